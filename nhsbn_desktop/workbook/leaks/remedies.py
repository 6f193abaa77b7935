"""What takes each sort of trace out of a part: dropping it with every mention, or blanking what stands in it."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from nhsbn_desktop.domain.leaks import Leak, Remedy, sorts_in
from nhsbn_desktop.workbook.leaks.in_cells import CODES
from nhsbn_desktop.workbook.leaks.in_properties import PROPERTIES
from nhsbn_desktop.workbook.leaks.pictures import without_notes
from nhsbn_desktop.workbook.leaks.words import around_cells, without
from nhsbn_desktop.workbook.packing.scrubbing import change, content_of
from nhsbn_desktop.workbook.parts.markup import relations
from nhsbn_desktop.workbook.reader import workbook_part
from nhsbn_desktop.workbook.tags import elements
from nhsbn_desktop.workbook.writer import Patch

_AUTHOR = re.compile(rb"(<(?:\w+:)?author\b[^>]*>)[^<]*(?=</)")
_PERSON = re.compile(rb'\b(displayName|userId|providerId)="[^"]*"')
_USER = re.compile(rb'(<(?:\w+:)?(?:fileSharing|scenario)\b[^>]*?)\s(?:userName|user)="[^"]*"')
_ABSOLUTE = re.compile(rb'(<(?:\w+:)?absPath\b[^>]*\burl=")[^"]*(")')
_TARGET = re.compile(rb'(\bTarget=")[^"]*[\\/](?=[^"\\/]*")')
_NAME, _CACHE = elements("definedName"), elements("sheetDataSet", "values")
_DEFINITION = re.compile(rb"<(?:\w+:)?pivotCacheDefinition\b[^>]*>")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)


def _drop_part(patch: Patch, leak: Leak) -> Iterator[str]:
    """Leaves a part out, with every mention of it, its own list of relationships, and what only that list led to."""
    yield from _drop(patch, leak.part)


def _drop(patch: Patch, part: str) -> Iterator[str]:
    package, name = patch.package, part.lower()
    patch.dropped.add(package.members[name].filename)
    for listing in [one for one in package.members if one.endswith(".rels")]:
        _forget(patch, listing, name)
    override = re.compile(rb'<(?:\w+:)?Override\b[^>]*PartName="/' + re.escape(part.encode()) + rb'"[^>]*/>', re.I)
    change(patch, "[Content_Types].xml", lambda content: override.sub(b"", content))
    yield f"Took out {part}."
    folder, base = posixpath.split(name)
    own = posixpath.join(folder, "_rels", f"{base}.rels")
    if own in package and package.members[own].filename not in patch.dropped:
        patch.dropped.add(package.members[own].filename)
        for relation in relations(package, name).values():
            if relation.kind.endswith("Props") and relation.part in package:
                yield from _drop(patch, package.members[relation.part.lower()].filename)


def _forget(patch: Patch, listing: str, name: str) -> None:
    """Takes a part off one list of relationships, and the reference that pointed to it out of the list's owner."""
    folder, base = posixpath.split(posixpath.dirname(listing))[0], posixpath.basename(listing).removesuffix(".rels")
    owner = posixpath.join(folder, base)
    ids = [key for key, one in relations(patch.package, owner).items() if one.part.lower() == name]
    for key in ids:
        relation = re.compile(rb'<(?:\w+:)?Relationship\b[^>]*\bId="' + re.escape(key.encode()) + rb'"[^>]*/>')
        change(patch, listing, partial(relation.sub, b""))
        pointing = re.compile(
            rb'(<(?:\w+:)?(?:pageSetup|pivotCacheDefinition)\b[^>]*?)\s\w+:id="' + re.escape(key.encode()) + rb'"'
        )
        if owner in patch.package:
            change(patch, owner, partial(pointing.sub, rb"\1"))


def _drop_records(patch: Patch, leak: Leak) -> Iterator[str]:
    """Takes out the rows behind a pivot table, as Excel does where "Save source data with file" is not ticked."""
    package, name = patch.package, leak.part.lower()
    owners = [
        one for one in package.members
        if "pivotcachedefinition" in one and not one.endswith(".rels")
        and any(relation.part.lower() == name for relation in relations(package, one).values())
    ]  # fmt: skip
    yield from _drop(patch, leak.part)
    for owner in owners:
        change(patch, owner, partial(_DEFINITION.sub, lambda found: _unsaved(found[0])))


