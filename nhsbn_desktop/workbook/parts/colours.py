"""The colours of a workbook's cells as plain RRGGBB, whether written out, taken from the theme or tinted."""

import colorsys
import re

from nhsbn_desktop.workbook.parts.markup import Element

OFFICE_THEME = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
"""In the order in which cells number them: light 1, dark 1, light 2, dark 2, then the accents (ECMA-376 18.8.3)."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)))
_RGB = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
# ECMA-376 18.8.27: the colours that may be named by number alone; 0 to 7 are 8 to 15 once more
_INDEXED = (  # noqa: SIM905, a table of 56 colours
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
    "003366 339966 003300 333300 993300 993366 333399 333333"
).split()


def read_theme(root: Element) -> tuple[str, ...]:
    """The theme's colours in the order of their numbers; Office's own where the theme does not say."""
    colours = list(OFFICE_THEME)
    for place, name in enumerate(_ORDER):
        said = next(iter(root.iterfind(f".//{_A}clrScheme/{_A}{name}/*")), None)
        written = _RGB.fullmatch((said.get("lastClr") or said.get("val") or "") if said is not None else "")
        if written:
            colours[place] = written[1].upper()
    return tuple(colours)


def colour_of(element: Element | None, theme: tuple[str, ...]) -> str:
    """A colour element as RRGGBB; "" for none, for the reader's own ("auto") and for what is not a colour."""
    if element is None:
        return ""
    plain = _plain(element, theme)
    tint = _fraction(element.get("tint"))
    return _tinted(plain, tint) if plain and tint else plain


def _plain(element: Element, theme: tuple[str, ...]) -> str:
    if written := _RGB.fullmatch(element.get("rgb") or ""):
        return written[1].upper()
    if (number := element.get("theme") or "").isdecimal():
        return theme[int(number)] if int(number) < len(theme) else ""
    if (number := element.get("indexed") or "").isdecimal():
        place = int(number) - 8 if int(number) > 7 else int(number)
        return _INDEXED[place] if place < len(_INDEXED) else ""
    return ""


def _fraction(written: str | None) -> float:
    try:
        return max(-1.0, min(1.0, float(written or 0)))
    except ValueError:
        return 0.0


def _tinted(colour: str, tint: float) -> str:
    """Lighter for a tint above nought, darker below (ECMA-376 18.8.19)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, strength))
