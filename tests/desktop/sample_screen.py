"""A small screen of the usual kind, so that what all screens share can be tested without any one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nhsbn_desktop.desktop.context import Badge, Context
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cards import Card, Tag, label
from nhsbn_desktop.desktop.widgets.charts import YearBars
from nhsbn_desktop.desktop.widgets.chips import Chips, Segments
from nhsbn_desktop.desktop.widgets.table_view import TableView

TONES = {"Error": Tone.ERROR, "Warning": Tone.WARNING, "Note": Tone.INFO}
STATES = {"To do": Tone.NEUTRAL, "Explained": Tone.INFO, "Fixed": Tone.SUCCESS}


@dataclass(frozen=True)
class Line:
    """A finding as a table shows it."""

    level: str
    words: str
    cell: str
    change: str
    state: str


MINUS, DASH = "\N{MINUS SIGN}", "\N{EN DASH}"

LINES = (  # as in the pictures the program was designed by
    Line("Error", "Theatre cost per hour is 38% above last year", "Theatres, cell D18", "+37.9%", "To do"),
    Line("Error", "Day case activity is missing for Ophthalmology", "Activity, cell G42", DASH, "To do"),
    Line("Error", "Total cost does not agree to the annual accounts", "Reconciliation, cell C9", "+6.3%", "To do"),
    Line("Warning", "Drugs cost per spell fell by more than a quarter", "Wards, cell F33", MINUS + "27.5%", "To do"),
    Line("Warning", "Nursing WTE rose while nursing cost fell", "Workforce, cell H12", "+4.8%", "Explained"),
    Line("Warning", "Overhead share is outside the 18% to 26% range", "Overheads, cell B7", "+17.3%", "To do"),
    Line(
        "Warning", "Outpatient follow-ups outnumber first attendances 5 to 1", "Activity, cell K20", "+59.4%", "To do"
    ),
    Line("Warning", "MRI unit cost is below the sector minimum", "Imaging, cell E15", MINUS + "58.8%", "Explained"),
    Line("Warning", "Bed days imply occupancy above 100%", "Wards, cell J28", "+6.9%", "To do"),
    Line("Note", "Three cells hold text where a number is expected", "Pathology, cell C4:C6", DASH, "Fixed"),
    Line("Note", "Critical care split follows last year exactly", "Critical care, cell D11", "No change", "To do"),
    Line("Note", "Agency share is 2 points lower than last year", "Workforce, cell L9", MINUS + "25.6%", "To do"),
    Line("Note", "Maternity deliveries changed by less than 1%", "Maternity, cell B22", "+0.8%", "To do"),
    Line("Note", "Catering cost per bed day is in the lowest tenth", "Estates, cell F41", MINUS + "14.3%", "To do"),
)


def table_model() -> TableModel[Line]:
    return TableModel[Line](
        [
            Column("Level", lambda r: r.level, tone=lambda r: TONES[r.level], as_level=True, width=112),
            Column("Finding", lambda r: r.words, second=lambda r: r.cell),
            Column("Change", lambda r: r.change, number=True, bold=lambda r: r.level == "Error", width=116),
            Column("Status", lambda r: r.state, tone=lambda r: STATES[r.state], as_tag=True, width=120),
        ],
        key=lambda r: r.cell,
        summary=lambda r: f"{r.level}: {r.words}, {r.cell}. {r.change}. {r.state}",
    )


class SampleScreen(Screen[tuple[Line, ...]]):
    """Shows whatever `source` returns; raises what it raises."""

    def __init__(self, context: Context, source: Callable[[], tuple[Line, ...]] = lambda: LINES) -> None:
        super().__init__(context)
        self.source = source
        self.targets: list[object] = []
        self.model = table_model()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._filters())
        panes = QHBoxLayout()
        panes.setSpacing(16)
        panes.addWidget(self._list(), 69)
        panes.addWidget(self._detail(), 31)
        column.addLayout(panes, 1)
        self.export = self.command("Export", lambda: self.context.announce("Exported"), icon="arrow_export")
        self.offer(self.context.commands.run_checks, primary=True)

    def request(self) -> Callable[[], tuple[Line, ...]]:
        return self.source

    def show_view(self, view: tuple[Line, ...]) -> None:
        self.model.show(view)
        self.subtitle = "3 errors stop you submitting. 6 warnings need a reason."
        self.chips.show_chips(
            [
                ("", f"All {len(view)}", None),
                *(
                    (level, f"{level}s {sum(line.level == level for line in view)}", tone)
                    for level, tone in TONES.items()
                ),
            ]
        )
        if not view:
            self.show_empty("No findings", "Nothing has been checked yet.", self.context.commands.open_workbook)

    def badge(self, view: tuple[Line, ...]) -> Badge | None:
        waiting = sum(line.level == "Error" for line in view)
        return Badge(str(waiting), Tone.ERROR, f"{waiting} errors") if waiting else None

    def open_target(self, target: object) -> None:
        self.targets.append(target)
        self.table.select_key(target)

    def step(self, by: int) -> None:
        self.table.step(by)

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.chips = Chips()
        self.chips.chosen.connect(self._narrow)
        self.filter = QLineEdit()
        self.filter.setObjectName("filter")
        self.filter.setPlaceholderText("Filter findings")
        self.filter.setAccessibleName("Filter findings")
        self.filter.setFixedWidth(220)
        self.filter.textChanged.connect(self._narrow)
        for piece in (self.chips, QCheckBox("Hide finished")):
            row.addWidget(piece)
        row.addStretch(1)
        row.addWidget(self.filter)
        return row

    def _narrow(self, _: str) -> None:
        wanted = self.chips.current
        self.model.narrow(self.filter.text(), lambda line: not wanted or line.level == wanted)

    def _list(self) -> Card:
        card = Card()
        card.content.setContentsMargins(1, 4, 1, 4)
        self.table = TableView()
        self.table.setAccessibleName("Findings")
        self.table.show_model(self.model)
        card.content.addWidget(self.table)
        return card

    def _detail(self) -> Card:
        card = Card()
        card.setMinimumWidth(336)
        card.setMaximumWidth(470)
        tag = Tag()
        tag.say("Error", Tone.ERROR)
        segments = Segments()
        segments.show_segments(["Year on year", "By month", "Table"])
        bars = YearBars()
        years = ("2020/21", "2021/22", "2022/23", "2023/24", "2024/25")
        bars.show_years(years, (902, 948, 915, 931, 1284), "£", (850, 1020), "Theatre cost per hour")
        title = label("&Reason for the change", "strong")
        reason = QPlainTextEdit()
        reason.setPlaceholderText("For example: new robot theatre opened")
        reason.setAccessibleName("Reason for the change")
        reason.setFixedHeight(64)
        reason.setTabChangesFocus(True)
        title.setBuddy(reason)
        pieces: list[QWidget] = [
            tag,
            label("Theatre cost per hour is 38% above last year", "heading", wrap=True),
            label("£1,284 an hour, against £931 last year."),
            segments,
            bars,
            label("What to do", "strong"),
            label("Check that robot-assisted theatre time is counted in D18.", wrap=True),
            title,
            reason,
        ]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for piece in pieces:
            column.addWidget(piece)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        card.content.addWidget(scroll, 1)
        card.content.addLayout(_buttons())
        return card


def _buttons() -> QHBoxLayout:
    row = QHBoxLayout()
    save = QPushButton("Save reason")
    save.setProperty("kind", "primary")
    row.addWidget(save)
    row.addWidget(QPushButton("Mark as fixed"))
    row.addStretch(1)
    return row


def build(context: Context) -> Screen[Any]:
    return SampleScreen(context)
