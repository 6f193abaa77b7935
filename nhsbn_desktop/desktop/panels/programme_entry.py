"""One collection of the programme as it may be changed: its name, kind and windows, and those of its parts."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QInputDialog, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_programme_entry import Ui_ProgrammeEntry
from nhsbn_desktop.desktop.rows.dates import day_words, typed_day
from nhsbn_desktop.domain.problems import NotReady, Problem
from nhsbn_desktop.domain.programme import ONCE, Kind, Part, ProgrammeEntry, programme_year
from nhsbn_desktop.services import programme

_RHYTHMS = ("annual", "quarterly", "pilot", "every two years", ONCE)
_PART = 4  # name; opens; deadline; outputs


class ProgrammeEntryPanel(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: ProgrammeEntry | None = None
        self._is_new = False
        self.form = Ui_ProgrammeEntry()
        self.form.setupUi(self)
        for kind in Kind:
            self.form.kind.addItem(kind.value.capitalize(), kind)
        self.form.rhythm.addItems(_RHYTHMS)
        self.form.save.clicked.connect(self._save)
        self.form.leave_out.clicked.connect(self._leave_out)

    def show_entry(self, entry: ProgrammeEntry, *, is_new: bool = False) -> None:
        """What is half typed stays while other things change."""
        if entry == self._shown and is_new == self._is_new:
            return
        self._shown, self._is_new, form = entry, is_new, self.form
        form.title.setText(entry.title)
        form.key.setText(entry.collection)
        form.key.setReadOnly(not is_new)
        form.year.setText(entry.year)
        form.kind.setCurrentIndex(list(Kind).index(entry.kind))
        form.rhythm.setCurrentText(entry.rhythm)
        form.commissioner.setText(entry.commissioner)
        form.contact.setText(entry.contact)
        form.mandatory.setChecked(entry.mandatory)
        form.on_site.setChecked(entry.on_site)
        for box, day in ((form.opens, entry.opens), (form.deadline, entry.deadline), (form.outputs, entry.outputs)):
            box.setText(day_words(day) if day else "")
        form.parts.setPlainText("\n".join(map(part_text, entry.parts)))
        form.note.setPlainText(entry.note)
        form.leave_out.setVisible(not is_new)
        form.leave_out.setText("Put &back" if entry.left_out else "Take &out…")

    def begin(self) -> None:
        """An empty form for a collection that the Network announced in the year."""
        year = programme_year(self._context.session.now().date())
        self.show_entry(
            ProgrammeEntry("", "", year, None, None, None, True, ONCE, kind=Kind.BESPOKE, programme=year), is_new=True
        )
        self.form.title.setFocus()

    def leave_out(self, why: str) -> None:
        if self._shown is not None:
            work = partial(programme.leave_out, self._context.session, self._shown, why)
            self._context.jobs.change(work, lambda _: self._context.announce("Taken out; it stays in the history."))

    def _save(self) -> None:
        if self._shown is None:
            return
        try:
            entry = self._typed(self._shown)
        except Problem as problem:
            self._context.jobs.failed.emit(problem)
            return
        save = programme.add_entry if self._is_new else programme.save_entry
        work = partial(save, self._context.session, entry)
        self._context.jobs.change(work, lambda _: self._context.announce(f"{entry.title} saved."))

    def _leave_out(self) -> None:
        if self._shown is None:
            return
        if self._shown.left_out:
            work = partial(programme.put_back, self._context.session, self._shown)
            self._context.jobs.change(work, lambda _: self._context.announce("It is in the programme again."))
            return
        why, agreed = QInputDialog.getText(self, "Take out of the programme", "Why is it taken out?")
        if agreed:
            self.leave_out(why)

    def _typed(self, shown: ProgrammeEntry) -> ProgrammeEntry:
        form = self.form
        return replace(
            shown,
            collection=form.key.text().strip(),
            title=form.title.text().strip(),
            year=form.year.text().strip(),
            kind=Kind(form.kind.currentData()),
            rhythm=form.rhythm.currentText().strip(),
            commissioner=form.commissioner.text().strip(),
            contact=form.contact.text().strip(),
            mandatory=form.mandatory.isChecked(),
            on_site=form.on_site.isChecked(),
            opens=typed_day(form.opens.text(), "Opens"),
            deadline=typed_day(form.deadline.text(), "Deadline"),
            outputs=typed_day(form.outputs.text(), "Outputs"),
            parts=typed_parts(form.parts.toPlainText(), shown.parts),
            note=form.note.toPlainText().strip(),
        )


def part_text(part: Part) -> str:
    days = (day_words(day) if day else "" for day in (part.opens, part.deadline, part.outputs))
    return "; ".join((part.name, *days)).rstrip("; ")


def typed_parts(text: str, before: Iterable[Part]) -> tuple[Part, ...]:
    """Parts as people type them, one a line. A part that keeps its name keeps its note. Raises NotReady naming the
    line."""
    notes = {part.name: part.note for part in before}
    parts = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        name, *days = (piece.strip() for piece in line.split(";"))
        if not name or len(days) >= _PART:
            raise NotReady(
                f"Line {number} of the parts, “{line.strip()}”, cannot be read.",
                "Write the name, then opens; deadline; outputs, with semicolons between them.",
            )
        opens, deadline, outputs = (typed_day(day, f"A date in line {number}") for day in (*days, "", "", "")[:3])
        parts.append(Part(name, opens, deadline, outputs, notes.get(name, "")))
    return tuple(parts)
