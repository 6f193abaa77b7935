"""A submission: the facts on record, and everything worked out from them. Nothing worked out is ever stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from nhsbn_desktop.domain.answers import Answers, CommentCorrection, Correction, Reading, Value, moved
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.explaining import Standing, standing_of
from nhsbn_desktop.domain.finding_states import Account, account_of
from nhsbn_desktop.domain.findings import Explanation, Finding, Review, Severity
from nhsbn_desktop.domain.gaps import AnswerState, Gap, standing_gaps, state_of_answer
from nhsbn_desktop.domain.outputs import Edition, Output
from nhsbn_desktop.domain.plan import PlanEntry, Timetable
from nhsbn_desktop.domain.sign_off import Promise, SecondValidation, SignOff, Validation, Withdrawal
from nhsbn_desktop.domain.waivers import Waiver, standing_waivers
from nhsbn_desktop.domain.year_on_year import Comparison


class Status(StrEnum):
    """Where a submission stands, in the order it usually goes through."""

    NO_WORKBOOK = "No workbook yet"
    MUST_FIX = "Findings to fix"
    TO_EXPLAIN = "Findings to explain"
    TO_VALIDATE = "Waiting for validation"
    TO_SIGN_OFF = "Waiting for sign-off"
    READY = "Ready to send"
    STAGED = "Waiting to be sent"
    HANDED_OVER = "Handed over, not confirmed"
    RECEIVED = "Received by the Network"
    REFUSED = "Refused by the Network"
    CHANGED_SINCE = "Changed since it was sent"


@dataclass(frozen=True, slots=True)
class Staged:
    """A version staged to go: what the outbox holds and the network carries. Never altered: a resubmission is a new
    one.

    `id` is a UUID and the idempotency key on every route; `digest` is of the answers, the two sums are SHA-256 in hex.
    """

    submission: str  # the submission's key
    id: str
    version: int
    supersedes: str  # the id of the version before, or empty
    route: str
    file_name: str
    file_sha256: str
    manifest_sha256: str
    digest: str
    by: str
    at: datetime
    batch: str = ""  # shared by what was staged together
    left_to_excel: int = 0  # formula results in the copy that may be out of date until Excel opens it
    protected: bool = False  # handed over with its workbook under a password

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.id}"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A person's word that a staged version was passed on by a route that gives no receipt (e-mail, members' area)."""

    submission: str
    staged: str  # the staged version's id
    by: str
    at: datetime
    how: str

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.staged}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The Network's signed answer, verified before it was kept, with the keys it was verified by (both as text)."""

    submission: str
    staged: str
    receipt_id: str
    version: int
    status: str  # the Network's word: accepted, rejected
    received: datetime
    token: str  # the compact JWS
    keys: str  # the JWKS as JSON
    practice: bool

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.staged}"

    @property
    def is_accepted(self) -> bool:
        return self.status == "accepted"


