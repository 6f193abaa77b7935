"""The table of findings, and how it is narrowed and grouped: what the filters above it keep, and what heads a group."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from nhsbn_desktop.desktop.rows.figures import answer_words, change_words, difference_words, headline
from nhsbn_desktop.desktop.rows.finding_rows import FIXED, TONES, FindingRow
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.finding_states import State
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.year_on_year import is_small

ALL = "all"
_STATE_TONES = {
    State.OPEN: Tone.NEUTRAL,
    State.SENT_BACK: Tone.WARNING,
    State.DE_VERIFIED: Tone.WARNING,
    State.ANSWERED: Tone.INFO,
    State.CLOSED: Tone.SUCCESS,
    State.VERIFIED: Tone.SUCCESS,
    State.WAIVED: Tone.NEUTRAL,
    State.NOTED: Tone.NEUTRAL,
}
_KINDS = {
    "sum": "Total", "trust_sum": "Trust total", "trust_any": "Trust answer", "trust_between": "Trust range",
    "compare": "Order", "conditional": "Condition", "derived": "Worked out", "ratio": "Ratio", "range": "Range",
    "integer": "Whole number", "unit": "Unit", "list": "List", "required": "Blank", "gap": "Reason", "yoy": "Change",
    "stale": "Unchanged", "population_change": "Population", "privacy": "Identifiers", "outlier": "Outlier",
    "pair": "Pair", "pattern": "Pattern", "habit": "Habit", "words": "Wording", "workbook": "Cell",
}  # fmt: skip
"""What a rule is about, in a word: its code says little to who does not know it."""
_COUNTABLE = 10**9
_GROUP, _AGE = 0, 5  # places of columns that come and go


class Grouping(StrEnum):
    NONE = "Not grouped"
    SECTION = "By section"
    RULE = "By rule"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the filters keep; empty words keep all."""

    level: str = ALL
    section: str = ""
    state: str = ""
    lead: str = ""
    unit: str = ""
    hides_finished: bool = False

    def keeps(self, row: FindingRow) -> bool:
        asked = (
            (self.section, row.finding.section),
            (self.state, row.status),
            (self.lead, row.lead),
            (self.unit, row.unit),
        )
        level = self.level in (ALL, "") or row.finding.severity.value == self.level
        return level and not (self.hides_finished and row.finished) and all(not w or w == has for w, has in asked)


class FindingsModel(TableModel[FindingRow]):
    """Grouped, the rows stand together under a heading that is painted once, and said with every row of the group."""

    def __init__(self) -> None:
        super().__init__(self._columns(), key=lambda row: row.key, summary=self._said)
        self._grouping = Grouping.NONE
        self._heads: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._open: Counter[str] = Counter()
        self.modelReset.connect(self._count)
        self.hidden = {_GROUP}

    def group(self, grouping: Grouping) -> None:
        """Puts rows of a section or a rule together, in the order of their first ones."""
        self._grouping = grouping
        self.hidden = {_GROUP} if grouping is Grouping.NONE else {_AGE}
        first: dict[str, int] = {}
        for place, row in enumerate(self.rows):
            first.setdefault(self._title(row), row.order if grouping is Grouping.SECTION else place)
        self.grouped_by = None if grouping is Grouping.NONE else lambda row: (first[self._title(row)], self._title(row))

    def heading(self, row: FindingRow) -> str:
        """`Access: 12 findings, 5 open`; empty where nothing is grouped."""
        title = self._title(row)
        return f"{title}: {self._tally(title)}" if title else ""

    def _count(self) -> None:
        rows = self.visible_rows()
        self._heads, self._counts, self._open = {}, Counter(), Counter()
        for row in rows:
            title = self._title(row)
            self._heads.setdefault(title, row.key)
            self._counts[title] += 1
            self._open[title] += row.state is not None and row.state.is_open

    def _title(self, row: FindingRow) -> str:
        if self._grouping is Grouping.NONE:
            return ""
        if self._grouping is Grouping.RULE:
            return ", ".join(filter(None, (_KINDS.get(row.finding.kind, ""), row.finding.code)))
        return row.finding.section or "Across sections"

    def _tally(self, title: str) -> str:
        count = self._counts[title]
        return f"{count} {'finding' if count == 1 else 'findings'}, {self._open[title]} open"

    def _said(self, row: FindingRow) -> str:
        heading = self.heading(row)
        return f"{heading}. {row.summary}" if heading else row.summary

    def _columns(self) -> list[Column[FindingRow]]:
        return [
            Column(
                "Group",
                self._title,
                second=lambda row: self._tally(self._title(row)),
                tip=self.heading,
                bold=lambda row: True,
                quiet=lambda row: self._heads.get(self._title(row)) != row.key,
                width=152,
            ),
            Column(
                "Level",
                lambda row: row.finding.severity.words,
                sort=lambda row: row.finding.severity.rank,
                tone=lambda row: row.tone,
                as_level=True,
                width=108,
            ),
            Column("Finding", lambda row: headline(row.finding.message)[0], second=lambda row: row.place, tip=_tip),
            *_figures(),
            Column(
                "Age",
                lambda row: row.age,
                sort=lambda row: row.age_days if row.age_days is not None else -1,
                number=True,
                tip=lambda row: f"The answers have stood as they are for {row.age.lower()}" if row.age else "",
                width=78,
                from_width=700,
            ),
            Column("State", lambda row: row.status, tone=tone_of, as_tag=True, width=146),
        ]


def level_chips(rows: Sequence[FindingRow]) -> list[tuple[str, str, Tone | None]]:
    """A filter pill for all and for each level, the worst first, with how many of these rows it shows."""
    counts = Counter(row.finding.severity for row in rows)
    levels = [(level.value, f"{level.words} {counts[level]}", TONES[level]) for level in Severity]
    return [(ALL, f"All {len(rows)}", None), *levels]


def states_in(rows: Sequence[FindingRow]) -> list[str]:
    """The states there are, in the order a finding goes through them."""
    here = {row.status for row in rows}
    return [word for word in (*map(str, State), FIXED) if word in here]


def _figures() -> list[Column[FindingRow]]:
    return [
        Column(
            "This year",
            lambda row: answer_words(row.value, row.metric),
            sort=_number,
            number=True,
            width=120,
            from_width=980,
        ),
        Column(
            "Change",
            _change_words,
            sort=lambda row: abs(row.finding.change or 0.0),
            number=True,
            bold=lambda row: row.finding.severity is Severity.MUST_FIX and row.finding.change is not None,
            width=88,
            from_width=940,  # the words of a change say it too
        ),
    ]


def tone_of(row: FindingRow) -> Tone:
    """The tone of its state."""
    return _STATE_TONES[row.state] if row.state is not None else Tone.SUCCESS


def _tip(row: FindingRow) -> str:
    return f"{row.finding.code}: {row.finding.message}"


def _change_words(row: FindingRow) -> str:
    """In numbers where the counts are too small for percentages, as far as the share tells what last year's was."""
    change, now = row.finding.change, row.value
    if change is None or change == -1 or not isinstance(now, Decimal) or not abs(now) < _COUNTABLE:
        return change_words(change)
    last = Decimal(round(float(now) / (1 + change)))
    return difference_words(now, last, row.metric) if is_small(row.metric, now, last) else change_words(change)


def _number(row: FindingRow) -> Decimal:
    return row.value if isinstance(row.value, Decimal) else Decimal("-Infinity")
