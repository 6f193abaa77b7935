"""Two programs at one record take turns: nothing either was told is saved gets lost, and the trail stays one chain."""

import json
import subprocess
import sys
from pathlib import Path

from sqlalchemy import make_url

from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS

_COUNT_UP = """
import json, sys
from decimal import Decimal
from pathlib import Path
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS
from tests.record.conftest import correcting, correction
place, name = sys.argv[1:]
record = Record(place, THINGS)
numbers, refused = [], 0
print("ready", flush=True)
sys.stdin.readline()
for turn in range(60):
    own = correction(f"{name}{turn}", turn, by=name)
    numbers += [change.number for change in record.commit(correcting(own))]
    while True:  # both count up one answer; what one has not seen it may not overwrite
        seen = record.get(Correction, "AOP-2025-26/Trust/shared")
        more = correction("shared", int(seen.value) + 1 if seen else 1, by=name)
        try:
            numbers += [change.number for change in record.commit(correcting(more, seen))]
            break
        except RecordProblem as problem:
            assert "changed since" in problem.message, problem.message
            refused += 1
print(json.dumps([numbers, refused]), flush=True)
record.close()
"""


def test_two_programs_lose_none_of_each_others_work(place: str | Path) -> None:
    address = str(place) if isinstance(place, Path) else make_url(place).render_as_string(hide_password=False)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _COUNT_UP, address, name],
            text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2],
        )
        for name in ("ann", "bob")
    ]  # fmt: skip
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:  # at once, and at a record that neither has made yet
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    told: list[int] = []
    for program in programs:
        output, _ = program.communicate(timeout=60)
        assert program.returncode == 0
        numbers, _refused = json.loads(output)
        told += numbers
    record = Record(address, THINGS)
    shared = record.get(Correction, "AOP-2025-26/Trust/shared")
    assert shared is not None
    assert shared.value == 120
    assert len(record.all(Correction)) == 121
    assert sorted(told) == [change.number for change in reversed(record.changes())] == list(range(1, 241))
    assert record.unbroken()
    record.close()
