"""Answers and other things that two desks changed differently, a row each: mine, theirs, what both began with, who."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.merging import Base, Choice, Conflict, Version
from nhsbn_desktop.services import trail

UNKNOWN = "not the same on both desks"


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One conflict in words. `key` is what the choice is given for; `choice` is None while nobody has decided."""

    key: object
    about: str
    base: str
    mine: str
    mine_by: str
    theirs: str
    theirs_by: str
    choice: Choice | None = None

    @property
    def kept(self) -> str:
        return {None: "Not decided", Choice.MINE: "Keep mine", Choice.THEIRS: "Take theirs"}[self.choice]


def conflict_rows(
    conflicts: Iterable[Conflict], names: Mapping[str, str], collections: Mapping[str, Collection]
) -> tuple[ConflictRow, ...]:
    """`names` are people's, by their key; the choice of a row is for the thing's kind and key."""
    return tuple(
        ConflictRow(
            key=(one.kind, one.key),
            about=trail.about(one.kind, one.key, names, collections),
            base=_began(one.base, names),
            mine=_stands(one.mine, names),
            mine_by=_by(one.mine, names),
            theirs=_stands(one.theirs, names),
            theirs_by=_by(one.theirs, names),
        )
        for one in conflicts
    )


def conflicts_model() -> TableModel[ConflictRow]:
    return TableModel[ConflictRow](
        [
            Column(
                "What", lambda row: row.about, second=lambda row: f"before both: {row.base}", tip=lambda row: row.about
            ),
            Column("Mine", lambda row: row.mine, second=lambda row: row.mine_by, width=196),
            Column("Theirs", lambda row: row.theirs, second=lambda row: row.theirs_by, width=196),
            Column("Keep", lambda row: row.kept, tone=_tone, as_tag=True, width=122),
        ],
        key=lambda row: row.key,
    )


def when(at: datetime) -> str:
    """As people say it, in this computer's time: 3 Apr, 16:40."""
    here = at.astimezone()
    return f"{here.day} {here:%b, %H:%M}"


def _began(base: Base | None, names: Mapping[str, str]) -> str:
    if base is None:
        return UNKNOWN
    return trail.words_of(base.thing, names) or ("as it is" if base.thing is not None else "as in the workbook")


def _stands(version: Version, names: Mapping[str, str]) -> str:
    return trail.words_of(version.thing, names) or ("taken away" if version.thing is None else "as it is")


def _by(version: Version, names: Mapping[str, str]) -> str:
    why = f": {version.why}" if version.why else ""
    return f"{names.get(version.by, version.by)}, {when(version.at)}{why}"


def _tone(row: ConflictRow) -> Tone:
    return Tone.WARNING if row.choice is None else Tone.SUCCESS
