"""Where each row and column of a sheet stands on another copy of it, told by the words the author put on them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from nhsbn_desktop.workbook.calculating.formulas import Place
from nhsbn_desktop.workbook.comparing.skeleton import Skeleton
from nhsbn_desktop.workbook.parts.sheets import Sheet

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the rows, or the columns, of one sheet stand on the other. `known` are those that carry words; `shifts`
    (line, by how much) hold from that line on. `inserted` are the other's lines, `deleted` this one's, that have no
    match; `moved` those that stand in another order; `reworded` those whose words are not the same any
    more, `doubtful` those of them that have no words at all where theirs should be."""

    known: Mapping[int, int]
    shifts: tuple[tuple[int, int], ...] = ()
    inserted: tuple[int, ...] = ()
    deleted: tuple[int, ...] = ()
    moved: tuple[int, ...] = ()
    reworded: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()

    @property
    def in_place(self) -> bool:
        return not (self.inserted or self.deleted or self.moved) and all(shift == 0 for _, shift in self.shifts)

    def find(self, line: int) -> int | None:
        """The likeliest place; None where the line was deleted, or where lines about it moved by different amounts."""
        if line in self.known:
            return self.known[line]
        if line in self.deleted:
            return None
        if not self.shifts:
            return line
        lines = [start for start, _ in self.shifts]
        at = bisect_left(lines, line)
        before = self.shifts[at - 1][1] if at else None
        after = self.shifts[at][1] if at < len(self.shifts) else None
        if before is None or after is None or before == after:
            only = before if before is not None else after
            return line + only if only is not None else None
        return None

    def find_surely(self, line: int) -> int | None:
        """None as well where other lines moved and this one's words no longer tell which it is."""
        if line in self.doubtful or (line in self.reworded and not self.in_place):
            return None
        return self.find(line)


@dataclass(frozen=True, slots=True)
class Alignment:
    rows: Lines
    columns: Lines

    @property
    def in_place(self) -> bool:
        return self.rows.in_place and self.columns.in_place

    def find(self, place: Place) -> Place | None:
        """The likeliest place of a cell on the other copy; None where there is none."""
        row, column = self.rows.find(place[0]), self.columns.find(place[1])
        return None if row is None or column is None else (row, column)

    def find_surely(self, place: Place) -> Place | None:
        """A cell's place on the other copy; None where the words on its row and column do not tell."""
        row, column = self.rows.find_surely(place[0]), self.columns.find_surely(place[1])
        return None if row is None or column is None else (row, column)


IN_PLACE = Alignment(Lines({}), Lines({}))


def align(original: Skeleton, other: Sheet) -> Alignment:
    """Where `original`'s rows and columns stand on another copy of its sheet. Rows are known by the texts on them, in
    their order and then wherever those are unique; columns by the texts at their heads."""
    labels = original.labels
    if all(other.text_at(*place) == text for place, text in labels.items()):
        return IN_PLACE
    words = frozenset(labels.values())
    texts = _texts(other, words, len(labels))
    rows = _align_lines(_by_row(labels), _by_row(texts))
    columns = _align_columns(labels, texts, rows)
    return _with_doubts(Alignment(rows, columns), labels, other)


def _with_doubts(alignment: Alignment, labels: Mapping[Place, str], other: Sheet) -> Alignment:
    """A line that reads otherwise must still have words where its own stood: else it may be another line."""
    there = {place for place in labels if (now := alignment.find(place)) is not None and other.text_at(*now)}
    rows, columns = {row for row, _ in there}, {column for _, column in there}
    return Alignment(
        replace(alignment.rows, doubtful=alignment.rows.reworded - rows),
        replace(alignment.columns, doubtful=alignment.columns.reworded - columns),
    )


def _texts(other: Sheet, words: frozenset[str], expected: int) -> dict[Place, str]:
    """The author's words on the other copy, in locked cells alone where most are: an answer may be one of them too."""
    texts = {place: text for place in other.grid if (text := other.text_at(*place)) in words}
    locked = {place: text for place, text in texts.items() if other.style_at(*place).locked}
    return locked if 2 * len(locked) > expected else texts


def _by_row(texts: Mapping[Place, str]) -> dict[int, Key]:
    """The texts of each row, whatever the order of the columns."""
    lines: dict[int, list[str]] = {}
    for (row, _), text in texts.items():
        lines.setdefault(row, []).append(text)
    return {line: tuple(sorted(lines[line])) for line in sorted(lines)}


def _align_lines(old: Mapping[int, Key], new: Mapping[int, Key]) -> Lines:
    known = _in_order(list(old), list(old.values()), list(new), list(new.values()))
    moved = _unique_elsewhere(old, new, known)
    return _lines(old, new, known, moved)


