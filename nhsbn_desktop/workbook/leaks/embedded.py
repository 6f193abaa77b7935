"""Looks into the files that a workbook carries inside it, and into those inside them."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from nhsbn_desktop.domain.leaks import Leak
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.leaks.in_words import leaks_in_words
from nhsbn_desktop.workbook.leaks.known import Known, content_of
from nhsbn_desktop.workbook.package import Package, as_zip, package_of

Inside = Callable[[Package, Known], Iterator[Leak]]
DEEPEST = 3  # a file in a file in a file in a workbook
_IN_EXCEL = "Delete the embedded file in Excel, save, and open the workbook here again."


def leaks_embedded(package: Package, known: Known, inside: Inside) -> Iterator[Leak]:
    """What should not leave, in workbooks and other documents that this one carries. `inside` inspects a workbook."""
    for name, member in package.members.items():
        content = content_of(package, name)
        if "/embeddings/" not in f"/{name}" or known.has_part(name, content):
            continue
        for leak in _in_file(member.filename, content, inside):
            yield replace(
                leak,
                place=f"{member.filename}, {leak.place}",
                message=f"In the embedded file {member.filename}: {leak.message}",
                do=_IN_EXCEL,
                cells=(),
                part=member.filename,
                remedy=None,
            )


def _in_file(part: str, content: bytes, inside: Inside) -> Iterator[Leak]:
    name = part.rpartition("/")[2]
    if not content.startswith(b"PK"):
        return  # what is no zip has been looked through as bytes
    nothing = Known(None, blank=False)
    try:
        yield from inside(package_of(name, hashlib.sha256(content).hexdigest(), content), nothing)
    except WorkbookProblem:
        yield from _in_document(name, content, nothing)


def _in_document(name: str, content: bytes, nothing: Known) -> Iterator[Leak]:
    """A Word or PowerPoint file, or a workbook that cannot be read: its words at least."""
    try:
        package = as_zip(name, hashlib.sha256(content).hexdigest(), content)
    except WorkbookProblem:
        return
    yield from leaks_in_words(package, nothing, frozenset())
