"""What stands on each sheet of an authored workbook: introduction, details, section tabs, Support and Lists."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nhsbn_desktop.domain.answers import EXCEL_ERRORS, Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Metric, ValueType, split_code
from nhsbn_desktop.workbook.addresses import address_of
from nhsbn_desktop.workbook.author_layout import (
    COLUMN_DIMENSIONS,
    DEFINITION,
    FIRST_ANSWER,
    QUESTION,
    TYPE,
    Block,
    Line,
    Tab,
    has_total,
)
from nhsbn_desktop.workbook.author_styles import Style, answer_style, total_style
from nhsbn_desktop.workbook.author_xml import DropDown, SheetXml, Strings, area

INTRODUCTION, DETAILS, SUPPORT, LISTS = "Introduction", "Submission Details", "Support", "Lists"
YES_NO_NAME = "YesNo"
ORGANISATION_CELL, UNIT_CELL, CONTACT_CELL, EMAIL_CELL = "B6", "B7", "B8", "B9"
CONTACT, EMAIL = "Information quality officer", "information.quality@northmoor.example"
_OTHER_ORGANISATIONS = ("Eastmere Partnership NHS Foundation Trust", "Highfell NHS Foundation Trust")
_GUIDANCE = {"Team type": "a team of this type is not provided", "Bed type": "beds of this type are not provided"}
_TYPE_WORDS = {ValueType.YES_NO: "Yes/No", ValueType.TEXT: "Narrative", ValueType.DATE: "Date"}


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
    collection = filled.collection
    sheet = SheetXml(strings, widths={1: 34, 2: 62}, landscape=False)
    sheet.put(1, 1, filled.title, Style.TITLE)
    sheet.put(2, 1, "Data collection workbook", Style.SUBTITLE)
    purpose = (
        f"This workbook collects one submission to {collection.title} for 1 April {filled.year[:4]} to 31 March "
        f"{int(filled.year[:4]) + 1}. The organisation and every figure in it are fictional."
    )
    sheet.put_merged(4, (1, 2), purpose, Style.GUIDANCE)
    opens, deadline, outputs = (
        _some_years_before(day, filled.years_back)
        for day in (collection.opens, collection.deadline, collection.outputs)
    )
    timetable = [
        ("Data collection open", _written(opens)),
        ("Submission deadline", _written(deadline)),
        ("Project outputs", f"{outputs:%B %Y}" if outputs else ""),
    ]
    contacts = [("Project team", "Mental health team (sample)"), ("E-mail", "mental-health@benchmarking.example")]
    completing = [
        ("Submission Details", "Choose the organisation and the name of the submission, and say who to contact."),
        ("Section tabs", "Answer in the white cells. Grey cells are not asked. Totals are calculated."),
        ("Drop-downs", "Choose from the list: an answer that is not exactly one of its items cannot be imported."),
        ("Not available", "Leave the cell blank and say why under Comments. Enter 0 only where the figure is 0."),
    ]
    row = 6
    for heading, pairs in (("Timetable", timetable), ("Support", contacts), ("Completing the workbook", completing)):
        sheet.put_merged(row, (1, 2), heading, Style.SECTION)
        for label, text in pairs:
            row += 1
            sheet.put(row, 1, label, Style.LABEL)
            sheet.put(row, 2, text or None, Style.SUB_QUESTION)
        row += 2
    return sheet


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


def section_sheet(tab: Tab, filled: Return, strings: Strings, lists: Lists) -> SheetXml:
    sheet = SheetXml(strings, widths=_widths(tab))
    sheet.put(1, QUESTION, filled.title, Style.TITLE)
    sheet.put(2, QUESTION, tab.section, Style.SUBTITLE)
    first = tab.blocks[0]
    # A header that stays in sight would be wrong beside the second block's answers, so only a lone one does.
    sheet.freeze = (first.header_row if len(tab.blocks) == 1 else first.header_row - 1, QUESTION)
    for block in tab.blocks:
        _put_header(sheet, block)
        for line in block.lines:
            _put_line(sheet, block, line, filled)
    sheet.drop_downs = list(_drop_downs(tab, lists))
    return sheet


def _widths(tab: Tab) -> dict[int, float]:
    widths: dict[int, float] = {1: 2, QUESTION: 44, DEFINITION: 52, TYPE: 24}
    widest = max(tab.blocks, key=lambda block: block.comments[1])
    answer_width = 14.0 if len(widest.columns) > 1 else 28.0
    widths.update(dict.fromkeys(range(FIRST_ANSWER, widest.source[0]), answer_width))
    for block in tab.blocks:
        if block.source[0] == block.source[1]:
            widths.update({block.source[0]: 30, block.comments[0]: 44})
    return widths


def _put_header(sheet: SheetXml, block: Block) -> None:
    row = block.header_row
    for column, text in ((QUESTION, "Question"), (DEFINITION, "Definition/guidance"), (TYPE, "Question type")):
        sheet.put(row, column, text, Style.HEADER)
    for column, text in enumerate(block.columns, FIRST_ANSWER):
        sheet.put(row, column, text, Style.HEADER_CENTRED)
    if block.total:
        sheet.put(row, block.total, "Total (calculated)", Style.HEADER_CENTRED)
    sheet.put_merged(row, block.source, "Data source", Style.HEADER)
    sheet.put_merged(row, block.comments, "Comments", Style.HEADER)


def _put_line(sheet: SheetXml, block: Block, line: Line, filled: Return) -> None:
    metric = line.metric
    if metric is None:
        sheet.put(line.row, QUESTION, line.text, Style.SECTION)
        for column in range(QUESTION + 1, block.comments[1] + 1):
            sheet.put(line.row, column, None, Style.SECTION)
        return
    sheet.put(line.row, QUESTION, line.text, Style.SUB_QUESTION if line.member else Style.QUESTION)
    sheet.put(line.row, DEFINITION, None if line.member else _guidance(metric, filled.collection), Style.GUIDANCE)
    sheet.put(line.row, TYPE, _type_text(metric), Style.GUIDANCE)
    asked = dict(line.answers)
    for column in range(FIRST_ANSWER, FIRST_ANSWER + len(block.columns)):
        if column in asked:
            sheet.put(line.row, column, filled.values.get(asked[column]), answer_style(metric))
        else:
            sheet.put(line.row, column, None, Style.NOT_ASKED)
    if block.total:
        _put_total(sheet, block.total, line, filled.values)
    sheet.put_merged(line.row, block.source, None if line.member else metric.source or None, Style.TEXT)
    sheet.put_merged(line.row, block.comments, _comment(line, filled.comments), Style.TEXT)


def _put_total(sheet: SheetXml, column: int, line: Line, values: Mapping[str, Value]) -> None:
    if line.metric is None or not has_total(line.metric):
        sheet.put(line.row, column, None, Style.NOT_ASKED)
        return
    summed = f"SUM({address_of(line.row, FIRST_ANSWER)}:{address_of(line.row, column - 1)})"
    total = _sum_as_excel_does(values.get(code) for _, code in line.answers)
    sheet.put(line.row, column, total, total_style(line.metric), formula=summed)


def _sum_as_excel_does(values: Iterable[Value]) -> Value:
    """Texts and blanks count for nothing; an error value spreads."""
    total = Decimal(0)
    for value in values:
        if isinstance(value, Decimal):
            total += value
        elif value in EXCEL_ERRORS:
            return value
    return total


def _comment(line: Line, comments: Mapping[str, str]) -> str | None:
    """The comments on a row's answers; where the row has several answers, each after the name it belongs to."""
    written = [(split_code(code)[1], comments[code]) for _, code in line.answers if comments.get(code)]
    if len(line.answers) == 1:
        return written[0][1] if written else None
    return "\n".join(f"{member}: {text}" for member, text in written) or None


