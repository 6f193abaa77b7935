"""Which cells of a workbook belong to some of its sections, and what of it another lead must not see."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.asking.asked import Question, Structure
from nhsbn_desktop.workbook.calculating.formulas import ANYWHERE, Place, looks_at
from nhsbn_desktop.workbook.comparing.skeleton import skeletons
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook

_FOR_ALL = frozenset({"introduction", "details", "lists", "support"})


@dataclass(frozen=True, slots=True)
class Share:
    """How a workbook divides between some sections and the rest.

    `own` are the sections' places by sheet; `withheld` those of the others, formulas typed into them included. `hidden`
    are the tabs with nothing of the sections on them, `closed` the sheets all of whose notes are the others'.
    """

    own: Mapping[str, frozenset[Place]]
    withheld: Mapping[str, frozenset[Place]]
    hidden: frozenset[str]
    closed: frozenset[str]


def choose_sections(structure: Structure, sections: Iterable[str]) -> tuple[str, ...]:
    """The sections by their names or their tabs' names, in capitals or not, as the workbook spells and orders them.
    Raises WorkbookProblem for a name that is neither."""
    known: dict[str, set[str]] = {}
    for question in structure.questions:
        known.setdefault(question.section.casefold(), set()).add(question.section)
        known.setdefault(question.sheet.casefold(), set()).add(question.section)
    chosen: set[str] = set()
    names = [section.name for section in structure.sections]
    for section in sections:
        exact = {name for name in names if name.casefold() == section.strip().casefold()}
        found = exact or known.get(section.strip().casefold())
        if not found:
            raise WorkbookProblem(f"There is no section {section!r} in this workbook.", _these(names))
        chosen |= found
    if not chosen:
        raise WorkbookProblem("No section was chosen.", _these(names))
    return tuple(name for name in names if name in chosen)


def split_names(text: str, structure: Structure) -> tuple[str, ...]:
    """Section names written with commas between them, where names may hold commas themselves: the longest name that
    fits is taken first."""
    known = {section.name.casefold() for section in structure.sections}
    known |= {question.sheet.casefold() for question in structure.questions}
    pieces, found = text.split(","), []
    while pieces:
        lengths = range(len(pieces), 0, -1)
        whole = next((n for n in lengths if ",".join(pieces[:n]).strip().casefold() in known), 1)
        found.append(",".join(pieces[:whole]).strip())
        del pieces[:whole]
    return tuple(name for name in found if name)


def _these(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"Its sections are: {listed}." if listed else "It has no sections: no questions were found in it."


def divide(workbook: Workbook, structure: Structure, sections: Iterable[str]) -> Share:
    """Divides a workbook between these sections, as the structure names them, and the others.

    An unlocked cell that answers no question goes with the questions of its row, else with the tab's, else to nobody:
    then it is withheld. So is what stands on the others' tabs where their form has no words of its own. What stands on
    the introduction, the submission details and the lists is for everybody. Where the answer cells are a guess, all of
    the others' tabs but their formulas is withheld. Raises WorkbookProblem where they are a guess and a tab is shared.
    """
    if structure.proposed:
        return _divide_by_tabs(workbook, structure, frozenset(sections))
    chosen = frozenset(sections)
    kinds = {summary.name: summary.kind for summary in structure.sheets}
    lists = sheets_of_lists(workbook)
    owners = _owners(structure)
    found = skeletons(workbook, structure)
    own: dict[str, frozenset[Place]] = {}
    withheld: dict[str, frozenset[Place]] = {}
    hidden, closed = set(), set()
    for sheet in workbook.sheets:
        places = found[sheet.name].answerable
        owned = owners.get(sheet.name, {})
        if not owned and (kinds[sheet.name] in _FOR_ALL or sheet.name.lower() in lists):
            continue
        mine = _places_of(chosen, owned, places)
        if not mine:
            closed.add(sheet.name)
            if sheet.visible and places:
                hidden.add(sheet.name)
        own[sheet.name] = frozenset(place for place in mine if not sheet.is_formula(*place))
        withheld[sheet.name] = (places - mine) | (_beside_form(sheet, owned) if owned and not mine else frozenset())
    return Share(own, withheld, frozenset(hidden), frozenset(closed))


_BESIDE = 3  # columns to the right of the answers in which a form still has headings: source, comments


def _beside_form(sheet: Sheet, owned: Mapping[Place, object]) -> frozenset[Place]:
    """The constants beside, below and among a tab's answers, locked as they may be: a tab that was unprotected for a
    while holds them, and nobody needs them who does not see the tab."""
    first: dict[int, int] = {}
    for row, column in owned:
        first[row] = min(column, first.get(row, column))
    last_row, last_column = max(first), max(column for _, column in owned) + _BESIDE

    def belongs(row: int, column: int) -> bool:
        return column < first[row] if row in first else row <= last_row and column <= last_column

    return frozenset(
        place
        for place, raw in sheet.grid.items()
        if not belongs(*place) and not (raw[4] or raw[5]) and not sheet.is_formula(*place)
    )


def _divide_by_tabs(workbook: Workbook, structure: Structure, chosen: frozenset[str]) -> Share:
    """Where nothing is unlocked, an answer that was filled in looks like any other text."""
    owners, kinds = _owners(structure), {summary.name: summary.kind for summary in structure.sheets}
    found = skeletons(workbook, structure)
    own: dict[str, frozenset[Place]] = {}
    withheld: dict[str, frozenset[Place]] = {}
    for sheet in workbook.sheets:
        names = set().union(*owners.get(sheet.name, {}).values())
        if names <= chosen:
            if names:
                own[sheet.name] = found[sheet.name].answerable
        elif names & chosen:
            raise WorkbookProblem(
                f"{sheet.name} is shared by several sections, and nothing in it is unlocked to tell them apart.",
                "Make one pack for all the sections of that tab, or unlock the answer cells in Excel first.",
            )
        elif kinds[sheet.name] not in _FOR_ALL:
            withheld[sheet.name] = frozenset(place for place in sheet.grid if not sheet.is_formula(*place))
    return Share(own, withheld, frozenset(withheld), frozenset(withheld))


def _owners(structure: Structure) -> dict[str, dict[Place, set[str]]]:
    """The sections that each place belongs to, by sheet."""
    owners: dict[str, dict[Place, set[str]]] = {}
    for question in structure.questions:
        for sheet, place in places_of(question):
            owners.setdefault(sheet, {}).setdefault(place, set()).add(question.section)
    return owners


def places_of(question: Question) -> Iterable[tuple[str, Place]]:
    """A question's answer cells, and those for its source and comments, by sheet and place."""
    cells = [*(cell for _, cell in question.cells), question.source_cell, question.comment_cell]
    return ((cell.sheet, split_address(cell.address)) for cell in cells if cell is not None)


