"""Judging again after one answer was edited: only what that answer can touch is judged, and the rest is kept.

The part of the specification around the answer is judged with the answers as they were and as they are; what differs
between the two is what the edit changed. Where an edit reaches further (a gate, a blank that is filled or made, two
columns that come to look changed over) everything is judged afresh: the findings are the same either way.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.checks import Gaps, Previous, judge, judge_by
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.gaps import is_blank
from nhsbn_desktop.domain.judging.check_kinds import Stage
from nhsbn_desktop.domain.judging.evidence import Evidence, numbers_of
from nhsbn_desktop.domain.judging.neighbours import Neighbours, neighbours_of, with_derivations
from nhsbn_desktop.domain.judging.patterns import Patterns, mark_of_answer, patterns_in
from nhsbn_desktop.domain.judging.probes import Probe
from nhsbn_desktop.domain.judging.rules import Rule, Rules, rules_over
from nhsbn_desktop.domain.judging.within_the_year import is_looked_at_whole
from nhsbn_desktop.domain.limits import YearOnYearSettings
from nhsbn_desktop.domain.metrics import split_code

_RANKS = {severity: severity.rank for severity in Severity}
_MOST_EDITS = 8  # followed one by one; more at once are quicker judged afresh
_FARTHEST = 400  # answers: an edit that touches more is quicker judged afresh


@dataclass(frozen=True)
class Judged:
    """Everything that was judged together, and what was found."""

    collection: Collection
    this_year: Mapping[str, Answers]
    findings: Mapping[str, tuple[Finding, ...]]
    previous: Previous = field(default_factory=dict)
    settings: YearOnYearSettings | None = None
    gaps: Gaps = field(default_factory=dict)


def judge_all(
    collection: Collection,
    this_year: Mapping[str, Answers],
    previous: Previous | None = None,
    settings: YearOnYearSettings | None = None,
    gaps: Gaps | None = None,
) -> Judged:
    """As `checks.judge`, kept together with what it was about, so that an edit can be judged by itself."""
    found = judge(collection, this_year, previous, settings, gaps)
    return Judged(collection, this_year, found, previous or {}, settings, gaps or {})


def judge_again(before: Judged, unit: str, code: str, answers: Answers) -> Judged:
    """The same with one answer of one unit edited; `answers` are that unit's, with the edit. Equal to judging
    afresh."""
    this_year = {**before.this_year, unit: answers}
    touched = _touched(before, unit, code, answers)
    if touched is None:
        findings = judge(before.collection, this_year, before.previous, before.settings, before.gaps)
        return replace(before, this_year=this_year, findings=findings)
    collection, rules = touched
    only = {unit, before.collection.trust} & this_year.keys()  # the trust is held against its localities
    patterns = _patterns(before)
    asked = [*rules.order, *(gate.code for gate in rules.gates)]
    past = {name: {year: own.only(asked) for year, own in years.items()} for name, years in before.previous.items()}

    def judged(units: Mapping[str, Answers]) -> Mapping[str, tuple[Finding, ...]]:
        own = {name: answers.only(asked) for name, answers in units.items()}
        return judge_by(rules, collection, own, past, before.settings, before.gaps, patterns, only)

    then, now = judged(before.this_year), judged(this_year)
    order = rules_over(before.collection, before.previous).order
    findings = {
        name: _with_changes(found, then[name], now[name], order) if name in only else found
        for name, found in before.findings.items()
    }
    return replace(before, this_year=this_year, findings=findings)


def judge_changes(before: Judged, this_year: Mapping[str, Answers], changed: Mapping[str, Sequence[str]]) -> Judged:
    """The same with a few answers of some units changed: `changed` are the codes by unit, `this_year` what stands now.

    Equal to judging afresh, which is done where the changes are too many to follow one by one.
    """
    if sum(map(len, changed.values())) > _MOST_EDITS:
        return judge_all(before.collection, this_year, before.previous, before.settings, before.gaps)
    for unit, codes in changed.items():
        for code in codes[:-1]:
            step = before.this_year[unit].with_value(code, this_year[unit].get(code))
            before = judge_again(before, unit, code, step)
        before = judge_again(before, unit, codes[-1], this_year[unit])
    return before


def _touched(before: Judged, unit: str, code: str, answers: Answers) -> tuple[Collection, Rules] | None:
    """The part of the collection that an edit can touch; None where it may be all of it."""
    neighbours, metric = neighbours_of(before.collection, before.previous), before.collection.metric(code)
    if is_looked_at_whole(before.collection) and not all(map(before.previous.get, before.this_year)):
        return None  # each answer is held against all others of its year
    if metric is None or code in neighbours.gate_codes or is_blank(answers.get(code)):
        return None
    if any(code in patterns.codes for patterns in _patterns(before).values()):
        return None
    if is_blank(before.this_year[unit].get(code)) or not _patterns_stay(before, unit, code, answers):
        return None
    evidence = Evidence(unit, answers, answers, {}, {})
    if any(not gate.asks(evidence) for gate in neighbours.gates.get(code, ())):
        return None
    probes = with_derivations(neighbours, {(id(p), r.check.code): (r, p) for c in metric.codes
                                            for r, p in neighbours.probes.get(c, ())})  # fmt: skip
    codes = {*metric.codes, *(other for _, probe in probes for other in probe.codes)}
    return _part(before, neighbours, codes, probes) if len(codes) <= _FARTHEST else None


def _patterns(judged: Judged) -> Mapping[str, Patterns]:
    return {
        unit: patterns_in((finding.code, finding.codes) for finding in found if finding.kind == "pattern")
        for unit, found in judged.findings.items()
    }


def _patterns_stay(before: Judged, unit: str, code: str, answers: Answers) -> bool:
    """Whether nothing that the patterns look at in this answer is another than before."""
    metric = before.collection.metric(code)
    codes = metric.codes if metric is not None else ()

    def mark(own: Answers) -> object:
        units = {**before.this_year, unit: own}
        all_units = [_sketch(before, name, one.only(codes)) for name, one in units.items()]
        return mark_of_answer(before.collection, next(e for e in all_units if e.unit == unit), all_units, code)

    return mark(before.this_year[unit]) == mark(answers)


def _sketch(before: Judged, unit: str, answers: Answers) -> Evidence:
    years = before.previous.get(unit, {})
    last = max((year for year in years if year < before.collection.year), default="")
    past = numbers_of(years[last].only(answers)) if last else {}
    return Evidence(unit, answers, answers, numbers_of(answers), past, last)


def _part(
    before: Judged, neighbours: Neighbours, codes: set[str], probes: list[tuple[Rule, Probe]]
) -> tuple[Collection, Rules]:
    """A collection of the metrics around these answers alone, in their order, with the rules about them."""
    collection, whole = before.collection, rules_over(before.collection, before.previous)
    metrics = {metric.ref: metric for code in codes if (metric := collection.metric(code)) is not None}
    order = sorted(whole.order[code] for metric in metrics.values() for code in metric.codes)
    around = [collection.codes[place] for place in order]
    chosen = list(probes)
    for code in around:
        chosen.extend(pair for pair in neighbours.probes.get(code, ()) if pair[0].kind.stage is Stage.CELL)
    in_order = dict.fromkeys(split_code(code)[0] for code in around)
    part = replace(collection, metrics=tuple(metrics[ref] for ref in in_order), checks=neighbours.limits)
    rules = Rules(
        by_stage={stage: tuple(_rules_of(stage, whole, chosen)) for stage in Stage},
        gates=tuple(gate for code in around for gate in neighbours.gates.get(code, ())),
        covered=whole.covered,
        order=dict(zip(around, order, strict=True)),
        faults=(),
    )
    return part, rules


def _rules_of(stage: Stage, whole: Rules, chosen: Iterable[tuple[Rule, Probe]]) -> Iterator[Rule]:
    """The rules of a stage with the chosen probes alone; those without any, such as the year-on-year limits, whole."""
    if stage in (Stage.YEARS, Stage.TEXTS):
        yield from whole.by_stage[stage]
        return
    grouped: dict[str, tuple[Rule, dict[tuple[str, ...], Probe]]] = {}
    for rule, probe in chosen:
        if rule.kind.stage is stage:
            grouped.setdefault(rule.check.code, (rule, {}))[1][probe.codes] = probe
    for rule, probes in grouped.values():
        yield replace(rule, probes=tuple(probes.values()))


def _with_changes(
    found: tuple[Finding, ...], then: tuple[Finding, ...], now: tuple[Finding, ...], order: Mapping[str, int]
) -> tuple[Finding, ...]:
    """What was found, less what the edit took away and with what it brought, in the order it would have afresh."""
    before = set(then)
    gone, come = before.difference(now), [finding for finding in now if finding not in before]
    if not gone and not come:
        return found

    def place(finding: Finding) -> tuple[int, int]:
        return _RANKS[finding.severity], order.get(finding.codes[0], -1)

    about = {finding.codes[0] for finding in gone}
    kept = [finding for finding in found if finding.codes[0] not in about or finding not in gone]
    for finding in come:
        kept.insert(bisect_right(kept, place(finding), key=place), finding)
    return tuple(kept)
