"""Which of this year's metrics an earlier year's question is: proposed from ids and words, settled by a person once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Metric

RESEMBLANCE = 85.0
"""Of 100: three years of real workbooks reworded questions no further than this."""

ANOTHER_DEFINITION = 60.0
"""Of 100: below it two definitions count different things."""

_MOST_PAIRS = 1_000_000


class MatchKind(StrEnum):
    """What became of a question from one year to the next."""

    SAME = "same"
    MOVED = "moved"  # to another section
    RENAMED = "renamed"
    REDEFINED = "redefined"  # asked alike, counted differently: the comparison is void on purpose
    NEW = "new"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class EarlierQuestion:
    """A question as an earlier return or an extract of the Network's toolkit names it; what it does not say is
    empty."""

    ref: str = ""
    question_id: str = ""
    wording: str = ""
    section: str = ""
    definition: str = ""

    @property
    def key(self) -> str:
        return self.question_id or self.ref or ": ".join(filter(None, (self.section, self.wording)))


@dataclass(frozen=True, slots=True)
class ProposedMatch:
    """`metric` is this year's ref, empty for a retired question; `earlier` is None for a new one. `certain` ones were
    found by an id or by the very words, or settled before (`reason` is what was said then); the others are for a person
    to look at."""

    kind: MatchKind
    metric: str
    earlier: EarlierQuestion | None
    how: str
    certain: bool
    resemblance: float = 100.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MetricMatch:
    """What a person settled about one metric. For a redefined one, years up to `year` are not compared, for
    `reason`."""

    collection: str  # the key of this year's
    metric: str  # this year's ref; empty for a retired question
    earlier: str  # the earlier question's key; empty for a new one
    year: str  # the earlier year
    kind: MatchKind
    reason: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.year.replace('/', '-')}/{self.metric or f'retired {self.earlier}'}"


def void_comparisons(matches: Iterable[MetricMatch]) -> Mapping[str, tuple[str, str]]:
    """By metric ref: the latest year that cannot be compared with, and why."""
    found: dict[str, tuple[str, str]] = {}
    for match in sorted(matches, key=lambda match: match.year):
        if match.kind is MatchKind.REDEFINED and match.metric:
            found[match.metric] = (match.year, match.reason)
    return found


def propose_matches(
    collection: Collection,
    earlier: Iterable[EarlierQuestion],
    resemblance: Callable[[str, str], float],
    settled: Iterable[MetricMatch] = (),
) -> tuple[ProposedMatch, ...]:
    """One proposal for each of this year's metrics, in their order, then the questions that are asked no more.

    As a person `settled` it before, else by the Network's number, else by the metric's own id, else by the very words,
    else by words that are nearly the same. `resemblance` scores two plain texts from 0 to 100.
    """
    left = {question.key: question for question in earlier}
    found, retired = _as_settled(collection, left, settled)
    for how, find in _finders(left):
        for metric in collection.metrics:
            question = next((q for q in find(metric) if q.key in left), None) if metric.ref not in found else None
            if question is not None:
                del left[question.key]
                found[metric.ref] = _proposal(metric, question, how, resemblance)
    found.update(_by_likeness([m for m in collection.metrics if m.ref not in found], left, resemblance))
    new = (ProposedMatch(MatchKind.NEW, metric.ref, None, "nothing like it was asked", certain=False)
           for metric in collection.metrics if metric.ref not in found)  # fmt: skip
    found.update((match.metric, match) for match in new)
    gone = (ProposedMatch(MatchKind.RETIRED, "", question, "nothing like it is asked now", certain=False)
            for question in left.values())  # fmt: skip
    return (*(found[metric.ref] for metric in collection.metrics), *gone, *retired)


def _as_settled(
    collection: Collection, left: dict[str, EarlierQuestion], settled: Iterable[MetricMatch]
) -> tuple[dict[str, ProposedMatch], list[ProposedMatch]]:
    """What a person said about these questions before, of another file or year: by this year's ref, and the retired."""
    found: dict[str, ProposedMatch] = {}
    retired: list[ProposedMatch] = []
    refs = {metric.ref for metric in collection.metrics}
    for match in settled:
        gone = match.kind is MatchKind.RETIRED
        if match.earlier not in left or not (gone or (match.metric in refs and match.metric not in found)):
            continue
        question = left.pop(match.earlier)
        known = ProposedMatch(match.kind, match.metric, question, "settled before", certain=True, reason=match.reason)
        if gone:
            retired.append(known)
        else:
            found[match.metric] = known
    return found, retired


def plain(text: str) -> str:
    """Words only, in small letters: how two wordings are held against each other."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


Finder = Callable[[Metric], Iterable[EarlierQuestion]]


def _finders(left: Mapping[str, EarlierQuestion]) -> tuple[tuple[str, Finder], ...]:
    """How a question is known for certain, the surest way first; of those with the same words, its own section's."""
    by_number: dict[str, list[EarlierQuestion]] = {}
    by_ref: dict[str, list[EarlierQuestion]] = {}
    by_words: dict[str, list[EarlierQuestion]] = {}
    for question in left.values():
        by_number.setdefault(question.question_id, []).append(question)
        by_ref.setdefault(question.ref, []).append(question)
        by_words.setdefault(plain(question.wording), []).append(question)

    def worded(metric: Metric) -> Iterable[EarlierQuestion]:
        alike = by_words.get(plain(metric.label), []) if metric.label else []
        return sorted(alike, key=lambda question: plain(question.section) != plain(metric.section))

    return (
        ("the Network's question number", lambda m: by_number.get(m.question_id, ()) if m.question_id else ()),
        ("the metric's id", lambda metric: by_ref.get(metric.ref, ())),
        ("the same words", worded),
    )


def _by_likeness(
    metrics: list[Metric], left: dict[str, EarlierQuestion], resemblance: Callable[[str, str], float]
) -> dict[str, ProposedMatch]:
    """The closest pairs first, each question and metric once. Of more pairs than anybody would look through, none."""
    if len(metrics) * len(left) > _MOST_PAIRS:
        return {}
    asked = [(question.key, plain(question.wording)) for question in left.values() if question.wording]
    scored = (
        (resemblance(words, earlier), metric.ref, key)
        for metric, words in ((metric, plain(metric.label)) for metric in metrics)
        for key, earlier in asked
    )
    pairs = sorted((pair for pair in scored if pair[0] >= RESEMBLANCE), reverse=True)
    by_ref = {metric.ref: metric for metric in metrics}
    found: dict[str, ProposedMatch] = {}
    for score, ref, key in pairs:
        if ref not in found and key in left:
            question = left.pop(key)
            kind = _kind(by_ref[ref], question, resemblance)
            found[ref] = ProposedMatch(kind, ref, question, "words that are nearly the same", certain=False,
                                       resemblance=score)  # fmt: skip
    return found


def _proposal(
    metric: Metric, question: EarlierQuestion, how: str, resemblance: Callable[[str, str], float]
) -> ProposedMatch:
    kind = _kind(metric, question, resemblance)
    return ProposedMatch(kind, metric.ref, question, how, certain=kind is not MatchKind.REDEFINED)


def _kind(metric: Metric, question: EarlierQuestion, resemblance: Callable[[str, str], float]) -> MatchKind:
    if question.definition and metric.definition:
        alike = resemblance(plain(metric.definition), plain(question.definition))
        if alike < ANOTHER_DEFINITION:
            return MatchKind.REDEFINED
    if question.wording and plain(question.wording) != plain(metric.label):
        return MatchKind.RENAMED
    if question.section and plain(question.section) != plain(metric.section):
        return MatchKind.MOVED
    return MatchKind.SAME
