"""What a workbook's own guidance says about when a question is asked: "leave blank if ...", "if other, please specify".

Only for collections without a specification, whose rules would say it better. Words are a weaker witness than rules, so
what is found asks for an explanation and stops nothing.
"""

import re
from collections.abc import Iterator

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.gates import Gate
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.rulebook import Check

_FARTHEST_BACK = 6  # questions: one that follows from another stands soon after it
_SPECIFY = re.compile(r"\bif (?:you (?:answered|selected|chose) )?\W?other\b|^(?:other\W+)?please specify\b", re.I)
_IF_ANSWERED = re.compile(r"^\W*if (?:you answered |the answer is |answered )?\W?(yes|no)\b", re.I)
_BLANK_IF = re.compile(r"\bleave\b[^.\n]{0,30}\bblank (?:if|where|when|unless) ([^.\n]+)", re.I)
_TO_QUESTION = re.compile(r"\bquestion (\w+(?:\.\w+)*)|\bq(\d+[a-z]?)\b", re.I)
_SAYS_REQUIRED = re.compile(
    r"\b(?:this (?:question|field|answer|cell) (?:is|must be) (?:required|mandatory|completed|answered|filled in)"
    r"|mandatory (?:question|field)|must be (?:completed|answered)|required (?:question|field))\b",
    re.I,
)
_CONDITIONAL = re.compile(r"\b(?:if|where|when|unless)\b", re.I)


def _check(message: str, do: str) -> Check:
    return Check(
        "GUIDANCE", "conditional", Severity.EXPLAIN, "", "", "", "", "", message,
        "The workbook's own guidance says when this question is to be answered.", do,
    )  # fmt: skip


GUIDANCE = _check(
    "{right_label} is {right}, but {left_label} is {left}.",
    "Correct the one that is wrong. If both are right, say why in one line.",
)


def says_required(metric: Metric) -> bool:
    """Whether the guidance asks for an answer in any case."""
    sentences = re.split(r"[.\n]", metric.definition)
    return any(_SAYS_REQUIRED.search(said) and not _CONDITIONAL.search(said) for said in sentences)


def guidance_gates(collection: Collection) -> Iterator[Gate]:
    """One gate for each answer that the guidance makes depend on another; silent where it does not say on which."""
    by_section: dict[str, list[Metric]] = {}
    for metric in collection.metrics:
        before = by_section.setdefault(metric.section, [])
        yield from _after(metric, before) or _blank_if(metric, collection)
        before.append(metric)


def _after(metric: Metric, before: list[Metric]) -> list[Gate]:
    """`If other, please specify` and `If yes, how many?`, about a question that stands shortly before."""
    said = _IF_ANSWERED.search(metric.label) or _IF_ANSWERED.search(metric.definition)
    specifies = _SPECIFY.search(metric.label) or _SPECIFY.search(metric.definition)
    if metric.value_type is not ValueType.TEXT:
        specifies = None  # a choice among which is "other" is not the place to say which
    for earlier in reversed(before[-_FARTHEST_BACK:]):
        other = next((option for option in earlier.options if option.casefold().startswith("other")), "")
        if specifies and other:
            return _pairs(earlier, metric, other, unless=False)
        if said and earlier.value_type is ValueType.YES_NO and not _IF_ANSWERED.search(earlier.label):
            return _pairs(earlier, metric, said[1].capitalize(), unless=False)
    return []


def _blank_if(metric: Metric, collection: Collection) -> list[Gate]:
    said = _BLANK_IF.search(metric.definition)
    if said is None:
        return []
    condition = said[1]
    to = _TO_QUESTION.search(condition)
    if to is not None:
        asked = _numbered(collection, (to[1] or to[2]).casefold())
        word = re.search(r"\b(yes|no)\b", condition, re.I)
        return _pairs(asked, metric, word[1].capitalize(), unless=True) if asked and word else []
    return _by_member(metric, collection, condition) if metric.members else []


def _by_member(metric: Metric, collection: Collection, condition: str) -> list[Gate]:
    """`a team of this type is not provided`: the Yes or No question about the same teams, likeliest by its words."""
    wanted = {word[:4] for word in re.findall(r"[a-z]{4,}", condition.casefold())}
    best, most = None, 0
    for other in collection.metrics:
        if other.value_type is ValueType.YES_NO and other is not metric and set(metric.members) <= set(other.members):
            own = {word[:4] for word in re.findall(r"[a-z]{3,}", f"{other.label} {other.definition}".casefold())}
            shared = len(wanted & own)
            if shared > most:
                best, most = other, shared
    return _pairs(best, metric, "No", unless=True) if best is not None else []


def _numbered(collection: Collection, number: str) -> Metric | None:
    """The Yes or No question that bears this number, in the workbook's words or the Network's."""
    for metric in collection.metrics:
        own = re.match(r"\W*q?(\w+(?:\.\w+)*)[.):\s]", metric.label.casefold())
        if metric.value_type is ValueType.YES_NO and number in (own[1] if own else "", metric.question_id.casefold()):
            return metric
    return None


def _pairs(gate: Metric, target: Metric, wanted: str, *, unless: bool) -> list[Gate]:
    """Member by member where both have the same, else one for all."""
    if gate.members:
        shared = [member for member in target.members if member in gate.members]
        return [Gate(GUIDANCE, gate.code(member), wanted, unless, target.code(member)) for member in shared]
    return [Gate(GUIDANCE, gate.ref, wanted, unless, code) for code in target.codes]
