"""How cells look and whether they are locked: the workbook's table of styles, and which number formats are dates."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from nhsbn_desktop.workbook.parts.colours import OFFICE_THEME, colour_of
from nhsbn_desktop.workbook.parts.markup import Element, S, is_on, whole

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
    """One row of the table. `moment` says how its numbers read: "date", "time" or "" for plain numbers. `shade` and
    `ink` are the colours behind and in front as RRGGBB, "" where the workbook names none."""

    locked: bool = True
    fill: str = ""  # "FF1F4E79", "theme 4" or "" for none
    number_format: str = "General"
    moment: str = ""
    indent: int = 0
    size: float = 0.0  # of the font, in points
    bold: bool = False
    ink: str = ""
    shade: str = ""
    align: str = ""  # left, center, right; "" leaves it to the kind of value
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class _Font:
    size: float
    bold: bool
    ink: str


@dataclass(frozen=True, slots=True)
class _Fill:
    named: str
    shade: str


DEFAULT = Style()
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FEW = 16
_NO_FILL, _NO_FONT = _Fill("", ""), _Font(0.0, False, "")


def read_styles(root: Element, theme: tuple[str, ...] = OFFICE_THEME) -> Sequence[Style]:
    """The table in the order of the style numbers that cells carry; `theme` are the colours cells call by number."""
    return _Table(root, theme)


class _Children:
    """The entries of one of the tables. The first few are looked up in place: listing thousands takes as long as all
    else that writing one answer does."""

    def __init__(self, root: Element, many: str, one: str) -> None:
        self._parent, self._tag, self._asked = root.find(f"{S}{many}"), f"{S}{one}", 0
        self._all: list[Element] | None = None
        if self._parent is None or next(self._parent.iterchildren(_ALTERNATIVES), None) is not None:
            self._list()

    def _list(self) -> list[Element]:
        self._all = list(self._parent.iterchildren(self._tag)) if self._parent is not None else []
        return self._all

    def __len__(self) -> int:
        return len(self._parent if self._all is None else self._all)

    def __getitem__(self, number: int) -> Element:
        self._asked += 1
        if self._all is None and self._asked <= _FEW:
            return self._parent[number]
        return (self._all or self._list())[number]


class _Table(Sequence[Style]):
    """Each style is made when first asked for: a workbook may list a thousand, and writing an answer takes one."""

    def __init__(self, root: Element, theme: tuple[str, ...]) -> None:
        self._formats = {
            whole(f.get("numFmtId"), -1): f.get("formatCode") or "" for f in root.iterfind(f"{S}numFmts/{S}numFmt")
        }
        self._fills, self._fonts = _Children(root, "fills", "fill"), _Children(root, "fonts", "font")
        self._listed = _Children(root, "cellXfs", "xf")
        self._theme = theme
        self._known: dict[int, Style] = {}

    def __len__(self) -> int:
        return len(self._listed)

    @overload
    def __getitem__(self, number: int) -> Style: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Style]: ...
    def __getitem__(self, number: int | slice) -> Style | Sequence[Style]:
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        if number not in self._known:
            xf = self._listed[number]
            fill, font = whole(xf.get("fillId")), whole(xf.get("fontId"))
            self._known[number] = _style(
                xf,
                self._formats,
                _fill(self._fills[fill], self._theme) if fill < len(self._fills) else _NO_FILL,
                _font(self._fonts[font], self._theme) if font < len(self._fonts) else _NO_FONT,
            )
        return self._known[number]


def _style(xf: Element, formats: Mapping[int, str], fill: _Fill, font: _Font) -> Style:
    protection, alignment = xf.find(f"{S}protection"), xf.find(f"{S}alignment")
    number = whole(xf.get("numFmtId"))
    aligned = alignment.get("horizontal") or "" if alignment is not None else ""
    code = formats.get(number) or _BUILT_IN.get(number, "General")
    return Style(
        locked=protection is None or protection.get("locked") not in ("0", "false"),
        fill=fill.named,
        number_format=code,
        moment=_moment(code),
        indent=whole(alignment.get("indent")) if alignment is not None else 0,
        size=font.size,
        bold=font.bold,
        ink=font.ink,
        shade=fill.shade,
        align=aligned if aligned in ("left", "center", "right") else "",
        wrap=alignment is not None and is_on(alignment.get("wrapText")),
    )


def _fill(fill: Element, theme: tuple[str, ...]) -> _Fill:
    pattern = fill.find(f"{S}patternFill")
    colour = pattern.find(f"{S}fgColor") if pattern is not None else None
    if pattern is None or colour is None:
        return _NO_FILL
    named = colour.get("rgb") or (f"theme {colour.get('theme')}" if colour.get("theme") else "")
    return _Fill(named, colour_of(colour, theme) if pattern.get("patternType") == "solid" else "")


def _font(font: Element, theme: tuple[str, ...]) -> _Font:
    bold = font.find(f"{S}b")
    return _Font(
        _size(font),
        bold is not None and bold.get("val") not in ("0", "false"),
        colour_of(font.find(f"{S}color"), theme),
    )


def _size(font: Element) -> float:
    written = font.find(f"{S}sz")
    value = written.get("val") if written is not None else None
    return float(value) if value and value.replace(".", "", 1).isdigit() else 0.0


@lru_cache(maxsize=1024)
def _moment(code: str) -> str:
    letters = set(_NOT_LETTERS_OF_A_DATE.sub("", code.split(";")[0]).lower())
    if letters & {"y", "d"} or ("m" in letters and not letters & {"h", "s"}):
        return "date"
    return "time" if letters & {"h", "s"} and "[h" not in code.lower() else ""
