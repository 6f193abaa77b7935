"""The answers to a collection's metrics, and the digest that every promise about them is tied to."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cached_property

from nhsbn_desktop.domain.metrics import Cell, Metric

Value = Decimal | str | None
"""A number, a text (Excel's error values and TRUE/FALSE among them) or a blank."""

EXCEL_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})


def parse(text: str, metric: Metric | None = None) -> Value:
    """What a person typed: a finite number where the metric asks for one, else the text, else a blank.

    A person may type "1,234", "£1,234" or "82.9%" for a number; a workbook's text is never parsed so kindly.
    """
    text = text.strip()
    if not text:
        return None
    if metric is not None and not metric.value_type.is_number:
        return text
    number = number_in(text)
    return text if number is None else number


_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?(?:e[-+]?\d{1,4})?", re.IGNORECASE)


def number_in(text: str) -> Decimal | None:
    """The finite number that a person wrote, as `1,234`, `£1,234` or `82.9%`, or None.

    A comma that does not part thousands makes it none: 12,5 is twelve and a half somewhere, and never 125.
    """
    plain = text.strip().replace("\N{MINUS SIGN}", "-").removesuffix("%").strip()
    plain = re.sub(r"^(-?)£\s*", r"\1", plain)
    if not _NUMBER.fullmatch(plain):
        return None
    try:
        number = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@dataclass(frozen=True, slots=True)
class Correction:
    """A value put right here rather than in the workbook, which is never written to."""

    submission: str  # the submission's key
    code: str
    value: Value
    why: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.code}"


@dataclass(frozen=True, slots=True)
class CommentCorrection:
    """A comment put right here rather than in the workbook: what stands instead, "" for nothing.

    It holds for the comment it was made about, known by its digest, and lapses where a newer workbook says another.
    """

    submission: str  # the submission's key
    code: str
    text: str
    was: str  # SHA-256 of the comment it replaces, hex: never its words
    why: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.code}"


def comment_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook's answers as they stood when it was read, and where each of them stands in it.

    `values`, `cells`, `comments` and `options` are keyed by answer code. `options` are the lists of the workbook's own
    drop-downs. A previous year's return is a Reading with that year.
    """

    submission: str
    year: str
    file_name: str
    file_digest: str  # SHA-256 of the file, hex
    values: tuple[tuple[str, Value], ...]
    cells: tuple[tuple[str, Cell], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    read_at: datetime | None = None

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.year.replace('/', '-')}"


class _Form:
    """Where a reading's answers stand, and the lists they are chosen from. Hardly anybody asks it of earlier years."""

    def __init__(self, reading: Reading | None) -> None:
        self.reading = reading

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        return dict(self.reading.cells) if self.reading else {}

    @cached_property
    def options(self) -> Mapping[str, tuple[str, ...]]:
        return dict(self.reading.options) if self.reading else {}


class Answers(Mapping[str, Value]):
    """A reading with its corrections laid over it, by answer code. Never changes once made."""

    def __init__(
        self,
        reading: Reading | None = None,
        corrections: Iterable[Correction] = (),
        comment_corrections: Iterable[CommentCorrection] = (),
    ) -> None:
        self._values: dict[str, Value] = dict(reading.values) if reading else {}
        self._values.update((correction.code, correction.value) for correction in corrections)
        self.comments: Mapping[str, str] = _comments(reading, comment_corrections)
        self._form = _Form(reading)

    @property
    def cells(self) -> Mapping[str, Cell]:
        return self._form.cells

    @property
    def options(self) -> Mapping[str, tuple[str, ...]]:
        return self._form.options

    def __getitem__(self, code: str) -> Value:
        return self._values[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def corrected_by(self, corrections: Iterable[Correction]) -> "Answers":
        """The same reading with other corrections laid over it."""
        values = dict(self._form.reading.values) if self._form.reading else {}
        values.update((correction.code, correction.value) for correction in corrections)
        return self._with(values, self.comments)

    def without(self, codes: Set[str]) -> "Answers":
        """The same answers but for these, which are left out."""
        return self._with({code: value for code, value in self._values.items() if code not in codes}, self.comments)

    def with_value(self, code: str, value: Value) -> "Answers":
        """The same answers but for one."""
        return self._with({**self._values, code: value}, self.comments)

    def only(self, codes: Iterable[str]) -> "Answers":
        """The same answers and comments, but no others than these."""
        wanted = [code for code in codes if code in self._values]
        comments = {code: self.comments[code] for code in wanted if code in self.comments}
        return self._with({code: self._values[code] for code in wanted}, comments)

    def _with(self, values: dict[str, Value], comments: Mapping[str, str]) -> "Answers":
        """Other values and comments in the same cells."""
        other = Answers()
        other._values, other.comments, other._form = values, comments, self._form
        return other

    def number(self, code: str) -> Decimal | None:
        value = self._values.get(code)
        return value if isinstance(value, Decimal) else None

    @cached_property
    def _canonical(self) -> dict[str, str]:
        return {code: canonical(value) for code, value in self._values.items()}

    def digest(self, codes: Iterable[str]) -> str:
        """SHA-256 (hex) of these answers: the same for the same answers, whatever their order or writing."""
        blank = canonical(None)
        lines = (f"{code}={self._canonical.get(code, blank)}" for code in sorted(codes))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _comments(reading: Reading | None, corrections: Iterable[CommentCorrection]) -> dict[str, str]:
    comments = dict(reading.comments) if reading else {}
    for correction in standing_comment_corrections(reading, corrections):
        comments[correction.code] = correction.text
        if not correction.text:
            del comments[correction.code]
    return comments


def standing_comment_corrections(
    reading: Reading | None, corrections: Iterable[CommentCorrection]
) -> tuple[CommentCorrection, ...]:
    """Those about a comment that still says in the workbook what it said when it was corrected."""
    said = dict(reading.comments) if reading else {}
    return tuple(one for one in corrections if one.code in said and comment_digest(said[one.code]) == one.was)


def canonical(value: Value) -> str:
    """One spelling for each value: 40 and 40.00 are the same number, "40" is a text. Spaces in a text count,
    because the Network matches list answers exactly."""
    match value:
        case None:
            return "blank"
        case Decimal() if value == 0:
            return "number 0"
        case Decimal():
            written = f"{value:f}"
            return f"number {written.rstrip('0').rstrip('.') if '.' in written else written}"
        case str():
            return f"text {value!r}"


def moved(before: Mapping[str, Value], after: Mapping[str, Value], codes: Iterable[str]) -> tuple[str, ...]:
    """The codes whose answers differ, in the order given."""
    return tuple(code for code in codes if canonical(before.get(code)) != canonical(after.get(code)))
