"""Taking texts out of a package's parts: strings no cell uses, notes, threads and their people, filters, drawings."""

import re
from collections.abc import Callable, Iterable

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.calculating.formulas import Place
from nhsbn_desktop.workbook.formats import damaged
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.cells import NotSound, read_cells
from nhsbn_desktop.workbook.parts.markup import relations
from nhsbn_desktop.workbook.parts.texts import plain
from nhsbn_desktop.workbook.reader import workbook_part
from nhsbn_desktop.workbook.tags import elements
from nhsbn_desktop.workbook.writer import Patch

_ITEM, _NOTE, _THREAD, _PERSON = elements("si"), elements("comment"), elements("threadedComment"), elements("person")
_INDEX = re.compile(rb"<(?:\w+:)?v\b[^>]*>(\d+)</(?:\w+:)?v>")
_AUTHORS = re.compile(rb"<((?:\w+:)?)author\b[^>]*>[^<]*</(?:\w+:)?author>")
_TEXT_BOX = re.compile(rb"(<v:textbox\b[^>]*)(?<!/)>.*?</v:textbox>", re.DOTALL)
_CACHE, _SHAPE = elements("numCache", "strCache", "multiLvlStrCache", "lvl"), elements("sp")
_LINK = re.compile(rb'\btextlink="([^"]+)"')
_CHART_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*>([^<]+)</(?:\w+:)?f>")
_SHAPE_TEXT = re.compile(rb"(<((?:\w+:)?t)\b[^>]*>)[^<]*(</\2>)")
_CRITERIA = elements("filterColumn", "scenarios")
_CONTROL = re.compile(rb'\s(?:checked|sel|val)="[^"]*"')
_VML_STATE = re.compile(rb"<x:(Checked|Sel|Val)>[^<]*</x:\1>")


def content_of(patch: Patch, part: str) -> bytes:
    """A part as the patch has it so far."""
    return patch.replaced.get(patch.package.members[part.lower()].filename) or patch.package.read(part)


def change(patch: Patch, part: str, how: Callable[[bytes], bytes]) -> bool:
    """Replaces a part where `how` changes it; whether it did."""
    before = content_of(patch, part)
    after = how(before)
    if after != before:
        patch.replace(part, after)
    return after != before


def parts_of(patch: Patch, part: str, *kinds: str) -> list[str]:
    """The parts of these kinds that a part refers to."""
    related = relations(patch.package, part).values()
    return [one.part for one in related if one.kind in kinds and one.part in patch.package]


def scrub_strings(patch: Patch) -> int:
    """Empties the shared strings that no cell of the patched package uses any more, and says how many: blanking a cell
    leaves its text in the list. Raises WorkbookProblem where the list cannot be told apart."""
    book = workbook_part(patch.package)
    listing = next(iter(parts_of(patch, book, "sharedStrings")), None)
    if listing is None:
        return 0
    used = _used_strings(patch, book)
    number, scrubbed = -1, 0

    def empty(item: re.Match[bytes]) -> bytes:
        nonlocal number, scrubbed
        number += 1
        prefix = item[1].removesuffix(b"si")
        blank = b"<" + prefix + b"si><" + prefix + b"t/></" + prefix + b"si>"
        if number in used or not re.search(rb">[^<]+<", item[0]):
            return item[0]
        scrubbed += 1
        return blank

    if b"<!" in content_of(patch, listing):
        raise WorkbookProblem(
            f"{patch.package.file_name} lays out its list of texts as no spreadsheet program does.",
            "Open it in Excel, save it under another name, and make the pack from that copy.",
        )
    change(patch, listing, lambda content: _ITEM.sub(empty, content))
    return scrubbed


def _used_strings(patch: Patch, book: str) -> set[int]:
    used: set[int] = set()
    for part in parts_of(patch, book, "worksheet"):
        try:
            cells = read_cells(content_of(patch, part))[0].values()
        except NotSound as problem:  # such as a fault between the cells, which reading them alone passes over
            raise damaged(patch.package.file_name, f"has a damaged part, {part}") from problem
        used.update(int(cell[6]) for cell in cells if cell[3] in (b"s", "s") and cell[6] and cell[6].isdigit())
    for part in parts_of(patch, book, "dialogsheet", "chartsheet", "xlMacrosheet", "xlIntlMacrosheet"):
        used.update(int(index) for index in _INDEX.findall(content_of(patch, part)))
    return used


