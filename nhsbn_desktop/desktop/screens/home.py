"""Home: what is due, overdue, at risk and blocked over all collections, the next act first, each with its way there."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Slot

from nhsbn_desktop.desktop.context import Badge
from nhsbn_desktop.desktop.forms.ui_home import Ui_Home
from nhsbn_desktop.desktop.panels.notices import Notices
from nhsbn_desktop.desktop.rows.agenda_rows import TONES, Agenda, Distance, agenda_model, read_agenda
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.agenda import Item, Urgency

_COUNTED = (Urgency.OVERDUE, Urgency.BLOCKED, Urgency.AT_RISK, Urgency.DUE)


class HomeScreen(Screen[Agenda]):
    about_selection = False

    def build(self) -> Iterator[None]:
        self.form = Ui_Home()
        self.form.setupUi(self.body)
        self._names: dict[str, str] = {}
        self._next: Item | None = None
        self._distance = Distance()
        self._notices = Notices(self.context, self)
        self.model = agenda_model(self._names, self._distance)
        self.form.table.show_model(self.model)
        self.form.table.opened.connect(self.do)
        self.form.do_next.clicked.connect(lambda: self.do(self._next))
        self.form.open_workbook.clicked.connect(self.context.commands.open_workbook.trigger)
        self.form.practise.clicked.connect(self.context.commands.practise.trigger)
        self.go = self.command("Go to it", self._do_current, icon="open", tip="Where the chosen row is done (Enter)")
        yield

    def request(self) -> Callable[[], Agenda]:
        return partial(read_agenda, self.context.session, self.context.selection.collections)

    def show_view(self, view: Agenda) -> None:
        form = self.form
        self._names.clear()
        self._names.update(view.names)
        self._distance.today, self._distance.days_off = view.today, view.days_off
        form.welcome.setVisible(not view.is_begun and not self.context.practice)
        self._next = view.items[0] if view.items else None
        form.next_card.setVisible(self._next is not None and view.is_begun)
        if self._next is not None:
            form.next_tag.say(self._next.urgency.value, TONES[self._next.urgency])
            form.next_what.setText(self._next.what)
            form.next_why.setText(f"{view.names.get(self._next.collection, '')}. {self._next.why}".strip(". ") + ".")
        self.model.show(view.items)
        self.go.setEnabled(bool(view.items))
        self.subtitle = summary(view)
        if not view.items and view.is_begun:
            words = "No collection asks for anything at the moment. What is due appears here by itself."
            self.show_empty("Nothing is due", words, icon="checkmark_circle")

    def badge(self, view: Agenda) -> Badge | None:
        """Also the moment at which the desktop is told, since this view is kept fresh even behind others."""
        self._notices.tell(view)
        late = view.count(Urgency.OVERDUE)
        if late:
            return Badge(str(late), Tone.ERROR, f"{late} overdue")
        pressing = len(view.pressing)
        return Badge(str(pressing), Tone.NEUTRAL, f"{pressing} due this week") if pressing else None

    def step(self, by: int) -> None:
        self.form.table.step(by)

    @Slot(object)
    def do(self, item: Item | None) -> None:
        """Goes to where an item is done."""
        if item is None:
            return
        if item.screen != "programme":
            self.context.selection.choose(item.collection, item.unit)
        self.context.navigate(item.screen, item.target or None)

    def _do_current(self) -> None:
        self.do(self.form.table.current_row() or self._next)


def summary(view: Agenda) -> str:
    """What stands, in a sentence: `2 overdue, 1 blocked, 3 at risk, 4 due this week.`"""
    words = {urgency: urgency.value.lower() for urgency in _COUNTED} | {Urgency.DUE: "due this week"}
    counted = [f"{number} {words[urgency]}" for urgency in _COUNTED if (number := view.count(urgency))]
    if counted:
        return f"{', '.join(counted)}."
    return "Nothing presses this week." if view.items else "Nothing is due."