def _unsaved(tag: bytes) -> bytes:
    tag = re.sub(rb'\s(?:saveData|refreshOnLoad)="[^"]*"', b"", tag)
    return tag[:-1] + b' saveData="0" refreshOnLoad="1">'


def _drop_name(patch: Patch, leak: Leak) -> Iterator[str]:
    """Deletes a defined name, found by its place in the list or by itself."""
    wanted = leak.place.removeprefix("the defined name ").removeprefix("defined name ")
    number = 0

    def without_it(found: re.Match[bytes]) -> bytes:
        nonlocal number
        number += 1
        by_name = re.search(rb'\bname="' + re.escape(wanted.encode()) + rb'"', found[0])
        by_number = leak.place == f"defined name {number}"
        return b"" if by_number or (by_name and leak.place.startswith("the ")) else found[0]

    if change(patch, workbook_part(patch.package), partial(_NAME.sub, without_it)):
        yield f"Deleted {leak.place}."


def _blank_words(patch: Patch, leak: Leak) -> Iterator[str]:
    """Blanks the texts of a part that read as what the leak is about; cells are left to their own remedy."""
    [sort] = (sort for sort, code in CODES.items() if code == leak.code)

    def is_one(text: str) -> bool:
        return sort in sorts_in(text)

    def cleaned(content: bytes) -> bytes:
        content = _COMMENT.sub(lambda found: b"" if is_one(found[0].decode("utf-8", "replace")) else found[0], content)
        before, cells, after = around_cells(content)
        return without(before, is_one) + cells + without(after, is_one)

    if change(patch, leak.part, cleaned):
        yield f"Blanked what reads as {sort} in {leak.part}."


def _blank(how: Callable[[bytes], bytes], what: str, patch: Patch, leak: Leak) -> Iterator[str]:
    if change(patch, leak.part, how):
        yield f"{what} ({leak.part})."


def _without_properties(content: bytes) -> bytes:
    for tags in PROPERTIES.values():
        for tag in tags:
            content = re.sub(rf"(<(?:\w+:)?{tag}\b[^>]*>)[^<]+(?=</)".encode(), rb"\1", content)
    return content


def _without_names(content: bytes) -> bytes:
    """Names and account names; who said what stays told apart by their ids."""
    content = _USER.sub(rb"\1", _AUTHOR.sub(rb"\1", content))
    return _PERSON.sub(lambda found: found[1] + b'=""', content)


def _without_paths(content: bytes) -> bytes:
    """A link to another workbook keeps that workbook's name, and no folder."""
    return _TARGET.sub(rb"\1", _ABSOLUTE.sub(rb"\1\2", content))


def _strip_notes(patch: Patch, leak: Leak) -> Iterator[str]:
    patch.replace(leak.part, without_notes(content_of(patch, leak.part)))
    yield f"Took the notes out of the picture {leak.part}."


def _repack(_: Patch, __: Leak) -> Iterator[str]:
    """Every copy is packed anew from its parts alone."""
    yield "Left out what was no part of the workbook."


REMEDIES: Mapping[Remedy, Callable[[Patch, Leak], Iterator[str]]] = {
    Remedy.DROP_PART: _drop_part,
    Remedy.DROP_RECORDS: _drop_records,
    Remedy.DROP_NAME: _drop_name,
    Remedy.BLANK_WORDS: _blank_words,
    Remedy.BLANK_PROPERTY: partial(_blank, _without_properties, "Blanked the names in the document's properties"),
    Remedy.BLANK_AUTHORS: partial(_blank, _without_names, "Blanked the names of those who worked on it"),
    Remedy.BLANK_PATH: partial(_blank, _without_paths, "Blanked the folder"),
    Remedy.EMPTY_CACHE: partial(_blank, partial(_CACHE.sub, b""), "Took out the values kept of another workbook"),
    Remedy.STRIP_NOTES: _strip_notes,
    Remedy.REPACK: _repack,
}
