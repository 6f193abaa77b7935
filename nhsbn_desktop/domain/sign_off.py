"""Validation and sign-off: promises about a digest, so an answer that changes afterwards voids them by itself."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nhsbn_desktop.domain.answers import Value


class ValidationKind(StrEnum):
    """The four kinds of pre-submission validation, in the policy's words (section 5.6)."""

    SENSE_CHECK = "sense check by in-service expert"
    YEAR_ON_YEAR = "year on year comparison of historic data submitted to NHSBN"
    LOGIC = "checking logic applied to the extracted data has been correctly aligned to NHSBN definitions"
    OTHER_SOURCES = "reviewing other data sources that present similar data"


class Assurance(StrEnum):
    """The two assurances of the care group director, in the policy's words (section 10.1.4)."""

    VALIDATED = "appropriate individuals from the care group have validated the data"
    NO_ANOMALIES = "there are no obvious anomalies in the submission"


@dataclass(frozen=True, slots=True)
class Validation:
    """A nominated lead's promise for one section of one submission, and the answers it was made about."""

    submission: str  # the submission's key
    section: str
    by: str
    at: datetime
    kinds: tuple[ValidationKind, ...]
    digest: str
    answers: tuple[tuple[str, Value], ...]
    note: str = ""

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.section}"


@dataclass(frozen=True, slots=True)
class SignOff:
    """A care group director's promise for a whole submission, and the answers it was made about."""

    submission: str
    by: str
    at: datetime
    assurances: tuple[Assurance, ...]
    digest: str
    answers: tuple[tuple[str, Value], ...]
    on_behalf_of: str = ""  # the director's key, where a deputy signs
    note: str = ""

    @property
    def key(self) -> str:
        return f"{self.submission}/sign-off"
