"""The last traces of what was taken out of a workbook: in defined names, and in the documents' properties."""

import re
from html import unescape
from xml.sax.saxutils import escape

from nhsbn_desktop.workbook.calculating.formulas import ANYWHERE, formulas_of, looks_at
from nhsbn_desktop.workbook.packing.scrubbing import change, content_of
from nhsbn_desktop.workbook.packing.withholding import is_telling, names_of
from nhsbn_desktop.workbook.parts.cells import read_cells
from nhsbn_desktop.workbook.reader import Workbook, workbook_part
from nhsbn_desktop.workbook.writer import Patch

_NAME = re.compile(rb"""<(?:\w+:)?definedName\b((?:[^>"']|"[^"]*"|'[^']*')*)>([^<]*)</(?:\w+:)?definedName>""")
_NO_NAMES = re.compile(rb"<((?:\w+:)?definedNames)\b[^>]*>\s*</\1>")
_CALLED = re.compile(rb"""\bname=("[^"]*"|'[^']*')""")
_OWNER = re.compile(rb'\blocalSheetId="(\d+)"')
_TEXTS = re.compile(r'"(?:[^"]|"")+"')
_WORDS = re.compile(r"[A-Za-z_\\\u00c0-\uffff][\w.\\]*")
_UNMISTAKABLE = 12
_PROPERTIES = ("docprops/", "customxml/")


def drop_names(patch: Patch, workbook: Workbook, closed: frozenset[str]) -> set[str]:
    """Takes out the defined names that nothing in the workbook uses and that hold a constant or lead to the `closed`
    sheets alone, and empties the texts of those that only closed sheets use. Gives the names taken out and the texts.
    """
    names, shut = names_of(workbook), frozenset(name.lower() for name in closed)
    used_by = _words_by_sheet(workbook)
    everywhere = set().union(*used_by.values()) | {
        word for name, formula in names.items() for word in _words(formula) if word != name
    }
    open_words = set().union(*(words for sheet, words in used_by.items() if sheet not in closed))
    titles = [sheet.name for sheet in workbook.sheets]
    gone: set[str] = set()

    def judge(one: re.Match[bytes]) -> bytes:
        called, owner = _CALLED.search(one[1]), _OWNER.search(one[1])
        name = unescape(called[1][1:-1].decode()) if called else ""
        formula = unescape(one[2].decode("utf-8", "replace"))
        if name.startswith("_xlnm."):
            return one[0]
        sheets = looks_at(formula, titles[int(owner[1])] if owner and int(owner[1]) < len(titles) else "", names)
        if name.lower() not in everywhere and (not sheets or sheets <= shut | {ANYWHERE, ""}):
            gone.update({name, *(text[1:-1].replace('""', '"') for text in _TEXTS.findall(formula))})
            return b""
        if name.lower() not in open_words and _TEXTS.search(formula) and sheets <= shut:
            gone.update(text[1:-1].replace('""', '"') for text in _TEXTS.findall(formula))
            return one[0].replace(one[2], escape(_TEXTS.sub('""', formula)).encode())
        return one[0]

    part = workbook_part(patch.package)
    change(patch, part, lambda content: _NO_NAMES.sub(b"", _NAME.sub(judge, content)))
    return gone


def _words_by_sheet(workbook: Workbook) -> dict[str, set[str]]:
    """The words (lower case) in each sheet's formulas, validations, formats and drawings' names."""
    found = {}
    for sheet in workbook.sheets:
        rest = read_cells(workbook.package.read(sheet.part))[1].decode("utf-8", "replace")
        found[sheet.name] = _words(rest).union(*(_words(text) for text in set(formulas_of(sheet, ()).values())))
    return found


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORDS.findall(text)}


def blank_traces(patch: Patch, texts: set[str]) -> None:
    """Takes these texts out of the document's properties and custom XML; short ones only where they stand alone."""
    wanted = sorted((text.strip() for text in texts if is_telling(text)), key=len, reverse=True)
    for name in patch.package.members:
        if name.startswith(_PROPERTIES) and name.endswith(".xml"):
            before, encoding = _content(patch, name)
            after = before
            for text in wanted:
                after = _without(after, escape(text), encoding)
            if after != before:
                patch.replace(name, after)


def _content(patch: Patch, name: str) -> tuple[bytes, str]:
    """A part as it is so far and its encoding: Office itself writes some custom XML in UTF-16."""
    member = patch.package.members[name]
    start = patch.package.start_of(member)[:4]
    for encoding, marks in (("utf-16-le", (b"\xff\xfe", b"<\0")), ("utf-16-be", (b"\xfe\xff", b"\0<"))):
        if start.startswith(marks):
            return patch.package.archive.read(member), encoding
    return content_of(patch, name), "utf-8"


def _without(content: bytes, text: str, encoding: str) -> bytes:
    written = text.encode(encoding)
    if written not in content:
        return content
    if len(text) >= _UNMISTAKABLE:
        return content.replace(written, b"")
    alone = rb"""([>"']\0?\s*)""" + re.escape(written) + rb"""(\0?\s*[<"'])"""
    return re.sub(alone, rb"\1\2", content)
