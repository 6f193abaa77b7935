"""What must not leave with a workbook: each trace by its sort, its place and what takes it out, never its words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.privacy import identifiers_in, is_nhs_number

NHS_NUMBER, DATE_OF_BIRTH, POSTCODE = "an NHS number", "a date of birth", "a postcode"
EMAIL, NI_NUMBER = "an e-mail address", "a National Insurance number"
IDENTIFIERS = frozenset({NHS_NUMBER, DATE_OF_BIRTH})  # these stop a submission; the others are asked about

_EMAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{2,63})+")
_NI = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D]\b",
    re.IGNORECASE,
)
_GAP = r"[ .\-\N{EN DASH}\N{NO-BREAK SPACE}]"
_GROUPED = re.compile(rf"(?<![\d.])\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d|\.\d)")
_FRACTION = re.compile(r"-?\d+\.\d+(?:[eE][+\-]?\d+)?")
_TEN_DIGITS = re.compile(r"(?<!\d)(?:\d[\s\-]?){9}\d(?!\d)")
_ABOUT_PEOPLE = re.compile(
    r"\b(?:d\.?o\.?b|dates? of birth|birth ?dates?|nhs ?(?:no|num|number|id)s?|hospital (?:no|number)s?|mrn|"
    r"patients?(?: (?:name|no|number|id)s?)?|surname|forename|(?:last|first) name)\b",
    re.IGNORECASE,
)


class Remedy(StrEnum):
    """What cleaning can do about a leak without a person's judgement of the words."""

    CLEAR_CELL = "clear the cells"
    CLEAR_NOTE = "empty the comment"
    DROP_PART = "take the part out"
    BLANK_PROPERTY = "blank the property"
    BLANK_AUTHORS = "blank the names"
    BLANK_PATH = "blank the path"
    EMPTY_STRINGS = "empty the texts that no cell uses"
    BLANK_WORDS = "blank the words"
    DROP_NAME = "delete the name"
    DROP_RECORDS = "take the kept rows out"
    EMPTY_CACHE = "empty the kept values"
    STRIP_NOTES = "take the notes out of the picture"
    REPACK = "leave out what is no part of the workbook"


@dataclass(frozen=True, slots=True)
class Leak:
    """Something in a workbook that should not travel with it.

    `place` says where in words; `cells` are those concerned, the first ones; `part` the package's part, where it is no
    cell. `remedy` is None where only a person can put it right. No field holds the words that were found.
    """

    code: str  # LEAK-NHS, LEAK-DOB ...
    severity: Severity
    place: str
    message: str
    do: str
    why: str = ""
    cells: tuple[Cell, ...] = ()
    part: str = ""
    remedy: Remedy | None = None

    @property
    def key(self) -> str:
        """The same leak next time the file is inspected."""
        return f"{self.code}/{self.place}"

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.MUST_FIX


def as_finding(leak: Leak, unit: str, codes: tuple[str, ...] = ()) -> Finding:
    """The leak in the one shape of judgement; `codes` are the answers it concerns, as far as they are known."""
    return Finding(
        leak.code,
        leak.severity,
        unit,
        codes or (leak.key,),
        leak.cells,
        leak.message,
        leak.why,
        leak.do,
        kind="leak",
    )


def sorts_in(text: str) -> tuple[str, ...]:
    """The sorts of personal detail in a text, in words: those of `privacy.identifiers_in`, e-mail and NI numbers."""
    if _FRACTION.fullmatch(text.strip()):
        return ()  # 32.85546875 is a width, not a person
    found = list(identifiers_in(text))
    if "@" in text and _EMAIL.search(text):
        found.append(EMAIL)
    if _NI.search(text):
        found.append(NI_NUMBER)
    return tuple(found)


def is_about_people(text: str) -> bool:
    """Whether a heading or a text speaks of patients: `NHS number`, `DOB`, `Hospital no`, `Surname`."""
    return bool(_ABOUT_PEOPLE.search(text))


def is_certain(text: str) -> bool:
    """Whether an NHS number in this text is more than ten digits that pass the check, as one in eleven does: it is
    written in groups of three, three and four, or the text speaks of a patient."""
    grouped = any(is_nhs_number(found[0]) for found in _GROUPED.finditer(text))
    return grouped or is_about_people(text)


def has_ten_digits(text: str) -> bool:
    """Whether a text holds a number as long as an NHS number, whatever its check digit."""
    return bool(_TEN_DIGITS.search(text))
