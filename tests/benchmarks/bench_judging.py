"""How long judging takes: the adult collection as it ships, and the same with up to 20,000 metrics."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from nhsbn_desktop.domain.answers import Answers, Value
from nhsbn_desktop.domain.checks import Check, judge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.rules import rules_for
from tests.domain.sampled import AOP, answers_of, earlier, sample, this_year

Units = dict[str, Answers]
pytestmark = pytest.mark.benchmark


def tell(text: str) -> None:
    sys.stdout.write(f"\n{text}")


def best_of(times: int, call: Callable[[], object]) -> float:
    """Milliseconds of processor time of the quickest run, the one that was disturbed least."""
    quickest = float("inf")
    for _ in range(times):
        start = time.process_time()
        call()
        quickest = min(quickest, time.process_time() - start)
    return quickest * 1000


def enlarged(times: int) -> tuple[Collection, Units, dict[str, dict[str, Answers]]]:
    """The collection so many times over, each copy with metrics and checks of its own."""
    whole = sample(AOP)
    refs = sorted((metric.ref for metric in whole.collection.metrics), key=len, reverse=True)

    def renamed(text: str, copy: int) -> str:
        for ref in refs:
            text = text.replace(ref, f"{ref}x{copy}")
        return text

    def check(old: Check, copy: int) -> Check:
        left, right = renamed(old.left, copy), renamed(old.right, copy)
        return replace(old, code=f"{old.code}-{copy}", left=left, right=right)

    copies = range(times)
    own = {"yoy", "stale", "privacy"}
    metrics = tuple(replace(m, ref=f"{m.ref}x{n}") for n in copies for m in whole.collection.metrics)
    checks = tuple(check(c, n) for n in copies for c in whole.collection.checks if n == 0 or c.kind not in own)
    large = replace(whole.collection, metrics=metrics, checks=checks)

    def values(unit: str, year: str, *, planted: bool) -> dict[str, Value]:
        found, _ = whole.submitted(unit, year, planted=planted)
        return {code.replace(code[:4], f"{code[:4]}x{n}", 1): value for n in copies for code, value in found.items()}

    now = {unit: answers_of(large, values(unit, "2025/26", planted=True)) for unit in large.units}
    before = {
        unit: {year: answers_of(large, values(unit, year, planted=False)) for year in whole.years[:-1]}
        for unit in large.units
    }
    return large, now, before


def test_judging_the_adult_collection() -> None:
    whole, before = sample(AOP), earlier(AOP)
    tell(f"{len(whole.collection.codes)} answers, {len(whole.collection.checks)} checks, 4 units, 4 years")
    making = best_of(5, lambda: rules_for(replace(whole.collection)))
    tell(f"  making the checks ready  {making:8.1f} ms, once for each collection")
    for name, planted in (("true answers", False), ("50 planted mistakes", True)):
        units = this_year(AOP, planted=planted)
        one = {"Trust": units["Trust"]}
        took = best_of(20, partial(judge, whole.collection, units, before))
        alone = best_of(20, partial(judge, whole.collection, one, before))
        tell(f"  judging {name:20} {took:5.1f} ms for all four, {alone:5.1f} ms for one")


@pytest.mark.parametrize("times", [1, 10, 50, 200])
def test_judging_grows_in_proportion(times: int) -> None:
    large, now, before = enlarged(times)
    making = best_of(1, lambda: rules_for(large))
    took = best_of(2, lambda: judge(large, now, before))
    tell(f"{len(large.metrics):6} metrics: ready in {making:8.1f} ms, judged in {took:8.1f} ms")
    tell(f"       that is {took / times:6.2f} ms for each hundred metrics")
