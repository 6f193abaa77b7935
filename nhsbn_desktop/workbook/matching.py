"""Matching a workbook to a specification by the words of its questions, never by addresses: they move every year."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Cell, Metric
from nhsbn_desktop.workbook.addresses import split_address
from nhsbn_desktop.workbook.asked import Question, Structure
from nhsbn_desktop.workbook.front_matter import as_words
from nhsbn_desktop.workbook.inference import infer_collection, infer_metrics
from nhsbn_desktop.workbook.reader import Workbook

__all__ = ["Matching", "Unmatched", "infer_collection", "recognise", "take_reading", "unit_of"]

_RESEMBLANCE = 85.0  # of 100: three years of real workbooks reworded questions no further than this
_SHARE = 0.6  # of a collection's questions that a workbook without a title must ask to be taken for it
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
_WHOLE_TRUST = frozenset({"trust", "whole trust", "trust wide", "trustwide", "trust total"})


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An answer cell of the workbook that the specification has no metric or member for."""

    wording: str  # the question in full, with its column's heading
    cell: Cell


@dataclass(frozen=True, slots=True)
class Matching:
    """What a workbook answers of a collection. `missing` are the codes it does not ask."""

    reading: Reading
    unmatched: tuple[Unmatched, ...]
    missing: tuple[str, ...]


def recognise(structure: Structure, collections: Iterable[Collection]) -> tuple[Collection, str, str] | None:
    """Whose return this is: collection, submitting unit and year; None where it is of none of these collections.

    The year is the workbook's own, so another year of a collection is told by comparing it with the collection's. Where
    several years of a collection are known, its own year's specification is chosen, else the latest. The unit is one
    of the collection's, or the words the workbook gives where they are none of them ("" where it gives none).
    """
    known = tuple(collections)
    of_project = [collection for collection in known if _is_named(structure, collection)]
    if not of_project:
        of_project = [collection for collection in known if _asks_the_same(structure, collection)]
    if not of_project:
        return None
    own_year = [collection for collection in of_project if collection.year == structure.year]
    chosen = max(own_year or of_project, key=lambda collection: collection.year)
    return chosen, unit_of(structure, chosen), structure.year or chosen.year


def unit_of(structure: Structure, collection: Collection) -> str:
    """The unit that the workbook says it is for, as the collection calls it; its own words where unknown."""
    said = structure.details.submission or structure.support.get("Submission Name", "")
    said = "" if said == "0" else said.strip()  # Excel shows a formula that points at a blank as 0
    units = {plain(unit): unit for unit in collection.units}
    if plain(said) in units:
        return units[plain(said)]
    whole = {plain(collection.organisation), *_WHOLE_TRUST}
    return collection.trust if said and plain(said) in whole else said


def take_reading(
    workbook: Workbook,
    structure: Structure,
    collection: Collection,
    *,
    unit: str,
    year: str,
    read_at: datetime | None = None,
) -> Matching:
    """The answers that a workbook gives to a collection's metrics, where each stands, and what did not match.

    A comment is the text of the row's Comments cell and the notes on the answer's own cell; where a row holds several
    answers, lines that begin with a member's name ("EIP: ...") go to that member, the rest to the first.
    """
    places, unmatched = _places(structure, collection)
    values = {code: workbook.sheet(place.cell.sheet).answer_at(*place.at) for code, place in places.items()}
    found = tuple(code for code in collection.codes if code in places)
    reading = Reading(
        submission=collection.submission_key(unit),
        year=year,
        file_name=workbook.file_name,
        file_digest=workbook.sha256,
        values=tuple((code, values[code]) for code in found),
        cells=tuple((code, places[code].cell) for code in found),
        comments=tuple(_comments(workbook, {code: places[code] for code in found}).items()),
        options=tuple((code, places[code].question.options) for code in found if places[code].question.options),
        read_at=read_at,
    )
    return Matching(reading, tuple(unmatched), tuple(code for code in collection.codes if code not in places))


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Words alone, for comparing: capitals, punctuation and spacing are not what a question is known by."""
    words = _APOSTROPHES.sub("", text.casefold()).replace("&", " and ")
    return " ".join(re.findall(r"[\w+%£]+", words))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an answer stands: its cell, and the question it answers."""

    cell: Cell
    question: Question
    member: str

    @property
    def at(self) -> tuple[int, int]:
        return split_address(self.cell.address)