def _places_of(chosen: frozenset[str], owned: Mapping[Place, set[str]], places: frozenset[Place]) -> frozenset[Place]:
    everyone = set().union(*owned.values()) if owned else set()
    if not everyone & chosen:
        return frozenset()
    if everyone <= chosen:
        return places
    by_row: dict[int, set[str]] = {}
    for (row, _), names in owned.items():
        by_row.setdefault(row, set()).update(names)
    return frozenset(
        place
        for place in places
        if (owned[place] <= chosen if place in owned else place[0] in by_row and by_row[place[0]] <= chosen)
    )


def label_cells(structure: Structure) -> dict[Cell, str]:
    """What a person calls each answer cell: its question in full, and its column where there are several."""
    labels: dict[Cell, str] = {}
    for question in structure.questions:
        for label, cell in question.cells:
            labels[cell] = f"{question.wording}, {label}" if len(question.cells) > 1 and label else question.wording
        if question.comment_cell is not None:
            labels[question.comment_cell] = f"{question.wording}, comments"
        if question.source_cell is not None:
            labels[question.source_cell] = f"{question.wording}, source"
    return labels


def names_of(workbook: Workbook) -> dict[str, str]:
    """What the defined names stand for, by name in lower case; several of one name on different sheets together."""
    names: dict[str, str] = {}
    for name in workbook.names:
        key = name.name.lower()
        names[key] = f"{names[key]},{name.refers_to}" if key in names else name.refers_to
    return names


def sheets_of_lists(workbook: Workbook) -> frozenset[str]:
    """The sheets, in lower case, from which drop-downs on other sheets take their items: part of the form."""
    names = names_of(workbook)
    found: set[str] = set()
    for sheet in workbook.sheets:
        for formula in {rule.formula for rule in sheet.layout.validations if rule.kind == "list"}:
            found |= looks_at(formula, sheet.name, names) - {sheet.name.lower(), ANYWHERE}
    return frozenset(found)


def filled(sheet: Sheet, places: Iterable[Place]) -> frozenset[Place]:
    """Of these places, the ones that hold anything."""
    return frozenset(
        place for place in places if (raw := sheet.grid.get(place)) and (raw[4] or raw[5] or raw[6] or raw[7])
    )


_NOT_DISTINCT = re.compile(r"[\d\s.,%£+-]*")


def is_telling(text: str) -> bool:
    """Whether a text is long enough that finding it elsewhere is no accident."""
    return len(text.strip()) >= 6 and not _NOT_DISTINCT.fullmatch(text)
