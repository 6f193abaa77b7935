"""How the cells of an authored workbook look, and which of them may be filled in."""

from dataclasses import dataclass
from enum import Enum

from nhsbn_desktop.domain.metrics import Metric, ValueType

_DARK, _MID, _PALE, _GREY, _LINE, _WHITE = "FF003087", "FF005EB8", "FFE8EDEE", "FFD9DEE0", "FFAEB7BD", "FFFFFFFF"
_FONT = "Arial"
_FIRST_OWN_FORMAT = 164  # Excel's own number formats lie below


@dataclass(frozen=True, slots=True)
class Look:
    """Everything Excel needs to know about a kind of cell. Colours are ARGB; `size` in points."""

    size: int = 10
    bold: bool = False
    colour: str = "FF212B32"
    fill: str = ""
    border: bool = False
    centred: bool = False
    number_format: str = "General"
    unlocked: bool = False
    top: bool = True


def _answer(number_format: str = "General") -> Look:
    return Look(border=True, centred=True, fill=_WHITE, number_format=number_format, unlocked=True, top=False)


class Style(Enum):
    """The kinds of cell; their order is that of the cell formats in styles.xml, where the first is Excel's default."""

    PLAIN = Look(top=False)
    TITLE = Look(size=16, bold=True, colour=_DARK, top=False)
    SUBTITLE = Look(size=11, colour="FF425563")
    HEADER = Look(bold=True, colour=_WHITE, fill=_DARK, border=True)
    HEADER_CENTRED = Look(bold=True, colour=_WHITE, fill=_DARK, border=True, centred=True)
    SECTION = Look(bold=True, colour=_WHITE, fill=_MID, top=False)
    LABEL = Look(bold=True, fill=_PALE, border=True)
    QUESTION = Look(bold=True, border=True)
    SUB_QUESTION = Look(border=True)
    GUIDANCE = Look(colour="FF425563", border=True)
    NOT_ASKED = Look(fill=_GREY, border=True)
    TOTAL = Look(bold=True, fill=_PALE, border=True, centred=True, number_format="#,##0", top=False)
    TOTAL_TWO_DECIMALS = Look(bold=True, fill=_PALE, border=True, centred=True, number_format="#,##0.00", top=False)
    TOTAL_MONEY = Look(bold=True, fill=_PALE, border=True, centred=True, number_format='"£"#,##0', top=False)
    TEXT = Look(fill=_WHITE, border=True, unlocked=True)
    ANSWER = _answer()
    ANSWER_COUNT = _answer("#,##0")
    ANSWER_ONE_DECIMAL = _answer("#,##0.0")
    ANSWER_TWO_DECIMALS = _answer("#,##0.00")
    ANSWER_PERCENT = _answer('0.0"%"')  # 64.1 is shown as 64.1%: percentages are entered out of 100
    ANSWER_MONEY = _answer('"£"#,##0')
    ANSWER_DATE = _answer("dd/mm/yyyy")

    @property
    def index(self) -> int:
        return _INDEX[self]

    @property
    def unlocked(self) -> bool:
        return self.value.unlocked


_INDEX = {style: index for index, style in enumerate(Style)}
_ANSWER_STYLES = {
    ValueType.COUNT: Style.ANSWER_COUNT,
    ValueType.ONE_DECIMAL: Style.ANSWER_ONE_DECIMAL,
    ValueType.PERCENT: Style.ANSWER_PERCENT,
    ValueType.TWO_DECIMALS: Style.ANSWER_TWO_DECIMALS,
    ValueType.MONEY: Style.ANSWER_MONEY,
    ValueType.DATE: Style.ANSWER_DATE,
    ValueType.TEXT: Style.TEXT,
}


def answer_style(metric: Metric) -> Style:
    return _ANSWER_STYLES.get(metric.value_type, Style.ANSWER)


def total_style(metric: Metric) -> Style:
    match metric.value_type:
        case ValueType.MONEY:
            return Style.TOTAL_MONEY
        case ValueType.TWO_DECIMALS:
            return Style.TOTAL_TWO_DECIMALS
        case _:
            return Style.TOTAL


def styles_part() -> str:
    """xl/styles.xml. Fonts, fills and borders stand once for each style: the file is small enough."""
    formats = list(dict.fromkeys(style.value.number_format for style in Style))
    number_ids = {text: 0 if text == "General" else _FIRST_OWN_FORMAT + place for place, text in enumerate(formats)}
    looks = [style.value for style in Style]
    count = len(looks)
    cell_formats = "".join(_cell_format(place, look, number_ids) for place, look in enumerate(looks))
    return (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{_number_formats(number_ids)}"
        f'<fonts count="{count}">{"".join(map(_font, looks))}</fonts>'
        f'<fills count="{count + 2}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{"".join(map(_fill, looks))}</fills>'
        f'<borders count="2">{_border(drawn=False)}{_border(drawn=True)}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{count}">{cell_formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _number_formats(ids: dict[str, int]) -> str:
    own = [(number, text.replace('"', "&quot;")) for text, number in ids.items() if number]
    rows = "".join(f'<numFmt numFmtId="{number}" formatCode="{text}"/>' for number, text in own)
    return f'<numFmts count="{len(own)}">{rows}</numFmts>'


def _font(look: Look) -> str:
    bold = "<b/>" if look.bold else ""
    return (
        f'<font>{bold}<sz val="{look.size}"/><color rgb="{look.colour}"/><name val="{_FONT}"/><family val="2"/></font>'
    )


def _fill(look: Look) -> str:
    if not look.fill:
        return '<fill><patternFill patternType="none"/></fill>'
    colours = f'<fgColor rgb="{look.fill}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{colours}</patternFill></fill>'


def _border(*, drawn: bool) -> str:
    line = f' style="thin"><color rgb="{_LINE}"/></' if drawn else "></"
    sides = "".join(f"<{side}{line}{side}>" for side in ("left", "right", "top", "bottom"))
    return f"<border>{sides}<diagonal/></border>"


def _cell_format(place: int, look: Look, number_ids: dict[str, int]) -> str:
    horizontal = ' horizontal="center"' if look.centred else ""
    vertical = "top" if look.top else "center"
    locked = '<protection locked="0"/>' if look.unlocked else ""
    wrap = ' wrapText="1"' if look.border or look.size == 11 else ""
    return (
        f'<xf numFmtId="{number_ids[look.number_format]}" fontId="{place}" fillId="{place + 2}" '
        f'borderId="{int(look.border)}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
        f'applyAlignment="1" applyProtection="1">'
        f'<alignment{horizontal} vertical="{vertical}"{wrap}/>{locked}</xf>'
    )
