"""The section tabs of an authored workbook: header rows, questions, answers, calculated totals, sources, comments."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from nhsbn_desktop.domain.answers import EXCEL_ERRORS, Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Metric, ValueType, split_code
from nhsbn_desktop.workbook.authoring.front import YES_NO_NAME, Lists, Return
from nhsbn_desktop.workbook.authoring.layout import (
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
from nhsbn_desktop.workbook.authoring.styles import Style, answer_style, total_style
from nhsbn_desktop.workbook.authoring.xml import DropDown, SheetXml, Strings
from nhsbn_desktop.workbook.parts.addresses import address_of

_GUIDANCE = {"Team type": "a team of this type is not provided", "Bed type": "beds of this type are not provided"}
_TYPE_WORDS = {ValueType.YES_NO: "Yes/No", ValueType.TEXT: "Narrative", ValueType.DATE: "Date"}


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
