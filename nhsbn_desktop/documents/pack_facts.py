"""What a sign-off pack is made of, and how its days and moments are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.progress import Progress
from nhsbn_desktop.domain.queries import DefinitionsQuery
from nhsbn_desktop.domain.submission import Submission


@dataclass(frozen=True)
class PackFacts:
    """All that a pack is made of. `seal` is the number and seal of the last change on record."""

    submission: Submission
    people: Mapping[str, Person]
    made: datetime
    author: str
    seal: tuple[int, str]
    progress: tuple[Progress, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    queries: tuple[DefinitionsQuery, ...] = ()
    deadline: date | None = None
    practice: bool = False

    def section_of(self, code: str) -> str:
        metric = self.submission.collection.metric(code)
        return metric.section if metric else ""

    def name(self, key: str) -> str:
        return self.people[key].name if key in self.people else key


def moment_in_words(moment: datetime | None) -> str:
    if moment is None:
        return "at a time that was not kept"
    local = moment.astimezone()
    return f"{day_in_words(local.date())}, {local:%H:%M}"


def short_day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
