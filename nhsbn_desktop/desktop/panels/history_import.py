"""Looking at how an earlier year's questions match this year's, once, before their figures are taken in."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.forms.ui_history_import import Ui_HistoryImport
from nhsbn_desktop.desktop.rows.match_rows import WORDS, MatchRow, match_rows, matches_model
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.matching import MatchKind
from nhsbn_desktop.domain.wording import several
from nhsbn_desktop.services.history import Decision, HistoryProposal

LOOK, ALL = "look", "all"
_TO_A_METRIC = (MatchKind.SAME, MatchKind.MOVED, MatchKind.RENAMED, MatchKind.REDEFINED)


class HistoryImport(QWidget):
    """Lists the proposed matches; each can be decided otherwise. Says what was decided, and takes nothing in itself."""

    confirmed = Signal(object, object)  # HistoryProposal, {question's key: Decision}
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_HistoryImport()
        self.form.setupUi(self)
        self.model = matches_model()
        self.form.table.show_model(self.model)
        self.decisions: dict[str, Decision] = {}
        self._proposal: HistoryProposal | None = None
        self.collection: Collection | None = None
        self.form.kind.addItems([WORDS[kind] for kind in MatchKind])
        self.form.which.chosen.connect(self._narrow)
        self.form.table.chosen.connect(self._show_row)
        self.form.kind.currentIndexChanged.connect(self._fit_choice)
        self.form.decide.clicked.connect(self._decide)
        self.form.reason.returnPressed.connect(self._decide)
        self.form.confirm.clicked.connect(lambda: self.confirmed.emit(self._proposal, dict(self.decisions)))
        self.form.cancel.clicked.connect(lambda: self.left.emit())

    def show_proposal(self, proposal: HistoryProposal, collection: Collection) -> None:
        """Begins with nothing decided."""
        self._proposal, self.collection, self.decisions = proposal, collection, {}
        form = self.form
        form.heading.setText(f"{proposal.file_name}: {several(proposal.years)}")
        more = [f"And {len(proposal.notices) - 5} more."] if len(proposal.notices) > 6 else []
        form.notices.setText("\n".join([*proposal.notices[: 5 if more else 6], *more]))
        form.notices.setVisible(bool(proposal.notices))
        form.metric.clear()
        for metric in collection.metrics:
            form.metric.addItem(f"{metric.ref} {metric.label}", metric.ref)
        self._show()
        if any(row.is_open for row in self.model.rows):
            form.which.choose(LOOK)
        form.table.step(1)
        form.table.setFocus()

    def _show(self) -> None:
        if self._proposal is None or self.collection is None:
            return
        rows = match_rows(self._proposal, self.collection, self.decisions)
        self.model.show(rows)
        left = sum(row.is_open for row in rows)
        self.form.which.show_chips(
            [(ALL, f"All {len(rows)}", None), (LOOK, f"To look at {left}", Tone.WARNING if left else Tone.SUCCESS)]
        )
        self._narrow()

    @Slot()
    def _narrow(self) -> None:
        only_open = self.form.which.current == LOOK
        self.model.narrow(keep=lambda row: not only_open or row.is_open or row.decision is not None)
        self._show_row(self.form.table.current_row())

    @Slot(object)
    def _show_row(self, row: MatchRow | None) -> None:
        form = self.form
        for piece in (form.kind_label, form.kind, form.metric, form.reason, form.decide):
            piece.setEnabled(row is not None and row.match.earlier is not None)
        form.refusal.hide()
        if row is None:
            return
        ref = (row.decision.metric if row.decision is not None else "") or row.match.metric
        form.kind.setCurrentText(WORDS[row.kind])
        form.metric.setCurrentIndex(max(form.metric.findData(ref), 0))
        form.reason.setText((row.decision or row.match).reason)
        self._fit_choice()

    @property
    def _kind(self) -> MatchKind:
        return list(MatchKind)[self.form.kind.currentIndex()]

    @Slot()
    def _fit_choice(self) -> None:
        self.form.metric.setVisible(self._kind in _TO_A_METRIC)
        self.form.reason.setVisible(self._kind is MatchKind.REDEFINED)

    @Slot()
    def _decide(self) -> None:
        row, form = self.form.table.current_row(), self.form
        reason = form.reason.text().strip()
        missing = self._kind is MatchKind.REDEFINED and not reason
        form.refusal.setText("Say how it is counted differently now: the comparison is void for that reason.")
        form.refusal.setVisible(missing)
        if row is None or missing:
            form.reason.setFocus()
            return
        metric = str(form.metric.currentData()) if self._kind in _TO_A_METRIC else ""
        decision = Decision(self._kind, metric, reason if self._kind is MatchKind.REDEFINED else "")
        same = replace(decision, reason="") == Decision(row.match.kind, row.match.metric) and row.match.certain
        if same and not reason:
            self.decisions.pop(row.key, None)
        else:
            self.decisions[row.key] = decision
        self._show()
