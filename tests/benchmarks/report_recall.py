"""Recall and precision by kind: mistakes planted at random in the collections that ship and in made-up ones, with a
specification and without, beside earlier returns and without any.

Run by itself: `.venv/bin/python tests/benchmarks/report_recall.py [FIRST SEED] [HOW MANY]`. The seeds of the tests are
others, and no check was tuned to either.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.domain.finding_plants import Report, report
from tests.domain.made_up import PREFIX
from tests.domain.planting import KINDS, WHOLE
from tests.domain.sampled import AOP, CYP

MADE_UP = 3


def tell(title: str, told: Report) -> None:
    write = sys.stdout.write
    write(f"\n{title}: {told.share_found:.1%} found; {told.share_right:.1%} of what was said names a mistake\n")
    write(f"  {'mistake':42}{'planted':>8}{'found':>8}{'on the very unit':>18}\n")
    for kind, one in sorted(told.recall.items()):
        write(f"  {kind:42}{one.planted:8}{one.found / one.planted:8.0%}{one.on_the_unit / one.planted:18.0%}\n")
    write(f"  {'check':42}{'said':>8}{'right':>8}\n")
    for kind, (right, said) in sorted(told.precision.items()):
        write(f"  {kind:42}{said:8}{right / said:8.0%}\n")


def main(first: int = 5000, how_many: int = 25) -> None:
    """The two that ship, then collections that are made up for this run, their mistakes carried into the trust's sums;
    each beside earlier returns and as a first one."""
    seeds = range(first, first + how_many)
    made_up = [f"{PREFIX}{first + number}" for number in range(MADE_UP)]
    for key in (AOP, CYP, *made_up):
        for specified in (True, False):
            how = "with its specification" if specified else "without a specification"
            carried = key in made_up
            tell(f"{key} {how}", report(key, KINDS, seeds, specified=specified, carried=carried))
            tell(f"{key} {how}, whole sections", report(key, WHOLE, seeds, specified=specified, carried=carried))
            tell(f"{key} {how}, a first return", report(key, KINDS, seeds, specified=specified, first=True))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
