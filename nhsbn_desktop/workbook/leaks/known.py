"""What the Network's own template brought: the same thing in the same place is its own and nobody's leak."""

from dataclasses import dataclass
from functools import cached_property

from nhsbn_desktop.workbook.package import Package
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook, read_package

Place = tuple[int, int]
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, eq=False)
class Known:
    """A template, or nothing at all where there is none.

    `blank` says that nobody at the trust had filled it in yet: then its names, printers and paths are the Network's
    too. Where answers stood in it already, only its structure is believed.
    """

    template: Workbook | None
    blank: bool

    def has_part(self, name: str, content: bytes) -> bool:
        """Whether the template has this part, with these very bytes."""
        if self.template is None or name not in self.template.package:
            return False
        return content_of(self.template.package, name) == content

    def has_personal_part(self, name: str, content: bytes) -> bool:
        return self.blank and self.has_part(name, content)

    def sheet(self, name: str) -> Sheet | None:
        return self.template.sheet(name) if self.template is not None and name in self.template else None

    def has_value(self, sheet: Sheet, place: Place, value: object) -> bool:
        """Whether the template says the same in the same cell."""
        twin = self.sheet(sheet.name)
        return twin is not None and twin.answer_at(*place) == value

    def vouches_for(self, sheet: Sheet, place: Place, value: object) -> bool:
        """Whether the template vouches even for what reads as an identifier: the blank one for all it says, one that
        was filled in already for its locked cells alone."""
        if not self.has_value(sheet, place, value):
            return False
        twin = self.sheet(sheet.name)
        return self.blank or (twin is not None and twin.protected and twin.style_at(*place).locked)

    def has_note(self, sheet: Sheet, address: str, text: str) -> bool:
        twin = self.sheet(sheet.name) if self.blank else None
        return twin is not None and twin.comments.get(address) == text

    def hides(self, sheet: Sheet, address: str) -> bool:
        """Whether the template hides the same row or column of the same sheet."""
        twin = self.sheet(sheet.name)
        return twin is not None and twin.layout.is_hidden(*split_address(address))

    @cached_property
    def names(self) -> frozenset[tuple[str, str]]:
        return frozenset((one.name, one.refers_to) for one in self.template.names) if self.template else frozenset()

    @cached_property
    def strings(self) -> frozenset[str]:
        return frozenset(self.template.sheets[0].shared.strings) if self.template else frozenset()


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
