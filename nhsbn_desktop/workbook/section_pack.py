"""Section packs: a copy of the workbook for one lead, in which nothing of what the other leads wrote is left."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from nhsbn_desktop.workbook.asking.asked import Structure
from nhsbn_desktop.workbook.calculating.formulas import ANYWHERE, Place, looks_at
from nhsbn_desktop.workbook.formats import refuse
from nhsbn_desktop.workbook.package import Package, open_package
from nhsbn_desktop.workbook.packing.pack_identity import PackIdentity, add_identity
from nhsbn_desktop.workbook.packing.scrubbing import (
    scrub_criteria,
    scrub_drawings,
    scrub_links,
    scrub_notes,
    scrub_people,
    scrub_strings,
)
from nhsbn_desktop.workbook.packing.stale_values import dependent_places, without_result
from nhsbn_desktop.workbook.packing.tabs import hide_tabs, lock_tabs
from nhsbn_desktop.workbook.packing.traces import blank_traces, drop_names
from nhsbn_desktop.workbook.packing.withholding import Share, choose_sections, divide, filled, names_of
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.markup import relations
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.splice import NewCell
from nhsbn_desktop.workbook.reader import Workbook, read_package
from nhsbn_desktop.workbook.saving import judge_target, save_like
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.writer import (
    Patch,
    forget_calculation_chain,
    judge_package,
    rebuilt,
    recalculate_on_opening,
)

_COPIES = {
    "xl/pivotcache/": "a pivot table, which keeps a copy of the answers",
    "xl/model/": "a data model, which keeps a copy of the answers",
    "xl/embeddings/": "another file inside it, which may hold answers",
    "xl/querytables/": "a table fetched from elsewhere, which may hold answers",
}
_IN_EXCEL = "Take it out in Excel, or share the workbook with this lead in another way."


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds. `own` counts the cells that its lead may fill in, `blanked` those of the others that were
    emptied, `results` the formulas whose saved result was taken out, `strings` the loose texts scrubbed, `notes` the
    notes emptied. `parts` are those that differ from the original. `notices` a person should read."""

    identity: PackIdentity
    sections: tuple[str, ...]
    hidden: tuple[str, ...]
    own: int
    blanked: int
    results: int
    strings: int
    notes: int
    parts: tuple[str, ...]
    notices: tuple[str, ...] = ()


def make_pack(
    source: Path,
    target: Path,
    sections: Iterable[str],
    structure: Structure | None = None,
    *,
    password: str | None = None,
    lock: bool = False,
) -> Pack:
    """Writes `target` as the pack of these sections (by name, or by their tabs' names) of the workbook `source`.

    The other sections' tabs are hidden, or with `lock` left to be seen and locked, and emptied of answers, notes,
    threads and whatever Excel saved of them elsewhere; the form itself stays. Before it is saved the whole package is
    searched for the texts that were taken out. `structure` is the workbook's, found here where it is not given. A
    password is asked for and kept.

    Raises WorkbookProblem, with nothing written, for sections that are not there, for a workbook that cannot be patched
    safely, and where a copy of the answers stands where it cannot be taken out.
    """
    judge_target(source, target)
    package = open_package(source, password)
    workbook = read_package(package)
    structure = structure or find_structure(workbook)
    identity = PackIdentity(secrets.token_hex(8), package.sha256, choose_sections(structure, sections), lock)
    content, pack = pack_content(workbook, structure, identity)
    save_like(package, target, content)
    return pack


def pack_content(workbook: Workbook, structure: Structure, identity: PackIdentity) -> tuple[bytes, Pack]:
    """The bytes of a pack with this identity, before any password, and what it holds. The same every time. Raises
    WorkbookProblem, as `make_pack` does."""
    package = workbook.package
    judge_package(package)
    _refuse_copies(package)
    share = divide(workbook, structure, identity.sections)
    making = _Making(workbook, share)
    making.empty_cells()
    recalculate_on_opening(making.patch)
    making.empty_notes()
    gone = making.texts | set(scrub_people(making.patch)) | drop_names(making.patch, workbook, share.closed)
    kept = replace(share, hidden=frozenset()) if identity.locked else share
    hide_tabs(making.patch, workbook, kept)
    if identity.locked:
        lock_tabs(making.patch, workbook, share.hidden)
    strings = scrub_strings(making.patch)
    blank_traces(making.patch, gone - making.kept_texts())
    added = add_identity(making.patch, identity)
    pack = Pack(
        identity=identity,
        sections=identity.sections,
        hidden=tuple(sheet.name for sheet in workbook.sheets if sheet.name in kept.hidden),
        own=sum(map(len, share.own.values())),
        blanked=making.blanked,
        results=making.results,
        strings=strings,
        notes=making.notes,
        parts=tuple(sorted({*making.patch.replaced, *making.patch.dropped, *added})),
        notices=_notices(workbook, structure, share),
    )
    return rebuilt(making.patch, added), pack


