"""What fills the blanks of a finding's message: labels and values out of the answers a rule looked at."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.binding import codes_in
from nhsbn_desktop.domain.judging.bound_rules import Bound
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.expressions import Call, Node, Reference, references
from nhsbn_desktop.domain.metrics import Metric, split_code
from nhsbn_desktop.domain.wording import figure, several, worked_out, written

NAMES = frozenset({
    "left", "right", "left_label", "right_label", "difference", "range", "member", "parts", "inputs", "localities",
    "unit", "last", "last_year", "moved", "limit", "hint", "wrong", "options", "nearest", "as_percent", "authority",
    "label", "value", "found", "as_number",
})  # fmt: skip
_BLANK = re.compile(r"\{([a-z_]+)\}")


def blanks_in(template: str) -> tuple[str, ...]:
    """The names between braces in a message."""
    return tuple(_BLANK.findall(template))


def fill(template: str, facts: Mapping[str, str]) -> str:
    """A message with its blanks filled; what nothing is known about is left out."""
    return re.sub(r"\s{2,}", " ", _BLANK.sub(lambda match: facts.get(match[1], ""), template)).strip()


def facts_about(bound: Bound, evidence: Evidence, left: Decimal, right: Decimal | None) -> Mapping[str, str]:
    """What a rule that does not hold has to say for one unit."""
    collection, sides, member = bound.collection, bound.sides, bound.member
    metric = _metric(sides.left, collection) or _metric(sides.right, collection)
    facts = {
        "left": _value(sides.left, left, metric),
        "left_label": _label(sides.left, bound, in_full=True),
        "member": member,
        "unit": evidence.unit,
        "last_year": evidence.last_year,
        "inputs": _inputs(bound, evidence),
        "range": _range(bound, evidence, metric),
    }
    if right is not None and sides.right is not None:
        facts["right"] = _value(sides.right, right, metric)
        facts["right_label"] = _label(sides.right, bound, in_full=not isinstance(sides.left, Reference))
        facts["difference"] = worked_out(abs(left - right), metric)
        facts["parts"] = _parts(sides.left if isinstance(sides.left, Call) else sides.right, bound, evidence)
    if len(bound.codes) == 1 and bound.codes[0] in evidence.last:
        facts["last"] = written(evidence.last[bound.codes[0]], metric)
    if evidence.localities:
        facts["localities"] = of_localities(bound.codes[0], evidence, collection)
    return facts


def of_localities(code: str, evidence: Evidence, collection: Collection) -> str:
    """`Alderbrook 1,078, Brackenfield 1,022 and Calderside 686`."""
    metric = collection.metric(code)
    return several(f"{locality.unit} {written(locality.numbers.get(code), metric)}" for locality in evidence.localities)


def named(codes: Iterable[str], evidence: Evidence, collection: Collection, member: str = "") -> str:
    """Answers with their labels; the member is left out where everything speaks of the same one."""
    words = []
    for code in codes:
        ref, own = split_code(code)
        metric = collection.metric(ref)
        label = metric.label if metric is not None and own in ("", member) else collection.label(code)
        words.append(f"{label} {written(evidence.shown.get(code), metric)}")
    return several(words)


def _metric(node: Node | None, collection: Collection) -> Metric | None:
    return collection.metric(node.ref) if isinstance(node, Reference) else None


def _value(node: Node, value: Decimal, metric: Metric | None) -> str:
    return written(value, metric) if isinstance(node, Reference) else worked_out(value, metric)


def _label(node: Node, bound: Bound, *, in_full: bool) -> str:
    collection = bound.collection
    if isinstance(node, Reference):
        code = bound.binding.codes(node)[0]
        metric = collection.metric(code)
        shared = split_code(code)[1] == bound.member
        return metric.label if metric is not None and shared and not in_full else collection.label(code)
    first = next(references(node), None)
    metric = collection.metric(first.ref) if first is not None else None
    return metric.label if metric is not None else ""


def _parts(node: Node, bound: Bound, evidence: Evidence) -> str:
    """The parts of a sum by member: `Nursing 32.44, Medical Staff 3.76`. Blank ones say nothing."""
    collection = bound.collection
    words = []
    for code in codes_in(node, bound.binding):
        value = evidence.shown.get(code)
        if value is not None:
            metric = collection.metric(code)
            words.append(f"{split_code(code)[1] or collection.label(code)} {written(value, metric)}")
    return several(words, most=16)


def _inputs(bound: Bound, evidence: Evidence) -> str:
    alone = isinstance(bound.sides.left, Reference)
    codes = bound.codes[1:] if alone else bound.codes
    return named(codes, evidence, bound.collection, bound.member)


def _range(bound: Bound, evidence: Evidence, metric: Metric | None) -> str:
    low, high = bound.value(bound.form.low, evidence), bound.value(bound.form.high, evidence)
    return range_in_words(low, high, metric if metric is not None and metric.value_type.is_number else None)


def range_in_words(low: Decimal | None, high: Decimal | None, metric: Metric | None = None) -> str:
    """`30 to 105`, `0 or more`, `up to 40`."""

    def say(value: Decimal) -> str:
        return written(value, metric) if metric is not None else figure(value, 0 if value == int(value) else 2)

    if low is None or high is None:
        return f"up to {say(high)}" if high is not None else f"{say(low)} or more" if low is not None else ""
    return f"{say(low)} to {say(high)}"