def _guidance(metric: Metric, collection: Collection) -> str | None:
    """The definition, and when to leave the question blank. Refs are ours: a workbook's reader knows only labels."""

    def named(match: re.Match[str]) -> str:
        other = collection.metric(match[1])
        if other is None or other is metric:
            return match[0]
        return f'"{other.label}" ({match[2]})' if match[2] else f'"{other.label}"'

    sentences = [re.sub(r"\b([A-Z]+\d+)\b(?:\[([^\]]+)\])?", named, metric.definition)]
    if not metric.required:
        reason = _GUIDANCE.get(metric.dimension, "it does not apply")
        sentences.append(f"Leave this question blank if {reason}.")
    if "Other" in metric.options:
        sentences.append("If other, say which under Comments.")
    return "\n".join(filter(None, sentences)) or None


def _type_text(metric: Metric) -> str:
    if metric.value_type is ValueType.LIST:
        return "\n".join(("Drop-down list:", *metric.options))
    return _TYPE_WORDS.get(metric.value_type, "Numerical")


def _drop_downs(tab: Tab, lists: Lists) -> Iterable[DropDown]:
    """Yes/No: typed into the rule where members stand in columns, a defined name elsewhere. Lists: from their sheet."""
    for block in tab.blocks:
        yes_no: list[str] = []
        in_columns = False
        for line in block.lines:
            cells = tuple(address_of(line.row, column) for column, _ in line.answers)
            if line.metric is None or not cells:
                continue
            if line.metric.value_type is ValueType.LIST:
                yield DropDown(lists.area(line.metric.ref), cells, extended=True)
            elif line.metric.value_type is ValueType.YES_NO:
                yes_no.extend(cells)
                in_columns = line.metric.dimension in COLUMN_DIMENSIONS
        if yes_no:
            yield DropDown('"Yes,No"' if in_columns else YES_NO_NAME, tuple(yes_no))


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
