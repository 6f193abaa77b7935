"""Checks: what the definition checks and the comparison with last year bring up, and settling it finding by finding."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import Slot

from nhsbn_desktop.desktop.context import Badge
from nhsbn_desktop.desktop.forms.ui_checks import Ui_Checks
from nhsbn_desktop.desktop.panels.finding_acts import FindingActs
from nhsbn_desktop.desktop.panels.finding_detail import FindingDetail
from nhsbn_desktop.desktop.panels.finding_filters import FindingFilters
from nhsbn_desktop.desktop.panels.findings_export import FindingsExport
from nhsbn_desktop.desktop.panels.published_window import show_published
from nhsbn_desktop.desktop.panels.specification_notice import SpecificationNotice
from nhsbn_desktop.desktop.rows.finding_rows import (
    TONES,
    FindingRow,
    Judged,
    clean_words,
    finding_rows,
    fixed_since,
    state_words,
)
from nhsbn_desktop.desktop.rows.findings_table import ALL, FindingsModel, level_chips
from nhsbn_desktop.desktop.rows.judging import judge, take_up
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.domain.findings import Finding

_SHARE, _LEAST, _MOST = 0.31, 336, 470  # of the width, and in pixels


class ChecksScreen(Screen[Judged | None]):
    def build(self) -> Iterator[None]:
        self._form = Ui_Checks()
        self._form.setupUi(self.body)
        yield
        self._filters, self._notice_bar = FindingFilters(self.body), SpecificationNotice(self.body)
        self._form.more_filters.addWidget(self._filters)
        self._form.notice_place.addWidget(self._notice_bar)
        yield
        self._detail = FindingDetail(self.body)
        self._form.panes.addWidget(self._detail)
        yield
        self._model = FindingsModel()
        self._form.table.show_model(self._model)
        self._form.table.setSelectionMode(self._form.table.SelectionMode.ExtendedSelection)
        self._judged: Judged | None = None
        self._fixed: tuple[Finding, ...] = ()
        self._acts = FindingActs(self.context, self._detail, self._chosen_rows, lambda: self._judged)
        self._showing_once = False
        self._connect()
        self._out = FindingsExport(self.context, self, lambda: self._judged, self._model.visible_rows)
        self._exports = (
            self.command(
                "Export findings",
                self._out.ask_for_list,
                icon="arrow_export",
                tip="Keep the findings that are shown as an Excel list, a Word document, a web page or CSV",
            ),
            self.command("Mark up the workbook", self._out.ask_for_marked_up, header=False),
            self.command("A page for each lead", self._out.ask_for_lead_pages, header=False),
            self.command("A Word list for each lead", partial(self._out.ask_for_lead_pages, ".docx"), header=False),
        )
        self._try = self.command(
            "Try it on the published figures",
            self._show_published,
            icon="data_trending",
            tip="What the checks see in the figures the Network published for 2024/25",
        )
        self.offer(self.context.commands.run_checks, primary=True)

    def _connect(self) -> None:
        form = self._form
        form.levels.chosen.connect(self._narrow)
        form.hide_finished.toggled.connect(self._show_chips)
        form.filter.textChanged.connect(self._narrow)
        form.table.chosen.connect(self._show_chosen)
        form.table.selectionModel().selectionChanged.connect(self._show_chosen)
        form.table.opened.connect(self._open_row)
        self._detail.stepped.connect(self.step)
        self._filters.narrowed.connect(self._narrow)
        self._filters.grouped.connect(self._group)
        self._filters.turned.connect(self._show_judged)
        self._notice_bar.taken_up.connect(self._take_up)
        self.context.jobs.changed.connect(self._say_stale)

    def request(self) -> Callable[[], Judged | None]:
        return partial(judge, self.context.session, self.context.selection.collection, self.context.selection.unit)

    def show_view(self, view: Judged | None) -> None:
        before, self._judged = self._judged, view
        if before is not None and view is not None:
            self._fixed = fixed_since(before, view, self._fixed)
        self._show_judged()

    def badge(self, view: Judged | None) -> Badge | None:
        left = view.submission.open_findings if view else ()
        if not left:
            return None
        worst = min(left, key=lambda finding: finding.severity.rank).severity
        words = "finding" if len(left) == 1 else "findings"
        return Badge(str(len(left)), TONES[worst], f"{len(left)} {words} to settle")

    def open_target(self, target: object) -> None:
        """Goes to a finding by its key, or to the first finding about an answer by its code."""
        row = self._find(target)
        if row is None and self._judged is not None and self._judged.knows(target):
            self._filters.look_everywhere()
            row = self._find(target)
        if row is None:
            self.context.announce("That finding is no longer there: the checks do not bring it up.")
            return
        if not self._form.table.select_key(row.key):
            self._form.filter.clear()
            self._filters.clear()
            self._form.hide_finished.setChecked(False)
            self._form.levels.choose(ALL)
            self._form.table.select_key(row.key)

    def _find(self, target: object) -> FindingRow | None:
        return next((row for row in self._model.rows if target in (row.key, *row.finding.codes)), None)

    @Slot(int)
    def step(self, by: int) -> None:
        """To the next or previous finding that is not finished; says so where there is none."""
        rows, current = self._model.visible_rows(), self._form.table.current_row()
        place = rows.index(current) if current in rows else -1
        ahead = rows[place + 1 :] if by > 0 else rows[:place][::-1] if place > 0 else []
        row = next((row for row in ahead if not row.finished), None)
        if row is None:
            self.context.announce("There is no finding to settle further on." if by > 0 else "This is the first.")
            return
        self._form.table.select_key(row.key)

    def run(self) -> None:
        """Runs all checks afresh; what was fixed before leaves the list."""
        self.subtitle = "Running the checks."
        self._judged, self._fixed = None, ()
        self.refresh()

    def fit(self) -> None:
        self._detail.setFixedWidth(max(_LEAST, min(_MOST, round(self.width() * _SHARE))))

    @Slot()
    def _show_judged(self) -> None:
        view, everywhere = self._judged, self._filters.everywhere
        has_run = view is not None and any(
            one.reading is not None for one in (view.submissions if everywhere else (view.submission,))
        )
        for export in self._exports:
            export.setEnabled(has_run)
        self._try.setVisible(not has_run)
        if view is None or not has_run:
            self._show_not_run(view)
            return
        self._notice_bar.show_changes(view.newer, view.person)
        rows = finding_rows(view, self._fixed, everywhere=everywhere)
        self._filters.show_choices(view.submission.collection, rows)
        with self._show_once():
            self._model.show(rows)
            self._model.group(self._filters.grouping)
            self._show_chips()
        self.subtitle = state_words(view, everywhere=everywhere)
        if not rows:
            self.show_empty("Clean: the checks found nothing", clean_words(view), icon="checkmark_circle")

    def _show_not_run(self, view: Judged | None) -> None:
        self._model.show(())
        self.subtitle = "The checks have not run."
        unit = view.submission.unit if view else "this collection"
        words = f"They run by themselves as soon as the workbook of {unit} is opened."
        self.show_empty(
            "Not run: there is no workbook yet", words, self.context.commands.open_workbook, "document_table"
        )

    @Slot()
    def _show_chips(self) -> None:
        """The counts tell what a click on each will show."""
        hide = self._form.hide_finished.isChecked()
        self._form.levels.show_chips(level_chips([row for row in self._model.rows if not (hide and row.finished)]))
        self._narrow()

    @Slot()
    def _group(self) -> None:
        self._model.group(self._filters.grouping)
        self._narrow()

    @Slot()
    def _narrow(self) -> None:
        form = self._form
        wanted = self._filters.wanted(form.levels.current, hides_finished=form.hide_finished.isChecked())
        self._model.narrow(form.filter.text(), wanted.keeps)
        none = not self._model.visible_rows()
        form.none_match.setVisible(none)
        form.table.setVisible(not none)
        with self._show_once():
            if not none and form.table.current_row() is None:
                form.table.step(1)

    @contextmanager
    def _show_once(self) -> Generator[None]:
        """However often what is chosen changes within, it is shown at the end, and once."""
        outer, self._showing_once = self._showing_once, True
        try:
            yield
        finally:
            self._showing_once = outer
        self._show_chosen()

    def _chosen_rows(self) -> list[FindingRow]:
        rows = [self._model.row(index) for index in self._form.table.selectionModel().selectedRows(1)]
        current = self._form.table.current_row()
        return rows or ([current] if current is not None else [])

    @Slot()
    def _show_chosen(self) -> None:
        if self._showing_once:
            return
        rows = self._chosen_rows()
        self._detail.setVisible(bool(rows))
        if rows and self._judged is not None:
            self._detail.show_rows(rows, self._judged)

    @Slot(object)
    def _open_row(self, row: FindingRow) -> None:
        if row.finding.codes:
            self._acts.open_cell(row.finding.codes[0])

    @Slot()
    def _show_published(self) -> None:
        show_published(self, self.context.jobs)

    @Slot()
    def _take_up(self) -> None:
        if self._judged is not None and self._judged.shipped is not None:
            work = partial(take_up, self.context.session, self._judged.shipped)
            self.context.jobs.change(work, self.context.selection.offer, words="Taking the specification up")

    @Slot()
    def _say_stale(self) -> None:
        if self._judged is not None:
            self.subtitle = "Out of date: something has changed. Running the checks again."
