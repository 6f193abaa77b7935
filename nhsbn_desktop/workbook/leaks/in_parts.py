"""Looks through the other parts of a workbook: caches, models, embedded files, pictures, printers, paths and strays."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.leaks import IDENTIFIERS, Leak, Remedy, sorts_in
from nhsbn_desktop.workbook.leaks.known import Known, content_of
from nhsbn_desktop.workbook.leaks.pictures import has_notes
from nhsbn_desktop.workbook.leaks.words import words_in_bytes
from nhsbn_desktop.workbook.package import Package
from nhsbn_desktop.workbook.parts.archive import besides_parts
from nhsbn_desktop.workbook.parts.markup import relations

_FULL_OF_ROWS = "Rows of other people's data travel along unseen: they stay even when their own sheet is deleted."
_TRACE = "It says who at the trust handled the file, and on which computer."


@dataclass(frozen=True, slots=True)
class _Kind:
    """A sort of part: `says` follows "The workbook"; `counting` is what must stand in it for it to count."""

    pattern: str
    code: str
    severity: Severity
    says: str
    do: str
    why: str = ""
    remedy: Remedy | None = None
    counting: bytes = b""


_IN_EXCEL = "Take it out in Excel (File, Info, Inspect Document), save, and open the workbook here again."
_EMBEDDED = "LEAK-EMBEDDED"  # of guidance, where the original has it: what is in it is looked through
_CLEANED = "Clean it: it is taken out."
_M, _C = Severity.MUST_FIX, Severity.CHECK
_KINDS = (
    _Kind(r"pivotcacherecords", "LEAK-PIVOT", _M, "carries the rows behind a pivot table",
          "Clean it: the rows are taken out; Excel reads them again when it refreshes the table.", _FULL_OF_ROWS,
          Remedy.DROP_RECORDS, counting=rb"<(?:\w+:)?r\b"),
    _Kind(r"^xl/model/", "LEAK-MODEL", _M, "carries a Power Pivot data model", _IN_EXCEL, _FULL_OF_ROWS),
    _Kind(r"^xl/embeddings/", _EMBEDDED, _M, "carries an embedded file", _IN_EXCEL, _FULL_OF_ROWS),
    _Kind(r"^xl/activex/.*\.bin", _EMBEDDED, _C, "carries a control with contents of its own", _IN_EXCEL),
    _Kind(r"^xl/revisions/", "LEAK-LOG", _M, "carries a log of who changed what", "Unshare it in Excel first."),
    _Kind(r"^xl/externallinks/[^/]+\.xml", "LEAK-LINK", _C, "keeps values read from another workbook",
          "Clean it: the values are taken out; the link stays.", _FULL_OF_ROWS, Remedy.EMPTY_CACHE,
          counting=rb"<(?:\w+:)?(?:v|val)>"),
    _Kind(r"^xl/(connections\.xml|querytables/)", "LEAK-CONNECTION", _C, "says where its data is fetched from",
          _IN_EXCEL, _TRACE),
    _Kind(r"^customxml/item\d*\.xml", "LEAK-CUSTOM-XML", _C, "carries custom XML", _CLEANED,
          remedy=Remedy.DROP_PART),
    _Kind(r"^xl/media/", "LEAK-IMAGE", _C, "carries a picture",
          "See that the picture shows nobody's data; delete it in Excel if it does."),
    _Kind(r"printersettings", "LEAK-PRINTER", _C, "names a printer of the trust", "Clean it: the setting is taken out.",
          _TRACE, Remedy.DROP_PART),
    _Kind(r"^docprops/thumbnail", "LEAK-THUMBNAIL", _C, "carries a small picture of its first page",
          "Clean it: the picture is taken out.", remedy=Remedy.DROP_PART),
    _Kind(r"^docmetadata/", "LEAK-LABEL", _C, "carries a sensitivity label with the number of the trust's account",
          _CLEANED, _TRACE, Remedy.DROP_PART),
    _Kind(r"vbaproject\.bin", "LEAK-MACROS", _C, "carries macros", _IN_EXCEL),
    _Kind(r"^xl/worksheets/[^/]+\.xml", "LEAK-SCENARIO", _C, "keeps scenarios or views that somebody made",
          "Delete them in Excel: Data, What-If Analysis, Scenario Manager; View, Custom Views.", _TRACE,
          counting=rb"<(?:\w+:)?(?:scenario|customSheetView)\b"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(kind.pattern), re.compile(kind.counting, re.DOTALL), kind) for kind in _KINDS)
_PATH = re.compile(
    rb"(?i)(?:[a-z]:[\\/]users[\\/]|\\\\\w[\w.\-]*\\|file:///|/(?:home|users)/\w)|absPath\b[^>]*\burl=\"[^\"]"
)

_SIGNS_OF_A_PATH = (b"\\", b"ile:///", b"/home/", b"sers/", b"absPath")  # far quicker to look for


def leaks_in_parts(package: Package, known: Known) -> Iterator[Leak]:
    """One leak for each part that should not be there, and one for each that names somebody's folder."""
    mentioned = _mentioned(package)
    for name, member in package.members.items():
        content = content_of(package, name)
        of_a_kind = list(_of_a_kind(name, member.filename, content, known))
        yield from of_a_kind
        if (
            not of_a_kind
            and name not in mentioned
            and not name.startswith("docprops/")
            and not known.has_part(name, content)
            and content
        ):
            yield _stray(member.filename)
        if name.startswith("xl/media/") and not known.has_part(name, content) and has_notes(content):
            yield _noted(member.filename)
        if name.endswith((".xml", ".rels", ".vml")):
            yield from _paths(name, member.filename, content, known)


