"""The timetable of a collection in one strip: the policy's three stages, the step each ends with, and the days left."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nhsbn_desktop.desktop.rows.dates import distance_words, short_day
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cards import Tag, label
from nhsbn_desktop.domain.plan import Stage, Timetable

_STEPS = (
    (Stage.ONE, (("Opens", "opens"), ("Leads named by", "leads_by"))),
    (Stage.TWO, (("Data by", "data_by"), ("Validated by", "validated_by"))),
    (Stage.THREE, (("Signed off by", "sign_off_by"), ("Network's deadline", "deadline"))),
)


class TimetableStrip(QFrame):
    """Three stages side by side, two steps in each; the stage of today bears a tag that says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 14)
        row.setSpacing(24)
        self._stages: dict[Stage, tuple[Tag, QLabel]] = {}
        self._steps: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        for stage, steps in _STEPS:
            row.addLayout(self._lay_out(stage, steps), 1)

    def show_dates(self, dates: Timetable, today: date, days_to: Callable[[date], int]) -> None:
        """`days_to` gives the working days from today to a day, negative where it has passed."""
        now = dates.stage(today) if today <= dates.deadline else None
        for stage, (tag, words) in self._stages.items():
            tag.setVisible(stage is now)
            words.setProperty("role", "strong" if stage is now else "secondary")
            words.style().unpolish(words)
            words.style().polish(words)
        for step, (name, day, distance) in self._steps.items():
            when: date = getattr(dates, step)
            day.setText(short_day(when))
            distance.setText(distance_words(days_to(when)))
            day.setAccessibleName(f"{name.text()}: {day.text()}, {distance.text()}")

    def as_text(self) -> str:
        """The strip in words, a line for each stage; for tests and for reading aloud."""
        lines = []
        for stage, steps in _STEPS:
            tag, words = self._stages[stage]
            shown = ", ".join(" ".join(part.text() for part in self._steps[step]) for _, step in steps)
            lines.append(f"{words.text()}{' (now)' if tag.isVisibleTo(self) else ''}: {shown}")
        return "\n".join(lines)

    def _lay_out(self, stage: Stage, steps: tuple[tuple[str, str], ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        tag, words = Tag(), label(stage.value, "secondary", wrap=True)
        tag.say("Now", Tone.INFO)
        head.addWidget(tag)
        head.addWidget(words, 1)
        self._stages[stage] = (tag, words)
        column.addLayout(head, 1)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        for name, step in steps:
            pair.addLayout(self._lay_out_step(name, step), 1)
        column.addLayout(pair)
        return column

    def _lay_out_step(self, name: str, step: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        parts = label(name, "muted"), label("", "strong"), label("", "muted")
        for part in parts:
            column.addWidget(part)
        self._steps[step] = parts
        return column
