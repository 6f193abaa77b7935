"""Matters: what is to be said about answers, before it becomes findings; what holds for many cells is said once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several, written


@dataclass(frozen=True, slots=True)
class Matter:
    """Something to be said about one or more answers, the one to look at first, with what fills the message."""

    check: Check
    codes: tuple[str, ...]
    facts: Mapping[str, str]


def merge_alike(collection: Collection, evidence: Evidence, matters: Iterable[Matter]) -> Iterator[Matter]:
    """Matters about single cells, those of one check and one metric with the same cause made into one."""
    alike: dict[tuple[str, ...], list[Matter]] = defaultdict(list)
    for matter in matters:
        ref = split_code(matter.codes[0])[0]
        cause = "a number" if matter.facts.get("as_number") else matter.facts.get("wrong", "")
        alike[matter.check.code, ref, cause].append(matter)
    for group in alike.values():
        yield _merged(collection, evidence, group) if len(group) > 1 else group[0]


def _merged(collection: Collection, evidence: Evidence, group: list[Matter]) -> Matter:
    first = group[0]
    metric = collection.metric(first.codes[0])
    codes = tuple(matter.codes[0] for matter in group)
    told = several(f"{split_code(code)[1]} ({written(evidence.shown.get(code), metric)})" for code in codes[1:])
    check = replace(first.check, message=f"{first.check.message} The same holds for {{parts}}.")
    return Matter(check, codes, {**first.facts, "parts": told})


def merge_by_rule(collection: Collection, evidence: Evidence, matters: Iterable[Matter]) -> Iterator[Matter]:
    """What breaks one rule in several places, made into one where fixing is all that can be done about it.

    What can be explained stays apart: each place may have its own reason, and an explanation is tied to its answers.
    """
    by_rule: dict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        alone = "" if matter.check.severity is Severity.MUST_FIX else f"/{matter.codes[0]}"
        by_rule[f"{matter.check.code}{alone}"].append(matter)
    for group in by_rule.values():
        first = group[0]
        if len(group) == 1:
            yield first
            continue
        told = several((_place(collection, evidence, matter.codes[0]) for matter in group[1:]), most=9)
        codes = tuple(dict.fromkeys(code for matter in group for code in matter.codes))
        check = replace(first.check, message=f"{first.check.message} The same rule is broken for {{alike}}.")
        yield Matter(check, codes, {**first.facts, "alike": told})


def _place(collection: Collection, evidence: Evidence, code: str) -> str:
    member = split_code(code)[1] or collection.label(code)
    return f"{member} ({written(evidence.shown.get(code), collection.metric(code))})"
