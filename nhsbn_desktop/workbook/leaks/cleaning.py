"""Takes out of a copy what should not travel with it, by patching: each change is told, all else keeps its bytes."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from nhsbn_desktop.domain.leaks import Leak, Remedy
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.formats import refuse
from nhsbn_desktop.workbook.leaks.in_parts import PROPERTIES
from nhsbn_desktop.workbook.package import open_package
from nhsbn_desktop.workbook.packing.scrubbing import change, scrub_notes, scrub_strings
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.archive import Unusual, rebuild
from nhsbn_desktop.workbook.parts.splice import NewCell
from nhsbn_desktop.workbook.reader import Workbook, read_package
from nhsbn_desktop.workbook.writer import Patch, judge_package, judge_target, recalculate_on_opening, save_like

_IN_EXCEL = "Take it out in Excel instead, then open the workbook here again."
_AUTHOR = re.compile(rb"(<(?:\w+:)?author\b[^>]*>)[^<]*(?=</)")
_PERSON = re.compile(rb'\b(displayName|userId|providerId)="[^"]*"')
_ABSOLUTE = re.compile(rb'(<(?:\w+:)?absPath\b[^>]*\burl=")[^"]*(")')


def clean(source: Path, target: Path, choices: Collection[Leak], *, password: str | None = None) -> tuple[str, ...]:
    """Writes `target` as a copy of `source` without what was chosen; says each change in a sentence.

    A leak without a remedy cannot be chosen. Every part that no choice concerns keeps its very bytes. Raises
    WorkbookProblem, leaving no half-written file, where a choice cannot be carried out or the copy cannot be written.
    """
    return _rewrite(
        source, target, password, lambda patch, book: (_carry_out(patch, book, leak) for leak in _in_order(choices))
    )


def tidy(source: Path, target: Path, notes: Collection[Cell]) -> tuple[str, ...]:
    """Writes `target` as a copy of `source` without the notes on these cells and without the texts that no cell uses.
    Raises WorkbookProblem, leaving no half-written file."""
    return _rewrite(
        source, target, None, lambda patch, book: iter((clear_notes(patch, book, notes), _empty_strings(patch)))
    )


def _rewrite(
    source: Path, target: Path, password: str | None, steps: Callable[[Patch, Workbook], Iterator[Iterator[str]]]
) -> tuple[str, ...]:
    judge_target(source, target)
    package = open_package(source, password)
    judge_package(package)
    patch = Patch(package)
    told = [sentence for step in steps(patch, read_package(package)) for sentence in step]
    try:
        content = rebuild(package.raw, package.archive, patch.replaced, frozenset(patch.dropped))
    except Unusual as problem:
        raise refuse(package.file_name, f"cannot be copied safely: {problem}", _IN_EXCEL) from problem
    save_like(package, target, content)
    return tuple(dict.fromkeys(told))


def _in_order(choices: Collection[Leak]) -> list[Leak]:
    """Cells first: what they leave behind in the list of texts is emptied after."""
    return sorted(choices, key=lambda leak: leak.remedy is Remedy.EMPTY_STRINGS)


def _carry_out(patch: Patch, book: Workbook, leak: Leak) -> Iterator[str]:
    match leak.remedy:
        case Remedy.CLEAR_CELL:
            return clear_cells(patch, book, leak.cells)
        case Remedy.CLEAR_NOTE:
            return clear_notes(patch, book, leak.cells)
        case Remedy.DROP_PART:
            return _drop(patch, leak.part)
        case Remedy.EMPTY_STRINGS:
            return _empty_strings(patch)
        case None:
            raise refuse(patch.package.file_name, f"cannot be cleaned of this: {leak.place}", _IN_EXCEL)
        case _:
            return _blank(patch, leak.part, *_BLANKS[leak.remedy])


def _empty_strings(patch: Patch) -> Iterator[str]:
    count = scrub_strings(patch)
    if count:
        yield f"Emptied {count} text{'s' if count > 1 else ''} that no cell uses."


def clear_cells(patch: Patch, book: Workbook, cells: Collection[Cell]) -> Iterator[str]:
    """Clears cells that hold no formula, and empties the texts that nothing uses any more."""
    for cell in cells:
        sheet = book.sheet(cell.sheet)
        place = split_address(cell.address)
        if sheet.is_formula(*place):
            raise refuse(book.file_name, f"works {cell} out with a formula", "Clear the cells it is worked out from.")
        patch.splice(sheet, {place: NewCell(sheet.layout.style_of_place(*place))})
        yield f"Cleared {cell}."
    if cells:
        recalculate_on_opening(patch)
        scrub_strings(patch)


def clear_notes(patch: Patch, book: Workbook, cells: Collection[Cell]) -> Iterator[str]:
    """Empties the notes on these cells and takes out their threads."""
    for name in dict.fromkeys(cell.sheet for cell in cells):
        sheet = book.sheet(name)
        places = {split_address(cell.address): cell for cell in cells if cell.sheet == name}
        if scrub_notes(patch, sheet.part, places.__contains__, whole=False):
            yield from (f"Emptied the comment on {cell}." for cell in places.values())


def _drop(patch: Patch, part: str) -> Iterator[str]:
    """Leaves a part out, with every mention of it: the relationship, and what points to it where it belongs."""
    package = patch.package
    name = part.lower()
    patch.dropped.add(package.members[name].filename)
    base = re.escape(part.rpartition("/")[2].encode())
    relation = re.compile(rb'<(?:\w+:)?Relationship\b[^>]*Target="[^"]*' + base + rb'"[^>]*/>', re.IGNORECASE)
    for listing in [one for one in package.members if one.endswith(".rels")]:
        ids = [re.search(rb'\bId="([^"]+)"', found[0]) for found in relation.finditer(package.read(listing))]
        change(patch, listing, partial(relation.sub, b""))
        owner = listing.replace("_rels/", "").removesuffix(".rels")
        for found in filter(None, ids) if owner in package else ():
            pointing = re.compile(rb'(<(?:\w+:)?pageSetup\b[^>]*?)\s\w+:id="' + re.escape(found[1]) + rb'"')
            change(patch, owner, partial(pointing.sub, rb"\1"))
    override = re.compile(rb'<(?:\w+:)?Override\b[^>]*PartName="/' + re.escape(part.encode()) + rb'"[^>]*/>', re.I)
    change(patch, "[Content_Types].xml", lambda content: override.sub(b"", content))
    yield f"Took out {part}."


def _blank(patch: Patch, part: str, how: Callable[[bytes], bytes], what: str) -> Iterator[str]:
    if change(patch, part, how):
        yield f"Blanked {what} ({part})."


def _without_properties(content: bytes) -> bytes:
    for tags in PROPERTIES.values():
        for tag in tags:
            content = re.sub(rf"(<{tag}\b[^>]*>)[^<]+(?=</)".encode(), rb"\1", content)
    return content


def _without_names(content: bytes) -> bytes:
    """Names and account names; who said what stays told apart by their ids."""
    content = _AUTHOR.sub(rb"\1", content)
    return _PERSON.sub(lambda found: found[1] + b'=""', content)


_BLANKS: Mapping[Remedy, tuple[Callable[[bytes], bytes], str]] = {
    Remedy.BLANK_PROPERTY: (_without_properties, "the names in the document's properties"),
    Remedy.BLANK_AUTHORS: (_without_names, "the names of those who commented"),
    Remedy.BLANK_PATH: (partial(_ABSOLUTE.sub, rb"\1\2"), "the folder it was saved in"),
}
