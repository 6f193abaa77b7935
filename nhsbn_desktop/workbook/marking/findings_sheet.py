"""The sheet of findings in a marked-up copy: one row for each, with a link to its cell."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.listed_findings import ListedFinding
from nhsbn_desktop.workbook.marking.marked_styles import MarkedStyles
from nhsbn_desktop.workbook.parts.addresses import address_of, column_letters
from nhsbn_desktop.workbook.parts.contents import content_for

COLUMNS: Mapping[str, float] = {
    "Level": 11, "Code": 14, "Sheet": 18, "Cell": 14, "Question": 38, "What": 58, "Why": 42, "What to do": 42,
    "State": 16, "Explanation": 42,
}  # fmt: skip
"""Headings in order, with the width of each in characters."""
COLOURS: Mapping[Severity, str] = {
    Severity.MUST_FIX: "F6C6C1",
    Severity.EXPLAIN: "FFE5A0",
    Severity.CHECK: "CCE3F5",
    Severity.NOTE: "E8EDEE",
}
"""RRGGBB behind a cell; on each of them the NHS's dark text has a contrast above 9 to 1 (WCAG asks for 4.5)."""
FIRST_ROW = 3  # under the notice and the headings
_LONGEST = 16_000  # characters: half of what Excel lets a cell hold, since some count as two
_LINE, _TALLEST = 14.5, 400.0  # points; Excel stops at 409


@dataclass(frozen=True, slots=True)
class Looks:
    """The style numbers of the sheet's cells."""

    title: int
    heading: int
    text: int
    link: int
    level: Mapping[Severity, int]


def looks_for(styles: MarkedStyles) -> Looks:
    return Looks(
        title=styles.look(bold=True, wrap=False),
        heading=styles.look(bold=True, colour="D8DDE0"),
        text=styles.look(),
        link=styles.look(link=True),
        level={severity: styles.look(bold=True, colour=colour) for severity, colour in COLOURS.items()},
    )


def findings_sheet(
    listed: Sequence[ListedFinding], looks: Looks, targets: Sequence[str], title: str, namespace: str
) -> bytes:
    """The sheet's XML. `targets` says for each finding where its link leads (`'Access'!E6`), "" for nowhere;
    `namespace` is the one the workbook's own sheets are written in."""
    rows = [
        f'<row r="1" ht="22" customHeight="1">{_cell(1, 1, title, looks.title)}</row>',
        _row(2, tuple(COLUMNS), [looks.heading] * len(COLUMNS)),
    ]
    for number, one in enumerate(listed, FIRST_ROW):
        numbers = [looks.text] * len(COLUMNS)
        numbers[0] = looks.level[one.finding.severity]
        if targets[number - FIRST_ROW]:
            numbers[3] = looks.link
        rows.append(_row(number, texts_of(one), numbers))
    last = last_cell(len(listed))
    widths = "".join(
        f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
        for column, width in enumerate(COLUMNS.values(), 1)
    )
    written = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3"'
        ' activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A3" sqref="A3"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>"
        f'<autoFilter ref="A2:{last}"/>{_links(targets)}'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )
    return written.encode()


def last_cell(count: int, mark: str = "") -> str:
    """The corner of a list of so many findings, with this mark before its column and row: `J12`, `$J$12`."""
    return f"{mark}{column_letters(len(COLUMNS))}{mark}{count + FIRST_ROW - 1}"


def texts_of(one: ListedFinding) -> tuple[str, ...]:
    """In the order of the columns."""
    finding = one.finding
    return (
        finding.severity.words,
        finding.code,
        one.sheet,
        one.place,
        one.question,
        finding.message,
        finding.why,
        finding.do,
        str(one.state),
        one.explanation,
    )


def _row(number: int, texts: Sequence[str], looks: Sequence[int]) -> str:
    cells = "".join(
        _cell(number, column, text, look) for column, (text, look) in enumerate(zip(texts, looks, strict=True), 1)
    )
    return f'<row r="{number}" ht="{_height(texts):.1f}" customHeight="1">{cells}</row>'


def _height(texts: Sequence[str]) -> float:
    """In points: Excel does not make rows tall enough in a file that it did not write itself."""
    lines = (
        sum(max(1, math.ceil(len(line) * 1.15 / width)) for line in text.split("\n"))
        for text, width in zip(texts, COLUMNS.values(), strict=True)
    )
    return min(_TALLEST, max(lines) * _LINE + 4)


def _cell(row: int, column: int, text: str, look: int) -> str:
    """An inline string, which Excel never takes for a formula."""
    whole = text[:_LONGEST].encode("utf-8", "replace").decode()
    kind, body = content_for(whole)
    said = f' t="{kind}">{body.replace("{p}", "")}</c>' if body else "/>"
    return f'<c r="{address_of(row, column)}" s="{look}"{said}'


def _links(targets: Sequence[str]) -> str:
    links = "".join(
        f'<hyperlink ref="{address_of(number, 4)}" location={quoteattr(target)} tooltip="Go to the cell"/>'
        for number, target in enumerate(targets, FIRST_ROW)
        if target
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""
