"""Reading a workbook's XML parts without ever resolving an entity or reaching a network, and finding related parts."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from nhsbn_desktop.workbook.formats import HOSTILE, damaged, refuse
from nhsbn_desktop.workbook.package import Package

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
S = f"{{{_MAIN}}}"
R = f"{{{_RELATIONS}}}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"

# "Strict" workbooks say the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _RELATIONS.encode()),
)

PIECES_LIMIT = (
    1_500_000  # tags and attributes of one part but its cells: up to 270 MB; real ones stay below 0.1 million
)

Element = Any  # lxml has no types of its own


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another: `kind` is the last word of its type, such as `worksheet` or `comments`."""

    kind: str
    part: str


def parse(content: bytes, part: str, file_name: str) -> Element:
    """The root of an XML part. Raises WorkbookProblem when it is not well formed or holds far too much."""
    if content.count(b"<") + content.count(b'="') > PIECES_LIMIT:
        raise refuse(file_name, f"holds more in {part} than any workbook needs", HOSTILE)
    for strict, ordinary in _STRICT:
        if strict in content[:4096]:
            content = content.replace(strict, ordinary)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise damaged(file_name, f"has a damaged part, {part}") from problem


def read_part(package: Package, part: str) -> Element:
    return parse(package.read(part), part, package.file_name)


def relations(package: Package, part: str) -> Mapping[str, Relation]:
    """The parts that a part refers to, by id. Links to outside the workbook are left out: nothing follows them."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in package:
        return {}
    found = {}
    for relation in read_part(package, listing):
        target = (relation.get("Target") or "").replace("\\", "/")
        if relation.get("TargetMode") == "External" or not target:
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        part = path if path in package else unquote(path)  # a space in a part's name is often written %20
        found[relation.get("Id") or ""] = Relation((relation.get("Type") or "").rsplit("/", 1)[-1], part)
    return found


def related(package: Package, part: str, kind: str) -> tuple[str, ...]:
    """The parts of one kind that a part refers to and that are there."""
    return tuple(r.part for r in relations(package, part).values() if r.kind == kind and r.part in package)


def is_on(value: str | None) -> bool:
    """XML's two spellings of true."""
    return value in ("1", "true")


def whole(value: str | None, otherwise: int = 0) -> int:
    """An attribute that should be a whole number."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 12 else otherwise


def text_of(element: Element) -> str:
    """The text of a string, its formatted runs joined and its phonetic guides left out."""
    return "".join(t.text or "" for t in element.iter(f"{S}t") if t.getparent().tag != f"{S}rPh")
