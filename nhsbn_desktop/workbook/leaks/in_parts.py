"""Looks through the other parts of a workbook: properties, caches, pictures, printers, paths and leftovers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.leaks import IDENTIFIERS, NHS_NUMBER, Leak, Remedy, is_certain, sorts_in
from nhsbn_desktop.workbook.leaks.in_cells import CODES, WHY
from nhsbn_desktop.workbook.leaks.known import Known, content_of
from nhsbn_desktop.workbook.package import Package
from nhsbn_desktop.workbook.parts.cells import plain
from nhsbn_desktop.workbook.reader import Workbook

_FULL_OF_ROWS = "Rows of other people's data travel along unseen: they stay even when their own sheet is deleted."
_TRACE = "It says who at the trust handled the file, and on which computer."


@dataclass(frozen=True, slots=True)
class _Kind:
    """A sort of part: `says` follows "The workbook"; `counting` are the bytes that must be there for it to count."""

    pattern: str
    code: str
    severity: Severity
    says: str
    do: str
    why: str = ""
    remedy: Remedy | None = None
    counting: bytes = b""
    personal: bool = False


_IN_EXCEL = "Take it out in Excel (File, Info, Inspect Document), save, and open the workbook here again."
_M, _C = Severity.MUST_FIX, Severity.CHECK
_KINDS = (
    _Kind(r"pivotcacherecords", "LEAK-PIVOT", _M, "carries the rows behind a pivot table", _IN_EXCEL, _FULL_OF_ROWS,
          counting=b"<r"),
    _Kind(r"^xl/model/", "LEAK-MODEL", _M, "carries a Power Pivot data model", _IN_EXCEL, _FULL_OF_ROWS),
    _Kind(r"^xl/embeddings/", "LEAK-EMBEDDED", _M, "carries an embedded file", _IN_EXCEL, _FULL_OF_ROWS),
    _Kind(r"^xl/activex/.*\.bin", "LEAK-EMBEDDED", _C, "carries a control with contents of its own", _IN_EXCEL),
    _Kind(r"^xl/revisions/", "LEAK-LOG", _M, "carries a log of who changed what", "Unshare it in Excel first."),
    _Kind(r"^xl/externallinks/[^/]+\.xml", "LEAK-LINK", _C, "keeps values read from another workbook", _IN_EXCEL,
          _FULL_OF_ROWS, counting=b"<v>"),
    _Kind(r"^xl/(connections\.xml|querytables/)", "LEAK-CONNECTION", _C, "says where its data is fetched from",
          _IN_EXCEL, _TRACE),
    _Kind(r"^customxml/item\d*\.xml", "LEAK-CUSTOM-XML", _C, "carries custom XML that is not the Network's", _IN_EXCEL),
    _Kind(r"^xl/media/", "LEAK-IMAGE", _C, "carries a picture that is not the Network's",
          "See that the picture shows nobody's data; delete it in Excel if it does."),
    _Kind(r"printersettings", "LEAK-PRINTER", _C, "names a printer of the trust", "Clean it: the setting is taken out.",
          _TRACE, Remedy.DROP_PART, personal=True),
    _Kind(r"^docprops/thumbnail", "LEAK-THUMBNAIL", _C, "carries a small picture of its first page",
          "Clean it: the picture is taken out.", remedy=Remedy.DROP_PART, personal=True),
    _Kind(r"vbaproject\.bin", "LEAK-MACROS", _C, "carries macros that are not the Network's", _IN_EXCEL),
)  # fmt: skip
_PATTERNS = tuple((re.compile(kind.pattern), kind) for kind in _KINDS)

PROPERTIES = {
    "docprops/core.xml": ("dc:creator", "cp:lastModifiedBy"),
    "docprops/app.xml": ("Company", "Manager"),
}
_AUTHOR = re.compile(rb"<(?:\w+:)?author\b[^>]*>([^<]+)</")
_PERSON = re.compile(rb'\bdisplayName="([^"]+)"')
_CUSTOM = re.compile(rb'<(?:\w+:)?property\b[^>]*\bname="[^"]+"')
_PATH = re.compile(rb"(?i)(?:[a-z]:[\\/]users[\\/]|\\\\\w[\w.\-]*\\|file:///|/(?:home|users)/\w)")
_TEXT = re.compile(rb">([^<>]{4,})<|=\"([^\"<>]{4,})\"")
_EXIF = (b"Exif\0\0", b"eXIf")
# What is looked through cell by cell or says nothing: a number format with ten digits is nobody.
_ELSEWHERE = re.compile(
    r"^xl/(worksheets/[^/]+\.xml|sharedstrings\.xml|styles\.xml|theme/|calcchain\.xml|comments|threadedcomments/"
    r"|workbook\.xml|volatiledependencies)|^\[content_types\]"
)


def leaks_in_parts(package: Package, known: Known) -> Iterator[Leak]:
    """One leak for each part that should not be there, and for each sort of identifier in any part's words."""
    for name, member in package.members.items():
        content = content_of(package, name)
        yield from _of_a_kind(name, member.filename, content, known)
        if name.endswith((".xml", ".rels", ".vml")):
            yield from _in_words(name, member.filename, content, known)
            yield from _paths(name, member.filename, content, known)


