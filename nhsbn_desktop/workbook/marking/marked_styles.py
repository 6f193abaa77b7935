"""More looks for a workbook's table of styles, put in at byte offsets: those that are there keep number and bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from nhsbn_desktop.workbook.parts.splice import CannotSplice

_LISTS = ("fonts", "fills", "cellXfs")
_NEEDED_BY_A_LOOK = {"cellStyleXfs": 'xfId="0"', "borders": 'borderId="0"'}


@dataclass(slots=True)
class _Listing:
    tag: str
    attributes: Mapping[str, str]
    start: int
    inside: int = 0  # where its start tag ends
    end: int = 0  # where its end tag starts
    items: list[tuple[int, int]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


class MarkedStyles:
    """The styles part while looks are added to it. Raises CannotSplice where it has no fonts, fills or looks."""

    def __init__(self, part: bytes) -> None:
        self._part = part
        self._lists: dict[str, _Listing] = {}
        self._there: set[str] = set()
        self._attributes: list[Mapping[str, str]] = []  # of each look, as it stands in the file
        self._path: list[str] = []
        self._known: dict[str, int] = {}
        self._scan()
        for name in _LISTS:
            if name not in self._lists or not self._lists[name].items:
                raise CannotSplice(f"its list of styles has no {name}")
        self._prefix = self._lists["fonts"].tag.removesuffix("fonts")

    def _scan(self) -> None:
        parser = self._parser = expat.ParserCreate()
        parser.ordered_attributes = False
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        try:
            parser.Parse(self._part, True)
        except expat.ExpatError as problem:
            raise CannotSplice(str(problem)) from problem

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name, at = tag.rpartition(":")[2], self._parser.CurrentByteIndex
        if len(self._path) == 1:
            self._there.add(name)
            if name in _LISTS:
                self._lists[name] = _Listing(tag, attributes, at, self._tag_end(at))
        elif len(self._path) == 2 and self._path[-1] in self._lists:
            listing = self._lists[self._path[-1]]
            listing.items.append((at, 0))
            if self._path[-1] == "cellXfs":
                self._attributes.append(attributes)
        self._path.append(name)

    def _end(self, tag: str) -> None:
        self._path.pop()
        at = self._parser.CurrentByteIndex
        if len(self._path) == 2 and self._path[-1] in self._lists:
            items = self._lists[self._path[-1]].items
            start = items[-1][0]
            opened = self._tag_end(start)
            is_empty = self._part[opened - 2 : opened] == b"/>"
            items[-1] = (start, opened if is_empty else self._part.index(b">", at) + 1)
        elif len(self._path) == 1 and (name := tag.rpartition(":")[2]) in self._lists:
            self._lists[name].end = at

    def _tag_end(self, start: int) -> int:
        quote = 0
        for at in range(start, len(self._part)):
            byte = self._part[at]
            if quote:
                quote = 0 if byte == quote else quote
            elif byte in b"\"'":
                quote = byte
            elif byte == ord(">"):
                return at + 1
        raise CannotSplice("a tag that does not end")

    def _add(self, listing: str, written: str) -> int:
        """The number of an item, the same one for the same item."""
        known = f"{listing} {written}"
        if known not in self._known:
            to = self._lists[listing]
            self._known[known] = len(to.items) + len(to.added)
            to.added.append(written)
        return self._known[known]

    def fill(self, colour: str) -> int:
        """The number of a plain fill of this colour (RRGGBB)."""
        p = self._prefix
        return self._add(
            "fills",
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{colour}"/><{p}bgColor indexed="64"/>'
            f"</{p}patternFill></{p}fill>",
        )

    def font(self, *, bold: bool = False, link: bool = False) -> int:
        """The number of a plain font: dark, or in the colour of links."""
        p, marks = self._prefix, ("b",) * bold + ("u",) * link
        ink = "FF005EB8" if link else "FF212B32"
        return self._add(
            "fonts",
            f'<{p}font>{"".join(f"<{p}{mark}/>" for mark in marks)}<{p}sz val="11"/><{p}color rgb="{ink}"/>'
            f'<{p}name val="Arial"/><{p}family val="2"/></{p}font>',
        )

    def filled(self, style: int, colour: str, font: int | None = None) -> int:
        """The number of a look that is that of `style` (lock, format, border, and font unless another is given) on this
        colour."""
        number = style if style < len(self._attributes) else 0
        start, end = self._lists["cellXfs"].items[number]
        opened = self._tag_end(start)
        tag = f"{self._prefix}xf"
        attributes = {**self._attributes[number], "fillId": str(self.fill(colour)), "applyFill": "1"}
        if font is not None:
            attributes |= {"fontId": str(font), "applyFont": "1"}
        said = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
        close = "/>" if self._part[opened - 2 : opened] == b"/>" else ">"
        return self._add("cellXfs", f"<{tag}{said}{close}{self._part[opened:end].decode()}")

    def look(self, *, bold: bool = False, link: bool = False, colour: str = "", wrap: bool = True) -> int:
        """The number of a look for text of ours: dark on white or on `colour`, at the top of its cell."""
        p, font = self._prefix, self.font(bold=bold, link=link)
        fill = self.fill(colour) if colour else 0
        wrapped = ' wrapText="1"' if wrap else ""
        more = "".join(f" {said}" for needs, said in _NEEDED_BY_A_LOOK.items() if needs in self._there)
        return self._add(
            "cellXfs",
            f'<{p}xf numFmtId="0" fontId="{font}" fillId="{fill}"{more} quotePrefix="1" applyFont="1" applyFill="1"'
            f' applyAlignment="1"><{p}alignment vertical="top"{wrapped}/>'
            f"</{p}xf>",
        )

    def result(self) -> bytes:
        """The part with what was added to it, in each list after what is there."""
        part = self._part
        for listing in sorted(self._lists.values(), key=lambda one: one.start, reverse=True):
            if not listing.added:
                continue
            count = {"count": str(len(listing.items) + len(listing.added))} if "count" in listing.attributes else {}
            said = "".join(f" {name}={quoteattr(value)}" for name, value in {**listing.attributes, **count}.items())
            tag = f"<{listing.tag}{said}>".encode("ascii", "xmlcharrefreplace")
            new = "".join(listing.added).encode("ascii", "xmlcharrefreplace")
            part = part[: listing.start] + tag + part[listing.inside : listing.end] + new + part[listing.end :]
        return part
