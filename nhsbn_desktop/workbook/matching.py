"""Matching a workbook to a specification by the words of its questions, never by addresses: they move every year."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from nhsbn_desktop.domain.answers import Reading, Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.gaps import is_blank
from nhsbn_desktop.domain.matching import ANOTHER_DEFINITION, EarlierQuestion
from nhsbn_desktop.domain.metrics import Cell, Metric
from nhsbn_desktop.workbook.asking.asked import Question, Structure
from nhsbn_desktop.workbook.asking.comments import read_comments
from nhsbn_desktop.workbook.asking.inference import infer_collection, infer_metrics
from nhsbn_desktop.workbook.asking.recognition import plain, recognise, unit_of
from nhsbn_desktop.workbook.extracts import EarlierValue
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.reader import Workbook

__all__ = [
    "Matching", "Unmatched", "infer_collection", "left_over", "recognise", "take_reading", "unit_of", "where_asked",
]  # fmt: skip

_RESEMBLANCE = 85.0  # of 100: three years of real workbooks reworded questions no further than this


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An answer cell of the workbook that the specification has no metric or member for."""

    wording: str  # the question in full, with its column's heading
    cell: Cell
    question: Question
    label: str  # of the answer column


@dataclass(frozen=True, slots=True)
class Matching:
    """What a workbook answers of a collection. `missing` are the codes it does not ask."""

    reading: Reading
    unmatched: tuple[Unmatched, ...]
    missing: tuple[str, ...]


def take_reading(
    workbook: Workbook,
    structure: Structure,
    collection: Collection,
    *,
    unit: str,
    year: str,
    read_at: datetime | None = None,
    reworded: bool = True,
) -> Matching:
    """The answers that a workbook gives to a collection's metrics, where each stands, and what did not match.

    Questions are known by the Network's number where there is one, else by their words, else (unless `reworded` is
    false) by words that are nearly the same; what is not clear is told rather than guessed.
    """
    places, unmatched = _places(structure, collection, reworded=reworded)
    found = {code: places[code] for code in collection.codes if code in places}
    asked = _asked(found)
    reading = Reading(
        submission=collection.submission_key(unit),
        year=year,
        file_name=workbook.file_name,
        file_digest=workbook.sha256,
        values=tuple((code, place.answer(workbook)) for code, place in found.items()),
        cells=tuple((code, place.cell) for code, place in found.items()),
        comments=tuple(read_comments(workbook, asked).items()),
        options=tuple((code, place.question.options) for code, place in found.items() if place.question.options),
        read_at=read_at,
    )
    return Matching(reading, tuple(unmatched), tuple(code for code in collection.codes if code not in found))


def where_asked(structure: Structure, collection: Collection) -> Mapping[str, tuple[Cell | None, Cell, str]]:
    """By answer code: its row's Comments cell, its own cell, and its member; those the workbook asks."""
    places, _ = _places(structure, collection)
    return _asked({code: places[code] for code in collection.codes if code in places})


