"""Reading the CSV files that people edit: whatever way Excel saved them, and with the row named where it went wrong."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nhsbn_desktop.domain.problems import SpecificationProblem

_SAVE_AS = 'Save it from Excel as "CSV UTF-8 (Comma delimited)" and try again.'
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: `number` as Excel counts it (the headings are row 1), `fields` by heading."""

    file: Path
    number: int
    fields: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.fields[column]

    def problem(self, column: str, wrong: str, advice: str) -> SpecificationProblem:
        place = f"{self.file.parent.name}/{self.file.name}, row {self.number}, column {column}"
        return SpecificationProblem(f"{place}: {wrong}.", advice)


def read_text(path: Path) -> str:
    """The file as text: UTF-8 with or without Excel's mark, what Excel calls Unicode text, else Windows-1252.

    Raises SpecificationProblem where the file is missing, cannot be read, or is in none of them.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SpecificationProblem(
            f"{path.name} is missing from the specification folder {path.parent}.",
            f"Put {path.name} back, or choose the folder that holds it.",
        ) from error
    except NotADirectoryError as error:
        raise SpecificationProblem(
            f"{path.parent} is a file, not a folder.", f"Choose the folder that holds {path.name}."
        ) from error
    except OSError as error:
        raise SpecificationProblem(
            f"{path} cannot be read: {error.strerror or error}.", "Close it in other programs and try again."
        ) from error
    if data.startswith(b"PK"):
        raise SpecificationProblem(f"{path.name} is an Excel workbook with another name, not CSV.", _SAVE_AS)
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not marked:
        raise SpecificationProblem(f"{path.name} is not text: it holds bytes that no CSV has.", _SAVE_AS)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SpecificationProblem(f"{path.name} holds characters that are neither UTF-8 nor Windows-1252.", _SAVE_AS)


def read_rows(path: Path, headings: tuple[str, ...]) -> Iterator[Row | SpecificationProblem]:
    """Each row, as `enumerate_rows` gives it, without its number."""
    return (row for _, row in enumerate_rows(path, headings))


def enumerate_rows(path: Path, headings: tuple[str, ...]) -> Iterator[tuple[int, Row | SpecificationProblem]]:
    """The number, as Excel counts it, and each row under exactly these headings; a row with too few or too many
    columns, or with a quotation mark that has no partner, comes out as its problem, and those after it are read.

    Only the last column may be left off a row: Excel leaves it off where it is blank for sixteen rows together.
    Commas are expected; semicolons or tabs are read too where the heading row leaves no doubt. Blank rows are passed
    over. Raises SpecificationProblem where the file cannot be read as such a table at all.
    """
    lines = list(io.StringIO(read_text(path), newline=""))
    records = _records(lines, _delimiter(path, lines[0] if lines else "", headings))
    width = len(headings)
    for number, fields in enumerate(records, 1):
        if isinstance(fields, csv.Error):
            yield number, _unreadable(path, number, fields)
        elif number == 1:
            width = len(fields)  # more than the headings where something once stood to the right of the table
        elif any(field.strip() for field in fields):
            yield number, _row(path, number, fields, headings, width)


def _records(lines: list[str], delimiter: str) -> Iterator[list[str] | csv.Error]:
    """Each record, or what keeps it from being read; reading then goes on with the line after the one it began in."""
    at = 0
    while at < len(lines):
        reader = csv.reader(lines[at:], delimiter=delimiter, strict=True)
        begun = 0
        try:
            for fields in reader:
                yield fields
                begun = reader.line_num
            return
        except csv.Error as error:
            yield error
        at += begun + 1


def _unreadable(path: Path, number: int, error: csv.Error) -> SpecificationProblem:
    return SpecificationProblem(
        f"{path.parent.name}/{path.name}, row {number}: the row cannot be read ({error}).",
        'Look for a quotation mark (") without its partner in that row.',
    )


def _row(
    path: Path, number: int, fields: list[str], headings: tuple[str, ...], width: int
) -> Row | SpecificationProblem:
    if len(fields) == width and not any(field.strip() for field in fields[len(headings) :]):
        fields = fields[: len(headings)]
    elif len(fields) == len(headings) - 1:
        fields = [*fields, ""]
    if len(fields) != len(headings):
        return SpecificationProblem(
            f"{path.parent.name}/{path.name}, row {number}: {len(fields)} columns where {len(headings)} are expected.",
            "A value that holds a comma needs quotation marks around it.",
        )
    return Row(path, number, dict(zip(headings, (field.strip() for field in fields), strict=True)))


def _delimiter(path: Path, first: str, headings: tuple[str, ...]) -> str:
    """The one delimiter under which the heading row is the expected one."""
    first = first.rstrip("\r\n")
    for delimiter in _DELIMITERS:
        found = next(csv.reader([first], delimiter=delimiter), [])
        if tuple(name.strip().lower() for name in _trim(found)) == headings:
            return delimiter
    found = [name.strip() for name in _trim(next(csv.reader([first]), []))]
    pairs = enumerate(zip(found, headings, strict=False), 1)
    wrong = next(
        (f'column {at} is headed "{name}", not "{wanted}"' for at, (name, wanted) in pairs if name.lower() != wanted),
        f"there are {len(found)} headings where {len(headings)} are expected",
    )
    raise SpecificationProblem(
        f"{path.parent.name}/{path.name}, row 1: {wrong}.", f"The headings are: {', '.join(headings)}."
    )


def _trim(fields: list[str]) -> list[str]:
    while fields and not fields[-1].strip():
        fields = fields[:-1]
    return fields