@dataclass(frozen=True)
class Submission:
    """One collection, one year, one submitting unit: the one value the screens about it show.

    `answers` is the reading with corrections over it; `previous` the answers of earlier years, latest first;
    `findings` and `comparisons` were worked out for this unit together with its siblings, since some checks span them.
    """

    collection: Collection
    unit: str
    reading: Reading | None = None
    corrections: tuple[Correction, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    plan: tuple[PlanEntry, ...] = ()
    timetable: Timetable | None = None
    validations: tuple[Validation, ...] = ()
    sign_off: SignOff | None = None
    staged: tuple[Staged, ...] = ()
    handed_over: tuple[HandedOver, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    answers: Answers = field(default_factory=Answers)
    previous: tuple[tuple[str, Answers], ...] = ()
    findings: tuple[Finding, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    today: date | None = None
    reviews: tuple[Review, ...] = ()
    gaps: tuple[Gap, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    comment_corrections: tuple[CommentCorrection, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    second_validations: tuple[SecondValidation, ...] = ()
    doubts: Mapping[str, str] = field(default_factory=dict)  # by a promise's key, why it does not count
    outputs: tuple[Output, ...] = ()

    @property
    def key(self) -> str:
        return self.collection.submission_key(self.unit)

    @cached_property
    def digest(self) -> str:
        return self.answers.digest(self.collection.codes)

    def section_digest(self, section: str) -> str:
        return self.answers.digest(self.collection.section_codes(section))

    @cached_property
    def section_digests(self) -> Mapping[str, str]:
        return {section: self.section_digest(section) for section in self.collection.sections}

    @property
    def last_year(self) -> Mapping[str, Value]:
        """The answers of the latest year before this one that is at hand."""
        return self.previous[0][1] if self.previous else {}

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """By the finding's key: where each finding stands, and who said what about it."""
        written = {explanation.finding: explanation for explanation in self.explanations}
        waived = standing_waivers(self.waivers, self.collection)
        reviewed: dict[str, list[Review]] = {}
        for review in self.reviews:
            reviewed.setdefault(review.finding, []).append(review)
        found = {}
        for finding in self.findings:
            explanation, reviews = written.get(finding.key), reviewed.get(finding.key, ())
            standing = self._standing(explanation, finding) if explanation else None
            digest = self.answers.digest(finding.codes) if reviews else ""
            found[finding.key] = account_of(finding, standing, reviews, digest, waived.get(finding.code))
        return found

    def _standing(self, explanation: Explanation, finding: Finding) -> Standing | None:
        return standing_of(explanation, finding, self.answers, self.last_year, self.collection)

    @cached_property
    def explained(self) -> Mapping[str, Explanation]:
        """By the finding's key: the explanations that stand, because the answers they account for have not moved out of
        what was explained, and that nobody has sent back."""
        return {
            key: account.standing.explanation
            for key, account in self.accounts.items()
            if account.standing is not None and not account.state.is_open
        }

    def is_settled(self, finding: Finding) -> bool:
        """Whether nothing more is asked of anybody. A finding that must be fixed is settled only by fixing, or by
        waiving its rule."""
        account = self.accounts.get(finding.key)
        if account is None or account.finding.severity is not finding.severity:
            return finding.severity not in (Severity.MUST_FIX, Severity.EXPLAIN)
        return account.is_settled

    @cached_property
    def standing_gaps(self) -> Mapping[str, Gap]:
        """By answer code, the blanks that have their reason."""
        return standing_gaps(self.gaps, self.answers)

    def answer_state(self, code: str) -> AnswerState:
        """Whether an answer is given, nought, blank, not provided or not available."""
        return state_of_answer(self.answers.get(code), self.standing_gaps.get(code))

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """What still stands between these answers and the Network."""
        return tuple(finding for finding in self.findings if not self.is_settled(finding))

    def validation(self, section: str) -> Validation | None:
        return next((v for v in self.validations if v.section == section), None)

    def validation_stands(self, section: str) -> bool:
        validation = self.validation(section)
        return (
            validation is not None
            and validation.digest == self.section_digests[section]
            and validation.key not in self.doubts
        )

    @property
    def validated(self) -> bool:
        return all(self.validation_stands(section) for section in self.collection.sections)

    @property
    def unsourced(self) -> tuple[str, ...]:
        """The planned sections of which nobody has said where their data come from (policy, section 5.5)."""
        return tuple(entry.section for entry in self.plan if not entry.source.strip())

    @property
    def sign_off_stands(self) -> bool:
        return (
            self.sign_off is not None and self.sign_off.digest == self.digest and self.sign_off.key not in self.doubts
        )

    def withdrawal(self, promise: Promise) -> Withdrawal | None:
        """Who took this promise back, where somebody did."""
        return next((one for one in self.withdrawals if one.is_of(promise)), None)

    def moved_since(self, promise: Promise) -> tuple[tuple[str, Value, Value], ...]:
        """What voided a promise: each answer's code, what it was when promised, what it is now."""
        before = dict(promise.answers)
        codes = (
            self.collection.codes if isinstance(promise, SignOff) else self.collection.section_codes(promise.section)
        )
        return tuple((code, before.get(code), self.answers.get(code)) for code in moved(before, self.answers, codes))

    def gone_with(self, promise: Promise) -> Staged | None:
        """The version that was sent on the strength of this promise: handed over, or taken by the Network."""
        handed = {one.staged for one in self.handed_over} | {one.staged for one in self.receipts if one.is_accepted}
        sent = [staged for staged in self.staged if staged.id in handed and staged.at >= promise.at]
        return max(sent, key=lambda staged: staged.version, default=None)

    @cached_property
    def latest_staged(self) -> Staged | None:
        return max(self.staged, key=lambda staged: staged.version, default=None)

    def output(self, edition: Edition) -> Output | None:
        """What the Network sent back, as far as it has been taken in."""
        return next((output for output in self.outputs if output.edition is edition), None)

    def receipt_for(self, staged: Staged) -> Receipt | None:
        return next((receipt for receipt in self.receipts if receipt.staged == staged.id), None)

    @cached_property
    def status(self) -> Status:
        latest = self.latest_staged
        if latest is not None:
            return self._status_once_staged(latest)
        return self._status_before_sending()

    def _status_once_staged(self, latest: Staged) -> Status:
        if latest.digest != self.digest:
            before = self._status_before_sending()
            return before if before is not Status.READY else Status.CHANGED_SINCE
        receipt = self.receipt_for(latest)
        if receipt is not None:
            return Status.RECEIVED if receipt.is_accepted else Status.REFUSED
        handed_over = any(handed.staged == latest.id for handed in self.handed_over)
        return Status.HANDED_OVER if handed_over else Status.STAGED

    def _status_before_sending(self) -> Status:
        if self.reading is None:
            return Status.NO_WORKBOOK
        if any(finding.severity is Severity.MUST_FIX for finding in self.open_findings):
            return Status.MUST_FIX
        if self.open_findings:
            return Status.TO_EXPLAIN
        if not self.validated:
            return Status.TO_VALIDATE
        return Status.READY if self.sign_off_stands else Status.TO_SIGN_OFF
