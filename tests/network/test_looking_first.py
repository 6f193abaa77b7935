"""Before sending, a route is asked what it takes: who is not let in, who is not there, what will not serve for long."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from nhsbn_desktop.domain.preflight import about_clock
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.network.package import describe_workbook
from nhsbn_desktop.network.routes import Parcel, Route
from nhsbn_desktop.network.routes.mesh import MeshRoute
from nhsbn_desktop.network.setup import NetworkSetup
from nhsbn_desktop.practice.control import Trouble
from nhsbn_desktop.services.preflight import Step, Verdict, WouldSend, ask_route
from tests.network.conftest import Practice, StagedItem

Asking = Callable[[Route], dict[str, Step]]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def ask(outbox: Outbox, stage: Callable[..., StagedItem], tmp_path: Path) -> Asking:
    """What a dry run says of a route, point by point."""
    staged = stage(size=20_000, route="mesh")
    sums = staged.files
    parcel = Parcel(staged.id, sums.package, "p.zip", sums.bytes, sums.package_sha256, sums.manifest_sha256,
                    sums.file_sha256, practice=True)  # fmt: skip
    sending = WouldSend("mesh", parcel, describe_workbook(staged.workbook), staged.manifest, ())

    def asking(route: Route) -> dict[str, Step]:
        network = NetworkSetup(outbox, {"mesh": route}, tmp_path, "", "", practice=True)
        return {step.name: step for step in ask_route(network, sending, now)}

    return asking


def test_a_mailbox_that_lets_us_in_passes_every_point(ask: Asking, open_mesh: Callable[..., MeshRoute]) -> None:
    steps = ask(open_mesh())
    assert list(steps) == ["Size", "Sign-in and certificates", "Route", "Clock"]
    assert all(step.verdict is Verdict.PASSED for step in steps.values()), steps


def test_a_wrong_mailbox_password_and_a_dead_line_stop(
    ask: Asking, open_mesh: Callable[..., MeshRoute], practice: Practice
) -> None:
    wrong = ask(open_mesh(password=lambda: "not it"))
    assert wrong["Sign-in and certificates"].verdict is Verdict.STOPS
    assert "did not accept the mailbox, its password" in wrong["Sign-in and certificates"].what
    practice.network.trouble(Trouble.OFFLINE)
    dead = ask(open_mesh())
    assert dead["Route"].verdict is Verdict.STOPS
    assert "Size" not in dead, "nothing is said to pass that nobody could ask"


@pytest.mark.parametrize(
    ("apart", "verdict", "words"),
    [
        ({"seconds": 40}, Verdict.PASSED, "It is right."),
        ({"minutes": 12}, Verdict.WARNS, "12 minutes out"),
        ({"hours": 3}, Verdict.STOPS, "3 hours out"),
        ({"days": 137}, Verdict.STOPS, "137 days out"),
    ],
)
def test_a_clock_that_is_out_is_told_by_how_much(apart: dict[str, int], verdict: Verdict, words: str) -> None:
    step = about_clock(now(), now() + timedelta(**apart))
    assert step.verdict is verdict
    assert words in step.what


@pytest.mark.parametrize(("days", "verdict"), [(40, Verdict.PASSED), (6, Verdict.WARNS), (-1, Verdict.STOPS)])
def test_a_certificate_that_ends_soon_is_told_in_time(
    ask: Asking, open_mesh: Callable[..., MeshRoute], practice: Practice, days: int, verdict: Verdict
) -> None:
    kept = (practice.folder / "clients-authority.pem").read_bytes()
    ends = now() + timedelta(days=days, hours=1)
    leaf = trustme.CA.from_pem(cert_bytes=kept, private_key_bytes=kept).issue_cert("trust.invalid", not_after=ends)
    own = practice.folder / f"ends in {days} days.pem"
    leaf.private_key_and_cert_chain_pem.write_to_path(str(own))
    step = ask(open_mesh(certificate=own, key=own))["Sign-in and certificates"]
    assert step.verdict is verdict, step
    if verdict is not Verdict.PASSED:
        assert f"{ends.day} {ends:%B %Y}" in step.what
        assert step.do
