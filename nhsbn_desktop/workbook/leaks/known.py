"""What the Network's own template brought: the same thing in the same place is its own and nobody's leak."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from nhsbn_desktop.workbook.leaks.words import around_cells, words_in
from nhsbn_desktop.workbook.package import Package
from nhsbn_desktop.workbook.parts.markup import THREADED, S, read_part, related, text_of
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.styles import Style
from nhsbn_desktop.workbook.reader import Workbook, read_package

Place = tuple[int, int]
_PAPER = "FFFFFF"
_THEIRS = frozenset({"support", "lists", "drop downs", "dropdowns"})  # hidden in every workbook of the Network's
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, eq=False)
class Known:
    """A template, or nothing at all where there is none.

    `blank` says that nobody at the trust had filled it in yet: then its names, printers and paths are the Network's
    too. Where answers stood in it already, only its structure is believed.
    """

    template: Workbook | None
    blank: bool
    _texts: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False)
    _notes: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict, init=False, repr=False)

    def same_part(self, name: str, content: bytes) -> bool:
        """Whether the template has this part, with these very bytes, whoever put it there."""
        if self.template is None or name not in self.template.package:
            return False
        return content_of(self.template.package, name) == content

    def has_part(self, name: str, content: bytes) -> bool:
        """Whether the part is the Network's own: a template that was filled in already may have it from the trust."""
        return self.blank and self.same_part(name, content)

    def texts(self, name: str) -> frozenset[str]:
        """The texts of the template's part of this name; none where it has no such part."""
        if self.template is None or name not in self.template.package:
            return frozenset()
        if name not in self._texts:
            content = content_of(self.template.package, name)
            before, _, after = around_cells(content)
            self._texts[name] = frozenset(words.text for words in words_in(before + after))
        return self._texts[name]

    def sheet(self, name: str) -> Sheet | None:
        return self.template.sheet(name) if self.template is not None and name in self.template else None

    def has_value(self, sheet: Sheet, place: Place, value: object) -> bool:
        """Whether the template says the same in the same cell."""
        twin = self.sheet(sheet.name)
        return twin is not None and twin.answer_at(*place) == value

    def vouches_for(self, sheet: Sheet, place: Place, value: object) -> bool:
        """Whether the template vouches even for what reads as an identifier: the blank one for all it says, one that
        was filled in already for its locked cells alone."""
        return self.has_value(sheet, place, value) and self._is_theirs(sheet, place)

    def has_formula(self, sheet: Sheet, place: Place, formula: bytes | str) -> bool:
        """Whether the template vouches for a formula, with all that it keeps."""
        twin = self.sheet(sheet.name)
        return twin is not None and twin.grid.get(place, ("",) * 6)[5] == formula and self._is_theirs(sheet, place)

    def _is_theirs(self, sheet: Sheet, place: Place) -> bool:
        twin = self.sheet(sheet.name)
        return self.blank or (twin is not None and twin.protected and twin.style_at(*place).locked)

    def has_note(self, sheet: Sheet, address: str, text: str) -> bool:
        twin = self.sheet(sheet.name) if self.blank else None
        if twin is None or self.template is None:
            return False
        if twin.part not in self._notes:
            self._notes[twin.part] = frozenset(notes_of(self.template.package, twin))
        return (address, text) in self._notes[twin.part]

    def conceals(self, sheet: Sheet, place: Place) -> bool:
        """Whether the blank makes the same cell's value unseen too, by its colours or its number format."""
        twin = self.sheet(sheet.name) if self.blank else None
        return twin is not None and is_unseen(twin.style_at(*place))

    def hides(self, sheet: Sheet) -> bool:
        """Whether the Network hides this sheet: the blank does, or it is one that every workbook of theirs hides."""
        twin = self.sheet(sheet.name)
        if twin is None or twin.state != sheet.state:
            return False
        return self.blank or twin.protected or sheet.name.lower() in _THEIRS

    @cached_property
    def names(self) -> frozenset[tuple[str, str]]:
        if self.template is None or not self.blank:
            return frozenset()
        return frozenset((one.name, one.refers_to) for one in self.template.names)

    @cached_property
    def strings(self) -> frozenset[str]:
        """The texts that the blank keeps, used or not."""
        if self.template is None or not self.blank:
            return frozenset()
        return frozenset(self.template.sheets[0].shared.strings)


def notes_of(package: Package, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Every note of a sheet and every remark of every thread, with its cell: a thread hides the note at its cell."""
    yield from sheet.comments.items()
    for listing in related(package, sheet.part, "comments"):
        for note in read_part(package, listing).iter(f"{S}comment"):
            yield note.get("ref") or "", text_of(note).strip()
    for listing in related(package, sheet.part, "threadedComment"):
        for remark in read_part(package, listing).iter(f"{THREADED}threadedComment"):
            yield remark.get("ref") or "", remark.findtext(f"{THREADED}text") or ""


def is_unseen(style: Style) -> bool:
    """Whether a value in this style cannot be seen: a number format of nothing but separators, or ink as the paper."""
    if style.number_format.count(";") >= 3 and not style.number_format.replace(";", "").strip():
        return True
    return bool(style.ink) and style.ink.upper()[-6:] == (style.shade.upper()[-6:] or _PAPER)


def known_from(template: Package | None, *, blank: bool) -> Known:
    """Raises WorkbookProblem where the template cannot be read."""
    return Known(read_package(template) if template is not None else None, blank)


def content_of(package: Package, name: str) -> bytes:
    """A part's bytes as UTF-8: custom XML, which nothing here takes apart, comes in UTF-16 too."""
    member = package.members[name]
    if not name.startswith("customxml/"):
        return package.read(name)
    with package.archive.open(member) as part:
        content = part.read(member.file_size)
    return content.decode("utf-16", "replace").encode() if content.startswith(_UTF16) else content
