"""Looks for traces of people in the words of every part that is not looked through cell by cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.leaks import (
    IDENTIFIERS,
    NHS_NUMBER,
    Leak,
    Remedy,
    has_ten_digits,
    is_about_people,
    is_certain,
    sorts_in,
)
from nhsbn_desktop.workbook.leaks.in_cells import CODES, WHY, is_most
from nhsbn_desktop.workbook.leaks.known import Known, content_of
from nhsbn_desktop.workbook.leaks.words import Words, around_cells, words_in, words_in_bytes
from nhsbn_desktop.workbook.package import Package
from nhsbn_desktop.workbook.tags import elements

_IN_EXCEL = "Take it out in Excel (File, Info, Inspect Document), save, and open the workbook here again."
_XML = (".xml", ".rels", ".vml")
_HEADING = 60  # characters: longer is no heading
_CELLS = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_PHONETIC, _LISTED = elements("rPh"), elements("sheets", "definedNames")
_FORMATS = re.compile(rb"<(?:\w+:)?(?:numFmt|cellStyle|tableStyle)\b[^>]*>")


@dataclass
class _Found:
    """One sort of trace in one part."""

    count: int = 0
    certain: bool = False
    free: bool = True  # whether blanking every one of them breaks nothing


@dataclass
class _Part:
    by_sort: dict[str, _Found] = field(default_factory=dict)
    ten_digits: int = 0
    speaks_of_people: bool = False

    def add(self, words: Words, known: frozenset[str], *, trusts_all: bool) -> None:
        text = words.text
        self.speaks_of_people |= len(text) <= _HEADING and is_about_people(text)
        self.ten_digits += has_ten_digits(text)
        for sort in sorts_in(text):
            if text in known and (trusts_all or sort not in IDENTIFIERS):
                continue
            found = self.by_sort.setdefault(sort, _Found())
            found.count += 1
            found.certain |= sort != NHS_NUMBER or is_certain(text)
            found.free &= words.free

    def is_sure(self, sort: str) -> bool:
        found = self.by_sort[sort]
        return found.certain or self.speaks_of_people or is_most(found.count, self.ten_digits)


def leaks_in_words(package: Package, known: Known, read_as_sheets: frozenset[str]) -> Iterator[Leak]:
    """One leak for each sort of trace in each part's words. `read_as_sheets` are the parts whose cells, and whose
    comments, have been looked through already."""
    for name, member in package.members.items():
        content = content_of(package, name)
        if known.has_part(name, content):
            continue
        yield from _in_part_name(member.filename, known)
        if name.endswith(_XML):
            yield from _in_xml(name, member.filename, content, known, read_as_sheets)
        else:
            yield from _in_bytes(member.filename, content)


def _in_part_name(part: str, known: Known) -> Iterator[Leak]:
    for sort in sorts_in(part):
        if known.template is None or not known.blank or part.lower() not in known.template.package:
            message = f"The name of a part of the file holds what reads as {sort}."
            severity = Severity.MUST_FIX if sort in IDENTIFIERS else Severity.CHECK
            yield Leak(CODES[sort], severity, "the name of a part", message, _IN_EXCEL, WHY)


def _in_xml(name: str, part: str, content: bytes, known: Known, read_as_sheets: frozenset[str]) -> Iterator[Leak]:
    looked, texts = _Part(), known.texts(name)
    for words in words_in(_left_to_look_at(name, content, read_as_sheets)):
        looked.add(words, texts, trusts_all=known.blank)
    for sort, found in looked.by_sort.items():
        blocks = sort in IDENTIFIERS and looked.is_sure(sort)
        if not blocks and known.same_part(name, content):
            continue
        remedy = _remedy(name, sort, found)
        do = "Clean it: the words are taken out." if remedy else _IN_EXCEL
        severity = Severity.MUST_FIX if blocks else Severity.CHECK
        message = f"The part {part} holds what reads as {sort}."
        yield Leak(CODES[sort], severity, part, message, do, WHY, part=part, remedy=remedy)


def _remedy(name: str, sort: str, found: _Found) -> Remedy | None:
    if name.startswith("customxml/"):
        return Remedy.DROP_PART
    return Remedy.BLANK_WORDS if sort in IDENTIFIERS and found.free else None


def _left_to_look_at(name: str, content: bytes, read_as_sheets: frozenset[str]) -> bytes:
    """What of a part's XML nothing else looks through: a number format with ten digits is nobody."""
    if name in read_as_sheets:
        before, _, after = around_cells(_COMMENT.sub(b"", content))
        return b"".join(_COMMENT.findall(content)) + (before + after if _CELLS.search(name) else b"")
    if name == "xl/sharedstrings.xml":
        return b"".join(_COMMENT.findall(content) + [found[0] for found in _PHONETIC.finditer(content)])
    if name == "xl/workbook.xml":
        return _LISTED.sub(b"", content)
    if name == "xl/styles.xml":
        return b"".join(_COMMENT.findall(content) + _FORMATS.findall(content))
    return b"" if name in ("xl/calcchain.xml", "[content_types].xml") else content


def _in_bytes(part: str, content: bytes) -> Iterator[Leak]:
    """In a part that is no XML only what is beyond doubt counts: bytes make digits by chance."""
    said = [text for text in words_in_bytes(content) if any(sign.isdigit() for sign in text)]
    sure = {sort for text in said for sort in sorts_in(text) if sort != NHS_NUMBER or is_certain(text)} & IDENTIFIERS
    for sort in sorted(sure):
        message = f"The part {part} holds what reads as {sort}."
        yield Leak(CODES[sort], Severity.MUST_FIX, part, message, _IN_EXCEL, WHY, part=part)