def _mentioned(package: Package) -> frozenset[str]:
    """The parts, in lower case, that the package's own relationships lead to, the lists of these among them."""
    found, ahead = {"[content_types].xml", "mimetype"}, [""]
    while ahead:
        part = ahead.pop()
        folder, name = posixpath.split(part)
        found.add(posixpath.join(folder, "_rels", f"{name}.rels").lower())
        related = (relation.part for relation in relations(package, part).values())
        new = [one for one in related if one.lower() not in found]
        found.update(one.lower() for one in new)
        ahead += new
    return frozenset(found)


def _of_a_kind(name: str, part: str, content: bytes, known: Known) -> Iterator[Leak]:
    for pattern, counting, kind in _PATTERNS:
        if not pattern.search(name) or not counting.search(content):
            continue
        if known.has_part(name, content):
            continue
        message = f"The workbook {kind.says} ({part})."
        severity = Severity.CHECK if kind.code == _EMBEDDED and known.same_part(name, content) else kind.severity
        yield Leak(kind.code, severity, part, message, kind.do, kind.why, part=part, remedy=kind.remedy)


def _stray(part: str) -> Leak:
    message = f"The file carries something that is no part of the workbook ({part})."
    why = "No spreadsheet program shows it, but whoever unpacks the file can read it."
    return Leak("LEAK-STRAY", _C, part, message, _CLEANED, why, part=part, remedy=Remedy.DROP_PART)


def _noted(part: str) -> Leak:
    message = f"The picture {part} carries notes of when, where or by whom it was made."
    do = "Clean it: the notes are taken out; the picture stays as it is."
    return Leak("LEAK-EXIF", _C, f"{part}, its notes", message, do, _TRACE, part=part, remedy=Remedy.STRIP_NOTES)


def _paths(name: str, part: str, content: bytes, known: Known) -> Iterator[Leak]:
    if not any(sign in content for sign in _SIGNS_OF_A_PATH) or not _PATH.search(content):
        return
    if known.has_part(name, content):
        return
    can_blank = b"absPath" in content or "externallinks/_rels" in name
    remedy = Remedy.BLANK_PATH if can_blank else None
    do = "Clean it: the path is taken out." if remedy else "Break the link in Excel (Data, Edit Links)."
    message = f"The workbook names a folder of somebody at the trust ({part})."
    yield Leak("LEAK-PATH", Severity.CHECK, f"{part}, a path", message, do, _TRACE, part=part, remedy=remedy)


def leaks_beside_parts(package: Package) -> Iterator[Leak]:
    """What somebody put into the zip beside its parts: a comment on the archive, bytes in between or after."""
    beside = besides_parts(package.raw, package.archive)
    said = tuple(words_in_bytes(beside))
    sorts = {sort for text in said for sort in sorts_in(text)} & IDENTIFIERS
    if said:
        holding = f", among it what reads as {' and '.join(sorted(sorts))}" if sorts else ""
        message = f"The file carries text beside its parts{holding}."
        do, why = "Clean it: only the parts are kept.", "No spreadsheet program shows it."
        yield Leak("LEAK-STRAY", _M if sorts else _C, "beside the parts", message, do, why, remedy=Remedy.REPACK)
