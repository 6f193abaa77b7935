"""Where each answer is looked at: what has to be judged again when it is edited."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.check_kinds import Stage
from nhsbn_desktop.domain.judging.gates import Gate
from nhsbn_desktop.domain.judging.probes import Probe
from nhsbn_desktop.domain.judging.rules import Rule, Rules, rules_over
from nhsbn_desktop.domain.rulebook import Check


@dataclass(frozen=True)
class Neighbours:
    """By answer code: where it is looked at. Made once for a collection, and kept beside its rules."""

    probes: Mapping[str, tuple[tuple[Rule, Probe], ...]]
    derived: Mapping[str, tuple[tuple[Rule, Probe], ...]]  # by the answer that is worked out
    gates: Mapping[str, tuple[Gate, ...]]  # by target
    gate_codes: frozenset[str]
    limits: tuple[Check, ...]  # of year-on-year: the only rows of the specification that judging reads again


_KEPT_AS = "_where each answer is looked at"


def neighbours_of(collection: Collection, previous: Mapping[str, Mapping[str, Answers]]) -> Neighbours:
    """Where each answer is looked at, by the rules and by what earlier returns kept to."""
    rules, kept = rules_over(collection, previous), vars(collection)
    found = kept.get(_KEPT_AS)
    if found is None or found[0] is not rules:
        found = kept[_KEPT_AS] = rules, _look_around(rules)
    around: Neighbours = found[1]
    return around


def _look_around(rules: Rules) -> Neighbours:
    probes: dict[str, list[tuple[Rule, Probe]]] = defaultdict(list)
    derived: dict[str, list[tuple[Rule, Probe]]] = defaultdict(list)
    for stage in (Stage.CELL, Stage.RELATION, Stage.TRUST):
        for rule in rules.by_stage[stage]:
            for probe in rule.probes:
                pair = rule, probe
                for code in probe.codes:
                    probes[code].append(pair)
                if rule.check.kind == "derived":
                    derived[probe.codes[0]].append(pair)
    gates: dict[str, list[Gate]] = defaultdict(list)
    for gate in rules.gates:
        gates[gate.target].append(gate)
    return Neighbours(
        {code: tuple(pairs) for code, pairs in probes.items()},
        {code: tuple(pairs) for code, pairs in derived.items()},
        {code: tuple(own) for code, own in gates.items()},
        frozenset(gate.code for gate in rules.gates),
        tuple(rule.check for rule in rules.by_stage[Stage.YEARS] if rule.check.kind == "yoy"),
    )


def with_derivations(
    neighbours: Neighbours, probes: dict[tuple[int, str], tuple[Rule, Probe]]
) -> list[tuple[Rule, Probe]]:
    """These probes, those that break the same rule elsewhere, since that is said once, and the derivations of what they
    look at or that build on them: one whose inputs disagree already is left out, so each has to know of the others."""
    for _ in range(2):
        probes.update(_of_the_same_rules(probes))
        looked_at = {code for _, probe in probes.values() for code in probe.codes}
        for code in looked_at:
            for rule, probe in neighbours.derived.get(code, ()):
                probes[id(probe), rule.check.code] = rule, probe
        worked_out = {p.codes[0] for r, p in probes.values() if r.check.kind == "derived"}
        for code in worked_out:
            for rule, probe in neighbours.probes.get(code, ()):
                if rule.check.kind == "derived":
                    probes[id(probe), rule.check.code] = rule, probe
    return list(probes.values())


def _of_the_same_rules(
    probes: Mapping[tuple[int, str], tuple[Rule, Probe]],
) -> dict[tuple[int, str], tuple[Rule, Probe]]:
    rules = {rule.check.code: rule for rule, _ in probes.values()}
    said_once = [rule for rule in rules.values() if rule.check.severity is Severity.MUST_FIX]
    return {
        (id(probe), rule.check.code): (rule, probe)
        for rule in said_once
        if rule.kind.stage is not Stage.CELL
        for probe in rule.probes
    }
