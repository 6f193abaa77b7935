"""Year on year: every answer beside what was submitted before, those that moved too far first in sight."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.forms.ui_year_on_year import Ui_YearOnYear
from nhsbn_desktop.desktop.panels.adding_figures import AddingFigures
from nhsbn_desktop.desktop.panels.comparison_detail import ComparisonDetail
from nhsbn_desktop.desktop.panels.history_import import HistoryImport
from nhsbn_desktop.desktop.panels.limits_window import show_limits
from nhsbn_desktop.desktop.panels.monthly_view import MonthlyView
from nhsbn_desktop.desktop.rows.comparison_rows import (
    QUESTION,
    VOID,
    ComparisonRow,
    comparison_rows,
    comparisons_model,
    moved_words,
    name_years,
    years_words,
)
from nhsbn_desktop.desktop.rows.earlier_years import Compared, load_compared
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.chips import Segments, fill_choices
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.history import Decision, HistoryProposal

FLAGGED, ALL, ALL_SECTIONS = "flagged", "all", "All sections"
BY_YEAR, BY_MONTH, MATCHING = range(3)
_ROOM_FOR_YEARS = 1000  # pixels of width
_SHARE, _LEAST, _MOST = 0.31, 336, 470  # of the width, and in pixels


class YearOnYearScreen(Screen[Compared | None]):
    def build(self) -> Iterator[None]:
        self._form = Ui_YearOnYear()
        self._turns = QStackedLayout(self.body)
        yearly, self._month_place, self._match_place = QWidget(self.body), QWidget(self.body), QWidget(self.body)
        for page in (yearly, self._month_place, self._match_place):
            self._turns.addWidget(page)
        self._form.setupUi(yearly)
        yield
        self._detail = ComparisonDetail(self._form, self.context)
        self._history = self._detail.history
        self._model = comparisons_model()
        self._form.table.show_model(self._model)
        self._compared: Compared | None = None
        self.adding = AddingFigures(self.context, self)
        theme.set_icon(self._form.cell, "open", "link", 18)
        yield
        self._connect()
        self._add = self.command(
            "Add earlier years",
            self.adding.ask_years,
            icon="add",
            tip="Open the workbooks of years before, or tables of their figures (CSV, toolkit extract)",
        )
        self._limits = self.command(
            "Limits",
            self._show_limits,
            icon="edit",
            tip="How far an answer of each class may move without a question, on whose authority",
        )
        self._add_months = self.command(
            "Add monthly figures",
            self.adding.ask_months,
            icon="add",
            tip="Take in indicators month by month (Excel or CSV): a row for each month, or a column for each",
        )
        self._add_months.setVisible(False)
        self.command("Monthly series", lambda: self._turn(BY_MONTH), header=False, tip="Show the XmR charts")

    def _connect(self) -> None:
        form = self._form
        self.adding.proposed.connect(self._look_at)
        self.adding.looked_through.connect(lambda: self._turn(BY_YEAR))
        self._offer_modes(form.mode)
        form.which.chosen.connect(self._narrow)
        form.section.currentIndexChanged.connect(self._narrow)
        form.filter.textChanged.connect(self._narrow)
        form.table.chosen.connect(self._show_row)
        form.table.opened.connect(self._open_row)
        form.cell.clicked.connect(self._open_cell)
        form.open_finding.clicked.connect(self._open_finding)

    def _offer_modes(self, segments: Segments) -> None:
        segments.show_segments(["By year", "By month"])
        segments.chosen.connect(self._turn)

    @cached_property
    def _monthly(self) -> MonthlyView:
        """Built when it is first turned to: with the years in one go, the window would stand still."""
        monthly = MonthlyView(self.context, self._month_place)
        self._offer_modes(monthly.form.mode)
        _fill(self._month_place, monthly)
        return monthly

    @cached_property
    def _import(self) -> HistoryImport:
        """Built when there are first matches to look at."""
        matching = HistoryImport(self._match_place)
        matching.confirmed.connect(self._confirm)
        matching.left.connect(self.adding.look_at_next)
        _fill(self._match_place, matching)
        return matching

    def request(self) -> Callable[[], Compared | None]:
        selection = self.context.selection
        return partial(load_compared, self.context.session, selection.collection, selection.unit)

    def show_view(self, view: Compared | None) -> None:
        self._compared = view
        retired = view.retired if view is not None else ()
        for action in (self._add, self._limits):
            action.setEnabled(view is not None)
        if self._turns.currentIndex() != BY_YEAR:
            return
        submission = view.submission if view is not None else None
        if submission is None or submission.reading is None:
            self._show_nothing(submission)
            return
        if not submission.previous:
            self._model.show(())
            self.subtitle = "There is no earlier year to compare with."
            words = f"Add the workbooks that {submission.unit} submitted in the years before: one or several at once."
            self.show_empty("Not compared: no earlier years yet", words, self._add, "data_trending")
            return
        rows = comparison_rows(submission)
        name_years(self._model, rows)
        self._model.show(rows)
        self._show_filters(submission, rows)
        self.subtitle = moved_words(rows)
        self._form.years.setText(years_words(submission, len(retired)))
        self._form.years.setToolTip("\n".join(("Asked no more:", *retired)) if retired else "")
        self._narrow()

    def open_target(self, target: object) -> None:
        """Goes to an answer by its code."""
        if not self._form.table.select_key(target):
            self._form.filter.clear()
            self._form.section.setCurrentIndex(0)
            self._form.which.choose(ALL)
            self._form.table.select_key(target)

    def step(self, by: int) -> None:
        """To the next or previous question that is not explained; by month, to the next series."""
        if self._turns.currentIndex() == BY_MONTH:
            self._monthly.step(by)
            return
        rows, current = self._model.visible_rows(), self._form.table.current_row()
        place = rows.index(current) if current in rows else -1
        ahead = rows[place + 1 :] if by > 0 else rows[: max(place, 0)][::-1]
        row = next((row for row in ahead if row.status == QUESTION), None)
        if row is None:
            self.context.announce("There is no question to explain further on.")
        else:
            self._form.table.select_key(row.key)

    def fit(self) -> None:
        self._form.years.setVisible(self.width() >= _ROOM_FOR_YEARS)  # the chart and the table's titles name them too
        self._form.side.setFixedWidth(max(_LEAST, min(_MOST, round(self.width() * _SHARE))))

    def _show_nothing(self, view: Submission | None) -> None:
        self._model.show(())
        self.subtitle = "There is nothing to compare yet."
        whose = f"{view.unit} has" if view else "There is"
        self.show_empty(
            f"{whose} no workbook yet",
            "Open this year's workbook first; then add those of the years before.",
            self.context.commands.open_workbook,
            "document_table",
        )

    def _show_filters(self, view: Submission, rows: Sequence[ComparisonRow]) -> None:
        flagged, void = sum(row.comparison.flagged for row in rows), sum(row.status == VOID for row in rows)
        fresh = not self._form.which.buttons
        chips: list[tuple[str, str, Tone | None]] = [
            (FLAGGED, f"Flagged {flagged}", Tone.WARNING),
            (ALL, f"All {len(rows)}", None),
        ]
        self._form.which.show_chips([*chips, (VOID, f"Not comparable {void}", None)] if void else chips)
        if fresh and not flagged:
            self._form.which.choose(ALL)
        fill_choices(self._form.section, (ALL_SECTIONS, *view.collection.sections))

    @Slot()
    def _narrow(self) -> None:
        form = self._form
        which, section = form.which.current, form.section.currentText()

        def keep(row: ComparisonRow) -> bool:
            here = form.section.currentIndex() <= 0 or row.section == section
            return here and {FLAGGED: row.comparison.flagged, VOID: row.status == VOID}.get(which, True)

        self._model.narrow(form.filter.text(), keep)
        none = not self._model.visible_rows()
        form.none_match.setText(
            "No answer has moved further than expected." if which == FLAGGED else "No answers match these filters."
        )
        form.none_match.setVisible(none)
        form.table.setVisible(not none)
        if not none and form.table.current_row() is None:
            form.table.step(1)
        self._show_row(form.table.current_row())

    @Slot(object)
    def _show_row(self, row: ComparisonRow | None) -> None:
        self._detail.show_row(row, self._compared)

    @Slot(object)
    def _open_row(self, row: ComparisonRow) -> None:
        if row.finding is not None:
            self.context.navigate("checks", row.finding.key)
        else:
            self.context.navigate("workbook", row.key)

    @Slot()
    def _open_finding(self) -> None:
        row = self._form.table.current_row()
        if row is not None and row.finding is not None:
            self.context.navigate("checks", row.finding.key)

    @Slot()
    def _open_cell(self) -> None:
        row = self._form.table.current_row()
        if row is not None:
            self.context.navigate("workbook", row.key)

    @Slot()
    def _show_limits(self) -> None:
        if self._compared is not None:
            show_limits(self.context, self._compared.submission.collection, self)

    @Slot(int)
    def _turn(self, mode: int) -> None:
        """To the years, the months, or the matches to look at."""
        for action in (self._add, self._limits):
            action.setVisible(mode != BY_MONTH)
        self._add_months.setVisible(mode == BY_MONTH)
        self._form.mode.choose(BY_MONTH if mode == BY_MONTH else BY_YEAR)
        if mode == BY_MONTH:
            self._monthly.form.mode.choose(BY_MONTH)
        self._turns.setCurrentIndex(mode)
        self._pages.setCurrentWidget(self.body)
        if mode == BY_MONTH:
            self.subtitle = "Monthly series: the newest three months against what each series does by itself."
        elif mode == MATCHING:
            self.subtitle = "Look at how the earlier questions match this year's; then add them once for all."
        else:
            self.show_view(self._compared)

    @Slot(object, object)
    def _look_at(self, proposal: HistoryProposal, collection: Collection) -> None:
        self._import.show_proposal(proposal, collection)
        self._turn(MATCHING)

    @Slot(object, object)
    def _confirm(self, proposal: HistoryProposal, decisions: dict[str, Decision]) -> None:
        collection = self._import.collection  # the one it was matched with, wherever the window has turned since
        if collection is not None:
            self.adding.confirm(collection, proposal, decisions)


def _fill(place: QWidget, panel: QWidget) -> None:
    layout = QVBoxLayout(place)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(panel)
