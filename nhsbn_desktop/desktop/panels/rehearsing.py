"""Rehearsing at the practice desk: the practice Network is told what to go wrong with, and how it lets people in."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.widgets.rehearsal_card import RehearsalCard
from nhsbn_desktop.domain.rehearsal import Trouble


class Rehearsing(QObject):
    """Does what the card asks for; away from the practice desk the card is not shown."""

    def __init__(self, context: Context, card: RehearsalCard) -> None:
        super().__init__(card)
        self._context = context
        network = context.network
        card.setVisible(network.rehearse is not None)
        card.sign_in.setVisible(network.sign_in is None)
        card.rehearsed.connect(self._rehearse)
        card.sign_in_wanted.connect(self._prepare_sign_in)

    @Slot(object)
    def _rehearse(self, troubles: frozenset[Trouble]) -> None:
        rehearse = self._context.network.rehearse
        if rehearse is not None:
            words = ", ".join(trouble.words.lower() for trouble in sorted(troubles)) or "none"
            said = f"Trouble rehearsed from now on: {words}."
            # on the one lane that keeps the order in which the switches were thrown
            self._context.jobs.read(self, partial(rehearse, troubles), lambda _: self._context.announce(said))

    @Slot()
    def _prepare_sign_in(self) -> None:
        prepare = self._context.network.prepare_sign_in
        if prepare is not None:
            announce, words = self._context.announce, "Fetching the sign-in for practice"
            self._context.jobs.send(self, prepare, announce, words=words)
