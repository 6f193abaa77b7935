"""The settings screen: which trust this is, what a person may set for themselves, and where their files are."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from nhsbn_desktop import __version__
from nhsbn_desktop.desktop.panels.record_window import RecordWindow
from nhsbn_desktop.desktop.panels.trust_card import TrustCard
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.settings import SHOWN, Setting
from nhsbn_desktop.desktop.widgets.cards import Card, Facts, label
from nhsbn_desktop.desktop.widgets.chips import Segments
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.paths import log_folder, own_files
from nhsbn_desktop.services.organisation import read_organisation


class PreferencesScreen(Screen[Organisation]):
    """One card for each thing that can be set, made from its declaration."""

    about_selection = False

    def build(self) -> Iterator[None]:
        scroll = QScrollArea(self.body)
        self._inner = QWidget(scroll.viewport())
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.trust = TrustCard(self.context, self._inner)
        column.addWidget(self.trust)
        for setting in SHOWN:
            column.addWidget(self._setting_card(setting))
        yield
        column.addWidget(self._record_card())
        column.addWidget(self._files_card())
        column.addWidget(self._program_card())
        column.addStretch(1)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._inner)
        scroll.setAccessibleName("Settings")
        page = QVBoxLayout(self.body)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)
        self.subtitle = "Your trust, and how the program looks and works on this computer."

    def request(self) -> Callable[[], Organisation]:
        return partial(read_organisation, self.context.session)

    def show_view(self, view: Organisation) -> None:
        self.trust.show_organisation(view)

    def open_target(self, target: object) -> None:
        if target == "record":
            self.open_record()

    def _setting_card(self, setting: Setting[str]) -> Card:
        card = Card(self._inner, title=setting.title)
        choice = Segments()
        choice.setAccessibleName(setting.title)
        choice.show_segments([words for _, words in setting.choices])
        values = [value for value, _ in setting.choices]
        choice.choose(values.index(self.context.settings.get(setting)))
        choice.chosen.connect(lambda place: self.context.settings.put(setting, values[place]))
        card.content.addWidget(choice)
        return card

    def _files_card(self) -> Card:
        card = Card(self._inner, title="Your files")
        facts = Facts()
        facts.show_facts([("Record and outbox", str(own_files())), ("Log", str(log_folder()))])
        card.content.addWidget(facts)
        button = QPushButton("Open the folder")
        button.clicked.connect(partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(own_files()))))
        button.setSizePolicy(button.sizePolicy().Policy.Maximum, button.sizePolicy().Policy.Fixed)
        card.content.addWidget(button)
        if not self.context.shared:
            stays = "Your record stays on this computer. Only what you send leaves it, and only to the Network."
            card.content.addWidget(label(stays, "muted"))
        return card

    def _record_card(self) -> Card:
        card = Card(self._inner, title="The record")
        where = "On your trust's server, shared with colleagues." if self.context.shared else "On this computer alone."
        card.content.addWidget(label(where))
        button = QPushButton("Where the record lives…")
        button.clicked.connect(self.open_record)
        button.setSizePolicy(button.sizePolicy().Policy.Maximum, button.sizePolicy().Policy.Fixed)
        card.content.addWidget(button)
        return card

    @Slot()
    def open_record(self) -> RecordWindow:
        window = RecordWindow(self.context, self)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.open()
        return window

    def _program_card(self) -> Card:
        card = Card(self._inner, title="This program")
        facts = Facts()
        network = (
            "PRACTICE Network: nothing reaches the real one" if self.context.practice else "NHS Benchmarking Network"
        )
        facts.show_facts(
            [("Version", __version__), ("Sends to", network), ("You are", self.context.session.person.name)]
        )
        card.content.addWidget(facts)
        return card
