"""The colours, each by the part it plays, for light and for dark; nothing else in the program names a colour.

Light is the palette of NHS.UK frontend 10 (MIT); dark is derived from it. PAIRS holds what WCAG 2.2 asks of them.
"""

from collections.abc import Mapping
from enum import StrEnum


class Tone(StrEnum):
    """What a tag, badge or icon says before it is read; always beside a word, never alone."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    SUCCESS = "success"
    NEUTRAL = "neutral"


LIGHT: Mapping[str, str] = {
    "window": "#f0f4f5",
    "surface": "#ffffff",
    "surface_alt": "#f7f9fa",
    "nav": "#ffffff",
    "text": "#212b32",
    "text_2": "#4c6272",
    "border": "#d8dde0",
    "border_strong": "#768692",
    "accent": "#005eb8",
    "accent_hover": "#004b93",
    "accent_press": "#002f5c",
    "on_accent": "#ffffff",
    "select": "#e6eff8",
    "select_text": "#212b32",
    "hover": "#eef2f4",
    "link": "#005eb8",
    "error": "#d5281b",
    "error_text": "#6a140e",
    "error_bg": "#f7d4d1",
    "warning": "#b25f00",
    "warning_text": "#4d3708",
    "warning_bg": "#fff1d2",
    "info": "#005eb8",
    "info_text": "#004281",
    "info_bg": "#ccdff1",
    "success": "#007f3b",
    "success_text": "#004c23",
    "success_bg": "#cce5d8",
    "neutral": "#4c6272",
    "neutral_text": "#354550",
    "neutral_bg": "#dbe0e3",
    "practice_text": "#2b1000",
    "practice_bg": "#ffb81c",
    "focus": "#ffeb3b",
    "focus_ink": "#212b32",
    "chart_prev": "#a9c4dd",
    "chart_now": "#005eb8",
    "chart_grid": "#e3e8ea",
    "chart_line": "#768692",
    "chart_special": "#b25f00",
    "band": "#007f3b",
    "scroll": "#aeb7bd",
    "shadow": "#18212b",
}
DARK: Mapping[str, str] = {
    "window": "#12191e",
    "surface": "#1b242b",
    "surface_alt": "#212c34",
    "nav": "#171f25",
    "text": "#eef2f4",
    "text_2": "#aeb9c1",
    "border": "#33414b",
    "border_strong": "#768692",
    "accent": "#5ba6ea",
    "accent_hover": "#7ab8f0",
    "accent_press": "#9ccbf5",
    "on_accent": "#0b1a29",
    "select": "#1d3a56",
    "select_text": "#ffffff",
    "hover": "#243038",
    "link": "#7ab8f0",
    "error": "#ff7b70",
    "error_text": "#ffc9c4",
    "error_bg": "#4c1c18",
    "warning": "#f5b041",
    "warning_text": "#ffe2ad",
    "warning_bg": "#46330d",
    "info": "#7ab8f0",
    "info_text": "#c8e1f9",
    "info_bg": "#173755",
    "success": "#62c993",
    "success_text": "#bfe8d1",
    "success_bg": "#123f28",
    "neutral": "#aeb9c1",
    "neutral_text": "#d3dade",
    "neutral_bg": "#35434d",
    "practice_text": "#2b1000",
    "practice_bg": "#ffb81c",
    "focus": "#ffeb3b",
    "focus_ink": "#000000",
    "chart_prev": "#46637e",
    "chart_now": "#5ba6ea",
    "chart_grid": "#2b3740",
    "chart_line": "#9aa8b2",
    "chart_special": "#f5b041",
    "band": "#62c993",
    "scroll": "#51626e",
    "shadow": "#000000",
}

_GROUNDS = ("window", "surface", "surface_alt", "nav", "hover")
_TAGS = ("error", "warning", "info", "success", "neutral")

# What must hold in both schemes: (in front, behind, least contrast). 4.5 is WCAG 1.4.3 for text, 3 is 1.4.11.
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, 4.5) for ground in _GROUNDS for text in ("text", "text_2")),
    *((f"{tag}_text", f"{tag}_bg", 4.5) for tag in _TAGS),
    *((tag, "surface", 3.0) for tag in _TAGS),
    *((tag, f"{tag}_bg", 3.0) for tag in _TAGS),
    ("select_text", "select", 4.5),
    ("text_2", "select", 4.5),
    ("accent", "select", 3.0),
    ("accent", "surface", 3.0),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("on_accent", "accent_press", 4.5),
    ("link", "surface", 4.5),
    ("link", "window", 4.5),
    ("link", "select", 4.5),
    ("error", "surface", 4.5),
    ("success", "surface", 4.5),
    ("practice_text", "practice_bg", 4.5),
    ("border_strong", "surface", 3.0),
    ("chart_now", "surface", 3.0),
    ("chart_line", "surface", 3.0),
    ("chart_special", "surface", 3.0),
    ("band", "surface", 3.0),
    ("chart_now", "chart_prev", 1.5),
    ("focus", "focus_ink", 3.0),
)
