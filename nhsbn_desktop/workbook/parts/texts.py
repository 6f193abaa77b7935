"""Texts as XML and Excel write them, read as a person sees them."""

import re

_TEXT = re.compile(rb"<t(?: [^>]*)?>([^<]*)</t>")
_PHONETIC = re.compile(rb"<rPh\b[^>]*(?<!/)>.*?</rPh>", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));")
_NAMED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}
_EXCEL_ESCAPE = re.compile(r"_x(?!D[89A-F])([0-9A-F]{4})_", re.IGNORECASE)  # never half of a character


def plain(text: bytes | str) -> str:
    """XML's way of writing text undone: line ends, then references."""
    if isinstance(text, str):
        return text
    written = text.decode("utf-8", "replace")
    if "\r" in written:
        written = written.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_character, written) if "&" in written else written


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        return _NAMED[name]
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(number) if 0 < number <= 0x10FFFF else ""


def inline_text(content: bytes | str) -> str:
    """The text of an inline string, its formatted runs joined and its phonetic guides left out."""
    if isinstance(content, str):
        return content
    if b"<rPh" in content:
        content = _PHONETIC.sub(b"", content)
    return "".join(plain(run) for run in _TEXT.findall(content))


def unescape(text: str) -> str:
    """Excel's own way of writing what XML cannot hold undone: `_x000D_` is a carriage return."""
    return _EXCEL_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text) if "_x" in text else text
