"""Matters: what is to be said about answers, before it becomes findings; what holds for many cells is said once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nhsbn_desktop.domain.collection import Collection
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
