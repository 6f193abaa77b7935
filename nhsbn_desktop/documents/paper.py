"""A paper for a meeting as its parts, in reading order: what Word and a browser show is said once, here."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 for a chapter, 2 for what stands in it; the paper's own title stands above both."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `strong` where it must not be overlooked."""

    words: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences of equal weight."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, its headings, and rows whose first cell names the row."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()  # shares of the page's width, one for each column


@dataclass(frozen=True, slots=True)
class Bar:
    """One year of a chart: its label, its value, None where there is none, and the value in words."""

    label: str
    value: Decimal | None
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of one answer over the years. `description` says in a sentence what it shows."""

    title: str
    description: str
    bars: tuple[Bar, ...]

    def lengths(self) -> tuple[float, ...]:
        """Each bar's length as a share of the longest; nothing for what is missing. Bars begin at nought."""
        sizes = [abs(float(bar.value)) if bar.value is not None else 0.0 for bar in self.bars]
        longest = max(sizes, default=0.0)
        return tuple(size / longest if longest else 0.0 for size in sizes)


Part = Heading | Words | Points | Grid | Bars


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    author: str
    parts: Sequence[Part]
