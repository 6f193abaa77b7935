"""The engine that works out any formula: formulon (Apache-2.0), in a process that can neither hang nor end ours."""

import importlib.util
import json
import struct
import sys
from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from typing import IO, Any, Protocol

from nhsbn_desktop.workbook.calculating.dependents import Spot
from nhsbn_desktop.workbook.parts.excel_values import ExcelError, Result
from nhsbn_desktop.workbook.worker import WorkerFailed, ask_worker, limit_memory

SECONDS = 10.0
"""For the work itself: nearly every real workbook takes less than two; one did not finish in a hundred."""

_START_SECONDS = 60.0  # the very first time it is translated for this computer's processor, which is then kept

_MEMORY = 1500  # megabytes
_MODULE = "calculating.engine"


class NoEngine(Exception):
    """The formulas could not be worked out; the text says why in words for a person."""


class Engine(Protocol):
    """Whatever can work out a whole workbook."""

    def results(self, packages: Sequence[bytes], spots: Sequence[Spot]) -> tuple[Mapping[Spot, Result], ...]:
        """For each workbook, given as the bytes of an .xlsx, what these cells come to when everything is worked out
        again; a cell whose result cannot be told is left out. Raises NoEngine."""


class Formulon:
    """formulon in a worker process. It opens the workbook without macros and follows no link out of it."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds

    def results(self, packages: Sequence[bytes], spots: Sequence[Spot]) -> tuple[Mapping[Spot, Result], ...]:
        if importlib.util.find_spec("formulon") is None:
            raise NoEngine("there is no calculation engine on this computer")
        _make_ready()
        question = json.dumps({"sizes": [len(package) for package in packages], "spots": list(spots)}).encode()
        answers = _ask(b"".join((struct.pack(">I", len(question)), question, *packages)), self._seconds)
        return tuple(
            {spot: _result(*said) for spot, said in zip(spots, answer, strict=True) if said} for answer in answers
        )


@cache
def _make_ready() -> None:
    """So that what the engine needs once is not taken from the time for the work. Raises NoEngine."""
    question = b'{"sizes": [], "spots": []}'
    _ask(struct.pack(">I", len(question)) + question, _START_SECONDS)


def _ask(request: bytes, seconds: float) -> Any:
    try:
        return json.loads(ask_worker(_MODULE, request, seconds=seconds))
    except (WorkerFailed, ValueError) as problem:
        raise NoEngine(f"the calculation engine gave no answer: {problem}") from problem


def _result(kind: str, value: float | str | bool) -> Result:
    return ExcelError(str(value)) if kind == "error" else value


def run(requests: IO[bytes], answers: IO[bytes]) -> None:
    """The worker's side: one request, one answer, a list of results for each workbook in the order of its cells."""
    limit_memory(_MEMORY, only_written=True)
    _keep_translation()
    from formulon import Workbook  # late: only the worker ever loads it

    Workbook.create_empty().close()
    (length,) = struct.unpack(">I", requests.read(4))
    question = json.loads(requests.read(length))
    spots = [(sheet, row, column) for sheet, row, column in question["spots"]]
    found = [_recalculate(requests.read(size), spots) for size in question["sizes"]]
    answers.write(json.dumps(found).encode())
    answers.flush()


def _keep_translation() -> None:
    """wasmtime can keep what it translated, in the user's own cache folder, and be ready in a tenth of a second rather
    than three; formulon 0.18 does not ask it to, so this worker does on its behalf."""
    import wasmtime

    settings = wasmtime.Config()
    try:
        settings.cache = True
    except wasmtime.WasmtimeError:
        return  # there is no folder to keep it in
    wasmtime.Engine = partial(wasmtime.Engine, settings)  # type: ignore[misc, assignment]


def _recalculate(package: bytes, spots: Sequence[Spot]) -> list[list[Any] | None]:
    from formulon import Workbook

    with Workbook.load(package) as workbook:
        workbook.recalc()
        numbers = {workbook.sheet_name(number).lower(): number for number in range(workbook.sheet_count())}
        found: list[list[Any] | None] = []
        for sheet, group in groupby(spots, key=lambda spot: spot[0]):
            number = numbers.get(sheet)
            for _, row, column in group:
                found.append(None if number is None else _said(workbook.get_value(number, row - 1, column - 1)))
    return found


def _said(value: Any) -> list[Any] | None:
    from formulon import error_display_name

    match value.kind.name:
        case "NUMBER":
            return ["number", value.number]
        case "TEXT":
            return ["text", value.text]
        case "BOOL":
            return ["truth", value.boolean]
        case "BLANK":
            return ["number", 0.0]  # Excel has no formula that comes to a blank: it shows 0
        case "ERROR":
            return ["error", error_display_name(value.error_code)]
        case _:
            return None


if __name__ == "__main__":
    run(sys.stdin.buffer, sys.stdout.buffer)