def _is_named(structure: Structure, collection: Collection) -> bool:
    """Whether the workbook's hidden Support sheet, title or project name is this collection's, in whatever year."""
    codes = {plain(structure.support.get(heading, "")) for heading in ("Project ID", "Spec Type")}
    code = plain(collection.code)
    if any(said == code or said.startswith(f"{code} ") for said in codes):
        return True
    title = plain(collection.title)
    return any(plain(said).startswith(title) for said in (structure.project, structure.title))


def _asks_the_same(structure: Structure, collection: Collection) -> bool:
    asked = {plain(words) for question in structure.questions for words in (question.text, question.parent)}
    labels = {plain(metric.label) for metric in collection.metrics}
    return len(labels & asked) >= _SHARE * len(labels)


def _places(structure: Structure, collection: Collection) -> tuple[dict[str, _Place], list[Unmatched]]:
    """Where each answer code stands, and the answer cells that are left over."""
    if collection.inferred:
        return _by_inferred_metric(infer_metrics(structure), collection)
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
    labels = questions.labels_without(places) if left else {}
    for question in left:
        metric = questions.find_reworded(question, labels)
        unmatched.extend(_place(question, metric, places, codes) if metric else _all_unmatched(question))
    return places, unmatched


def _by_inferred_metric(
    pairs: Iterable[tuple[Question, Metric]], collection: Collection
) -> tuple[dict[str, _Place], list[Unmatched]]:
    places: dict[str, _Place] = {}
    codes = frozenset(collection.codes)
    unmatched: list[Unmatched] = []
    for question, metric in pairs:
        members = metric.members or ("",) * len(question.cells)
        for member, (label, cell) in zip(members, question.cells, strict=True):
            if metric.code(member) in codes:
                places[metric.code(member)] = _Place(cell, question, member)
            else:
                unmatched.append(Unmatched(_in_full(question, label), cell))
    return places, unmatched


def _place(question: Question, metric: Metric, places: dict[str, _Place], codes: frozenset[str]) -> Iterator[Unmatched]:
    """Put each of a question's answer cells under its code; what fits no member, or a code already taken, is left."""
    members = {plain(member): member for member in metric.members}
    for label, cell in question.cells:
        member = members.get(plain(label)) or members.get(plain(question.text)) or ""
        code = metric.code(member)
        if code in codes and code not in places:
            places[code] = _Place(cell, question, member)
        else:
            yield Unmatched(_in_full(question, label), cell)


def _all_unmatched(question: Question) -> Iterator[Unmatched]:
    return (Unmatched(_in_full(question, label), cell) for label, cell in question.cells)


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


def _comments(workbook: Workbook, places: Mapping[str, _Place]) -> dict[str, str]:
    """By answer code, what people wrote beside and on the answers."""
    by_row: dict[Cell, dict[str, str]] = {}
    written: dict[str, list[str]] = {}
    for code, place in places.items():
        if place.question.comment_cell:
            by_row.setdefault(place.question.comment_cell, {})[code] = place.member
    for cell, members in by_row.items():
        text = as_words(workbook.sheet(cell.sheet), *split_address(cell.address))
        for code, line in _shared_out(text, members):
            written.setdefault(code, []).append(line)
        note = workbook.sheet(cell.sheet).comments.get(cell.address)
        if note:
            written.setdefault(next(iter(members)), []).append(note)
    for code, place in places.items():
        note = workbook.sheet(place.cell.sheet).comments.get(place.cell.address)
        if note:
            written.setdefault(code, []).append(note)
    return {code: "\n".join(written[code]) for code in places if code in written}


def _shared_out(text: str, members: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The lines of a row's comment, each with the code it belongs to."""
    current = next(iter(members))
    codes = {member: code for code, member in members.items()} if len(members) > 1 else {}
    for line in text.splitlines():
        name, colon, rest = line.partition(": ")
        if colon and name in codes:
            current, line = codes[name], rest
        if line.strip():
            yield current, line
