"""What judging brings to light: the one shape of judgement, whatever made it, and a person's account of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.metrics import Cell, split_code


class Severity(StrEnum):
    """From worst to mildest. Only the first stops a submission; the second does until it is explained."""

    MUST_FIX = "must_fix"
    EXPLAIN = "explain"
    CHECK = "check"
    NOTE = "note"

    @property
    def words(self) -> str:
        return {"must_fix": "Must fix", "explain": "Explain", "check": "Check", "note": "Note"}[self.value]

    @property
    def rank(self) -> int:
        """0 is worst; for sorting."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something brought up about a submission's answers.

    `codes` are answer codes, the one to look at first; `cells` stand in the same order as far as they are known.
    `message` says where and what, `why` why it matters, `do` what to do next. `change` is a share (0.38 is 38% up).
    `about` tells apart what one check may bring up several times about one answer; no slash stands in it.
    """

    code: str  # of the check: R016, YOY-COUNT, TYPE ...
    severity: Severity
    submission: str  # the submitting unit: a locality's name, or the trust
    codes: tuple[str, ...]
    cells: tuple[Cell, ...]
    message: str
    why: str
    do: str
    section: str = ""
    change: float | None = None
    kind: str = ""  # of the check: sum, range, yoy ...
    about: str = ""

    @property
    def key(self) -> str:
        """The same finding next time the checks run: check, unit and the answer it is about."""
        check = f"{self.code} {self.about}".rstrip()
        return f"{self.submission}/{check}/{self.codes[0] if self.codes else ''}"

    @property
    def metrics(self) -> tuple[str, ...]:
        """The refs of the metrics concerned, without members, each once."""
        return tuple(dict.fromkeys(split_code(code)[0] for code in self.codes))


@dataclass(frozen=True, slots=True)
class Explanation:
    """A person's account of a finding; it stands as long as the answers it was written about do, or, for a change from
    last year, as long as the value stays within the band that was explained.

    `values` are the finding's answers when it was written and `last_year` those of the year before; `message` is what
    the finding said, `version` the specification it was judged by.
    """

    submission: str  # the submission's key
    finding: str  # the finding's key
    text: str
    digest: str  # of the finding's answers when it was written
    by: str
    at: datetime
    values: tuple[tuple[str, Value], ...] = ()
    last_year: tuple[tuple[str, Value], ...] = ()
    band: tuple[Decimal, Decimal] | None = None
    version: str = ""
    message: str = ""

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.finding}"


class Verdict(StrEnum):
    """What somebody else makes of a finding and its explanation."""

    CLOSED = "closed"
    SENT_BACK = "sent_back"
    VERIFIED = "verified"
    DE_VERIFIED = "de_verified"

    @property
    def track(self) -> str:
        """Closing and verifying go on side by side; the latest verdict of each counts."""
        return "closing" if self in (Verdict.CLOSED, Verdict.SENT_BACK) else "verifying"


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict on a finding: about the answers as they stood (`digest`) and the explanation that was read, if any."""

    submission: str  # the submission's key
    finding: str  # the finding's key
    verdict: Verdict
    comment: str
    digest: str
    by: str
    at: datetime
    explained_at: datetime | None = None  # when the explanation that was read had been written

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.finding}/{self.verdict.track}"