def _of_a_kind(name: str, part: str, content: bytes, known: Known) -> Iterator[Leak]:
    for pattern, kind in _PATTERNS:
        if not pattern.search(name) or (kind.counting and kind.counting not in content):
            continue
        if known.has_personal_part(name, content) if kind.personal else known.has_part(name, content):
            continue
        says = kind.says
        if kind.code == "LEAK-IMAGE" and any(mark in content for mark in _EXIF):
            says += ", with notes on when and where it was taken"
        message = f"The workbook {says} ({part})."
        yield Leak(kind.code, kind.severity, part, message, kind.do, kind.why, part=part, remedy=kind.remedy)


def _in_words(name: str, part: str, content: bytes, known: Known) -> Iterator[Leak]:
    if _ELSEWHERE.search(name) or (known.blank and known.has_part(name, content)):
        return
    found: dict[str, bool] = {}
    for match in _TEXT.finditer(content):
        text = plain(match[1] or match[2])
        for sort in sorts_in(text):
            found[sort] = found.get(sort, False) or sort != NHS_NUMBER or is_certain(text)
    for sort, sure in found.items():
        severity = Severity.MUST_FIX if sure and sort in IDENTIFIERS else Severity.CHECK
        if severity is Severity.CHECK and known.has_part(name, content):
            continue
        yield Leak(
            CODES[sort], severity, part, f"The part {part} holds what reads as {sort}.", _IN_EXCEL, WHY, part=part
        )


def _paths(name: str, part: str, content: bytes, known: Known) -> Iterator[Leak]:
    if not _PATH.search(content) or known.has_personal_part(name, content):
        return
    remedy = Remedy.BLANK_PATH if b"absPath" in content else None
    do = "Clean it: the path is blanked." if remedy else "Break the link in Excel (Data, Edit Links)."
    message = f"The workbook names a folder of somebody at the trust ({part})."
    yield Leak("LEAK-PATH", Severity.CHECK, part, message, do, _TRACE, part=part, remedy=remedy)


def leaks_in_properties(package: Package, known: Known) -> Iterator[Leak]:
    """Who made, changed and commented on the file."""
    for name, tags in PROPERTIES.items():
        if name not in package or known.has_personal_part(name, package.read(name)):
            continue
        content = package.read(name)
        filled = [tag for tag in tags if re.search(rf"<{tag}\b[^>]*>[^<]+<".encode(), content)]
        if filled:
            said = " and ".join(tag.rpartition(":")[2] for tag in filled)
            yield _author(package.members[name].filename, f"the document's properties ({said})", Remedy.BLANK_PROPERTY)
    if "docprops/custom.xml" in package:
        content = package.read("docprops/custom.xml")
        if _CUSTOM.search(content) and not known.has_part("docprops/custom.xml", content):
            message = "The workbook has custom properties that the Network's template does not have."
            yield Leak(
                "LEAK-PROPERTY", Severity.CHECK, "custom properties", message, _IN_EXCEL, part="docProps/custom.xml"
            )
    for name, member in package.members.items():
        pattern = _PERSON if "/persons/" in name else _AUTHOR if re.search(r"/comments[^/]*\.xml$", name) else None
        content = package.read(name) if pattern else b""
        if pattern and pattern.search(content) and not known.has_personal_part(name, content):
            yield _author(member.filename, "the comments", Remedy.BLANK_AUTHORS)


def _author(part: str, where: str, remedy: Remedy) -> Leak:
    message = f"The workbook names people in {where}."
    return Leak("LEAK-AUTHOR", Severity.CHECK, part, message, "Clean it: the names are blanked.", _TRACE, part=part,
                remedy=remedy)  # fmt: skip


def leaks_in_leftovers(workbook: Workbook, known: Known) -> Iterator[Leak]:
    """Texts that no cell uses any more but that still stand in the file."""
    strings = workbook.sheets[0].shared.strings
    used = {int(raw[6]) for sheet in workbook.sheets for raw in sheet.grid.values() if raw[3] in (b"s", "s") and raw[6]}
    left = [text for number, text in enumerate(strings) if number not in used and text.strip()]
    left = [text for text in left if text not in known.strings]
    if not left:
        return
    sorts = sorted({sort for text in left for sort in sorts_in(text)} & IDENTIFIERS)
    severity = Severity.MUST_FIX if sorts else Severity.CHECK
    holding = f", among them what reads as {' and '.join(sorts)}" if sorts else ""
    yield Leak(
        "LEAK-LEFTOVERS",
        severity,
        "texts that no cell uses",
        f"The workbook still holds {len(left)} texts that no cell uses any more{holding}.",
        "Clean it: they are emptied.",
        "What was deleted in Excel can still be read in the file.",
        part="xl/sharedStrings.xml",
        remedy=Remedy.EMPTY_STRINGS,
    )
