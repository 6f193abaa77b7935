"""What the Outputs screen asks for, off the UI thread: what came back about a submission, and where it stands."""

from dataclasses import dataclass
from datetime import date

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.reports import ReportState
from nhsbn_desktop.domain.ticking import Tick
from nhsbn_desktop.domain.window import usual_last_day
from nhsbn_desktop.services import outputs, plan, reports, submissions
from nhsbn_desktop.services.outputs import Returned
from nhsbn_desktop.services.reports import Followed
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True)
class OutputsView:
    """What came back about one submission, and what follows from the collection as a whole."""

    returned: Returned
    followed: Followed
    leads: dict[str, Person]  # by section
    today: date
    usual: date  # the last day proposed for revised data


def read_outputs(session: Session, collection: Collection | None, unit: str) -> OutputsView | None:
    """Off the UI thread. None while no collection is chosen."""
    if collection is None:
        return None
    today = session.now().date()
    submission = submissions.load(session, collection, unit)
    people = {person.key: person for person in plan.people(session)}
    leads = {entry.section: people[entry.lead] for entry in submission.plan if entry.lead in people}
    return OutputsView(
        outputs.read_returned(session, submission),
        reports.read_followed(session, collection),
        leads,
        today,
        usual_last_day(today, session.days_off()),
    )


def state_words(view: OutputsView) -> str:
    """What stands, in words."""
    back = view.returned
    if back.draft is None:
        return "No draft output yet."
    left = sum(outlier.standing.is_open for outlier in back.outliers)
    differs = sum(row.tick is Tick.DIFFERS for row in back.ticked)
    words = [f"{len(back.outliers)} outliers, {left} to look at."]
    if differs:
        words.append(f"{differs} figure{'s differ' if differs > 1 else ' differs'} from what was sent.")
    waiting = sum(row.state in (ReportState.RECEIVED, ReportState.PARTLY) for row in view.followed.reports)
    if waiting:
        words.append(f"{waiting} report{'s' if waiting > 1 else ''} to pass on.")
    return " ".join(words)
