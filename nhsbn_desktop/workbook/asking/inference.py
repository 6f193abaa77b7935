"""A collection read out of the workbook itself, where there is no specification: what can be inferred is inferred."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Cell, Metric
from nhsbn_desktop.workbook.asking.asked import Question, Structure

_TRUST = "Trust"
_REF_LENGTH = 8  # hex digits: two of 5,000 questions would meet once in 340 workbooks, and then get a number


def infer_collection(structure: Structure, only: Set[Cell] | None = None) -> Collection:
    """The collection that a workbook describes: its questions as metrics, with types, lists and sections; of all its
    answer cells, or of these only.

    A metric's ref follows from its sheet and words alone, so that it stays the same when rows move, and next year.
    Nothing is required of an inferred metric, and nothing is added up: the workbook does not say.
    """
    title = structure.project or structure.title or "Workbook without a title"
    said = structure.support.get("Project ID") or structure.support.get("Spec Type") or title
    code = re.sub(r"[^A-Za-z0-9]+", "-", said).strip("-")[:40] or "WORKBOOK"
    year, timetable, unit = structure.year, structure.timetable, structure.details.submission.strip()
    dashed = year.replace("/", "-")
    return Collection(
        key=code if not dashed or code.endswith(dashed) else f"{code}-{dashed}",
        code=code.removesuffix(dashed).rstrip("-") or code,
        title=title,
        year=year,
        version="inferred from the workbook",
        organisation=structure.details.organisation,
        ods_code="",
        metrics=tuple(
            kept
            for question, metric in infer_metrics(structure)
            if (kept := metric if only is None else _of_cells(question, metric, only))
        ),
        checks=(),
        localities=(unit,) if unit and unit != _TRUST else (),
        trust=_TRUST,
        opens=timetable.opens,
        deadline=timetable.deadline,
        outputs=timetable.outputs,
        inferred=True,
    )


def infer_metrics(structure: Structure) -> Iterator[tuple[Question, Metric]]:
    """Each question with the metric inferred from it, in the order of the workbook. The metric has one member for
    each answer cell, in the same order, or none where there is one cell."""
    seen: Counter[str] = Counter()
    for question in structure.questions:
        if not question.cells:
            continue
        ref = _ref(question)
        seen[ref] += 1
        if seen[ref] > 1:
            ref = f"{ref}-{seen[ref]}"
        members = _members(question)
        yield (
            question,
            Metric(
                ref=ref,
                label=question.wording,
                section=question.section or question.sheet,
                definition=question.definition,
                unit=question.unit,
                value_type=question.kind,
                dimension=question.block if members else "",
                members=members,
                options=question.options,
                required=False,
                question_id=question.question_id,
            ),
        )


def _of_cells(question: Question, metric: Metric, only: Set[Cell]) -> Metric | None:
    """A metric with no other answers than those in these cells; its codes stay what they were."""
    if not metric.members:
        return metric if question.cells[0][1] in only else None
    cells = zip(metric.members, question.cells, strict=True)
    members = tuple(member for member, (_, cell) in cells if cell in only)
    return replace(metric, members=members) if members else None


def _ref(question: Question) -> str:
    words = "\n".join((question.sheet, question.question_id, *question.wording.casefold().split()))
    return f"Q{hashlib.sha256(words.encode()).hexdigest()[:_REF_LENGTH].upper()}"


def _members(question: Question) -> tuple[str, ...]:
    """The headings of the answer columns, each told from the others; a square bracket would break the answer code."""
    if len(question.cells) < 2:
        return ()
    seen: Counter[str] = Counter()
    members = []
    for place, (label, _) in enumerate(question.cells, 1):
        name = " ".join(label.replace("[", "(").replace("]", ")").split()) or f"Answer {place}"
        seen[name] += 1
        members.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(members)
