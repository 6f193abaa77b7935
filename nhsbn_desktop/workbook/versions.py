"""Two workbooks side by side: last year's questions against this year's, and one version's answers against the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from nhsbn_desktop.domain.answers import Value, canonical
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.calculating.formulas import Place
from nhsbn_desktop.workbook.comparing.label_shares import LabelShares, compare_labels
from nhsbn_desktop.workbook.comparing.pairing import pair_sheets
from nhsbn_desktop.workbook.comparing.question_changes import QuestionChange, compare_questions
from nhsbn_desktop.workbook.comparing.skeleton import Skeleton, skeletons
from nhsbn_desktop.workbook.comparing.tampering_kinds import Tampering
from nhsbn_desktop.workbook.packing.withholding import label_cells
from nhsbn_desktop.workbook.reader import Workbook
from nhsbn_desktop.workbook.structure import Structure, find_structure
from nhsbn_desktop.workbook.tampering import compare_form

__all__ = [
    "AnswerChange",
    "LabelShares",
    "QuestionChange",
    "WorkbookComparison",
    "compare_questions",
    "compare_workbooks",
]

_SAME_FORM = 0.95  # of the labels in their places: rows put in by hand move some, another year's form moves more


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer that differs. `old_cell` and `new_cell` are its places in the two; `label` its question and column."""

    label: str
    old_cell: Cell
    new_cell: Cell
    old: Value
    new: Value


@dataclass(frozen=True)
class WorkbookComparison:
    """`same_form` says whether the two are versions of one return rather than two years', or two collections'.

    `questions` stand in the order of the newer workbook, those that are gone at the end. `answers` are those that
    differ: every answer cell where the form is the same, else those of questions found in both. `form` is what was
    altered besides answers, only where the form is the same.
    """

    same_form: bool
    labels: LabelShares
    questions: tuple[QuestionChange, ...]
    answers: tuple[AnswerChange, ...]
    form: tuple[Tampering, ...] = ()

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many questions are the same, moved, reworded, new, gone; and how many of those in both redefined."""
        counts = dict.fromkeys(("same", "moved", "reworded", "new", "gone"), 0)
        for question in self.questions:
            counts[question.kind] += 1
        return {**counts, "redefined": sum(bool(question.redefined) for question in self.questions)}

    @property
    def differs(self) -> bool:
        only_same = all(change.kind == "same" and not change.redefined for change in self.questions)
        return bool(self.answers or self.form) or not only_same


def compare_workbooks(old: Workbook, new: Workbook) -> WorkbookComparison:
    """Compares two workbooks both ways. Raises WorkbookProblem for a damaged sheet.

    They are of one form when nearly all labels stand in their places, or on rows that only moved, and both are for the
    same year as far as they say.
    """
    before, after = find_structure(old), find_structure(new)
    forms = skeletons(old, before)
    labels = compare_labels(forms, skeletons(new, after))
    questions = compare_questions(before, after)
    same = _same_year(before, after) and labels.in_place_or_moved >= _SAME_FORM and _same_questions(questions)
    if not same:
        return WorkbookComparison(False, labels, questions, tuple(_by_question(old, new, questions)))
    answers = tuple(_by_cell(old, new, forms, before))
    return WorkbookComparison(True, labels, questions, answers, tuple(compare_form(old, new, forms)))


def _same_year(old: Structure, new: Structure) -> bool:
    return not (old.year and new.year) or old.year == new.year


def _same_questions(questions: tuple[QuestionChange, ...]) -> bool:
    alike = sum(change.kind in ("same", "moved") for change in questions)
    return alike >= _SAME_FORM * len(questions)


def _by_cell(
    old: Workbook, new: Workbook, forms: Mapping[str, Skeleton], structure: Structure
) -> Iterator[AnswerChange]:
    labels, pairs = label_cells(structure), pair_sheets(forms, new)
    for name, partner in pairs.partners.items():
        alignment, before, after = pairs.alignment(name), old.sheet(name), new.sheet(partner)
        for place in sorted(_answer_places(forms[name], after.grid if alignment.in_place else {})):
            stands = alignment.find(place)
            if stands is None or before.is_formula(*place):
                continue
            was, value = before.answer_at(*place), after.answer_at(*stands)
            if canonical(was) != canonical(value):
                cell = before.place(*place)
                yield AnswerChange(labels.get(cell, ""), cell, after.place(*stands), was, value)


def _answer_places(form: Skeleton, there: Mapping[Place, object]) -> set[Place]:
    """The answer cells, and unlocked ones that only the newer file has because somebody typed into them."""
    return set(form.answerable) | {
        place for place in there if place not in form.sheet.grid and not form.sheet.style_at(*place).locked
    }


def _by_question(old: Workbook, new: Workbook, questions: tuple[QuestionChange, ...]) -> Iterator[AnswerChange]:
    for change in questions:
        if change.old is None or change.new is None:
            continue
        before, after = dict(change.old.cells), dict(change.new.cells)
        for label, cell in after.items():
            if label not in before:
                continue
            was = old.sheet(before[label].sheet).cell(before[label].address).answer
            value = new.sheet(cell.sheet).cell(cell.address).answer
            if canonical(was) != canonical(value):
                wording = change.new.wording
                yield AnswerChange(
                    f"{wording}, {label}" if len(after) > 1 else wording, before[label], cell, was, value
                )
