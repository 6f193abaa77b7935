"""What every screen is: it asks for a view off the UI thread and shows it, again whenever the record changes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.context import Badge, Context
from nhsbn_desktop.desktop.turns import InTurns
from nhsbn_desktop.desktop.widgets.cards import Notice
from nhsbn_desktop.domain.problems import Problem

View = TypeVar("View")

FILTER = "filter"  # the object name of a screen's filter box: Ctrl+F goes there
LOADING_AFTER = 150  # milliseconds: a quicker answer needs no word about waiting


@dataclass(frozen=True)
class Place:
    """A screen's place in the window. `load` brings in its module and gives what builds it."""

    key: str
    title: str
    icon: str
    load: Callable[[], Callable[[Context], "Screen[Any]"]]
    badge: bool = False  # built before the others, for the count it shows in the navigation


class Screen(QWidget, Generic[View]):
    """Sets its form up in `build`, asks in `request`, shows in `show_view`; the rest is done here."""

    about_selection: ClassVar[bool] = True  # one collection and one unit: the window shows the bar to choose them
    described = Signal()  # subtitle, badge or header actions are new
    opened = Signal()  # its first view is shown: from now on it can be worked in

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.body = QWidget(self)
        self.current_badge: Badge | None = None
        self._kinds: dict[QAction, str] = {}
        self._subtitle = ""
        self._stale = True
        self._asked = 0
        self._answered = 0
        self._shown_once = False
        self._unshown: tuple[View] | None = None
        self._target: tuple[object] | None = None
        self._notice = Notice(self)
        self._pages = QStackedLayout(self)
        for page in (QWidget(self), self.body, self._notice):  # the first is blank: nothing is shown half built
            self._pages.addWidget(page)
        self.building = InTurns(self._build_up(), self)
        self.building.done.connect(self._open_up)
        self._waiting = QTimer(self, singleShot=True, interval=LOADING_AFTER)
        self._waiting.timeout.connect(self._show_loading)
        context.jobs.changed.connect(self.renew)
        context.selection.changed.connect(self._on_selection)

    def build(self) -> Iterator[None]:
        """Sets the form up in `self.body`. Each `yield` ends a step: the window answers before it goes on.

        A panel is given what it will lie in as its parent: Qt dresses all that is in it again with each new parent.
        """
        yield from ()

    def request(self) -> Callable[[], View]:
        """Called on the UI thread; what it returns is called off it, and must touch no widget."""
        raise NotImplementedError

    def show_view(self, view: View) -> None:
        """Called on the UI thread with what the request brought back. May end in `show_empty`."""
        raise NotImplementedError

    def badge(self, view: View) -> Badge | None:
        """The count in the navigation. A screen with its own badge is kept fresh even while it is hidden."""
        return None

    def open_target(self, target: object) -> None:
        """Goes to one thing on this screen: a finding's key, an answer's code, a file. Called with a view shown."""

    def fit(self) -> None:
        """Called with each new size: a panel beside the list takes its part of the width."""

    def step(self, by: int) -> None:
        """F8 and Shift+F8: goes to the next or the previous thing to settle."""

    def run(self) -> None:
        """F5, where this screen is the one that runs: does afresh what it shows."""
        self.refresh()

    @property
    def subtitle(self) -> str:
        """The words under the title: what stands, in a sentence or two."""
        return self._subtitle

    @subtitle.setter
    def subtitle(self, words: str) -> None:
        if words != self._subtitle:
            self._subtitle = words
            self.described.emit()

    @property
    def keeps_badge(self) -> bool:
        return type(self).badge is not Screen.badge

    @property
    def settled(self) -> bool:
        """Nothing is being looked up for this screen, and what it shows is the latest."""
        return self.is_built and not self._stale and self._asked == self._answered

    @property
    def is_built(self) -> bool:
        """Until then there is nothing in it: whoever looks at it waits, and what it would show is not looked up."""
        return self.building.over

    def command(
        self,
        words: str,
        run: Callable[[], object],
        *,
        icon: str = "",
        keys: str = "",
        tip: str = "",
        primary: bool = False,
        header: bool = True,
    ) -> QAction:
        """An action of this screen: in the palette and the menu, and (`header`) as a button at the top right.

        `run` takes no argument. At most one action is `primary`: the filled button.
        """
        action = QAction(words, self)
        if icon:
            theme.set_icon(action, icon, "on_accent" if primary else "text")
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setToolTip(tip or words)
        action.triggered.connect(lambda: run())
        self.offer(action, primary=primary, header=header)
        return action

    def offer(self, action: QAction, *, primary: bool = False, header: bool = True) -> None:
        """Puts an action (one of `context.commands`, or the screen's own) among this screen's."""
        self._kinds[action] = "primary" if primary else "plain" if header else ""
        self.addAction(action)
        self.described.emit()

    def header_actions(self) -> list[tuple[QAction, str]]:
        """The actions for the header, with "plain" or "primary", the primary one last."""
        shown = [(action, kind) for action, kind in self._kinds.items() if kind]
        return sorted(shown, key=lambda pair: pair[1] == "primary")

    def show_empty(self, heading: str, words: str, action: QAction | None = None, icon: str = "") -> None:
        """In place of the body: there is nothing to show yet, why, and the one thing to do about it."""
        self._notice.show_words(heading, words, action, icon)
        self._pages.setCurrentWidget(self._notice)

    def refresh(self) -> None:
        """Asks again; an answer to an earlier question that comes late is dropped."""
        if not self.is_built:
            return
        self._stale = False
        self._asked += 1
        asked = self._asked
        self._waiting.start()
        self.context.jobs.read(
            self, self.request(), lambda view: self._receive(asked, view), lambda error: self._refuse(asked, error)
        )

    def go_to(self, target: object) -> None:
        """`open_target`, once there is a view to open it in."""
        self._target = (target,)
        if self.settled and self._shown_once and self._unshown is None:
            self._reach_target()

    @Slot()
    def renew(self) -> None:
        """What is shown may no longer stand: asks again now if somebody sees it, else when somebody does."""
        self._stale = True
        if self.isVisible() or self.keeps_badge:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.building.start()
        if self._stale:
            self.refresh()
        else:
            self._show_latest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_built:
            self.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._waiting.stop()

    def _build_up(self) -> Iterator[None]:
        """A step ends with its widgets dressed, which else would all be done when the screen is first shown."""
        for _ in self.build():
            self._dress()
            yield
        self._dress()
        self._dress_filter()

    @Slot()
    def _open_up(self) -> None:
        self.fit()
        self.described.emit()
        self.renew()

    def _dress(self) -> None:
        for widget in self.body.findChildren(QWidget):
            widget.ensurePolished()

    def _dress_filter(self) -> None:
        """A screen's filter box (a QLineEdit named `filter`) looks and clears alike everywhere."""
        box = self.body.findChild(QLineEdit, FILTER)
        if box is not None and not box.actions():
            box.setClearButtonEnabled(True)
            picture = QAction(box)
            theme.set_icon(picture, "filter", "text_2", 16)
            box.addAction(picture, QLineEdit.ActionPosition.LeadingPosition)

    @Slot()
    def _on_selection(self) -> None:
        if self.about_selection:
            self.renew()

    def _receive(self, asked: int, view: View) -> None:
        if asked != self._asked:
            return
        self._waiting.stop()
        self._answered = asked
        self.current_badge = self.badge(view)
        self._unshown = (view,)
        if self.isVisible() or not self.window().isVisible():
            self._show_latest()
        self.described.emit()

    def _show_latest(self) -> None:
        """A screen that lies behind another keeps its view until somebody sees it: filling tables takes its time.

        The first is filled in out of sight: else Qt would lay everything out again for each panel that appears.
        """
        if self._unshown is not None:
            (view,), self._unshown = self._unshown, None
            first, self._shown_once = not self._shown_once, True
            self._pages.setCurrentWidget(self.body)
            self.body.setHidden(first)
            self.show_view(view)
            if first:
                self.body.setVisible(self._pages.currentWidget() is self.body)
                self.opened.emit()
            self._reach_target()

    def _reach_target(self) -> None:
        if self._target is not None:
            (target,), self._target = self._target, None
            self.open_target(target)

    def _refuse(self, asked: int, error: BaseException) -> None:
        if asked == self._asked:
            self._waiting.stop()
            self._answered = asked
            self._unshown = None
            advice = error.advice if isinstance(error, Problem) else "The details are in the log."
            message = str(error) if isinstance(error, Problem) else "This screen could not be shown."
            self._notice.show_problem(message, advice, self.refresh)
            self._pages.setCurrentWidget(self._notice)
        if not isinstance(error, Problem):
            self.context.jobs.failed.emit(error)

    @Slot()
    def _show_loading(self) -> None:
        if not self._shown_once:
            self._notice.show_words("Loading", "This takes a moment the first time.")
            self._pages.setCurrentWidget(self._notice)
