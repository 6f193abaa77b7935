"""Kinds of check that look at one answer at a time: counts, choices from a list, fractions, populations."""

from dataclasses import dataclass
from decimal import Decimal

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.binding import MISSING, Binding
from nhsbn_desktop.domain.judging.bound_rules import Bound, bound_rules
from nhsbn_desktop.domain.judging.comparisons import read_tolerance
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.expressions import ExpressionFault, Reference, parse
from nhsbn_desktop.domain.judging.faults import CheckFault, in_column
from nhsbn_desktop.domain.judging.gates import is_filled
from nhsbn_desktop.domain.judging.lists import list_fault
from nhsbn_desktop.domain.judging.probes import Asking, Facts, Probe
from nhsbn_desktop.domain.judging.relation_kinds import Between
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import share, written

_LARGEST_COUNT = 15  # noughts after its first digit: more than a workbook can hold of a whole number


def unit(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """A share of one typed where a percentage is asked for."""
    probes = tuple(bound_rules(check, collection, _Fraction))
    if any(len(probe.codes) != 1 or not isinstance(probe.sides.left, Reference) for probe in probes):
        raise CheckFault("left", "a unit check looks at one answer, such as AC10")
    return probes


class _Fraction(Between):
    __slots__ = ()

    def test(self, evidence: Evidence) -> Facts | None:
        facts = Between.test(self, evidence)
        if facts is None:
            return None
        value = evidence.numbers[self.codes[0]]
        per_cent = written(value * 100, self.collection.metric(self.codes[0]))
        return {**facts, "left": written(value), "as_percent": per_cent}


def integer(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """Whole numbers, nought or more."""
    if check.right not in ("whole number", "whole number >= 0"):
        raise CheckFault("right", f'"{check.right}" is not known: write "whole number >= 0" or "whole number"')
    return tuple(_Counted(collection, (code,), check.right.endswith("0")) for code in _answers(check, collection))


@dataclass(frozen=True, slots=True)
class _Counted:
    collection: Collection
    codes: tuple[str, ...]
    from_nought: bool

    def test(self, evidence: Evidence) -> Facts | None:
        value = evidence.numbers.get(self.codes[0])
        wrong = count_fault(value, from_nought=self.from_nought) if value is not None else ""
        return facts_of_cell(self.codes[0], evidence, self.collection, wrong=wrong) if wrong else None


def count_fault(value: Decimal, *, from_nought: bool = True) -> str:
    """What keeps a value from being a count, in words; empty where nothing does."""
    if from_nought and value < 0:
        return "is below nought"
    if value.adjusted() > _LARGEST_COUNT:
        return "is too large to be counted"
    return "is not a whole number" if value % 1 != 0 else ""


def facts_of_cell(code: str, evidence: Evidence, collection: Collection, **more: str) -> dict[str, str]:
    """What the message about one answer may say."""
    metric = collection.metric(code)
    facts = {
        "left_label": collection.label(code),
        "left": written(evidence.shown.get(code), metric),
        "member": split_code(code)[1],
        "unit": evidence.unit,
        "last_year": evidence.last_year,
        **more,
    }
    if code in evidence.last:
        facts["last"] = written(evidence.last[code], metric)
    return facts


def listed(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """One of the listed choices, letter for letter. The workbook's own drop-down is asked first."""
    options = tuple(option for option in check.right.split("|") if option.strip())
    if not options:
        raise CheckFault("right", "the choices are missing: write them with | between them")
    return tuple(_Listed(collection, (code,), options) for code in _answers(check, collection))


@dataclass(frozen=True, slots=True)
class _Listed:
    collection: Collection
    codes: tuple[str, ...]
    options: tuple[str, ...]

    def test(self, evidence: Evidence) -> Facts | None:
        (code,), answers = self.codes, evidence.answers
        fault = list_fault(answers.get(code), answers.options.get(code) or self.options)
        return facts_of_cell(code, evidence, self.collection, **fault) if fault else None


def population_change(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """Answers that hardly move from one year to the next."""
    allowed = read_tolerance(check.right)
    if not allowed.relative:
        raise CheckFault("right", f'"{check.right}" is not a share: write it as 4%')

    def probe(code: str) -> Probe:
        def test(evidence: Evidence) -> Facts | None:
            value, last = evidence.numbers.get(code), evidence.last.get(code)
            if value is None or not last or abs(value - last) <= allowed.around(last):
                return None
            metric, change = collection.metric(code), float((value - last) / abs(last))
            moved = "rose" if change > 0 else "fell"
            told = f"{moved} from {written(last, metric)} to {written(value, metric)} ({share(change)})"
            return facts_of_cell(code, evidence, collection, moved=told, limit=check.right)

        return Asking((code,), test)

    return tuple(probe(code) for code in _answers(check, collection))


def pair(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """Two answers of which both or neither are given (compulsory), or no more than one (exclusive), as in DHIS2."""
    probes = tuple(bound_rules(check, collection, _Pair))
    if any(not isinstance(side, Reference) or len(probe.codes) != 2 for probe in probes for side in probe.sides.all):
        raise CheckFault("right", "a pair is two answers, such as AC08 and AC09")
    return probes


class _Pair(Bound):
    __slots__ = ()

    def test(self, evidence: Evidence) -> Facts | None:
        one, other = (is_filled(evidence.answers.get(code)) for code in self.codes)
        if (one == other) if self.check.operator == "compulsory_pair" else not (one and other):
            return None
        left, right = self.codes
        facts = facts_of_cell(left, evidence, self.collection)
        told = written(evidence.shown.get(right), self.collection.metric(right))
        return {**facts, "right_label": self.collection.label(right), "right": told}


def _answers(check: Check, collection: Collection) -> tuple[str, ...]:
    """The answer codes named on the left: `SM02, SM03` or, for every member, `AC01[m]`. Raises CheckFault."""
    codes: list[str] = []
    binding = Binding(collection, "", MISSING["SKIP_IF_ANY_VALUE_MISSING"])
    for part in check.left.split(","):
        with in_column("left"):
            node = parse(part.strip())
            if not isinstance(node, Reference) or node.when != "this year":
                raise ExpressionFault(f'"{part.strip()}" is not an answer, such as AC01[m]')
            metric = binding.metric(node)
            codes.extend(metric.codes if node.member in ("m", "*") else binding.codes(node))
    return tuple(codes)
