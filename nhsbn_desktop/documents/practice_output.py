"""A draft output as the Network might send one, for practice: a title, a few words, and a table in Excel."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.problems import DocumentProblem

HEADINGS = ("Submission", "Metric", "Team or bed type", "Your value", "Median", "Lower quartile", "Upper quartile",
            "Outlier position", "Query")  # fmt: skip


def write_practice_output(path: Path, title: str, rows: Sequence[Sequence[Value]]) -> Path:
    """Writes the table; `rows` are in the order of the headings. Raises DocumentProblem where it cannot be written."""
    from openpyxl import Workbook  # late: it is slow to load, and no window waits for it

    book = Workbook()
    book.properties.creator = "PRACTICE Network"
    sheet = book.active
    sheet.title = "Outliers"
    sheet.append([title])
    sheet.append(["For rehearsal only: made up from the sample, no real organisation's figures."])
    sheet.append([])
    sheet.append(list(HEADINGS))
    for row in rows:
        sheet.append([float(value) if isinstance(value, Decimal) else value for value in row])
    for column, width in zip("ABCDEFGHI", (14, 44, 24, 12, 12, 14, 14, 18, 60), strict=True):
        sheet.column_dimensions[column].width = width
    content = BytesIO()
    book.save(content)
    try:
        path.write_bytes(content.getvalue())
    except OSError as error:
        raise DocumentProblem(
            f"{path.name} cannot be written: {error.strerror or error}.", "Close it in Excel if it is open there."
        ) from error
    return path
