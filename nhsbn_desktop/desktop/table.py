"""One table model for every list in the program: rows are frozen values, columns say how to read one.

The model filters and sorts itself on a list of places. Over 50,000 rows a key typed in the filter costs under 0.1 s
that way; QSortFilterProxyModel needed 2 to 7 s, and its sort 10 to 15 s.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nhsbn_desktop.desktop.tokens import Tone

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How one column reads a row. `width` is in pixels (0: what is left); `from_width` hides it in narrow tables.
    A cell that is `quiet` is heard and searched, but not painted: the heading of a group is painted once."""

    title: str
    text: Callable[[Row], str]
    second: Callable[[Row], str] | None = None
    sort: Callable[[Row], Any] | None = None
    number: bool = False
    tone: Callable[[Row], Tone] | None = None
    as_tag: bool = False
    as_level: bool = False
    share: Callable[[Row], float] | None = None
    bold: Callable[[Row], bool] | None = None
    tip: Callable[[Row], str] | None = None
    width: int = 0
    from_width: int = 0
    quiet: Callable[[Row], bool] | None = None

    def words(self, row: Row) -> str:
        """All that the cell says, on one line."""
        first = self.text(row)
        second = self.second(row) if self.second else ""
        return f"{first}, {second}" if second else first


class TableModel(QAbstractTableModel, Generic[Row]):
    """`key` tells rows apart from one showing to the next; `summary` is what a screen reader says of a whole row."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], object],
        summary: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._summary = summary or self._read_out
        self._rows: tuple[Row, ...] = ()
        self._text: list[str] | None = None
        self._places: list[int] = []
        self._words = ""
        self._keep: Callable[[Row], bool] | None = None
        self._sorted_by = -1
        self._order = Qt.SortOrder.AscendingOrder
        self.grouped_by: Callable[[Row], Any] | None = None  # rows of a group stay together, however they are sorted
        self.hidden: set[int] = set()  # columns that are not shown for now

    def show(self, rows: Sequence[Row]) -> None:
        """Shows these rows in place of those before. Where the same keys stand in the same places it only repaints."""
        before = [self.key(self._rows[place]) for place in self._places]
        self._rows = tuple(rows)
        self._text = None
        places = self._arrange()
        if before and [self.key(self._rows[place]) for place in places] == before:
            self._places = places
            self.dataChanged.emit(self.index(0, 0), self.index(len(places) - 1, len(self.columns) - 1))
        else:
            self._reset(places)

    def narrow(self, text: str = "", keep: Callable[[Row], bool] | None = None) -> None:
        """Shows only rows that hold every word of the text in some cell, and that `keep` keeps."""
        self._words = text.casefold()
        self._keep = keep
        self._reset(self._arrange())

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def visible_rows(self) -> list[Row]:
        """The rows that are shown, in the order they are shown."""
        return [self._rows[place] for place in self._places]

    def row(self, index: Index) -> Row:
        return self._rows[self._places[index.row()]]

    def place_of(self, key: object) -> int:
        """The line on which this key is shown; -1 where it is not."""
        return next((line for line, place in enumerate(self._places) if self.key(self._rows[place]) == key), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by, self._order = column, order
        self._reset(self._arrange())

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _Role.DisplayRole:
            return self.columns[section].title
        if role == _Role.TextAlignmentRole:
            return _side(self.columns[section])
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row, column = self.row(index), self.columns[index.column()]
        match role:
            case _Role.DisplayRole:
                return column.text(row)
            case _Role.AccessibleTextRole:
                return self._summary(row) if index.column() == 0 else column.words(row)
            case _Role.ToolTipRole:
                return column.tip(row) if column.tip else column.words(row)
            case _Role.TextAlignmentRole:
                return _side(column)
            case _:
                return None

    def _arrange(self) -> list[int]:
        places = list(range(len(self._rows)))
        if self._words:
            text, words = self._joined(), self._words.split()
            places = [place for place in places if all(word in text[place] for word in words)]
        if self._keep is not None:
            places = [place for place in places if self._keep(self._rows[place])]
        if 0 <= self._sorted_by < len(self.columns):
            column = self.columns[self._sorted_by]
            by = column.sort or (lambda row: column.text(row).casefold())
            places.sort(key=lambda place: by(self._rows[place]), reverse=self._order is Qt.SortOrder.DescendingOrder)
        if self.grouped_by is not None:
            group = self.grouped_by
            places.sort(key=lambda place: group(self._rows[place]))
        return places

    def _joined(self) -> list[str]:
        if self._text is None:
            self._text = ["\n".join(column.words(row) for column in self.columns).casefold() for row in self._rows]
        return self._text

    def _reset(self, places: list[int]) -> None:
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def _read_out(self, row: Row) -> str:
        return ". ".join(words for column in self.columns if (words := column.words(row)))


def _side(column: Column[Any]) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | (
        Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    )
