"""Looks for who made, changed and commented on a workbook, and for texts that no cell uses any more."""

import re
from collections.abc import Iterator

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.leaks import IDENTIFIERS, Leak, Remedy, sorts_in
from nhsbn_desktop.workbook.leaks.known import Known
from nhsbn_desktop.workbook.package import Package
from nhsbn_desktop.workbook.reader import Workbook

_TRACE = "It says who at the trust handled the file, and on which computer."
PROPERTIES = {
    "docprops/core.xml": ("creator", "lastModifiedBy"),
    "docprops/app.xml": ("Company", "Manager", "HyperlinkBase"),
}
_AUTHOR = re.compile(rb"<(?:\w+:)?author\b[^>]*>([^<]+)</")
_PERSON = re.compile(rb'\bdisplayName="([^"]+)"')
_LOCKED_BY = re.compile(rb'<(?:\w+:)?(?:fileSharing|scenario)\b[^>]*\b(?:userName|user)="[^"]')
_CUSTOM = re.compile(rb'<(?:\w+:)?property\b[^>]*\bname="[^"]+"')


def leaks_in_properties(package: Package, known: Known) -> Iterator[Leak]:
    """Who made, changed and commented on the file."""
    for name, tags in PROPERTIES.items():
        if name not in package or known.has_part(name, package.read(name)):
            continue
        content = package.read(name)
        filled = [tag for tag in tags if re.search(rf"<(?:\w+:)?{tag}\b[^>]*>[^<]+<".encode(), content)]
        if filled:
            said = " and ".join(filled)
            yield _author(package.members[name].filename, f"the document's properties ({said})", Remedy.BLANK_PROPERTY)
    if "docprops/custom.xml" in package:
        content = package.read("docprops/custom.xml")
        if _CUSTOM.search(content) and not known.has_part("docprops/custom.xml", content):
            message = "The workbook has custom properties."
            yield Leak(
                "LEAK-PROPERTY", Severity.CHECK, "custom properties", message, "Clean it: they are taken out.", _TRACE,
                part=package.members["docprops/custom.xml"].filename, remedy=Remedy.DROP_PART,
            )  # fmt: skip
    for name, member in package.members.items():
        pattern, where = _names_in(name)
        content = package.read(name) if pattern else b""
        if pattern and pattern.search(content) and not known.has_part(name, content):
            yield _author(member.filename, where, Remedy.BLANK_AUTHORS)


def _names_in(name: str) -> tuple[re.Pattern[bytes] | None, str]:
    if "/persons/" in name:
        return _PERSON, "the comments"
    if re.search(r"/comments[^/]*\.xml$", name):
        return _AUTHOR, "the comments"
    if name == "xl/workbook.xml" or name.startswith("xl/worksheets/sheet"):
        return _LOCKED_BY, "its list of sheets" if name == "xl/workbook.xml" else "its scenarios"
    return None, ""


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
