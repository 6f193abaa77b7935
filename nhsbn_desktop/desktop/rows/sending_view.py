"""What the Submissions screen asks for, off the UI thread: every submission as far as it has got, and sending one."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from nhsbn_desktop.desktop.jobs import Cancelled, Report
from nhsbn_desktop.desktop.rows.submission_rows import SubmissionRow
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.domain.submission import Status, Submission
from nhsbn_desktop.services import entry_aid, hand_over, plan, programme, receipts, sending, submissions
from nhsbn_desktop.services.hand_over import Draft
from nhsbn_desktop.services.sending import HAND_OVER, NetworkSetup, OutboxItem, State
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class SendingView:
    """All submissions of a collection, as far as each has got; `on_site` where it is filled in on the Network's
    site."""

    rows: tuple[SubmissionRow, ...]
    on_site: bool


def read_submissions(session: Session, network: NetworkSetup, collection: Collection | None) -> SendingView | None:
    """Off the UI thread. Every kept receipt is verified again before it is shown. None while none is chosen."""
    if collection is None:
        return None
    items = sending.on_the_way(network)
    names = {person.key: person.name for person in (*plan.people(session), session.person)}
    judged = submissions.load_all(session, collection)
    entry = programme.find(session, collection.key)
    address = entry.contact_address if entry else ""
    return SendingView(
        tuple(
            SubmissionRow(s, sending.hurdles(s), items, _faults(s, network), names, _draft(s, items, network, address))
            for s in judged
        ),
        entry_aid.is_offered(session, collection),
    )


def _faults(submission: Submission, network: NetworkSetup) -> dict[str, str]:
    """By version id, why a kept receipt does not hold."""
    found = {}
    for staged in submission.staged:
        receipt = submission.receipt_for(staged)
        if receipt is not None:
            try:
                receipts.check_again(receipt, staged, network.issuer)
            except Problem as problem:
                found[staged.id] = problem.message
    return found


def _draft(
    submission: Submission, items: Mapping[str, OutboxItem], network: NetworkSetup, address: str
) -> Draft | None:
    """`address` is whom the collection's details name at the Network, for a draft that is made out to nobody."""
    latest = submission.latest_staged
    item = items.get(latest.id) if latest else None
    if item is None or item.route != HAND_OVER or item.state is not State.HANDED_OVER:
        return None
    try:
        draft = hand_over.read_draft(network.handed_over, item.name)
    except Problem:
        return None  # the files were moved: the screen then offers to copy nothing
    return replace(draft, to=draft.to or address)


def carry(network: NetworkSetup, staged_id: str, report: Report) -> OutboxItem:
    """Off the UI thread and away from the record: sends one version as far as it goes. Whoever stops it pauses it: it
    goes on when they say so, and not by itself. Where the program closes, it goes on at the next start."""

    def tell(done: int, total: int) -> None:
        with suppress(Cancelled):  # the route stops by itself, where it can go on
            report(done, total)

    item = sending.send(network, staged_id, tell, report.cancelled)
    return sending.set_held(network, staged_id, True) if report.paused and not item.state.over else item


def state_words(view: SendingView) -> str:
    """What stands, in words."""
    received = sum(row.standing[0] == Status.RECEIVED.value for row in view.rows)
    words = [f"{received} of {len(view.rows)} received by the Network."]
    ready = sum(row.is_free_to_stage for row in view.rows)
    if ready:
        words.append(f"{ready} ready to send.")
    waiting = sum(row.is_on_the_way for row in view.rows)
    if waiting:
        words.append(f"{waiting} on the way.")
    return " ".join([*words, _batch_words(view)]).strip()


def _batch_words(view: SendingView) -> str:
    """How far the batch staged last has got; empty where nothing was staged together."""
    staged = [(row.latest.at, row.latest.batch) for row in view.rows if row.latest is not None and row.latest.batch]
    if not staged:
        return ""
    _, newest = max(staged)
    batch = [row for row in view.rows if row.latest is not None and row.latest.batch == newest]
    received = sum(row.standing[0] == Status.RECEIVED.value for row in batch)
    needy = sum(row.needs_you for row in batch)
    needs = f", {needy} need{'s' if needy == 1 else ''} you" if needy else ""
    return f"Batch of {len(batch)} staged together: {received} received{needs}."
