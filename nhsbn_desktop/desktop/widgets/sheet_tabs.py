"""The sheets of a workbook as tabs, each with the number of findings still to settle on it."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QTabBar, QWidget


class SheetTabs(QTabBar):
    """`names` are the sheets' own, without the counts that stand beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.setAccessibleName("Sheets of the workbook")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)

    @property
    def name(self) -> str:
        """The sheet that is turned to; empty for none."""
        place = self.currentIndex()
        return self.names[place] if 0 <= place < len(self.names) else ""

    def show_names(self, names: Sequence[str], chosen: str) -> None:
        """Takes other sheets over and turns to one of them, telling nobody."""
        self.blockSignals(True)
        if tuple(names) != self.names:
            self.names = tuple(names)
            while self.count():
                self.removeTab(0)
            for name in names:
                self.addTab(name)
        if chosen in self.names:
            self.setCurrentIndex(self.names.index(chosen))
        self.blockSignals(False)

    def turn_to(self, name: str) -> None:
        if name in self.names:
            self.setCurrentIndex(self.names.index(name))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many findings each sheet still has, by its name."""
        for place, name in enumerate(self.names):
            count = counts.get(name, 0)
            words = f"{name}  {count}" if count else name
            if self.tabText(place) != words:
                self.setTabText(place, words)
                self.setTabToolTip(place, f"{name}: {count} to settle" if count else name)
