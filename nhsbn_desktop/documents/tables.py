"""Lists as files a person opens in Excel."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from nhsbn_desktop.domain.problems import DocumentProblem

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """UTF-8 with a byte order mark, so that Excel reads the pound sign right; a text that Excel would take for a
    formula gets an apostrophe before it. Raises DocumentProblem where the file cannot be written."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([[_plain(cell) for cell in row] for row in rows])
    except OSError as error:
        raise DocumentProblem(
            f"{path.name} cannot be written: {error.strerror or error}.",
            "Close it in Excel if it is open there, or choose another folder.",
        ) from error


def _plain(cell: str) -> str:
    is_number = cell.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) and not is_number else cell
