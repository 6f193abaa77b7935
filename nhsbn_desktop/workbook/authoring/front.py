"""The sheets of an authored workbook around its section tabs: introduction, submission details, Support and Lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import ValueType
from nhsbn_desktop.workbook.authoring.styles import Style
from nhsbn_desktop.workbook.authoring.xml import DropDown, SheetXml, Strings, area

INTRODUCTION, DETAILS, SUPPORT, LISTS = "Introduction", "Submission Details", "Support", "Lists"
YES_NO_NAME = "YesNo"
ORGANISATION_CELL, UNIT_CELL, CONTACT_CELL, EMAIL_CELL = "B6", "B7", "B8", "B9"
CONTACT, EMAIL = "Information quality officer", "information.quality@northmoor.example"
_CONTACTS = (("Project team", "Mental health team (sample)"), ("E-mail", "mental-health@benchmarking.example"))
_COMPLETING = (
    ("Submission Details", "Choose the organisation and the name of the submission, and say who to contact."),
    ("Section tabs", "Answer in the white cells. Grey cells are not asked. Totals are calculated."),
    ("Drop-downs", "Choose from the list: an answer that is not exactly one of its items cannot be imported."),
    ("Not available", "Leave the cell blank and say why under Comments. Enter 0 only where the figure is 0."),
)
_OTHER_ORGANISATIONS = ("Eastmere Partnership NHS Foundation Trust", "Highfell NHS Foundation Trust")


@dataclass(frozen=True, slots=True)
class Return:
    """One submission of one year, to be written: whose it is, its answers by code, and the comments on them."""

    collection: Collection
    unit: str
    year: str
    values: Mapping[str, Value]
    comments: Mapping[str, str]

    @property
    def title(self) -> str:
        return f"{self.collection.title} {self.year}"

    @property
    def years_back(self) -> int:
        """How many years before the specification's own year this return is."""
        return int(self.collection.year[:4]) - int(self.year[:4])


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of the workbook's drop-downs, as they stand in the columns of the sheet of that name."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]

    def area(self, heading: str) -> str:
        place = next(index for index, (name, _) in enumerate(self.columns) if name == heading)
        return area(LISTS, place + 1, 2, 1 + len(self.columns[place][1]))


def lists_of(collection: Collection) -> Lists:
    """Organisations, submissions, Yes/No, and one list for each list metric."""
    organisations = tuple(sorted({collection.organisation, *_OTHER_ORGANISATIONS}))
    own = [(metric.ref, metric.options) for metric in collection.metrics if metric.value_type is ValueType.LIST]
    general = (("Organisation name", organisations), ("Name of the submission", collection.units))
    return Lists((*general, ("Yes/No", ("Yes", "No")), *own))


def introduction_sheet(filled: Return, strings: Strings) -> SheetXml:
    sheet = SheetXml(strings, widths={1: 34, 2: 62}, landscape=False)
    sheet.put(1, 1, filled.title, Style.TITLE)
    sheet.put(2, 1, "Data collection workbook", Style.SUBTITLE)
    first = int(filled.year[:4])
    purpose = (
        f"This workbook collects one submission to {filled.collection.title} for 1 April {first} to 31 March "
        f"{first + 1}. The organisation and every figure in it are fictional."
    )
    sheet.put_merged(4, (1, 2), purpose, Style.GUIDANCE)
    row = 6
    parts = (("Timetable", _timetable(filled)), ("Support", _CONTACTS), ("Completing the workbook", _COMPLETING))
    for heading, pairs in parts:
        sheet.put_merged(row, (1, 2), heading, Style.SECTION)
        for label, text in pairs:
            row += 1
            sheet.put(row, 1, label, Style.LABEL)
            sheet.put(row, 2, text or None, Style.SUB_QUESTION)
        row += 2
    return sheet


def _timetable(filled: Return) -> tuple[tuple[str, str], ...]:
    collection, years = filled.collection, filled.years_back
    opens, deadline = (_some_years_before(day, years) for day in (collection.opens, collection.deadline))
    outputs = _some_years_before(collection.outputs, years)
    return (
        ("Data collection open", _written(opens)),
        ("Submission deadline", _written(deadline)),
        ("Project outputs", f"{outputs:%B %Y}" if outputs else ""),  # the Network names only the month
    )


def details_sheet(filled: Return, strings: Strings, lists: Lists) -> SheetXml:
    sheet = SheetXml(strings, widths={1: 34, 2: 62}, landscape=False)
    sheet.put(1, 1, filled.title, Style.TITLE)
    sheet.put(2, 1, DETAILS, Style.SUBTITLE)
    sheet.put_merged(4, (1, 2), "Complete every white cell before the section tabs.", Style.GUIDANCE)
    entries = (
        ("Organisation name", filled.collection.organisation),
        ("Name of the submission", filled.unit),
        ("Contact name", CONTACT),
        ("Contact e-mail", EMAIL),
    )
    for row, (label, value) in enumerate(entries, 6):
        sheet.put(row, 1, label, Style.LABEL)
        sheet.put(row, 2, value, Style.TEXT)
    sheet.drop_downs = [
        DropDown(lists.area("Organisation name"), (ORGANISATION_CELL,), extended=True),
        DropDown(lists.area("Name of the submission"), (UNIT_CELL,), extended=True),
    ]
    return sheet


def support_sheet(filled: Return, strings: Strings) -> SheetXml:
    """The veryHidden sheet that the Network's reader matches a return by; some of it mirrors Submission Details."""
    sheet = SheetXml(strings, widths={1: 24, 2: 48})
    code = filled.collection.code
    rows: tuple[tuple[str, str, str], ...] = (
        ("Project ID", f"{code}-{filled.year.replace('/', '-')}", ""),
        ("Project Name", filled.collection.title, ""),
        ("Submission period", filled.year, ""),
        ("Organisation Name", filled.collection.organisation, ORGANISATION_CELL),
        ("Submission Name", filled.unit, UNIT_CELL),
        ("Contact Name", CONTACT, CONTACT_CELL),
        ("Contact Email", EMAIL, EMAIL_CELL),
        ("Spec Type", code, ""),
    )
    sheet.put(1, 1, "Heading", Style.HEADER)
    sheet.put(1, 2, "Data", Style.HEADER)
    for row, (heading, data, mirrored) in enumerate(rows, 2):
        sheet.put(row, 1, heading)
        sheet.put(row, 2, data, formula=f"'{DETAILS}'!{mirrored}" if mirrored else "")
    return sheet


def lists_sheet(lists: Lists, strings: Strings) -> SheetXml:
    sheet = SheetXml(strings, widths=dict.fromkeys(range(1, len(lists.columns) + 1), 30))
    for column, (heading, items) in enumerate(lists.columns, 1):
        sheet.put(1, column, heading, Style.HEADER)
        for row, item in enumerate(items, 2):
            sheet.put(row, column, item)
    return sheet


def _some_years_before(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


def _written(day: date | None) -> str:
    """`31st July 2026`, as the Network writes its dates."""
    if day is None:
        return ""
    ending = "th" if 10 <= day.day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending} {day:%B %Y}"
