"""The Network's outputs: taken in from a list, linked to the answers, looked at again by the leads, replied to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nhsbn_desktop.documents.tables import write_csv
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.change_note import answers_before
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.outputs import (
    Answered,
    Edition,
    Outlier,
    Output,
    Replied,
    Standing,
    look_at,
)
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.sign_off import SecondValidation, second_validation_key
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.ticking import Ticked, tick_all
from nhsbn_desktop.domain.window import Window, window_of
from nhsbn_desktop.domain.wording import written
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True)
class Returned:
    """What came back about one submission: its draft with every outlier as it stands, both editions beside what was
    sent, whose turn it is, and the leads' second validations that still stand."""

    submission: Submission
    draft: Output | None
    final: Output | None
    outliers: tuple[Outlier, ...]
    ticked: tuple[Ticked, ...]
    window: Window | None
    validations: Mapping[str, SecondValidation]  # by section
    replied: Replied | None

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that have outliers in them, in the collection's order."""
        concerned = {outlier.section for outlier in self.outliers}
        return tuple(section for section in self.submission.collection.sections if section in concerned)

    def doubt(self, section: str) -> str:
        """Why a section's second validation does not count; empty where none was made, or it does."""
        return self.submission.doubts.get(second_validation_key(self.submission.key, section), "")

    @property
    def owed(self) -> tuple[str, ...]:
        return tuple(section for section in self.sections if section not in self.validations)


def read_returned(session: Session, submission: Submission) -> Returned:
    """Everything that came back about a submission, and where it stands today."""
    draft, final = submission.output(Edition.DRAFT), submission.output(Edition.FINAL)
    if draft is None and final is None:
        return Returned(submission, None, None, (), (), None, {}, None)
    trail = session.record.changes(under=submission.key)
    outliers = look_at(draft, _answered(submission, draft, trail)) if draft else ()
    newest = final or draft
    ticked = tick_all(submission.collection, _sent_before(submission, newest, trail), draft, final) if newest else ()
    validations = _standing_validations(submission, draft)
    replied = session.record.get(Replied, f"{submission.key}/replies")
    replied = replied if replied is not None and draft is not None and replied.about == draft.at else None
    returned = Returned(submission, draft, final, outliers, ticked, None, validations, replied)
    if draft is None:
        return returned
    window = window_of(
        draft,
        [outlier.standing for outlier in outliers],
        session.now().date(),
        session.days_off(),
        validated=not returned.owed,
        has_final=final is not None,
        replied=replied is not None,
    )
    return replace(returned, window=window)


def _answered(submission: Submission, draft: Output, trail: Sequence[Change]) -> Answered:
    latest = submission.latest_staged
    resent = latest is not None and latest.at > draft.at and latest.digest == submission.digest
    return Answered(
        submission.collection,
        _sent_before(submission, draft, trail),
        submission.answers,
        submission.answers.cells,
        submission.explanations,
        submission.explained,
        submission.findings,
        resent,
    )


def _sent_before(submission: Submission, output: Output, trail: Sequence[Change]) -> Mapping[str, Value]:
    """The answers that an output is about: of the latest version staged before it was taken in; where none was sent
    from here, those that stood when it was."""
    sent = [staged for staged in submission.staged if staged.at <= output.at]
    latest = max(sent, key=lambda staged: staged.version, default=None)
    return answers_before(submission, latest or output, trail)


def _standing_validations(submission: Submission, draft: Output | None) -> dict[str, SecondValidation]:
    return {
        one.section: one
        for one in submission.second_validations
        if draft is not None
        and one.about == draft.at
        and one.digest == submission.section_digest(one.section)
        and one.key not in submission.doubts
    }


def validate_again(session: Session, returned: Returned, section: str, note: str = "") -> Change:
    """The nominated lead's signed promise for a section that has outliers in it, once each of them is confirmed or put
    right.

    Raises NotReady while one is open, NotPermitted for anybody but the section's lead and without the lead's key here.
    """
    submission, draft = returned.submission, returned.draft
    if draft is None:
        raise NotReady("There is no draft output to validate against.", "Take the draft output in first.")
    entry = next((entry for entry in submission.plan if entry.section == section), None)
    if entry is None or not entry.lead:
        raise NotReady(f"Nobody is nominated to lead {section}.", "Name the lead in the data collection plan first.")
    if entry.lead != session.person.key:
        raise NotPermitted(f"{section} is for its nominated lead to validate.", "Ask the lead named in the plan.")
    open_ones = [outlier for outlier in returned.outliers if outlier.section == section and outlier.standing.is_open]
    if open_ones:
        count = f"{len(open_ones)} outliers" if len(open_ones) > 1 else "One outlier"
        raise NotReady(f"{count} of {section} still to look at.", "Confirm each with a reply, or put the answer right.")
    made = SecondValidation(
        submission=submission.key,
        section=section,
        about=draft.at,
        digest=submission.section_digest(section),
        by=session.person.key,
        at=session.now(),
        note=note.strip(),
        answers=tuple((code, submission.answers.get(code)) for code in submission.collection.section_codes(section)),
    )
    return session.promise(Act.VALIDATE_AGAIN, made)


def save_replies(returned: Returned, path: Path) -> Path:
    """Writes the replies for the Network as a CSV file. Raises DocumentProblem."""
    collection = returned.submission.collection
    rows = [("Submission", "Section", "Question", "Shown in the draft", "Position", "Answer now", "Reply")]
    for outlier in returned.outliers:
        metric = collection.metric(outlier.shown.code) if outlier.shown.code else None
        rows.append(
            (
                returned.submission.unit,
                outlier.section,
                outlier.label,
                written(outlier.shown.value, metric),
                outlier.shown.position,
                written(outlier.answer, metric) if outlier.shown.code else "",
                reply_words(outlier),
            )
        )
    write_csv(path, rows)
    return path


def reply_words(outlier: Outlier) -> str:
    """What the Network is told about an outlier."""
    if outlier.reply is not None:
        return f"Confirmed. {outlier.reply.text}"
    if outlier.standing is Standing.PUT_RIGHT:
        return "Put right; a revised submission follows."
    return "Put right and resubmitted." if outlier.standing is Standing.RESUBMITTED else "Not looked at yet."


def say_replied(session: Session, returned: Returned, how: str) -> Change:
    """Keeps a person's word that the replies went to the Network. Raises NotReady while an outlier is open."""
    if returned.draft is None or any(outlier.standing.is_open for outlier in returned.outliers):
        raise NotReady("Some outliers have no reply yet.", "Confirm each with a reply, or put the answer right.")
    replied = Replied(returned.submission.key, returned.draft.at, session.person.key, session.now(), how.strip())
    return session.commit(Act.SEND_REPLIES, replied, how.strip())
