"""What to do about words in a number cell: which figure was probably meant, where they nearly are one."""

import re

from nhsbn_desktop.domain.answers import number_in

_NOT_THERE = re.compile(
    r"n\s?/\s?a|not (?:available|provided|known|applicable|collected)|nil return|none|tbc|-+|\.+|\*+", re.IGNORECASE
)
_NOUGHT = re.compile(r"nil|nought|zero|no", re.IGNORECASE)
_SUPPRESSED = re.compile(r"(?:<|less than|under|fewer than)\s*\d+", re.IGNORECASE)
_SHORTENED = re.compile(r"£?\s*(\d+(?:\.\d+)?)\s*(k|m|bn|thousand|million|billion)", re.IGNORECASE)
_TIMES = {"k": 1000, "t": 1000, "m": 10**6, "b": 10**9}
_COMMA_FOR_POINT = re.compile(r"\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d+")
_LETTERS = str.maketrans("OoIlS", "00115")


def hint_for_words(text: str) -> str:
    """What a person might do about words where a figure is asked for."""
    said = text.strip()
    shortened = _SHORTENED.fullmatch(said)
    if _NOT_THERE.fullmatch(said):
        return "Clear the cell and give the reason in the comment. Type 0 only if the figure is nought."
    if _NOUGHT.fullmatch(said):
        return "Type 0 if the figure is nought. If it cannot be had, clear the cell and give the reason in the comment."
    if _SUPPRESSED.fullmatch(said):
        return "Nothing is suppressed in a return: type the figure itself."
    if shortened:
        figure = float(shortened[1]) * _TIMES[shortened[2][0].lower()]
        return f"If the figure is {figure:,.0f}, type it in full: {figure:.0f}."
    if _COMMA_FOR_POINT.fullmatch(said):
        meant = said.replace(".", "").replace(",", ".")
        return f"A comma stands before the decimals. If the figure is {meant}, type it with a full stop."
    meant = said.translate(_LETTERS)
    if meant != said and number_in(meant) is not None:
        return f"Was a letter typed for a digit? If the figure is {meant}, type it again."
    figures = re.findall(r"\d[\d,]*(?:\.\d+)?", said)
    if len(figures) == 1:
        return f"If the figure is {figures[0]}, type it by itself and put the rest in the comment."
    return "Type the figure by itself."
