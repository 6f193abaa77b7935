"""Looks through what stands beside the cells of a workbook: comments, threads, defined names, names of tabs."""

import re
from collections.abc import Iterator

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.leaks import IDENTIFIERS, Leak, Remedy, sorts_in
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.leaks.in_cells import CODES, WHY
from nhsbn_desktop.workbook.leaks.known import Known, notes_of
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook, workbook_part

_NAME_TEXT = re.compile(r'"([^"]+)"')


def leaks_in_notes(workbook: Workbook, known: Known) -> Iterator[Leak]:
    """Identifiers in notes and threaded comments. Words are for people, so one that passes the check is no chance."""
    for sheet in workbook.sheets:
        said: dict[str, set[str]] = {}
        for address, text in notes_of(workbook.package, sheet):
            if not known.has_note(sheet, address, text):
                said.setdefault(address, set()).update(sorts_in(text))
        for address, sorts in said.items():
            yield from (_in_note(sheet, address, sort) for sort in sorted(sorts))


def _in_note(sheet: Sheet, address: str, sort: str) -> Leak:
    return Leak(
        CODES[sort],
        Severity.MUST_FIX if sort in IDENTIFIERS else Severity.CHECK,
        f"{sheet.name}, the comment on {address}",
        f"{sheet.name}: the comment on {address} holds what reads as {sort}.",
        "Empty the comment." if sort in IDENTIFIERS else "Look at it: empty it if it is a person's.",
        WHY,
        (Cell(sheet.name, address),),
        remedy=Remedy.CLEAR_NOTE,
    )


def leaks_in_names(workbook: Workbook, known: Known) -> Iterator[Leak]:
    """Identifiers in defined names and in the names of tabs, and hidden names that keep a text of their own."""
    for number, tab in enumerate(workbook.sheets, 1):
        for sort in sorts_in(tab.name) if known.sheet(tab.name) is None or not known.blank else ():
            severity = Severity.MUST_FIX if sort in IDENTIFIERS else Severity.CHECK
            message = f"The name of tab {number} holds what reads as {sort}."
            yield Leak(CODES[sort], severity, f"the name of tab {number}", message, "Rename the tab in Excel.", WHY)
    for number, name in enumerate(workbook.names, 1):
        if (name.name, name.refers_to) in known.names or name.name.startswith("_xlnm."):
            continue
        sorts = sorts_in(f"{name.name} {name.refers_to}")
        place = f"defined name {number}" if sorts_in(name.name) else f"the defined name {name.name}"
        if not sorts and not (name.hidden and _NAME_TEXT.search(name.refers_to)):
            continue
        yield from _in_name(place, sorts, _remedy(workbook, name.name))


def _in_name(place: str, sorts: tuple[str, ...], remedy: Remedy | None) -> Iterator[Leak]:
    said = place[:1].upper() + place[1:]
    do = "Clean it: the name is deleted." if remedy else "A formula uses it: change both in Excel."
    for sort in sorts:
        severity = Severity.MUST_FIX if sort in IDENTIFIERS else Severity.CHECK
        yield Leak(CODES[sort], severity, place, f"{said} holds what reads as {sort}.", do, WHY, remedy=remedy)
    if not sorts:
        message = f"{said} is hidden and keeps a text of its own."
        yield Leak("LEAK-HIDDEN", Severity.CHECK, place, message, do, remedy=remedy)


def _remedy(workbook: Workbook, name: str) -> Remedy | None:
    """A name that nothing mentions can be deleted."""
    used = re.compile(rb"(?<![\w.])" + re.escape(name.encode()) + rb"(?![\w.])", re.IGNORECASE)
    package, own = workbook.package, workbook_part(workbook.package)
    others = (part for part in package.members if part.endswith(".xml") and part != own)
    mentioned = any(used.search(package.read(part)) for part in others if part.startswith("xl/"))
    return None if mentioned else Remedy.DROP_NAME
