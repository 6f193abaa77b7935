"""A small form of two leads that can be drawn up with any answers, its rows and columns wherever a test wants them."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from nhsbn_desktop.workbook.packing.pack_identity import PART
from nhsbn_desktop.workbook.parts.addresses import address_of
from tests.workbook.making import parts, save, sheet

QUESTIONS = (
    "Referrals received", "Referrals accepted", "People on the caseload", "Median wait in weeks", "Contacts delivered",
    "Beds open all year", "What has changed since?",
)  # fmt: skip
TEAMS = ("EIP", "CRHT", "CMHT")
LEADS = ("Access", "Finance")

Key = tuple[str, str, str]
"""Lead's tab, question, team."""

Answer = Decimal | str | None


@dataclass(frozen=True)
class Drawing:
    """The order of rows and columns on the tab Access; "" is an inserted blank one. `texts` are questions reworded."""

    rows: tuple[str, ...] = QUESTIONS
    columns: tuple[str, ...] = TEAMS
    texts: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    def place(self, question: str, team: str) -> tuple[int, int] | None:
        if question not in self.rows or team not in self.columns:
            return None
        return 5 + self.rows.index(question), 4 + self.columns.index(team)


PLAIN = Drawing()
KEYS = tuple((lead, question, team) for lead in LEADS for question in QUESTIONS for team in TEAMS)


def place_of(key: Key, drawing: Drawing = PLAIN) -> tuple[int, int] | None:
    return (drawing if key[0] == "Access" else PLAIN).place(key[1], key[2])


def address(key: Key, drawing: Drawing = PLAIN) -> str:
    place = place_of(key, drawing)
    assert place
    return address_of(*place)


def _cell(row: int, column: int, value: Answer, style: int) -> str:
    where = f'r="{address_of(row, column)}" s="{style}"'
    if value is None:
        return f"<c {where}/>"
    if isinstance(value, Decimal):
        return f"<c {where}><v>{value}</v></c>"
    return f'<c {where} t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def _tab(lead: str, answers: Mapping[Key, Answer], drawing: Drawing) -> str:
    heads = ("Question", "Definition/guidance", "Question type")
    head = [_cell(4, 1 + at, text, 0) for at, text in enumerate(heads)]
    head += [_cell(4, 4 + at, drawing.headings.get(team, team) or None, 0) for at, team in enumerate(drawing.columns)]
    rows = [f'<row r="4">{"".join(head)}</row>']
    for at, question in enumerate(drawing.rows):
        if not question:
            continue
        row = 5 + at
        kind = "Narrative" if question.endswith("?") else "Numerical"
        labels = (drawing.texts.get(question, question), f"Count {question.lower()} in the year", kind)
        cells = [_cell(row, 1 + column, text, 0) for column, text in enumerate(labels)]
        cells += [
            _cell(row, 4 + column, answers.get((lead, question, team)), 1)
            for column, team in enumerate(drawing.columns)
            if team
        ]
        rows.append(f'<row r="{row}">{"".join(cells)}</row>')
    return sheet("".join(rows), '<sheetProtection sheet="1"/>')


def draw(path: Path, answers: Mapping[Key, Answer], drawing: Drawing = PLAIN, identity_of: Path | None = None) -> Path:
    """Writes the form with these answers; as the pack `identity_of` where that is given."""
    sheets = {lead: _tab(lead, answers, drawing if lead == "Access" else PLAIN) for lead in LEADS}
    made = parts(sheets, states={"Finance": "hidden"} if identity_of else None)
    if identity_of:
        with zipfile.ZipFile(identity_of) as pack:
            for name in (PART, "_rels/.rels", "[Content_Types].xml"):
                made[name] = pack.read(name)
    return save(path, made)
