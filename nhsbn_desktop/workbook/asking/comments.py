"""What people wrote beside and on the answers of a workbook, each with the answer it belongs to."""

from collections.abc import Iterator, Mapping

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.asking.front_matter import as_words
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.reader import Workbook


def read_comments(workbook: Workbook, asked: Mapping[str, tuple[Cell | None, Cell, str]]) -> dict[str, str]:
    """By answer code, the text of the row's Comments cell and the notes on that cell and on the answer's own.

    `asked` gives for each code its row's Comments cell, the answer's cell, and its member. Where a row holds several
    answers, lines that begin with a member's name ("EIP: ...") go to that member, the rest to the first.
    """
    written: dict[str, list[str]] = {}
    by_row: dict[Cell, dict[str, str]] = {}
    for code, (beside, _, member) in asked.items():
        if beside:
            by_row.setdefault(beside, {})[code] = member
    for cell, members in by_row.items():
        text = as_words(workbook.sheet(cell.sheet), *split_address(cell.address))
        for code, line in shared_out(text, members):
            written.setdefault(code, []).append(line)
        _add_note(written, next(iter(members)), workbook, cell)
    for code, (_, answer, _) in asked.items():
        _add_note(written, code, workbook, answer)
    return {code: "\n".join(written[code]) for code in asked if code in written}


def _add_note(written: dict[str, list[str]], code: str, workbook: Workbook, cell: Cell) -> None:
    note = workbook.sheet(cell.sheet).comments.get(cell.address)
    if note:
        written.setdefault(code, []).append(note)


def shared_out(text: str, members: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The lines of a row's comment, each with the code it belongs to."""
    current = next(iter(members))
    codes = {member: code for code, member in members.items()} if len(members) > 1 else {}
    for line in text.splitlines():
        name, colon, rest = line.partition(": ")
        if colon and name in codes:
            current, line = codes[name], rest
        if line.strip():
            yield current, line
