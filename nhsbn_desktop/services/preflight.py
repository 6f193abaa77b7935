"""A dry run: everything that could stop a submission, looked at in order, and what would be sent; nothing is."""

import json
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.change_note import write_change_note
from nhsbn_desktop.domain.leaks import Leak
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.preflight import (
    Step,
    Verdict,
    about_answers,
    about_clock,
    about_deadline,
    about_identity,
    about_leaks,
    about_sign_in,
    about_version,
)
from nhsbn_desktop.domain.problems import NetworkProblem, Problem
from nhsbn_desktop.domain.programme import Participation
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.network.manifest import WorkbookFile, build_manifest, package_name
from nhsbn_desktop.network.package import PackageSums, describe_workbook, write_package
from nhsbn_desktop.network.routes import Parcel, Route
from nhsbn_desktop.network.setup import NetworkSetup
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.inspection import inspect_outgoing
from nhsbn_desktop.workbook.leaks.cleaning import clean
from nhsbn_desktop.workbook.outgoing import outgoing_name, write_outgoing

__all__ = ["LET_IN", "DryRun", "Leak", "Step", "Verdict", "WouldSend", "ask_route", "dry_run", "prepare"]

LET_IN = "let in"  # in place of a screen: the person signs in, or enters the route's passwords
_ABOUT_WHO = frozenset({"auth", "forbidden", "cert_local", "tls_untrusted", "tls_intercepted"})
_HOW = {
    "hand-over": "written as files, for a person to pass on",
    "portal": "sent by its portal",
    "mesh": "sent from your MESH mailbox to its own",
}


