"""What people said about a finding, in sentences: who explained, closed, sent back, verified or waived it."""

from collections.abc import Mapping
from datetime import datetime

from nhsbn_desktop.desktop.rows.figures import headline
from nhsbn_desktop.desktop.rows.finding_rows import FindingRow
from nhsbn_desktop.domain.finding_states import State
from nhsbn_desktop.domain.findings import Review, Verdict
from nhsbn_desktop.domain.judging.by_chance import chance_in_words
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.year_on_year import Comparison, describe
from nhsbn_desktop.services import national
from nhsbn_desktop.services.findings import Offer

_VERDICTS = {
    Verdict.CLOSED: "Closed",
    Verdict.SENT_BACK: "Sent back",
    Verdict.VERIFIED: "Verified",
    Verdict.DE_VERIFIED: "Verification taken back",
}


def facts_about(row: FindingRow, submission: Submission, comparison: Comparison | None) -> str:
    """Under the first sentence: the rest of the message, last year, what chance could make of it, and the nation.
    `comparison` is of its first answer, where that has a past."""
    finding = row.finding
    if row.fixed:
        return "Fixed: the checks no longer bring this up."
    facts = [headline(finding.message)[1]]
    if comparison is not None:
        chance = chance_in_words(submission.collection, comparison, submission.answers)
        tells_itself = finding.change is not None  # a question about the change says it in its own words
        facts += ["" if tells_itself else describe(comparison, row.metric), "" if chance in finding.message else chance]
        facts.append(national.sense_check(submission.collection, comparison.code, comparison.this_year))
    return "\n".join(filter(None, facts))


def account_words(row: FindingRow, offer: Offer | None, names: Mapping[str, str]) -> str:
    """Under the reason: who wrote the one that stands, and why one no longer does."""
    if row.explanation is not None:
        told = f"Explained by {_signed(row.explanation.by, row.explanation.at, names)}."
        standing = row.account.standing if row.account is not None else None
        return f"{told} {standing.words}".rstrip() if standing is not None else told
    if offer is None:
        return ""
    written = f"{offer.words} Explained by {_signed(offer.explanation.by, offer.explanation.at, names)}."
    return f"{written} Save again if the reason still holds." if is_own(row, offer) else written


def is_own(row: FindingRow, offer: Offer) -> bool:
    """Whether the explanation on offer was written about this very submission, and not last year's."""
    return offer.explanation.submission == row.submission


def said_words(row: FindingRow, names: Mapping[str, str]) -> str:
    """Who is asked, since when, and what reviewers made of it, a line each."""
    lines = [f"{row.lead} answers for it; it has stood for {row.age.lower()}." if row.age_days else ""]
    account = row.account if not row.fixed else None
    if account is not None and account.waiver is not None:
        waiver = account.waiver
        lines.append(f"Rule waived by {_signed(waiver.by, waiver.at, names)}: {waiver.reason}")
    if account is not None and account.state is State.ANSWERED:
        lines.append("Answered, and waiting to be closed.")
    reviews = (account.closing, account.verifying) if account is not None else ()
    lines.extend(_review_words(review, names) for review in reviews if review is not None)
    return "\n".join(filter(None, lines))


def _review_words(review: Review, names: Mapping[str, str]) -> str:
    told = f"{_VERDICTS[review.verdict]} by {_signed(review.by, review.at, names)}"
    return f"{told}: {review.comment}" if review.comment else f"{told}."


def _signed(by: str, at: datetime, names: Mapping[str, str]) -> str:
    return f"{names.get(by, by)} on {at.day} {at:%B %Y}"
