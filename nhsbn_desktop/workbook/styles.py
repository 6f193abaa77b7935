"""How cells look and whether they are locked: the workbook's table of styles, and which number formats are dates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nhsbn_desktop.workbook.markup import Element, S, whole

# ECMA-376 18.8.30: formats every workbook has without writing them down (en-GB reading of the dates)
_BUILT_IN: Mapping[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "£#,##0", 6: "£#,##0", 7: "£#,##0.00", 8: "£#,##0.00", 9: "0%",
    10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0",
    38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "£#,##0", 43: "#,##0.00", 44: "£#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "0.0E+0", 49: "@",
}  # fmt: skip
_NOT_LETTERS_OF_A_DATE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|General', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """One row of the table. `moment` says how its numbers read: "date", "time" or "" for plain numbers."""

    locked: bool = True
    fill: str = ""  # "FF1F4E79", "theme 4" or "" for none
    number_format: str = "General"
    moment: str = ""
    indent: int = 0
    size: float = 0.0  # of the font, in points


DEFAULT = Style()


def read_styles(root: Element) -> tuple[Style, ...]:
    """The table in the order of the style numbers that cells carry."""
    formats = {whole(f.get("numFmtId"), -1): f.get("formatCode") or "" for f in root.iterfind(f"{S}numFmts/{S}numFmt")}
    fills = [_fill(fill) for fill in root.iterfind(f"{S}fills/{S}fill")]
    sizes = [_size(font) for font in root.iterfind(f"{S}fonts/{S}font")]
    return tuple(_style(xf, formats, fills, sizes) for xf in root.iterfind(f"{S}cellXfs/{S}xf"))


def _style(xf: Element, formats: Mapping[int, str], fills: list[str], sizes: list[float]) -> Style:
    protection, alignment = xf.find(f"{S}protection"), xf.find(f"{S}alignment")
    number, fill, font = whole(xf.get("numFmtId")), whole(xf.get("fillId")), whole(xf.get("fontId"))
    code = formats.get(number) or _BUILT_IN.get(number, "General")
    return Style(
        locked=protection is None or protection.get("locked") not in ("0", "false"),
        fill=fills[fill] if fill < len(fills) else "",
        number_format=code,
        moment=_moment(code),
        indent=whole(alignment.get("indent")) if alignment is not None else 0,
        size=sizes[font] if font < len(sizes) else 0.0,
    )


def _fill(fill: Element) -> str:
    colour = fill.find(f"{S}patternFill/{S}fgColor")
    if colour is None:
        return ""
    return colour.get("rgb") or (f"theme {colour.get('theme')}" if colour.get("theme") else "")


def _size(font: Element) -> float:
    written = font.find(f"{S}sz")
    value = written.get("val") if written is not None else None
    return float(value) if value and value.replace(".", "", 1).isdigit() else 0.0


def _moment(code: str) -> str:
    letters = set(_NOT_LETTERS_OF_A_DATE.sub("", code.split(";")[0]).lower())
    if letters & {"y", "d"} or ("m" in letters and not letters & {"h", "s"}):
        return "date"
    return "time" if letters & {"h", "s"} and "[h" not in code.lower() else ""
