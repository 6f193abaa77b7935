"""One return's figures in order of size, so that those of a wanted size are found without looking at them all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping

Numbers = Mapping[str, float]
"""One unit's answers of one year, by answer code."""

_ROUNDING = 1e-9  # of a float, relative to its size: what comes near the edge is looked at exactly afterwards


class Ranked:
    """The figures of some answers in one return."""

    def __init__(self, numbers: Numbers, codes: Iterable[str]) -> None:
        self.numbers = numbers
        present = [code for code in codes if code in numbers]
        self._codes = sorted(present, key=numbers.__getitem__)
        self._values = [numbers[code] for code in self._codes]
        self._absent = [code for code in codes if code not in numbers]

    def between(self, low: float, high: float) -> Iterator[str]:
        """The answers from `low` to `high`, and those that this return lacks, which other returns may tell of."""
        first = bisect_left(self._values, low - _ROUNDING * abs(low))
        last = bisect_right(self._values, high + _ROUNDING * abs(high))
        yield from self._codes[first:last]
        yield from self._absent
