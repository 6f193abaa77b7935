"""Definition checks and year-on-year together: from the answers of all submitting units to what was found in each."""

from collections.abc import Collection as Codes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Context, localcontext

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.gaps import Gap, GapKind, standing_gaps
from nhsbn_desktop.domain.judging.blanks import find_blanks, find_contradictions
from nhsbn_desktop.domain.judging.check_kinds import Stage
from nhsbn_desktop.domain.judging.evidence import Evidence, numbers_of
from nhsbn_desktop.domain.judging.facts import fill
from nhsbn_desktop.domain.judging.gates import mark_not_applicable
from nhsbn_desktop.domain.judging.history import Changed, find_changes, find_stale, find_turned
from nhsbn_desktop.domain.judging.matters import Matter, merge_alike, merge_by_rule
from nhsbn_desktop.domain.judging.patterns import NO_PATTERNS, Patterns, find_patterns, patterns_in
from nhsbn_desktop.domain.judging.resting import collector_at_rest
from nhsbn_desktop.domain.judging.rules import Rule, Rules, compile_check, rules_for, rules_over
from nhsbn_desktop.domain.judging.texts import WITHHELD, find_identifiers, sorts_in
from nhsbn_desktop.domain.judging.trust import find_unlike_any, gather_knock_on
from nhsbn_desktop.domain.judging.within_the_year import find_within_the_year
from nhsbn_desktop.domain.judging.workbook_checks import cell_faults
from nhsbn_desktop.domain.limits import YearOnYearSettings
from nhsbn_desktop.domain.rulebook import Check, RuleFault
from nhsbn_desktop.domain.year_on_year import compare

__all__ = ["Check", "RuleFault", "check_faults", "compile_check", "judge", "judge_by"]

_RANKS = {severity: severity.rank for severity in Severity}

Previous = Mapping[str, Mapping[str, Answers]]
"""By submitting unit and year."""

Gaps = Mapping[str, Iterable[Gap]]
"""By submitting unit: the blanks that have their reason."""


def check_faults(collection: Collection) -> tuple[RuleFault, ...]:
    """What is wrong with the collection's own checks. Those that are named here do not run; the others do."""
    return rules_for(collection).faults


def judge(
    collection: Collection,
    this_year: Mapping[str, Answers],
    previous: Previous | None = None,
    settings: YearOnYearSettings | None = None,
    gaps: Gaps | None = None,
) -> Mapping[str, tuple[Finding, ...]]:
    """What is found in each unit's answers, worst first and then in the order of the specification.

    Any of the units may be there: checks that span the trust and its localities run once all of them are.
    Never raises for what stands in an answer.
    """
    return judge_by(rules_over(collection, previous or {}), collection, this_year, previous or {}, settings, gaps or {})


def judge_by(
    rules: Rules,
    collection: Collection,
    this_year: Mapping[str, Answers],
    previous: Previous,
    settings: YearOnYearSettings | None,
    gaps: Gaps,
    known_patterns: Mapping[str, Patterns] | None = None,
    only: Codes[str] | None = None,
) -> Mapping[str, tuple[Finding, ...]]:
    """As `judge`, by rules that are ready. With `known_patterns`, by unit, no others are looked for; `only` names the
    units that findings are wanted of."""
    with localcontext(Context(prec=28, traps=[])), collector_at_rest():
        gathered = [
            _gather(collection, unit, answers, previous, gaps.get(unit, ())) for unit, answers in this_year.items()
        ]
        found = {evidence.unit: list(_judge_cells(collection, rules, evidence)) for evidence in gathered}
        _link_trust(collection, gathered)
        wanted = [evidence for evidence in gathered if only is None or evidence.unit in only]
        patterns = dict(known_patterns or {})
        for evidence in wanted:
            matters = found[evidence.unit]
            broken = _without_knock_on(_run(rules.by_stage[Stage.RELATION], evidence))
            matters.extend(merge_by_rule(collection, evidence, broken))
            if known_patterns is None:
                told = list(find_patterns(collection, evidence, gathered))
                patterns[evidence.unit] = patterns_in((matter.check.code, matter.codes) for matter in told)
                matters.extend(told)
                matters.extend(find_within_the_year(collection, evidence, gathered))
            own, years = patterns.get(evidence.unit, NO_PATTERNS), previous.get(evidence.unit, {})
            matters.extend(_over_the_years(collection, rules, evidence, gathered, years, settings, own, matters))
        for evidence in wanted:
            if evidence.localities:
                found[evidence.unit].extend(_about_the_trust(collection, rules, evidence, patterns))
        return {evidence.unit: _in_order(collection, rules, evidence, found[evidence.unit]) for evidence in wanted}


def _about_the_trust(
    collection: Collection, rules: Rules, evidence: Evidence, patterns: Mapping[str, Patterns]
) -> Iterator[Matter]:
    """How the trust's answers stand to its localities'; what follows from one locality's pattern is said once."""
    suspected = {locality.unit: patterns.get(locality.unit, NO_PATTERNS).codes for locality in evidence.localities}
    apart = gather_knock_on(collection, _run(rules.by_stage[Stage.TRUST], evidence), suspected)
    yield from merge_by_rule(collection, evidence, apart)
    yield from find_unlike_any(collection, evidence)


