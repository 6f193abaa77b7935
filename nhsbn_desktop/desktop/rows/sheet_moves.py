"""Where the keys lead on a sheet, as in Excel: the next answer, the edge of what is filled."""

from bisect import bisect_left, bisect_right

from nhsbn_desktop.services.sheets import SheetView


def next_answer(sheet: SheetView, at: tuple[int, int], by: int) -> tuple[int, int] | None:
    """The next answer cell to the right, else in the rows below; the one before for `by` -1. None at the end."""
    order = sheet.in_order
    place = bisect_right(order, at) if by > 0 else bisect_left(order, at) - 1
    return order[place] if 0 <= place < len(order) else None


def edge(sheet: SheetView, at: tuple[int, int], down: int, along: int) -> tuple[int, int]:
    """Where Ctrl with an arrow leads, by places: the last filled cell of a run, the first after a gap, or the edge."""
    row, column = at
    last_row, last_column = len(sheet.rows) - 1, len(sheet.columns) - 1

    def inside(r: int, c: int) -> bool:
        return 0 <= r <= last_row and 0 <= c <= last_column

    def filled(r: int, c: int) -> bool:
        return sheet.is_filled(sheet.rows[r], sheet.columns[c].number)

    if not inside(row + down, column + along):
        return at
    in_run = filled(row, column) and filled(row + down, column + along)
    while inside(row + down, column + along):
        if in_run and not filled(row + down, column + along):
            break
        row, column = row + down, column + along
        if not in_run and filled(row, column):
            break
    return row, column