def scrub_notes(patch: Patch, part: str, withheld: Callable[[Place], bool], *, whole: bool) -> int:
    """Empties a sheet's notes and takes out its threads at the places that are `withheld`, with the names of those who
    wrote no others; says how many. `whole` empties the text boxes behind them too."""
    count = 0
    for listing in parts_of(patch, part, "comments"):
        change(patch, listing, lambda content: _without_notes(content, withheld))
        count += sum(1 for note in _NOTE.finditer(patch.package.read(listing)) if withheld(_where(note[2])))
    for listing in parts_of(patch, part, "threadedComment"):
        change(
            patch,
            listing,
            lambda content: _THREAD.sub(lambda one: b"" if withheld(_where(one[0])) else one[0], content),
        )
    if whole:
        for drawing in parts_of(patch, part, "vmlDrawing"):
            change(patch, drawing, lambda content: _VML_STATE.sub(b"", _TEXT_BOX.sub(rb"\1/>", content)))
        for control in parts_of(patch, part, "ctrlProp"):
            change(patch, control, lambda content: _CONTROL.sub(b"", content))
    return count


def _where(attributes: bytes) -> Place:
    found = re.search(rb'\bref="\$?([A-Za-z]+)\$?(\d+)', attributes)
    return split_address((found[1] + found[2]).decode()) if found else (0, 0)


def _without_notes(content: bytes, withheld: Callable[[Place], bool]) -> bytes:
    left: set[int] = set()

    def empty(note: re.Match[bytes]) -> bytes:
        prefix, attributes = note[1].removesuffix(b"comment"), note[2].removesuffix(b"/")
        if withheld(_where(attributes)):
            return b"<" + prefix + b"comment" + attributes + b"><" + prefix + b"text/></" + prefix + b"comment>"
        author = re.search(rb'\bauthorId="(\d+)"', attributes)
        left.add(int(author[1]) if author else 0)
        return note[0]

    content = _NOTE.sub(empty, content)
    number = -1

    def unnamed(author: re.Match[bytes]) -> bytes:
        nonlocal number
        number += 1
        return author[0] if number in left else b"<" + author[1] + b"author></" + author[1] + b"author>"

    return _AUTHORS.sub(unnamed, content)


def scrub_people(patch: Patch) -> tuple[str, ...]:
    """Takes out the people who have no threaded comment left, and says their names."""
    book = workbook_part(patch.package)
    left = b"".join(
        content_of(patch, listing)
        for sheet in parts_of(patch, book, "worksheet")
        for listing in parts_of(patch, sheet, "threadedComment")
    )
    gone: list[str] = []

    def without(person: re.Match[bytes]) -> bytes:
        said = re.search(rb'\bid="([^"]+)"', person[0])
        if said and said[1] in left:
            return person[0]
        name = re.search(rb'\bdisplayName="([^"]*)"', person[0])
        gone.append(name[1].decode("utf-8", "replace") if name else "")
        return b""

    for listing in parts_of(patch, book, "person"):
        change(patch, listing, lambda content: _PERSON.sub(without, content))
    return tuple(filter(None, gone))


def scrub_drawings(patch: Patch, part: str, is_stale: Callable[[str], bool]) -> None:
    """Takes out what a sheet's charts saved of the cells they draw, and shapes of the cell they show, where `is_stale`
    of the formula that names those cells."""

    def blank(shape: re.Match[bytes]) -> bytes:
        link = _LINK.search(shape[2])
        return _SHAPE_TEXT.sub(rb"\1\3", shape[0]) if link and is_stale(plain(link[1])) else shape[0]

    for drawing in parts_of(patch, part, "drawing"):
        change(patch, drawing, lambda content: _SHAPE.sub(blank, content))
        for chart in parts_of(patch, drawing, "chart", "chartEx"):
            if any(is_stale(plain(formula)) for formula in _CHART_FORMULA.findall(content_of(patch, chart))):
                change(patch, chart, lambda content: _CACHE.sub(b"", content))


def scrub_criteria(patch: Patch, part: str) -> None:
    """Takes out the values that a sheet's filters and scenarios remember."""
    for one in (part, *parts_of(patch, part, "table")):
        change(patch, one, lambda content: _CRITERIA.sub(b"", content))


def scrub_links(patch: Patch, part: str, withheld: Iterable[Place]) -> None:
    """Takes out the hyperlinks on cells that are withheld, and where they led."""
    places, gone = frozenset(withheld), set()
    pattern = re.compile(rb"<(?:\w+:)?hyperlink\b[^>]*>(?:\s*</(?:\w+:)?hyperlink>)?")

    def without(link: re.Match[bytes]) -> bytes:
        if _where(link[0]) not in places:
            return link[0]
        target = re.search(rb'\b\w+:id="([^"]+)"', link[0])
        gone.update([target[1]] if target else [])
        return b""

    if not change(patch, part, lambda content: pattern.sub(without, content)):
        return
    empty = re.compile(rb"<((?:\w+:)?hyperlinks)\b[^>]*>\s*</\1>")
    change(patch, part, lambda content: empty.sub(b"", content))
    folder, _, name = part.rpartition("/")
    listing = f"{folder}/_rels/{name}.rels"
    relation = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*/>")

    def kept(one: re.Match[bytes]) -> bytes:
        said = re.search(rb'\bId="([^"]+)"', one[0])
        return b"" if said and said[1] in gone else one[0]

    if listing in patch.package:
        change(patch, listing, lambda content: relation.sub(kept, content))
