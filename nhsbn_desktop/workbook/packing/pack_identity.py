"""Whose pack a file is: kept in the document's custom properties, which Excel keeps when it saves."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from nhsbn_desktop.workbook.package import Package
from nhsbn_desktop.workbook.packing.scrubbing import change
from nhsbn_desktop.workbook.parts.markup import read_part
from nhsbn_desktop.workbook.tags import elements
from nhsbn_desktop.workbook.writer import Patch

PART = "docProps/custom.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = f"{{{_NAMESPACE}/custom-properties}}"
_TYPES = f"{_NAMESPACE}/docPropsVTypes"
_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of every custom property (ECMA-376 part 4)
_PROPERTY = elements("property")
_PACK, _BASE, _SECTION = "Section pack", "Section pack of", "Section pack, section"
_OTHERS, _LOCKED = "Section pack, other tabs", "locked"


@dataclass(frozen=True, slots=True)
class PackIdentity:
    """`id` names the pack, `base` is the SHA-256 (hex) of the workbook it was made from. `locked` says that the others'
    tabs were left to be seen, emptied and locked, rather than hidden."""

    id: str
    base: str
    sections: tuple[str, ...]
    locked: bool = False


def read_identity(package: Package) -> PackIdentity | None:
    """None where the file is no pack, or was saved by a program that loses such properties."""
    if PART not in package:
        return None
    said: dict[str, str] = {}
    for one in read_part(package, PART).iter(f"{_CUSTOM}property"):
        said[one.get("name") or ""] = "".join(one.itertext()).strip()
    if not said.get(_PACK) or not said.get(_BASE):
        return None
    numbered = ((name.removeprefix(_SECTION).strip(), text) for name, text in said.items() if name.startswith(_SECTION))
    sections = sorted((int(number), text) for number, text in numbered if number.isdigit())
    return PackIdentity(said[_PACK], said[_BASE], tuple(text for _, text in sections), said.get(_OTHERS) == _LOCKED)


def add_identity(patch: Patch, identity: PackIdentity) -> Mapping[str, bytes]:
    """Puts the identity into the parts that the package has, and gives those to be added to it. A pack made from a pack
    carries the newer one's. Raises WorkbookProblem where the properties that are there are damaged."""
    if PART in patch.package:
        read_part(patch.package, PART)  # nothing else has read it: what is damaged is told rather than cut into
        change(patch, PART, lambda content: _extended(content, identity))
        return {}
    written = _written(identity, 2)
    content = f'<Properties xmlns="{_NAMESPACE}/custom-properties" xmlns:vt="{_TYPES}">{written}</Properties>'
    override = f'Override PartName="/{PART}" ContentType="{_KIND}"'
    relation = f'Relationship Id="rIdSectionPack" Type="{_NAMESPACE}/custom-properties" Target="{PART}"'
    change(patch, "[Content_Types].xml", lambda content: _inside(content, "Types", override))
    change(patch, "_rels/.rels", lambda content: _inside(content, "Relationships", relation))
    return {PART: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'.encode()}


def _extended(content: bytes, identity: PackIdentity) -> bytes:
    content = _PROPERTY.sub(lambda one: b"" if b'name="Section pack' in one[2] else one[0], content)
    pids = [int(pid) for pid in re.findall(rb'\bpid="(\d+)"', content)]
    prefix = re.search(rb"<((?:\w+:)?)Properties\b[^>]*?(/?)>", content)
    if prefix is None:
        return content
    written = _written(identity, max(pids, default=1) + 1, prefix[1].decode(), own_types=True).encode()
    if prefix[2]:
        tag = prefix[0][:-2] + b">"
        return content[: prefix.start()] + tag + written + b"</" + prefix[1] + b"Properties>" + content[prefix.end() :]
    end = content.rindex(b"</" + prefix[1] + b"Properties")
    return content[:end] + written + content[end:]


def _written(identity: PackIdentity, first: int, prefix: str = "", *, own_types: bool = False) -> str:
    texts = {_PACK: identity.id, _BASE: identity.base}
    texts |= {f"{_SECTION} {number}": section for number, section in enumerate(identity.sections, 1)}
    texts |= {_OTHERS: _LOCKED} if identity.locked else {}
    types = f' xmlns:vt="{_TYPES}"' if own_types else ""
    return "".join(
        f'<{prefix}property fmtid="{_FORMAT}" pid="{pid}" name={quoteattr(name)}>'
        f"<vt:lpwstr{types}>{escape(text)}</vt:lpwstr></{prefix}property>"
        for pid, (name, text) in enumerate(texts.items(), first)
    )


def _inside(content: bytes, root: str, element: str) -> bytes:
    end = re.search(rf"</((?:\w+:)?){root}\s*>".encode(), content)
    if end is None:
        return content
    return content[: end.start()] + b"<" + end[1] + element.encode() + b"/>" + content[end.start() :]
