"""What became of each question from one year to the next: the same, moved, reworded, new, gone, redefined."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from nhsbn_desktop.workbook.asking.asked import Question, Structure
from nhsbn_desktop.workbook.asking.recognition import plain

Became = Literal["same", "moved", "reworded", "new", "gone"]

RESEMBLANCE = 85.0  # of 100: real workbooks reworded questions no further than this from one year to the next
_YEAR = re.compile(r"\b(?:19|20)\d\d(?: ?(?:[/\-\u2013]|to) ?(?:(?:19|20)?\d\d))?\b")
_NEARER = 5.0  # points that a shared section, and a shared kind of answer, count for among resembling questions


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """`old` is None for a new question, `new` for one that is gone. `likeness` of the wording is 1 where it is the
    same but for the year it names. `redefined` says what else changed: type, options, definition, unit, columns."""

    kind: Became
    old: Question | None
    new: Question | None
    likeness: float = 1.0
    redefined: tuple[str, ...] = ()


def compare_questions(old: Structure, new: Structure) -> tuple[QuestionChange, ...]:
    """Each question of both, in the order of the newer, those that are gone at the end. Questions are known by their
    number, then their words in the same place, section or anywhere, then by nearly the same words; never by address."""
    before, after = list(old.questions), list(new.questions)
    pairs = dict(_same_words(before, after))
    likeness = dict(_reworded(before, after, pairs))
    pairs |= {new_at: old_at for new_at, (old_at, _) in likeness.items()}
    changes = []
    for at, question in enumerate(after):
        if at not in pairs:
            changes.append(QuestionChange("new", None, question, 0.0))
            continue
        was = before[pairs[at]]
        score = likeness[at][1] if at in likeness else 1.0
        changes.append(
            QuestionChange(_became(was, question, score), was, question, score, redefinitions(was, question))
        )
    kept = set(pairs.values())
    gone = (QuestionChange("gone", question, None, 0.0) for at, question in enumerate(before) if at not in kept)
    return (*changes, *gone)


def _became(old: Question, new: Question, likeness: float) -> Became:
    if likeness < 1 or _words(old) != _words(new):
        return "reworded"
    return "same" if (old.sheet, old.row) == (new.sheet, new.row) else "moved"


def redefinitions(old: Question, new: Question) -> tuple[str, ...]:
    """What a question asks for otherwise than before, its words apart: last year's answer may no longer compare."""
    columns = [tuple(plain(label) for label, _ in question.cells) for question in (old, new)]
    differs = {
        "type": old.kind != new.kind,
        "options": set(old.options) != set(new.options),
        "definition": timeless(old.definition) != timeless(new.definition),
        "unit": old.unit != new.unit,
        "columns": columns[0] != columns[1],
    }
    return tuple(what for what, is_so in differs.items() if is_so)


def timeless(text: str) -> str:
    """Words alone, with every year in them the same: "at 31 March 2025" is asked again as "at 31 March 2026"."""
    return plain(_YEAR.sub("year", text))


def _words(question: Question) -> str:
    return timeless(question.wording)


def _same_words(old: list[Question], new: list[Question]) -> Iterator[tuple[int, int]]:
    """Pairs (new, old) with the same words: the more they share the earlier they are paired; of equals, in order."""
    keys: tuple[Callable[[Question], Hashable], ...] = (
        lambda q: q.question_id or None,
        lambda q: (q.sheet, q.row, _words(q)),
        lambda q: (plain(q.section), plain(q.block), _words(q), timeless(q.definition)),
        lambda q: (plain(q.section), plain(q.block), _words(q)),
        lambda q: (plain(q.section), _words(q)),
        _words,
    )
    left_old, left_new = dict(enumerate(old)), dict(enumerate(new))
    for number, key in enumerate(keys):
        there, here = _by_key(left_old, key), _by_key(left_new, key)
        for value, places in here.items():
            others = there.get(value, [])
            if len(others) == len(places) or number == len(keys) - 1:
                for new_at, old_at in zip(places, others, strict=False):
                    del left_new[new_at], left_old[old_at]
                    yield new_at, old_at


def _by_key(questions: Mapping[int, Question], key: Callable[[Question], Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for at, question in questions.items():
        value = key(question)
        if value is not None:
            found.setdefault(value, []).append(at)
    return found


def _reworded(
    old: list[Question], new: list[Question], pairs: Mapping[int, int]
) -> Iterator[tuple[int, tuple[int, float]]]:
    """Of the questions left over, pairs with nearly the same words, the nearest first: (new, (old, likeness))."""
    taken = set(pairs.values())
    left_old = {at: _words(question) for at, question in enumerate(old) if at not in taken}
    left_new = {at: _words(question) for at, question in enumerate(new) if at not in pairs}
    if not left_old or not left_new:
        return
    from rapidfuzz import fuzz, process  # late: only workbooks with changed wording need it

    found = []
    for new_at, words in left_new.items():
        for _, score, old_at in process.extract(words, left_old, scorer=fuzz.ratio, score_cutoff=RESEMBLANCE, limit=5):
            near = plain(old[old_at].section) == plain(new[new_at].section)
            alike = old[old_at].kind == new[new_at].kind
            found.append((score + _NEARER * (near + alike), score, new_at, old_at))
    done_old: set[int] = set()
    done_new: set[int] = set()
    for _, score, new_at, old_at in sorted(found, key=lambda pair: (-pair[0], pair[2], pair[3])):
        if new_at not in done_new and old_at not in done_old:
            done_new.add(new_at)
            done_old.add(old_at)
            yield new_at, (old_at, round(score / 100, 3))