def _asked(places: Mapping[str, "_Place"]) -> Mapping[str, tuple[Cell | None, Cell, str]]:
    return {code: (place.question.comment_cell, place.cell, place.member) for code, place in places.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an answer stands: its cell, and the question it answers."""

    cell: Cell
    question: Question
    member: str

    def answer(self, workbook: Workbook) -> Value:
        return workbook.sheet(self.cell.sheet).answer_at(*split_address(self.cell.address))


def left_over(workbook: Workbook, matching: Matching, collection: Collection, unit: str) -> tuple[EarlierValue, ...]:
    """The answers that an earlier year's workbook gives to questions this year's specification does not ask in those
    words, for a person to say what became of them."""
    members = {plain(member) for metric in collection.metrics for member in metric.members}
    found = []
    for one in matching.unmatched:
        question, (row, column) = one.question, split_address(one.cell.address)
        value = workbook.sheet(one.cell.sheet).answer_at(row, column)
        if is_blank(value):
            continue
        part_of = bool(question.parent) and plain(question.text) in members
        words = question.wording if collection.inferred else question.parent if part_of else question.text
        asked = EarlierQuestion(
            question_id=question.question_id, wording=words, section=question.section or question.sheet,
            definition=question.definition if collection.inferred else "",  # a specification words it its own way
        )  # fmt: skip
        member = question.text if part_of else one.label if len(question.cells) > 1 else ""
        found.append(EarlierValue(asked, member, unit, matching.reading.year, value, row))
    return tuple(found)


def _places(
    structure: Structure, collection: Collection, *, reworded: bool = True
) -> tuple[dict[str, _Place], list[Unmatched]]:
    """Where each answer code stands, and the answer cells that are left over."""
    if collection.inferred:
        return _by_inferred_metric(infer_metrics(structure), collection, redefined=reworded)
    places: dict[str, _Place] = {}
    codes = frozenset(collection.codes)
    left: list[Question] = []
    questions = _Questions(collection)
    unmatched: list[Unmatched] = []
    for question in structure.questions:
        metric = questions.find(question)
        if metric is None:
            left.append(question)
        else:
            unmatched.extend(_place(question, metric, places, codes))
    labels = questions.labels_without(places) if left and reworded else {}
    for question in left:
        metric = questions.find_reworded(question, labels) if reworded else None
        unmatched.extend(_place(question, metric, places, codes) if metric else _all_unmatched(question))
    return places, unmatched


def _by_inferred_metric(
    pairs: Iterable[tuple[Question, Metric]], collection: Collection, *, redefined: bool
) -> tuple[dict[str, _Place], list[Unmatched]]:
    """Unless `redefined` is true, an answer to a question with another definition is left over."""
    places: dict[str, _Place] = {}
    codes = frozenset(collection.codes)
    unmatched: list[Unmatched] = []
    for question, metric in pairs:
        members = metric.members or ("",) * len(question.cells)
        same = redefined or not _is_redefined(question, collection.metric(metric.ref))
        for member, (label, cell) in zip(members, question.cells, strict=True):
            if same and metric.code(member) in codes:
                places[metric.code(member)] = _Place(cell, question, member)
            else:
                unmatched.append(Unmatched(_in_full(question, label), cell, question, member))
    return places, unmatched


def _is_redefined(question: Question, metric: Metric | None) -> bool:
    if metric is None or not (question.definition and metric.definition) or question.definition == metric.definition:
        return False
    from rapidfuzz import fuzz  # late: only a workbook with a changed definition needs it

    return fuzz.token_sort_ratio(plain(question.definition), plain(metric.definition)) < ANOTHER_DEFINITION


def _place(question: Question, metric: Metric, places: dict[str, _Place], codes: frozenset[str]) -> Iterator[Unmatched]:
    """Put each of a question's answer cells under its code; what fits no member, or a code already taken, is left."""
    members = {plain(member): member for member in metric.members}
    for label, cell in question.cells:
        member = members.get(plain(label)) or members.get(plain(question.text)) or ""
        code = metric.code(member)
        if code in codes and code not in places:
            places[code] = _Place(cell, question, member)
        else:
            yield Unmatched(_in_full(question, label), cell, question, label)


def _all_unmatched(question: Question) -> Iterator[Unmatched]:
    return (Unmatched(_in_full(question, label), cell, question, label) for label, cell in question.cells)


def _in_full(question: Question, label: str) -> str:
    return f"{question.wording}, {label}" if label and len(question.cells) > 1 else question.wording


class _Questions:
    """A collection's metrics, to be found by the words of a question."""

    def __init__(self, collection: Collection) -> None:
        self._by_label: dict[str, list[Metric]] = {}
        self._by_id = {metric.question_id: metric for metric in collection.metrics if metric.question_id}
        for metric in collection.metrics:
            self._by_label.setdefault(plain(metric.label), []).append(metric)

    def find(self, question: Question) -> Metric | None:
        """By the Network's own number where there is one; else as a part of its parent's metric; else by its text."""
        if question.question_id in self._by_id:
            return self._by_id[question.question_id]
        for metric in self._by_label.get(plain(question.parent), ()):
            if plain(question.text) in map(plain, metric.members):
                return metric
        return self._best(question, self._by_label.get(plain(question.text), ()))

    def labels_without(self, places: Mapping[str, _Place]) -> dict[str, list[Metric]]:
        """The metrics that have not been found in full, by their plain labels."""
        return {
            label: metrics
            for label, metrics in self._by_label.items()
            if any(code not in places for metric in metrics for code in metric.codes)
        }

    def find_reworded(self, question: Question, labels: Mapping[str, list[Metric]]) -> Metric | None:
        """Of these metrics, the one whose label and kind of answer nearly are the question's; None where two are as
        near as each other."""
        from rapidfuzz import fuzz, process  # late: only a workbook with changed wording needs it

        for words in filter(None, (plain(question.parent), plain(question.text))):
            near = process.extract(words, list(labels), scorer=fuzz.ratio, score_cutoff=_RESEMBLANCE, limit=2)
            if len(near) == 1 or (len(near) == 2 and near[0][1] > near[1][1]):
                metric = self._best(question, labels[near[0][0]])
                if metric and metric.value_type.is_number == question.kind.is_number:
                    return metric
        return None

    @staticmethod
    def _best(question: Question, metrics: Iterable[Metric]) -> Metric | None:
        """Of metrics with one label, that of the question's own section, then that whose definition it bears."""
        sections, definition = {plain(question.section), plain(question.sheet)}, plain(question.definition)
        labels = {plain(label) for label, _ in question.cells}

        def likeness(metric: Metric) -> tuple[bool, int, bool]:
            shared = len(labels & set(map(plain, metric.members)))
            return plain(metric.section) in sections, shared, definition.startswith(plain(metric.definition))

        return max(metrics, key=likeness, default=None)