class _Making:
    """A pack on its way: what has been taken out of which sheet so far."""

    def __init__(self, workbook: Workbook, share: Share) -> None:
        self.workbook, self.share, self.patch = workbook, share, Patch(workbook.package)
        self.blanked = self.results = self.notes = 0
        self.texts: set[str] = set()
        self._filled = {
            sheet.name: filled(sheet, share.withheld.get(sheet.name, frozenset())) for sheet in workbook.sheets
        }
        self._sources = frozenset(name.lower() for name, places in self._filled.items() if places)
        self._stale = dependent_places(workbook, self._sources)

    def empty_cells(self) -> None:
        """Blanks what the others wrote, and takes out the saved results that come from it."""
        formula_lost = False
        for sheet in self.workbook.sheets:
            withheld = self._filled[sheet.name]
            stale = self._stale.get(sheet.name, frozenset()) - withheld
            new = {place: NewCell(sheet.layout.style_of_place(*place)) for place in withheld}
            new |= {place: without_result(sheet, place) for place in stale}
            if new:
                self.patch.splice(sheet, new)
            self.texts |= {value for place in withheld if isinstance(value := sheet.answer_at(*place), str)}
            self.blanked += len(withheld)
            self.results += len(stale)
            formula_lost = formula_lost or any(sheet.is_formula(*place) for place in withheld)
        if formula_lost:
            forget_calculation_chain(self.patch)

    def empty_notes(self) -> None:
        """Empties notes, threads, filters, scenarios, links and drawings of what the others wrote."""
        names = names_of(self.workbook)
        tainted = self._sources | {name.lower() for name in self._stale} | {ANYWHERE}
        for sheet in self.workbook.sheets:
            withheld = self.share.withheld.get(sheet.name)
            scrub_drawings(self.patch, sheet.part, lambda formula: bool(looks_at(formula, "", names) & tainted))
            if not withheld and sheet.name not in self.share.closed:
                continue
            whole = sheet.name in self.share.closed
            theirs = self._theirs(sheet, whole=whole)
            self.texts |= {text for where, text in sheet.comments.items() if theirs(split_address(where))}
            self.notes += scrub_notes(self.patch, sheet.part, theirs, whole=whole)
            scrub_criteria(self.patch, sheet.part)
            scrub_links(self.patch, sheet.part, withheld or ())

    def _theirs(self, sheet: Sheet, *, whole: bool) -> Callable[[Place], bool]:
        """Whether a note at a place is the others': on a tab of theirs, on a cell of theirs, or beside only such."""
        if whole:
            return lambda place: True
        withheld = self.share.withheld.get(sheet.name, frozenset())
        own = self.share.own.get(sheet.name, frozenset())
        rows = {row for row, _ in withheld} - {row for row, _ in own}
        return lambda place: place in withheld or place[0] in rows

    def kept_texts(self) -> frozenset[str]:
        """The texts that rightly stay in the pack: the form's, and the lead's own."""
        return frozenset(
            text
            for sheet in self.workbook.sheets
            for place in sheet.grid
            if place not in self._filled[sheet.name] and (text := sheet.text_at(*place))
        )


def _refuse_copies(package: Package) -> None:
    for start, what in _COPIES.items():
        if any(name.startswith(start) for name in package.members):
            raise refuse(package.file_name, f"holds {what}, so no pack can be made of it", _IN_EXCEL)


def _notices(workbook: Workbook, structure: Structure, share: Share) -> tuple[str, ...]:
    notices = []
    if structure.proposed:
        notices.append("Nothing in this workbook is unlocked, so its answer cells are a guess: look at the pack first.")
    for sheet in workbook.sheets:
        if sheet.name not in share.closed or not sheet.visible:
            continue
        if not sheet.protected:
            notices.append(
                f"{sheet.name} is not protected: anything typed outside its answer cells is still in the pack."
            )
        if any(relation.kind == "drawing" for relation in relations(workbook.package, sheet.part).values()):
            notices.append(f"{sheet.name} has pictures or drawings, which were left as they are.")
    return tuple(notices)
