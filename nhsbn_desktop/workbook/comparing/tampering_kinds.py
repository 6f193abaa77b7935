"""The ways in which a workbook is altered besides being answered: what each is called, why it matters, what to do."""

from dataclasses import dataclass

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.calculating.formulas import Place
from nhsbn_desktop.workbook.parts.addresses import address_of, column_letters

_MUST, _CHECK, _NOTE = Severity.MUST_FIX, Severity.CHECK, Severity.NOTE
_IMPORT = "The Network reads answers by their place, so this return may be refused or read wrongly."
_TOTALS = "Totals and copies that the Network reads no longer follow from the answers."
_FRESH = "Start again from the Network's own workbook and copy the answers across."
_BACK = "Put it back as it was in the Network's workbook."


@dataclass(frozen=True, slots=True)
class Kind:
    """`what` is a sentence with {where}, {was} and {now} in it."""

    severity: Severity
    what: str
    why: str
    do: str


KINDS = {
    "MACROS": Kind(
        _MUST,
        "The workbook has macros, and the Network's has none.",
        "Macros can do anything on the computer that opens them.",
        "Ask who added them; send a copy without.",
    ),
    "LINK": Kind(
        _MUST,
        "The workbook has links to other workbooks: {now}, where the Network's has {was}.",
        "Linked values change without anybody typing, and show names and folders of the trust.",
        "In Excel choose Data, Edit Links, Break Link.",
    ),
    "CONNECTION": Kind(
        _MUST,
        "The workbook fetches data from elsewhere, and the Network's does not.",
        "It shows the trust's servers, and values change without anybody typing.",
        "Remove the connection in Excel under Data.",
    ),
    "EMBEDDED": Kind(
        _CHECK,
        "Files were put into the workbook: {now}, where the Network's has {was}.",
        "They leave the trust with the return.",
        "Take them out, unless the Network asked for them.",
    ),
    "SHEET-GONE": Kind(_MUST, "The sheet {where} is gone.", _IMPORT, _FRESH),
    "SHEET-ADDED": Kind(
        _CHECK,
        "The sheet {where} was added.",
        "It leaves the trust with the return, and the Network does not read it.",
        "Delete it before sending.",
    ),
    "SHEET-RENAMED": Kind(_MUST, "The sheet {was} is now called {now}.", _IMPORT, _BACK),
    "SHEET-ORDER": Kind(_CHECK, "The sheets stand in another order: {now}.", _IMPORT, _BACK),
    "SHEET-STATE": Kind(
        _CHECK,
        "The sheet {where} was {was} and is now {now}.",
        "What is hidden is easily overlooked, and what the Network hides is not for editing.",
        _BACK,
    ),
    "UNPROTECTED": Kind(
        _CHECK,
        "The sheet {where} is no longer protected.",
        "Anything on it may have been changed.",
        "Look at what else is listed for this sheet, then protect it again.",
    ),
    "ROW-INSERTED": Kind(
        _MUST, "{where} inserted.", _IMPORT, "Delete the row, or start again from the Network's own workbook."
    ),
    "ROW-DELETED": Kind(_MUST, "{where} deleted.", _IMPORT, _FRESH),
    "ROW-MOVED": Kind(_MUST, "{where} moved to row {now}.", _IMPORT, _FRESH),
    "COLUMN-INSERTED": Kind(
        _MUST, "{where} inserted.", _IMPORT, "Delete the column, or start again from the Network's own workbook."
    ),
    "COLUMN-DELETED": Kind(_MUST, "{where} deleted.", _IMPORT, _FRESH),
    "COLUMN-MOVED": Kind(_MUST, "{where} moved to column {now}.", _IMPORT, _FRESH),
    "FORMULA-OVERWRITTEN": Kind(_MUST, "{where} held the formula {was} and now holds {now}.", _TOTALS, _BACK),
    "FORMULA-CHANGED": Kind(_MUST, "{where} held the formula {was} and now holds {now}.", _TOTALS, _BACK),
    "FORMULA-GONE": Kind(_MUST, "{where} held the formula {was} and is now blank.", _TOTALS, _BACK),
    "FORMULA-ADDED": Kind(
        _CHECK,
        "{where} now holds the formula {now}, where the Network has none.",
        "It is worked out from other cells, and changes with them.",
        "Type the value itself.",
    ),
    "TEXT-CHANGED": Kind(
        _MUST,
        "{where} said {was} and now says {now}.",
        "A question or heading that reads differently is answered differently, and the Network may not find it.",
        _BACK,
    ),
    "TEXT-ADDED": Kind(
        _CHECK,
        "{where} now says {now}, outside the answer cells.",
        "The Network does not read it, so it is lost, or it is in the way.",
        "Move it to the comments, or take it out.",
    ),
    "UNLOCKED": Kind(
        _CHECK,
        "{where}: locked in the Network's workbook, and not any more.",
        "It is not for answers; what is typed there is not read, or spoils what is.",
        "Lock it again, and look at what it holds.",
    ),
    "LIST-CHANGED": Kind(
        _MUST,
        "The list for {where} was {was} and is now {now}.",
        "The Network takes only the items of its own list, letter by letter.",
        "Put the list back, and choose the answer again.",
    ),
    "NAME-GONE": Kind(_CHECK, "The name {was} is gone.", "Lists and formulas rest on such names.", _FRESH),
    "NAME-CHANGED": Kind(_CHECK, "The name {was} now reads {now}.", "Lists and formulas rest on such names.", _BACK),
    "NAME-ADDED": Kind(
        _NOTE,
        "The name {now} was added.",
        "It leaves the trust with the return.",
        "Delete it in Excel under Formulas, Name Manager.",
    ),
}
"""By code, without its `TAMPER-`."""


@dataclass(frozen=True, slots=True)
class Tampering:
    """One thing that was altered. `cell` is where it is now, None where it is about a whole sheet, row, column or file;
    `was` and `now` are "" where there was, or is, nothing."""

    code: str
    sheet: str
    cell: Cell | None
    was: str
    now: str
    where: str

    @property
    def kind(self) -> Kind:
        return KINDS[self.code.removeprefix("TAMPER-")]

    @property
    def severity(self) -> Severity:
        return self.kind.severity

    @property
    def message(self) -> str:
        return self.kind.what.format(where=self.where, was=_short(self.was), now=_short(self.now))

    @property
    def why(self) -> str:
        return self.kind.why

    @property
    def do(self) -> str:
        return self.kind.do


def tampered(
    kind: str,
    sheet: str,
    place: Place | None = None,
    *,
    line: tuple[int, int] | None = None,
    was: str = "",
    now: str = "",
    count: int = 1,
) -> Tampering:
    """One alteration, with its place in words; `count` cells of the sheet alike are told by the first of them."""
    cell = Cell(sheet, address_of(*place)) if place else None
    where = str(cell) if cell else _line(kind, sheet, line) if line else sheet
    if count > 1:
        where += f" and {count - 1} other{'s' if count > 2 else ''}"
    return Tampering(f"TAMPER-{kind}", sheet, cell, was, now, where)


def _line(kind: str, sheet: str, line: tuple[int, int]) -> str:
    first, last = line
    if kind.startswith("ROW"):
        said = f"row {first} was" if first == last else f"rows {first} to {last} were"
    else:
        a, b = column_letters(first), column_letters(last)
        said = f"column {a} was" if first == last else f"columns {a} to {b} were"
    return f"On {sheet}, {said}"


_LONGEST = 120


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
