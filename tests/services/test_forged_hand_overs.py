"""Every hand-over that is not what it says is refused with the reason, and nothing of it reaches the record."""

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.hand_over import HandOver
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.problems import HandOverProblem
from nhsbn_desktop.domain.sign_off import SignOff
from nhsbn_desktop.domain.signing_keys import EnrolledKey, key_in_use
from nhsbn_desktop.record.codec import encode
from nhsbn_desktop.record.hand_over_file import CONTENTS, FILES, SIGNATURE, contents_of, read_hand_over
from nhsbn_desktop.services import answers, signing_keys, submissions
from nhsbn_desktop.services.sample import write_sample
from nhsbn_desktop.signing.signatures import SigningKey, new_key, sign_statement
from tests.services.three_desks import (
    ANN,
    DIRECTOR,
    LEAD,
    Place,
    collection,
    hand_over,
    look,
    open_place,
    set_out,
    take,
    three_places,
)  # fmt: skip

UNIT, SECTION = "Alderbrook", collection().sections[0]
CODE = collection().section_codes(SECTION)[0]
STRANGER = new_key()
JUNE = datetime(2025, 6, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Scene:
    """What was handed to the lead, and what comes back from them: one answer corrected."""

    ann: Place
    lead: Place
    director: Place
    out: Path
    back: Path
    folder: Path

    def again(self, name: str, members: dict[str, bytes]) -> Path:
        path = self.folder / f"{name}.handover"
        with zipfile.ZipFile(path, "w") as packed:
            for member, content in members.items():
                packed.writestr(member, content)
        return path

    def members(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.back) as packed:
            return {name: packed.read(name) for name in packed.namelist()}

    def resealed(self, hand_over: HandOver, key: SigningKey | None = None) -> Path:
        """The file as the lead's own program would seal it, or whoever's key is given."""
        content, sha256 = contents_of(hand_over)
        seal = hand_over.seal(sha256)
        signature = sign_statement(key, seal) if key else self.lead.session.sign(seal).signature
        return self.again("forged", self.members() | {CONTENTS: content, SIGNATURE: signature.encode()})

    @property
    def sent(self) -> HandOver:
        return read_hand_over(self.back).hand_over

    def with_change(self, forged: Carried, signer: Place | None = None) -> Path:
        """The lead's hand-over with one more change, signed by who is given."""
        if signer is not None:
            forged = replace(forged, signature=signer.session.sign(forged.statement).signature)
        return self.resealed(replace(self.sent, changes=(*self.sent.changes, forged)))

    @property
    def own(self) -> Carried:
        return self.sent.changes[-1]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    sample = write_sample(tmp_path_factory.mktemp("sample"))
    one = replace(sample, workbooks=tuple(w for w in sample.workbooks if (w.unit, w.year) == (UNIT, "2025/26")))
    folder = tmp_path_factory.mktemp("desks")
    with three_places(folder) as (ann, lead, director):
        set_out(ann, one)
        out = hand_over(ann, LEAD, [SECTION])
        take(lead, out)
        submission = submissions.load(lead.session, collection(), UNIT)
        answers.correct(lead.session, submission, CODE, Decimal(41), "recount")
        yield Scene(ann, lead, director, out, hand_over(lead, ANN), folder)


def _made(scene: Scene, number: int = 0, **said: Any) -> Carried:
    """A change that nobody made, under a number of the lead's desk that is still free."""
    free = number or scene.sent.number - 1
    thing = said.pop("thing", None)
    text = encode(thing) if thing is not None else scene.own.after
    key = thing.key if thing is not None else scene.own.key
    kind = type(thing).__name__ if thing is not None else scene.own.kind
    forged = replace(scene.own, origin=f"{scene.sent.desk}/{free}", after=text, key=key, kind=kind, signature="")
    return replace(forged, **said)


def _altered_text(scene: Scene) -> Path:
    members = scene.members()
    return scene.again(
        "altered", members | {CONTENTS: members[CONTENTS].replace(b'"41', b'"99').replace(b"41\\", b"99\\")}
    )


def _spelled_otherwise(scene: Scene) -> Path:
    members = scene.members()
    return scene.again("spelled", members | {CONTENTS: json.dumps(json.loads(members[CONTENTS])).encode()})


def _workbook_changed(scene: Scene) -> Path:
    members = scene.members()
    name = next(name for name in members if name.startswith(FILES))
    return scene.again("workbook", members | {name: members[name] + b" "})


def _workbook_swapped(scene: Scene) -> Path:
    members = {name: held for name, held in scene.members().items() if not name.startswith(FILES)}
    return scene.again("swapped", members | {f"{FILES}{'0' * 64}": b"another"})


def _signature_of_another(scene: Scene) -> Path:
    other = zipfile.ZipFile(scene.out).read(SIGNATURE)
    return scene.again("signature", scene.members() | {SIGNATURE: other})


def _cut_short(scene: Scene) -> Path:
    path = scene.folder / "short.handover"
    path.write_bytes(scene.back.read_bytes()[:-400])
    return path


def _no_zip(scene: Scene) -> Path:
    path = scene.folder / "text.handover"
    path.write_text("not a hand-over")
    return path


def _other_signed(scene: Scene) -> Path:
    """A signature that the lead made for one change, put under another."""
    return scene.with_change(replace(_made(scene), signature=scene.own.signature))


def _correction(by: str = LEAD.key, value: int = 1) -> Correction:
    submission, at = collection().submission_key(UNIT), JUNE
    return Correction(submission, CODE, Decimal(value), "", by, at)


def _sign_off() -> SignOff:
    return SignOff(collection().submission_key(UNIT), LEAD.key, JUNE, (), "d", ())


def _plan_row() -> PlanEntry:
    day = JUNE.date()
    return PlanEntry(collection().key, SECTION, LEAD.key, "ESR", day, day)


_KEY_OF_MINE = EnrolledKey(ANN.key, STRANGER.public, LEAD.key, JUNE)

FORGED: dict[str, tuple[Callable[[Scene], Path], str]] = {
    "cut short": (_cut_short, "cut short on its way"),
    "no hand-over at all": (_no_zip, "not a hand-over"),
    "an answer in it changed": (_altered_text, "altered after it was made"),
    "written another way": (_spelled_otherwise, "altered after it was made"),
    "a workbook in it changed": (_workbook_changed, "a workbook in it was changed"),
    "a workbook in it swapped": (_workbook_swapped, "not those it lists"),
    "something slipped in": (
        lambda scene: scene.again("extra", scene.members() | {"run.exe": b"MZ"}),
        "no part of a hand-over",
    ),
    "the signature of another": (_signature_of_another, "signature does not belong"),
    "sealed with a stranger's key": (
        lambda scene: scene.resealed(replace(scene.sent, public=STRANGER.public), STRANGER),
        "not signed with the key that is enrolled",
    ),
    "sealed by somebody else than it says": (lambda scene: scene.resealed(scene.sent, STRANGER), "signature does not"),
    "sent in the name of the director": (
        lambda scene: scene.resealed(replace(scene.sent, sender=DIRECTOR)),
        "not signed with the key that is enrolled",
    ),
    "sent by a lead who calls himself an officer": (
        lambda scene: scene.resealed(replace(scene.sent, sender=replace(LEAD, role=Role.IQO))),
        "in that role",
    ),
    "sent by somebody nobody knows": (
        lambda scene: scene.resealed(
            replace(scene.sent, sender=Person("x", "X", Role.NOMINATED_LEAD), public=STRANGER.public), STRANGER
        ),
        "not enrolled at this desk",
    ),
    "addressed to the director": (
        lambda scene: scene.resealed(replace(scene.sent, to=DIRECTOR, to_public="00" * 32)),
        "addressed to",
    ),
    "made at this very desk": (lambda scene: scene.out, "made at this desk"),
    "coming back for what was never handed over": (
        lambda scene: scene.resealed(replace(scene.sent, answers="ffff")),
        "comes back for a hand-over that was not made at this desk",
    ),
    "of a newer form": (lambda scene: scene.resealed(replace(scene.sent, form=2)), "newer version"),
    "a change in the officer's name, unsigned": (
        lambda scene: scene.with_change(_made(scene, by=ANN.key, thing=_correction(ANN.key))),
        f"in the name of {ANN.name} is not signed by them",
    ),
    "a change in the officer's name, signed by the lead": (
        lambda scene: scene.with_change(_made(scene, by=ANN.key, thing=_correction(ANN.key)), scene.lead),
        f"in the name of {ANN.name} does not bear their signature",
    ),
    "a lead's own change without a signature": (lambda scene: scene.with_change(_made(scene)), "not signed by them"),
    "a signature moved to another change": (_other_signed, "does not bear their signature"),
    "a lead who signs off": (
        lambda scene: scene.with_change(_made(scene, thing=_sign_off(), act=Act.SIGN_OFF.name), scene.lead),
        "may not do this",
    ),
    "a lead who plans, calling it a correction": (
        lambda scene: scene.with_change(_made(scene, thing=_plan_row()), scene.lead),
        "may not do this to a PlanEntry",
    ),
    "a lead who enrols a key for the officer": (
        lambda scene: scene.with_change(_made(scene, thing=_KEY_OF_MINE, act=Act.ENROL_KEY.name), scene.lead),
        "may not do this",
    ),
    "an answer written in somebody else's name": (
        lambda scene: scene.with_change(_made(scene, thing=_correction(ANN.key)), scene.lead),
        f"written in the name of {ANN.name}",
    ),
    "another thing than it says": (
        lambda scene: scene.with_change(_made(scene, after=encode(replace(_correction(), code="other"))), scene.lead),
        "another thing than it says",
    ),
    "a thing that cannot be read": (
        lambda scene: scene.with_change(_made(scene, after='{"by":1}'), scene.lead),
        "cannot be understood",
    ),
    "a kind of fact that never travels": (
        lambda scene: scene.with_change(_made(scene, kind="Receipt"), scene.lead),
        "no hand-over may",
    ),
    "a change about another collection": (
        lambda scene: scene.with_change(_made(scene, key="CYP-2025-26/Trust/A"), scene.lead),
        "another collection",
    ),
    "a change that came before, altered": (
        lambda scene: scene.resealed(
            replace(scene.sent, changes=tuple(replace(one, why="no reason") for one in scene.sent.changes))
        ),
        "says something else now",
    ),
    "a change that claims to be made here": (
        lambda scene: scene.with_change(_made(scene, origin=f"{scene.ann.session.record.desk()}/9999"), scene.lead),
        "made at this desk",
    ),
    "a change made after the hand-over": (
        lambda scene: scene.with_change(_made(scene, number=scene.sent.number + 1), scene.lead),
        "made after the hand-over",
    ),
    "one change twice": (
        lambda scene: scene.resealed(replace(scene.sent, changes=(*scene.sent.changes, scene.own))),
        "stands in it twice",
    ),
}


@pytest.mark.parametrize("case", FORGED)
def test_a_forged_hand_over_is_refused_with_the_reason(scene: Scene, case: str) -> None:
    forge, reason = FORGED[case]
    before = scene.ann.session.record.head()
    with pytest.raises(HandOverProblem, match=reason) as refused:
        look(scene.ann, forge(scene))
    assert refused.value.advice
    assert scene.ann.session.record.head() == before


def test_the_true_one_is_taken(scene: Scene) -> None:
    """Or the table above would prove nothing."""
    assert [one.after.value for one in look(scene.ann, scene.back).landing] == [41]


def test_one_for_the_lead_does_not_open_on_the_directors_desk(scene: Scene) -> None:
    with pytest.raises(HandOverProblem, match=f"addressed to {LEAD.name}"):
        look(scene.director, scene.out)


def test_at_an_empty_desk_nobody_but_an_officer_is_heard_first(scene: Scene, tmp_path: Path) -> None:
    fresh = open_place(tmp_path / "fresh", ANN)
    public = signing_keys.read_offer(signing_keys.set_up(fresh.session, "Ann")).public
    path = scene.resealed(replace(scene.sent, to_public=public))
    with pytest.raises(HandOverProblem, match="not enrolled at this desk"):
        look(fresh, path)
    fresh.session.record.close()


def test_what_was_taken_in_is_refused_when_it_comes_again_and_so_is_what_is_older(tmp_path: Path, scene: Scene) -> None:
    with three_places(tmp_path) as (ann, lead, _):
        first, second = hand_over(ann, LEAD), hand_over(ann, LEAD, name="second.handover")
        take(lead, second)
        for path, reason in ((second, "taken in already"), (first, "out of date")):
            with pytest.raises(HandOverProblem, match=reason):
                look(lead, path)


def test_a_key_taken_out_of_use_sends_nothing_more(tmp_path: Path) -> None:
    with three_places(tmp_path) as (ann, lead, _):
        take(lead, hand_over(ann, LEAD))
        key = key_in_use(ann.session.record.all(EnrolledKey), LEAD.key)
        assert key is not None
        signing_keys.end(ann.session, key, "the laptop was lost", ann.session.now() - timedelta(days=1))
        with pytest.raises(HandOverProblem, match="not signed with the key"):
            look(ann, hand_over(lead, ANN))
