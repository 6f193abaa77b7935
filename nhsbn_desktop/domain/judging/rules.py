"""A collection's definition checks made ready once, and what is wrong with those that cannot be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from operator import is_

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.by_words import find_by_words
from nhsbn_desktop.domain.judging.check_kinds import KINDS, Kind, Stage
from nhsbn_desktop.domain.judging.facts import NAMES, blanks_in
from nhsbn_desktop.domain.judging.faults import CheckFault
from nhsbn_desktop.domain.judging.gates import Gate, read_gates
from nhsbn_desktop.domain.judging.guidance import guidance_gates
from nhsbn_desktop.domain.judging.habits import LOCALITIES, find_habits
from nhsbn_desktop.domain.judging.probes import Probe
from nhsbn_desktop.domain.judging.resting import collector_at_rest
from nhsbn_desktop.domain.rulebook import Check, RuleFault
from nhsbn_desktop.domain.wording import several


@dataclass(frozen=True, slots=True)
class Rule:
    """One check, ready to run."""

    check: Check
    kind: Kind
    probes: tuple[Probe, ...]
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True)
class Rules:
    """A collection's checks, ready to run, by stage; `covered` are by kind the answers they look after."""

    by_stage: Mapping[Stage, tuple[Rule, ...]]
    gates: tuple[Gate, ...]
    covered: Mapping[str, frozenset[str]]
    order: Mapping[str, int]  # of the answer codes, as the specification has them
    faults: tuple[RuleFault, ...]

    def of_kind(self, name: str) -> tuple[Check, ...]:
        return tuple(rule.check for rules in self.by_stage.values() for rule in rules if rule.check.kind == name)


def compile_check(check: Check, collection: Collection) -> Rule | RuleFault:
    """One row of checks.csv made ready for a collection, or what is wrong with it. Never raises."""
    try:
        kind = _kind(check)
        _look_at_words(check)
        gates = read_gates(check, collection) if kind.stage is Stage.GATE else ()
        told = replace(check, severity=Severity.NOTE) if check.beta else check
        return Rule(told, kind, kind.prepare(check, collection), tuple(replace(gate, check=told) for gate in gates))
    except CheckFault as fault:
        return RuleFault(check.code, fault.column, fault.what)


def rules_for(collection: Collection) -> Rules:
    """The collection's checks, made ready the first time they are asked for.

    They are kept in the collection's own dictionary, as its cached properties are: both are let go of together.
    """
    kept = vars(collection)
    rules = kept.get(_KEPT_AS)
    if not isinstance(rules, Rules):
        with collector_at_rest():
            rules = kept[_KEPT_AS] = _compile(collection)
    return rules


_KEPT_AS = "_rules ready to run"
_OVER_AS = "_rules with the habits of earlier years"


def rules_over(collection: Collection, previous: Mapping[str, Mapping[str, Answers]]) -> Rules:
    """The collection's checks, and what its earlier returns always kept to; made ready once for the same returns.

    Where there is a specification it may have left such a relation out on purpose, so breaking it asks for no more than
    a second look.
    """
    kept, returns = vars(collection), tuple(answers for years in previous.values() for answers in years.values())
    known = kept.get(_OVER_AS)
    if known is not None and len(known[0]) == len(returns) and all(map(is_, known[0], returns)):
        return known[1]  # type: ignore[no-any-return]
    rules = rules_for(collection)
    habits = {
        stage: tuple(
            Rule(check if collection.inferred else replace(check, severity=Severity.CHECK), KINDS[as_kind], probes)
            for check, probes in find_habits(collection, previous, rules.covered)
            if probes and (check is LOCALITIES) == (stage is Stage.TRUST)
        )
        for stage, as_kind in _HABIT_AS.items()
    }
    by_stage = {stage: (*own, *habits.get(stage, ())) for stage, own in rules.by_stage.items()}
    kept[_OVER_AS] = returns, replace(rules, by_stage=by_stage)
    return kept[_OVER_AS][1]  # type: ignore[no-any-return]


_HABIT_AS = {Stage.RELATION: "compare", Stage.TRUST: "trust_sum"}


def _compile(collection: Collection) -> Rules:
    ready = [compile_check(check, collection) for check in collection.checks]
    faults = [rule for rule in ready if isinstance(rule, RuleFault)]
    rules = [rule for rule in ready if isinstance(rule, Rule)]
    circular = _circular(rules)
    faults.extend(circular.values())
    rules = [rule for rule in rules if rule.check.code not in circular]
    from_words = guidance_gates(collection) if collection.inferred else ()
    if collection.inferred:
        rules.extend(Rule(check, KINDS["compare"], probes) for check, probes in find_by_words(collection) if probes)
    return Rules(
        by_stage={stage: tuple(rule for rule in rules if rule.kind.stage is stage) for stage in Stage},
        gates=(*(gate for rule in rules for gate in rule.gates), *from_words),
        covered=_covered(rules),
        order=collection.places,
        faults=tuple(faults),
    )


def _kind(check: Check) -> Kind:
    kind = KINDS.get(check.kind)
    if kind is None:
        raise CheckFault("kind", f'there is no kind of check "{check.kind}": use {several(KINDS, most=99)}')
    if check.operator not in kind.operators:
        allowed = several(sorted(kind.operators), most=99)
        raise CheckFault("operator", f'a {check.kind} check cannot use "{check.operator}": use {allowed}')
    return kind


def _look_at_words(check: Check) -> None:
    for column, text in (("message", check.message), ("why", check.why), ("do", check.do)):
        unknown = [name for name in blanks_in(text) if name not in NAMES]
        if unknown:
            raise CheckFault(column, f"nothing is known as {{{unknown[0]}}}")


def _covered(rules: Iterable[Rule]) -> Mapping[str, frozenset[str]]:
    """By kind, the answers that a check of that kind speaks of: the first code of each of its probes."""
    covered: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        covered[rule.check.kind].update(probe.codes[0] for probe in rule.probes)
    return {kind: frozenset(codes) for kind, codes in covered.items()}


def _circular(rules: Iterable[Rule]) -> Mapping[str, RuleFault]:
    """The derivations that lead back to themselves, by the check's code."""
    derived = {
        probe.codes[0]: (rule.check.code, probe)
        for rule in rules
        if rule.check.kind == "derived"
        for probe in rule.probes
    }
    graph = {code: set(probe.codes[1:]) & derived.keys() for code, (_, probe) in derived.items()}
    faults: dict[str, RuleFault] = {}
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as cycle:
            loop = list(dict.fromkeys(cycle.args[1]))
            for code in loop:
                owner = derived[code][0]
                way = several(other for other in loop if other != code)
                faults[owner] = RuleFault(owner, "right", f"{code} is worked out from itself, by way of {way or code}")
                graph[code] = set()
        else:
            return faults
