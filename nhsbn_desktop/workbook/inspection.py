"""Inspects the very file that is to be sent for what must not leave the trust, and says where and what to do."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.leaks import IDENTIFIERS, Leak, sorts_in
from nhsbn_desktop.workbook.leaks.embedded import DEEPEST, leaks_embedded
from nhsbn_desktop.workbook.leaks.in_cells import CODES, WHY, leaks_in_cells
from nhsbn_desktop.workbook.leaks.in_notes import leaks_in_names, leaks_in_notes
from nhsbn_desktop.workbook.leaks.in_parts import leaks_beside_parts, leaks_in_parts
from nhsbn_desktop.workbook.leaks.in_properties import leaks_in_leftovers, leaks_in_properties
from nhsbn_desktop.workbook.leaks.in_words import leaks_in_words
from nhsbn_desktop.workbook.leaks.known import Known, known_from
from nhsbn_desktop.workbook.package import Package, open_package
from nhsbn_desktop.workbook.parts.markup import related
from nhsbn_desktop.workbook.reader import read_package


def inspect_leaks(
    workbook: Path | Package,
    template: Path | Package | None = None,
    *,
    blank: bool = True,
    password: str | None = None,
) -> tuple[Leak, ...]:
    """What should not travel with a workbook, the worst first; empty for a clean one.

    What the `template` has in the same place is its own and is not told; `blank` is False where the template had been
    filled in at the trust, when only its structure is taken on trust. The words that were found are never told on.
    Raises WorkbookProblem where a file cannot be read.
    """
    package = open_package(workbook, password) if isinstance(workbook, Path) else workbook
    base = open_package(template, password) if isinstance(template, Path) else template
    found = [*_in_file_name(package.file_name), *_inside(package, known_from(base, blank=blank))]
    return tuple(sorted(dict.fromkeys(found), key=lambda leak: leak.severity.rank))


def _inside(package: Package, known: Known, depth: int = 0) -> Iterator[Leak]:
    book = read_package(package)
    looked_through = {sheet.part.lower() for sheet in book.sheets}
    for sheet in book.sheets:
        for kind in ("comments", "threadedComment"):
            looked_through.update(part.lower() for part in related(package, sheet.part, kind))
    for look in (leaks_in_cells, leaks_in_notes, leaks_in_names, leaks_in_leftovers):
        yield from look(book, known)
    yield from leaks_in_parts(package, known)
    yield from leaks_in_words(package, known, frozenset(looked_through))
    yield from leaks_in_properties(package, known)
    yield from leaks_beside_parts(package)
    if depth < DEEPEST:
        yield from leaks_embedded(package, known, partial(_inside, depth=depth + 1))


def inspect_outgoing(
    copy: Path, reading: Reading | None, where: Callable[[str], Path], password: str | None = None
) -> tuple[Leak, ...]:
    """What should not leave with a copy that is to be sent. Its template is the file that was read first, as `reading`
    says; `where` finds a kept file by its sum. A template in which nothing had been answered is the Network's own.
    Raises WorkbookProblem, and RecordProblem where the kept file is gone."""
    if reading is None:
        return inspect_leaks(copy, password=password)
    blank = all(value is None for _, value in reading.values)
    return inspect_leaks(copy, where(reading.file_digest), blank=blank, password=password)


def _in_file_name(name: str) -> list[Leak]:
    return [
        Leak(
            CODES[sort],
            Severity.MUST_FIX if sort in IDENTIFIERS else Severity.CHECK,
            "the file name",
            f"The file's own name holds what reads as {sort}.",
            "Rename the file, then open it again.",
            WHY,
        )
        for sort in sorts_in(name)
    ]
