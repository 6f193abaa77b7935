"""The tabs of a pack: the others' are hidden, or left to be seen with nothing on them that can be chosen."""

import re
from html import unescape

from nhsbn_desktop.workbook.packing.scrubbing import change
from nhsbn_desktop.workbook.packing.withholding import Share
from nhsbn_desktop.workbook.reader import Workbook, workbook_part
from nhsbn_desktop.workbook.writer import Patch

_SHEET = re.compile(rb"""<(?:\w+:)?sheet\b(?:[^>"']|"[^"]*"|'[^']*')*>""")
_VIEW = re.compile(rb"""<(?:\w+:)?workbookView\b(?:[^>"']|"[^"]*"|'[^']*')*>""")
_PROTECTION = re.compile(rb"""<(?:\w+:)?sheetProtection\b(?:[^>"']|"[^"]*"|'[^']*')*>""")
_CHOOSING = re.compile(rb"""\s+(?:selectLockedCells|selectUnlockedCells|sheet)=(?:"[^"]*"|'[^']*')""")
_NOTHING_CHOSEN = b' selectLockedCells="1" selectUnlockedCells="1"'
_CELLS_END = re.compile(rb"</((?:\w+:)?)sheetData\s*>|<((?:\w+:)?)sheetData\s*/>")
_SELECTED = re.compile(rb'\s+tabSelected="[^"]*"')


def hide_tabs(patch: Patch, workbook: Workbook, share: Share) -> None:
    """Hides the others' tabs and opens the pack at the first of the lead's own."""
    part = workbook_part(patch.package)
    tabs: list[str] = []

    def hide(tab: re.Match[bytes]) -> bytes:
        name = unescape(re.search(rb"""\bname=("[^"]*"|'[^']*')""", tab[0])[1][1:-1].decode())  # type: ignore[index]
        tabs.append(name)
        if name not in share.hidden or b" state=" in tab[0].replace(b'state="visible"', b""):
            return tab[0]
        shown = tab[0].replace(b' state="visible"', b"")
        end = b"/>" if shown.endswith(b"/>") else b">"
        return shown[: -len(end)].rstrip() + b' state="hidden"' + end

    change(patch, part, lambda content: _SHEET.sub(hide, content))
    first = next(name for name in tabs if share.own.get(name))

    def turn(view: re.Match[bytes]) -> bytes:
        tag = re.sub(rb'\s+(?:activeTab|firstSheet)="[^"]*"', b"", view[0])
        end = b"/>" if tag.endswith(b"/>") else b">"
        return tag[: -len(end)].rstrip() + f' activeTab="{tabs.index(first)}"'.encode() + end

    change(patch, part, lambda content: _VIEW.sub(turn, content))
    for sheet in workbook.sheets:
        if sheet.name != first:
            change(patch, sheet.part, lambda content: _SELECTED.sub(b"", content, count=1))


def lock_tabs(patch: Patch, workbook: Workbook, names: frozenset[str]) -> None:
    """On these tabs no cell can be chosen, so nothing can be typed: what a cell's own lock says stays as it was."""

    def lock(content: bytes) -> bytes:
        there = _PROTECTION.search(content)
        if there is None:
            end = _CELLS_END.search(content)
            prefix = (end[1] or end[2] or b"") if end else b""
            at = end.end() if end else len(content)
            return content[:at] + b"<" + prefix + b'sheetProtection sheet="1"' + _NOTHING_CHOSEN + b"/>" + content[at:]
        tag = _CHOOSING.sub(b"", there[0])
        end_of_tag = b"/>" if tag.endswith(b"/>") else b">"
        locked = tag[: -len(end_of_tag)].rstrip() + b' sheet="1"' + _NOTHING_CHOSEN + end_of_tag
        return content[: there.start()] + locked + content[there.end() :]

    for sheet in workbook.sheets:
        if sheet.name in names:
            change(patch, sheet.part, lock)