@dataclass(frozen=True)
class WouldSend:
    """Exactly what would go: the package with its sums, the workbook in it, and the manifest, whose number and time are
    made up. `cleaned` says in sentences what the program would take out of the copy."""

    route: str
    parcel: Parcel
    workbook: WorkbookFile
    manifest: Mapping[str, Any]
    cleaned: tuple[str, ...]

    @property
    def words(self) -> str:
        where = "the practice Network" if self.parcel.practice else "the Network"
        how = _HOW.get(self.route, f"sent by {self.route}")
        return f"{self.parcel.name}, {self.parcel.bytes:,} bytes, would go to {where}: {how}."

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Name by name, for a person to read or copy."""
        return (
            ("Package", self.parcel.name),
            ("Size", f"{self.parcel.bytes:,} bytes"),
            ("SHA-256", self.parcel.package_sha256),
            ("Workbook", self.workbook.name),
            ("Its size", f"{self.workbook.bytes:,} bytes"),
            ("Its SHA-256", self.workbook.sha256),
            ("Manifest SHA-256", self.parcel.manifest_sha256),
            ("Version", str(self.manifest["version"])),
            ("Takes the place of", str(self.manifest["supersedes"] or "nothing: it is the first")),
        )

    @property
    def manifest_text(self) -> str:
        return json.dumps(self.manifest, indent=2, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class DryRun:
    """`leaks` are what was found in the copy before anything was taken out of it, `left` what is still there after;
    `sending` is None where no copy could be written."""

    steps: tuple[Step, ...]
    sending: WouldSend | None = None
    leaks: tuple[Leak, ...] = ()
    left: tuple[Leak, ...] = ()

    @property
    def ready(self) -> bool:
        return not any(step.verdict is Verdict.STOPS for step in self.steps)

    @property
    def would(self) -> str:
        """In a sentence, what would be sent and where; empty where nothing could be."""
        return self.sending.words if self.sending else ""

    @property
    def manifest(self) -> Mapping[str, Any] | None:
        return self.sending.manifest if self.sending else None


def dry_run(
    session: Session, network: NetworkSetup, submission: Submission, route: str, *, online: bool = True
) -> DryRun:
    """Looks at everything that sending by this route would meet, up to the point where something would leave: the
    server is asked what it takes, and the time, unless `online` is False. Raises nothing that a person can mend."""
    run = prepare(session, network, submission, route)
    if run.sending is None:
        return run
    return replace(run, steps=(*run.steps, *ask_route(network, run.sending, session.now, online=online)))


def prepare(
    session: Session, network: NetworkSetup, submission: Submission, route: str, cleaning: Collection[str] = ()
) -> DryRun:
    """The part of a dry run that needs the record and no network: the copy is written, inspected, cleaned of the leaks
    with these keys, inspected again and packed, all in a folder that goes afterwards."""
    participation = session.record.get(Participation, submission.collection.key)
    registered_on = participation.registered_on if participation else None
    steps = [*about_answers(submission), *about_identity(submission, registered_on)]
    steps += [about_version(submission), about_deadline(submission, session.now().date())]
    if route not in network.routes:
        words = "This route is not set up on this computer."
        return DryRun((*steps, Step("Route", Verdict.STOPS, words, "Choose another route.")))
    if submission.reading is None:
        return DryRun(tuple(steps))
    try:
        leaks, left, sending = _written(session, network, submission, submission.reading, route, cleaning)
    except Problem as problem:
        return DryRun((*steps, Step("The copy", Verdict.STOPS, problem.message, problem.advice, "workbook")))
    return DryRun((*steps, about_leaks(left)), sending, leaks, left)


def _written(
    session: Session, network: NetworkSetup, submission: Submission, reading: Reading, route: str,
    cleaning: Collection[str],
) -> tuple[tuple[Leak, ...], tuple[Leak, ...], WouldSend]:  # fmt: skip
    before = submission.latest_staged
    version = before.version + 1 if before else 1
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as folder:
        copy = Path(folder) / outgoing_name(submission, version, practice=network.practice)
        told = write_outgoing(session.files.path(reading.file_digest), copy, submission).told
        first = session.first(Reading, reading.key)
        leaks = left = inspect_outgoing(copy, first, session.files.path)
        chosen = [leak for leak in leaks if leak.key in cleaning and leak.remedy]
        if chosen:
            told += clean(copy.replace(copy.with_name(f"uncleaned {copy.name}")), copy, chosen)
            left = inspect_outgoing(copy, first, session.files.path)
        people, trail = session.record.all(Person), session.record.changes(under=submission.key)
        workbook = describe_workbook(copy)
        manifest = build_manifest(
            submission,
            workbook,
            submission_id=str(uuid4()),
            version=version,
            supersedes=before.id if before else "",
            people=people,
            client_version=__version__,
            created=session.now(),
            practice=network.practice,
            cleaned=told,
            change_note=write_change_note(submission, before, trail, people) if before else None,
        )
        package = Path(folder) / "package.zip"
        parcel = _parcel(manifest, write_package(copy, manifest, package), package, network)
    return leaks, left, WouldSend(route, parcel, workbook, manifest, told)


def _parcel(manifest: Mapping[str, Any], sums: PackageSums, package: Path, network: NetworkSetup) -> Parcel:
    return Parcel(
        str(manifest["submission_id"]),
        package,
        package_name(manifest),
        sums.bytes,
        sums.package_sha256,
        sums.manifest_sha256,
        sums.file_sha256,
        network.practice,
    )


def ask_route(
    network: NetworkSetup, sending: WouldSend, now: Callable[[], datetime], *, online: bool = True
) -> tuple[Step, ...]:
    """The part of a dry run that needs the network and no record: size, sign-in and certificates, clock. Nothing of
    the submission is told to anybody."""
    way = network.routes[sending.route]
    if not online and way.capabilities().needs_sign_in:
        return (Step("Route", Verdict.LEFT_OUT, "The server was not asked."),)
    return tuple(_asked_steps(way, sending.parcel, now))


def _asked_steps(way: Route, parcel: Parcel, now: Callable[[], datetime]) -> Iterator[Step]:
    found, trouble = _asked(lambda: way.preflight(parcel))
    said, unheard = _asked(way.server_time) if not (found or trouble) else (None, None)
    troubles = [*(found or ()), *filter(None, (trouble, unheard))]
    for one in troubles:
        name = "Size" if one.kind == "too_big" else "Sign-in and certificates" if one.kind in _ABOUT_WHO else "Route"
        yield Step(name, Verdict.STOPS, one.message, one.advice, LET_IN if one.kind == "auth" else "")
    if troubles:
        return
    largest = way.capabilities().max_bytes
    limit = f", within the route's {largest / 2**20:,.0f} MB" if largest else ""
    yield Step("Size", Verdict.PASSED, f"{parcel.bytes:,} bytes{limit}.")
    yield about_sign_in(way.capabilities().needs_sign_in or way.id == "mesh", way.certificate_end(), now())
    yield Step("Route", Verdict.PASSED, "It can be used.")
    yield about_clock(said, now())


def _asked(question: Callable[[], Any]) -> tuple[Any, NetworkProblem | None]:
    try:
        return question(), None
    except NetworkProblem as trouble:
        return None, trouble