def _over_the_years(
    collection: Collection,
    rules: Rules,
    evidence: Evidence,
    gathered: Sequence[Evidence],
    years: Mapping[str, Answers],
    settings: YearOnYearSettings | None,
    patterns: Patterns,
    matters: Iterable[Matter],
) -> Iterator[Matter]:
    """Changes that are too big, answers that did not change, and those that turned; each cause is told once."""
    comparisons = compare(collection, evidence.unit, evidence.answers, years, settings)
    spoken = {matter.codes[0] for matter in matters if matter.check.kind == "population_change"} | patterns.moved
    found = [*find_changes(collection, rules, evidence, gathered, comparisons, settings, spoken)]
    stale = find_stale(collection, rules, evidence, comparisons)
    found.extend(matter for matter in stale if not patterns.copied.issuperset(matter.codes))
    found.extend(find_turned(collection, evidence))
    return iter(found)


def _gather(collection: Collection, unit: str, answers: Answers, previous: Previous, gaps: Iterable[Gap]) -> Evidence:
    years = previous.get(unit, {})
    last_year = max((year for year in years if year < collection.year), default="")
    before = years.get(last_year, Answers())
    private = {code for code, value in answers.items() if sorts_in(code, value, collection)}
    shown = {**answers, **dict.fromkeys(private, WITHHELD)} if private else answers
    evidence = Evidence(
        unit, answers, shown, numbers_of(answers), numbers_of(before), last_year, last_answers=before, blocked=private
    )
    evidence.gaps = standing_gaps(gaps, answers)
    not_provided = (gap.code for gap in evidence.gaps.values() if gap.kind is GapKind.NOT_PROVIDED)
    evidence.not_applicable.update(not_provided)
    return evidence


def _link_trust(collection: Collection, gathered: Sequence[Evidence]) -> None:
    by_unit = {evidence.unit: evidence for evidence in gathered}
    trust = by_unit.get(collection.trust)
    if trust is not None and all(name in by_unit for name in collection.localities):
        trust.localities = tuple(by_unit[name] for name in collection.localities)


def _judge_cells(collection: Collection, rules: Rules, evidence: Evidence) -> Iterator[Matter]:
    """What is wrong with answers one by one. Each answer is spoken of once, and then blocked for what builds on it."""
    yield from find_identifiers(collection, rules, evidence)
    mark_not_applicable(rules.gates, evidence)
    yield from merge_alike(collection, evidence, _mistyped(collection, rules, evidence))
    yield from find_contradictions(collection, evidence, rules.gates)
    for matter in find_blanks(collection, evidence, rules.gates):
        blank = (code for code in matter.codes if evidence.answers.get(code) is None)
        evidence.blocked.update(code for code in blank if code not in evidence.not_applicable)
        yield matter


def _mistyped(collection: Collection, rules: Rules, evidence: Evidence) -> Iterator[Matter]:
    for code, fault in cell_faults(collection, evidence, rules.covered):
        if code not in evidence.blocked:
            evidence.blocked.add(code)
            yield Matter(fault.check, (code,), fault.facts)
    spoken: set[str] = set()
    for rule in sorted(rules.by_stage[Stage.CELL], key=lambda rule: rule.kind.rank):
        for matter in _run((rule,), evidence):
            code = matter.codes[0]
            if code not in spoken:
                spoken.add(code)
                if rule.check.kind != "range" or evidence.numbers[code] < 0:
                    evidence.blocked.add(code)
                yield matter


def _without_knock_on(matters: Iterable[Matter]) -> list[Matter]:
    """Leaves out derivations whose own inputs disagree with what they are derived from: one cause, one finding."""
    found = list(matters)
    disagreeing = {matter.codes[0] for matter in found if matter.check.kind == "derived"}
    return [matter for matter in found if matter.check.kind != "derived" or disagreeing.isdisjoint(matter.codes[1:])]


def _run(rules: Iterable[Rule], evidence: Evidence) -> Iterator[Matter]:
    for rule in rules:
        for probe in rule.probes:
            if not evidence.is_blocked(probe.codes):
                facts = probe.test(evidence)
                if facts is not None:
                    yield Matter(rule.check, probe.codes, facts)


def _in_order(
    collection: Collection, rules: Rules, evidence: Evidence, matters: Iterable[Matter]
) -> tuple[Finding, ...]:
    def place(finding: Finding) -> tuple[int, int]:
        return _RANKS[finding.severity], rules.order.get(finding.codes[0], -1)

    return tuple(sorted((_finding(collection, evidence, matter) for matter in matters), key=place))


def _finding(collection: Collection, evidence: Evidence, matter: Matter) -> Finding:
    check, cells = matter.check, evidence.answers.cells
    metric = collection.metric(matter.codes[0])
    return Finding(
        code=check.code,
        severity=check.severity,
        submission=evidence.unit,
        codes=matter.codes,
        cells=tuple(cells[code] for code in matter.codes if code in cells),
        message=fill(check.message, matter.facts),
        why=fill(check.why, matter.facts),
        do=fill(check.do, matter.facts),
        section=metric.section if metric is not None else "",
        change=matter.change if isinstance(matter, Changed) else None,
        kind=check.kind,
    )
