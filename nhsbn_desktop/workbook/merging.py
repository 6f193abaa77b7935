"""Bringing a lead's pack back into the master: cell by cell, against what stood there when the pack was issued."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from nhsbn_desktop.domain.answers import Value, canonical
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.asking.asked import Structure
from nhsbn_desktop.workbook.calculating.formulas import Place
from nhsbn_desktop.workbook.comparing.pairing import SheetPairs, pair_sheets
from nhsbn_desktop.workbook.comparing.skeleton import Skeleton, skeletons
from nhsbn_desktop.workbook.comparing.tampering_kinds import Tampering
from nhsbn_desktop.workbook.package import package_of
from nhsbn_desktop.workbook.packing.pack_identity import PackIdentity
from nhsbn_desktop.workbook.packing.recognising import identify, refuse_another_form, refuse_another_return
from nhsbn_desktop.workbook.packing.returned_cells import Returned, returned_cells, strays
from nhsbn_desktop.workbook.packing.withholding import divide, label_cells
from nhsbn_desktop.workbook.parts.contents import Writable
from nhsbn_desktop.workbook.reader import Workbook, read_package, read_workbook
from nhsbn_desktop.workbook.saving import judge_target
from nhsbn_desktop.workbook.section_pack import pack_content
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.tampering import compare_form
from nhsbn_desktop.workbook.writer import write_copy

Side = Literal["master", "returned"]


@dataclass(frozen=True, slots=True)
class Merged:
    """One answer that was changed in the pack. `cell` is its place in the master; `label` its question and column;
    `kept` says which of two different answers the merged workbook has."""

    cell: Cell
    label: str
    base: Value
    master: Value
    returned: Value
    kept: Side = "returned"


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer of the pack that was not taken, and why. `cell` is where it stands in the pack."""

    cell: Cell
    label: str
    returned: Value
    why: str


@dataclass(frozen=True, slots=True)
class MergeResult:
    """`unchanged` counts the cells that the pack left as they were, or that the master has the same by now. `parts` of
    the master changed. `notices` are sentences that a person should read; `tampering` what was done to the form."""

    sections: tuple[str, ...]
    taken: tuple[Merged, ...]
    conflicts: tuple[Merged, ...]
    refused: tuple[Refused, ...]
    unchanged: int
    tampering: tuple[Tampering, ...]
    notices: tuple[str, ...]
    parts: tuple[str, ...] = ()


def merge(
    master: Path, returned: Path, base: Path, target: Path, *, take: Side | None = None, password: str | None = None
) -> MergeResult:
    """Writes `target` as the master with the answers that the returned pack changed since `base`.

    `base` is the workbook the pack was made from, or the pack as it was issued. Only answer cells of the pack's own
    sections are taken. Where the master's answer was changed too, and differently, that is a conflict: it is told, and
    the master's stands unless `take` says otherwise. Rows, columns and sheets that moved are followed by the words on
    them; where those do not tell, the answers are refused with the reason.

    Raises WorkbookProblem, with nothing written, for a pack of another base, or a file that is no copy of the form.
    """
    for read in (returned, base):
        judge_target(read, target)
    books = tuple(read_workbook(path, password) for path in (master, returned, base))
    result, values = compare_pack(*books, take=take)
    return replace(result, parts=write_copy(master, target, values, password=password))


def compare_pack(
    master: Workbook, returned: Workbook, base: Workbook, *, take: Side | None = None
) -> tuple[MergeResult, Mapping[Cell, Writable]]:
    """What merging a pack would do, and the values that it would write into the master's cells. Writes nothing. Raises
    WorkbookProblem, as `merge` does."""
    structure = find_structure(base)
    refuse_another_return(returned, base, structure)
    identity, notices = identify(returned, base, structure)
    forms = skeletons(base, structure)
    own = {name: places for name, places in divide(base, structure, identity.sections).own.items() if places}
    there, here = pair_sheets(forms, returned), pair_sheets(forms, master)
    for pairs in (there, here):
        refuse_another_form(forms, own, pairs, base.file_name)
    labels = label_cells(structure)
    found = [
        one
        for name, places in own.items()
        for one in returned_cells(base.sheet(name), places, there, here, labels, master)
    ]
    comparing = _Comparing(take)
    for one in found:
        comparing.judge(one)
    extra = [
        Refused(cell, "", value, why)
        for name in own
        if name in there.partners
        for cell, value, why in strays(forms[name], own[name], there)
    ]
    issued_forms, issued = _as_issued(base, structure, identity, forms)
    result = MergeResult(
        sections=identity.sections,
        taken=tuple(comparing.taken),
        conflicts=tuple(comparing.conflicts),
        refused=(*comparing.refused, *extra),
        unchanged=comparing.unchanged,
        tampering=tuple(compare_form(issued, returned, issued_forms)),
        notices=(*notices, *_moves(there, own), *_notes(base, returned, own, there), *comparing.notices),
    )
    return result, comparing.values


class _Comparing:
    """Each changed answer on its way to the master, a conflict or a refusal."""

    def __init__(self, take: Side | None) -> None:
        self.take = take
        self.taken: list[Merged] = []
        self.conflicts: list[Merged] = []
        self.refused: list[Refused] = []
        self.notices: list[str] = []
        self.values: dict[Cell, Writable] = {}
        self.unchanged = 0

    def judge(self, one: Returned) -> None:
        base, master, came = canonical(one.base), canonical(one.master), canonical(one.value)
        if one.lost:
            self.refused.append(Refused(one.cell, one.label, one.value, one.lost))
        elif came in (base, master):
            self.unchanged += 1
        elif one.closed:
            self.refused.append(Refused(one.cell, one.label, one.value, one.closed))
        elif base == master:
            self.taken.append(Merged(one.target, one.label, one.base, one.master, one.value))
            self._write(one)
        else:
            kept: Side = self.take or "master"
            self.conflicts.append(Merged(one.target, one.label, one.base, one.master, one.value, kept))
            if kept == "returned":
                self._write(one)

    def _write(self, one: Returned) -> None:
        self.values[one.target] = one.written
        if one.notice:
            self.notices.append(one.notice)


def _as_issued(
    base: Workbook, structure: Structure, identity: PackIdentity, forms: Mapping[str, Skeleton]
) -> tuple[Mapping[str, Skeleton], Workbook]:
    """The pack as it left, made again: what differs from that in the returned one is its lead's doing."""
    if not identity.id or identity.base != base.sha256:
        return forms, base
    issued = read_package(package_of("issued.xlsx", "", pack_content(base, structure, identity)[0]))
    return skeletons(issued, structure), issued


def _moves(pairs: SheetPairs, own: Iterable[str]) -> Iterable[str]:
    for name in own:
        if name in pairs.partners and not pairs.alignment(name).in_place:
            yield (
                f"{name}: rows or columns stand elsewhere in {pairs.other.file_name}, so its answers were matched by"
                " the words of their questions and headings."
            )


def _notes(base: Workbook, returned: Workbook, own: Mapping[str, frozenset[Place]], pairs: SheetPairs) -> Iterable[str]:
    for name in own:
        if name not in pairs.partners:
            continue
        before, after = base.sheet(name).comments, returned.sheet(pairs.partners[name]).comments
        new = [where for where, text in after.items() if text.strip() and text not in before.values()]
        if new:
            yield f"{name}: the notes added in the pack at {', '.join(sorted(new))} are not merged; read them there."
