"""The help screen: the first five minutes, and every key that does something."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nhsbn_desktop.desktop.panels.published_window import show_published
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.widgets.cards import Card, Facts, label

STEPS = (
    ("Open the workbook", "The file the Network sent, as it came. Drop it on the window, or use Open workbook."),
    (
        "Look at the checks",
        "What must be fixed stops you submitting. Put the answer right, or explain it where you may.",
    ),
    ("Compare the years", "Year on year shows what moved most since the last submission, with a chart."),
    (
        "Plan who brings what",
        "Each section has a nominated lead, a source and a deadline before the Network's.",
    ),
    (
        "Validate and sign off",
        "Leads validate their sections, then the care group director signs for the whole.",
    ),
    (
        "Send it",
        "A copy of the Network's own file is filled in and sent. You are done when its receipt is verified.",
    ),
)
KEYS = (
    ("Ctrl+K", "Search or run a command"),
    ("Ctrl+1 to Ctrl+9", "Go to a screen"),
    ("F6, Shift+F6", "Next or previous part of the window"),
    ("F5", "Run all checks"),
    ("F8, Shift+F8", "Next or previous finding"),
    ("Ctrl+F", "Filter the list"),
    ("Ctrl+O", "Open a workbook"),
    ("Ctrl+Z", "Undo your last change"),
    ("Ctrl+Y", "Do again what you undid"),
    ("Ctrl+C", "Copy a chart as a picture"),
    ("Alt", "The menu bar"),
    ("Esc", "Close or cancel"),
    ("F1", "This help"),
)


class GuideScreen(Screen[None]):
    """Two cards side by side; nothing here is looked up."""

    about_selection = False

    def build(self) -> Iterator[None]:
        scroll = QScrollArea(self.body)
        scroll.setWidgetResizable(True)
        inner = QWidget(scroll.viewport())
        cards = QHBoxLayout(inner)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(16)
        cards.addWidget(self._steps_card(inner), 3)
        yield
        cards.addWidget(self._keys_card(inner), 2)
        scroll.setWidget(inner)
        scroll.setAccessibleName("Help")
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.command(
            "Try it on the published figures",
            lambda: show_published(self, self.context.jobs),
            icon="data_trending",
            tip="What the checks see in the figures the Network published for 2024/25",
        )
        self.subtitle = "From the Network's workbook to a verified receipt, and the keys that save time."

    def request(self) -> Callable[[], None]:
        return lambda: None

    def show_view(self, view: None) -> None:
        """Everything here is known from the start."""

    def _steps_card(self, place: QWidget) -> Card:
        card = Card(place, title="The first five minutes")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, (heading, words) in enumerate(STEPS):
            grid.addWidget(label(f"{number + 1}", "strong"), number * 2, 0)
            grid.addWidget(label(heading, "strong"), number * 2, 1)
            said = label(words, "secondary", wrap=True)
            said.setContentsMargins(0, 0, 0, 10)
            grid.addWidget(said, number * 2 + 1, 1)
        card.content.addLayout(grid)
        card.content.addStretch(1)
        return card

    def _keys_card(self, place: QWidget) -> Card:
        card = Card(place, title="Keys")
        facts = Facts()
        facts.show_facts(KEYS)
        card.content.addWidget(facts)
        card.content.addStretch(1)
        return card
