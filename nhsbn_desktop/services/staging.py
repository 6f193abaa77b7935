"""Staging a submission: the Network's own file with the corrections patched in, looked at, and frozen to be sent."""

import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path
from uuid import uuid4

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.change_note import ChangeNote, write_change_note
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import NotReady, Problem
from nhsbn_desktop.domain.readiness import hurdles
from nhsbn_desktop.domain.submission import Staged, Status, Submission
from nhsbn_desktop.network.manifest import build_manifest
from nhsbn_desktop.network.package import describe_workbook
from nhsbn_desktop.network.setup import NetworkSetup
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.inspection import inspect_outgoing
from nhsbn_desktop.workbook.leaks.cleaning import clean
from nhsbn_desktop.workbook.outgoing import outgoing_name, write_outgoing


def stage(
    session: Session,
    network: NetworkSetup,
    submission: Submission,
    route: str,
    *,
    cleaning: Collection[str] = (),
    batch: str = "",
    protected: bool = False,
) -> Staged:
    """Freezes a version to send: the Network's own file with the corrections patched in, and a manifest that says what
    it is and, for a later version, what changed since the one before.

    `cleaning` are the keys of the leaks that are taken out of the copy; `protected` has a hand-over written with its
    workbook under a password. Raises NotReady with the hurdles in words, or
    with the leaks that must be taken out first; nothing is left half made.
    """
    staged = _put_in_outbox(session, network, submission, route, cleaning, batch, protected=protected)
    _go(session, network, staged)
    return staged


def _go(session: Session, network: NetworkSetup, staged: Staged) -> None:
    try:
        session.commit(Act.STAGE_SUBMISSION, staged, f"version {staged.version}")
    except Problem:
        network.outbox.cancel(staged.id)
        raise
    network.outbox.queue(staged.id)  # from here on it goes by itself, as soon as there is a network


def _put_in_outbox(
    session: Session,
    network: NetworkSetup,
    submission: Submission,
    route: str,
    cleaning: Collection[str],
    batch: str,
    *,
    protected: bool,
) -> Staged:
    """Staged, but the record does not know of it yet, and it does not go."""
    _refuse_until_ready(submission)
    before, staged_id = submission.latest_staged, str(uuid4())
    version, supersedes = (before.version + 1, before.id) if before else (1, "")
    people = session.record.all(Person)
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as folder:
        copy = Path(folder) / outgoing_name(submission, version, practice=network.practice)
        cleaned, left_to_excel = _write_clean(session, submission, copy, cleaning)
        manifest = build_manifest(
            submission,
            describe_workbook(copy),
            submission_id=staged_id,
            version=version,
            supersedes=supersedes,
            people=people,
            client_version=__version__,
            created=session.now(),
            practice=network.practice,
            batch_id=batch,
            cleaned=cleaned,
            change_note=change_note(session, submission) if before else None,
        )
        files = network.outbox.stage(staged_id, manifest, copy, route)
    return Staged(
        submission=submission.key,
        id=staged_id,
        version=version,
        supersedes=supersedes,
        route=route,
        file_name=copy.name,
        file_sha256=files.file_sha256,
        manifest_sha256=files.manifest_sha256,
        digest=submission.digest,
        by=session.person.key,
        at=session.now(),
        batch=batch,
        left_to_excel=left_to_excel,
        protected=protected,
    )


def stage_together(
    session: Session, network: NetworkSetup, submissions: Sequence[Submission], route: str, *, protected: bool = False
) -> tuple[Staged, ...]:
    """Stages several units' submissions as one batch: each goes, is retried and is resubmitted alone. Raises NotReady
    where one of them is not ready or would carry what must not leave; then none of them is staged."""
    for submission in submissions:
        _refuse_until_ready(submission)
    batch, made = str(uuid4()), []
    try:
        for submission in submissions:
            made.append(_put_in_outbox(session, network, submission, route, (), batch, protected=protected))
    except Problem:
        for staged in made:
            network.outbox.cancel(staged.id)
        raise
    for staged in made:
        _go(session, network, staged)
    return tuple(made)


def change_note(session: Session, submission: Submission) -> ChangeNote | None:
    """What the next version would change of the one staged last; None while there is none."""
    before = submission.latest_staged
    if before is None:
        return None
    trail = session.record.changes(under=submission.key)
    return write_change_note(submission, before, trail, session.record.all(Person))


def _refuse_until_ready(submission: Submission) -> None:
    in_the_way = hurdles(submission)
    if in_the_way:
        raise NotReady(
            f"{submission.unit} cannot be sent yet. {' '.join(hurdle.what for hurdle in in_the_way)}",
            " ".join(dict.fromkeys(hurdle.do for hurdle in in_the_way)),
        )
    if submission.status in (Status.STAGED, Status.RECEIVED, Status.HANDED_OVER):
        raise NotReady(
            f"These answers of {submission.unit} are staged or sent already ({submission.status.value.lower()}).",
            "Another version needs an answer that has changed.",
        )


def _write_clean(
    session: Session, submission: Submission, copy: Path, cleaning: Collection[str]
) -> tuple[tuple[str, ...], int]:
    """Writes the copy that goes, inspects that very file, and takes out what was chosen; says what was, and how many
    saved results are left for Excel to work out."""
    if submission.reading is None:  # hurdles have refused it already
        raise NotReady(f"{submission.unit} has no workbook.", "Open the Network's workbook.")
    written = write_outgoing(session.files.path(submission.reading.file_digest), copy, submission)
    first = session.first(Reading, submission.reading.key)
    leaks = inspect_outgoing(copy, first, session.files.path)
    told = written.told
    chosen = [leak for leak in leaks if leak.key in cleaning and leak.remedy]
    if chosen:
        uncleaned = copy.replace(copy.with_name(f"uncleaned {copy.name}"))
        told += clean(uncleaned, copy, chosen)
        leaks = inspect_outgoing(copy, first, session.files.path)
    in_the_way = [leak for leak in leaks if leak.blocks]
    if in_the_way:
        raise NotReady(
            f"{submission.unit} cannot be sent: {' '.join(leak.message for leak in in_the_way)}",
            " ".join(dict.fromkeys([*(leak.do for leak in in_the_way), "A dry run can take things out of the copy."])),
        )
    return told, len(written.left_to_excel)