def _in_order(old: list[int], old_keys: list[Key], new: list[int], new_keys: list[Key]) -> dict[int, int]:
    """The longest run of equal keys, those at the start and end first: a sheet differs from its copy in a few lines."""
    start = 0
    while start < min(len(old), len(new)) and old_keys[start] == new_keys[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old_keys[-1 - end] == new_keys[-1 - end]:
        end += 1
    known = dict(zip(old[:start], new[:start], strict=True))
    middle_old, middle_new = old_keys[start : len(old) - end], new_keys[start : len(new) - end]
    for block in SequenceMatcher(None, middle_old, middle_new, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            known[old[start + block.a + at]] = new[start + block.b + at]
    if end:
        known |= dict(zip(old[-end:], new[-end:], strict=True))
    return known


def _unique_elsewhere(old: Mapping[int, Key], new: Mapping[int, Key], known: dict[int, int]) -> dict[int, int]:
    """Lines left over whose words stand on exactly one line that is left over there: they were moved."""
    taken = set(known.values())
    left_old = {line: key for line, key in old.items() if line not in known}
    left_new = {line: key for line, key in new.items() if line not in taken}
    counts_old, counts_new = Counter(left_old.values()), Counter(left_new.values())
    by_key = {key: line for line, key in left_new.items()}
    return {line: by_key[key] for line, key in left_old.items() if counts_old[key] == 1 and counts_new.get(key, 0) == 1}


def _lines(old: Mapping[int, Key], new: Mapping[int, Key], known: dict[int, int], moved: dict[int, int]) -> Lines:
    shifts = tuple((line, known[line] - line) for line in sorted(known))
    taken = {*known.values(), *moved.values()}
    lost, extra = _told_apart(old, new, known, moved, taken)
    inserted, deleted = _gaps(shifts, {line for line in new if line not in taken and line in extra}, lost, moved)
    reworded = frozenset(old) - set(known) - set(moved) - lost
    return Lines({**known, **moved}, shifts, inserted, deleted, tuple(sorted(moved)), reworded)


def _told_apart(
    old: Mapping[int, Key], new: Mapping[int, Key], known: dict[int, int], moved: dict[int, int], taken: set[int]
) -> tuple[set[int], set[int]]:
    """Lines that are gone and lines that are new: a line whose words changed where it stood is neither."""
    lines = Lines(known, tuple((line, known[line] - line) for line in sorted(known)))
    lost, reworded = set(), set()
    for line in old:
        if line in known or line in moved:
            continue
        stands = lines.find(line)
        if stands is None or stands in taken:
            lost.add(line)
        else:
            reworded.add(stands)
    return lost, {line for line in new if line not in taken and line not in reworded}


def _gaps(
    shifts: Sequence[tuple[int, int]], extra: set[int], lost: set[int], moved: Mapping[int, int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where lines were put in or taken out: each change of shift between two known lines, and what was found extra."""
    inserted, deleted = set(extra), set(lost)
    before_line, before = 0, 0
    for line, shift in shifts:
        if shift > before and not inserted & set(range(before_line + before + 1, line + shift)):
            inserted.update(range(line + before, line + shift))
        elif shift < before:
            gap = [gone for gone in range(before_line + 1, line) if gone not in moved]
            if not deleted & set(gap):
                deleted.update(gap[-(before - shift) :])
        before_line, before = line, shift
    return tuple(sorted(inserted - set(moved.values()))), tuple(sorted(deleted))


def _align_columns(old: Mapping[Place, str], new: Mapping[Place, str], rows: Lines) -> Lines:
    """Each column by the texts it shares with columns of the same rows, the most votes first."""
    votes: dict[int, Counter[int]] = {}
    there: dict[int, dict[str, list[int]]] = {}
    for (row, column), text in new.items():
        there.setdefault(row, {}).setdefault(text, []).append(column)
    here: dict[int, dict[str, list[int]]] = {}
    for (row, column), text in old.items():
        here.setdefault(row, {}).setdefault(text, []).append(column)
    for row, texts in here.items():
        found = there.get(rows.find(row) or 0, {})
        for text, columns in texts.items():
            for column, other in _paired(sorted(columns), sorted(found.get(text, ()))):
                votes.setdefault(column, Counter())[other] += 1
    return _voted(votes, {column for _, column in old})


def _paired(here: list[int], there: list[int]) -> Iterable[tuple[int, int]]:
    """Columns with one text in a row, in order where there are as many on both sides, else only those in place."""
    return zip(here, there, strict=True) if len(here) == len(there) else ((c, c) for c in here if c in there)


def _voted(votes: Mapping[int, Counter[int]], worded: set[int]) -> Lines:
    known: dict[int, int] = {}
    for column in sorted(votes, key=lambda column: -max(votes[column].values())):
        best = next((other for other, _ in votes[column].most_common() if other not in known.values()), None)
        if best is not None:
            known[column] = best
    order = sorted(known)
    steady = _rising([known[column] for column in order])
    moved = tuple(column for column, keeps in zip(order, steady, strict=True) if not keeps)
    shifts = tuple((column, known[column] - column) for column in order if column not in moved)
    inserted, deleted = _gaps(shifts, set(), set(), {column: known[column] for column in moved})
    return Lines(known, shifts, inserted, deleted, moved, frozenset(worded) - set(known) - set(deleted))


def _rising(numbers: Sequence[int]) -> list[bool]:
    """Which of the numbers belong to the longest rising run."""
    best: list[int] = []
    chains: list[list[int]] = []
    for at, number in enumerate(numbers):
        where = bisect_left(best, number)
        chain = [*(chains[where - 1] if where else []), at]
        best[where : where + 1] = [number]
        chains[where : where + 1] = [chain]
    kept = set(chains[-1]) if chains else set()
    return [at in kept for at in range(len(numbers))]
