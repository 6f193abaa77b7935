"""A finding as a list shows it to people outside this program: what was found, where it stands, and who looks at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.finding_states import State
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.people import Person

NOT_FOR_SENDING = "findings, not for sending"
"""In the name of every marked-up copy, so that nobody sends it to the Network by mistake."""
ACROSS_SECTIONS = "Across sections"
_MOST_CELLS = 12


@dataclass(frozen=True, slots=True)
class ListHeading:
    """What stands over a list: whose answers to which collection, and judged by which version of its specification."""

    collection: str  # as people call it: "Adult and older people's mental health 2025/26"
    organisation: str
    version: str
    made: date
    deadline: date | None = None  # the Network's


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """One finding with what a list says beside it. `due` is the lead's own deadline; `age_days` counts from when the
    answers last moved, None where nothing tells."""

    finding: Finding
    question: str
    state: State
    explanation: str = ""
    value: Value = None
    lead: Person | None = None
    due: date | None = None
    age_days: int | None = None

    @property
    def section(self) -> str:
        return self.finding.section or ACROSS_SECTIONS

    @property
    def sheet(self) -> str:
        """Of the first cell."""
        return self.finding.cells[0].sheet if self.finding.cells else ""

    @property
    def place(self) -> str:
        """The cells in words, those of another sheet than the first with its name: `E6, E7, Finance!E9`."""
        cells = self.finding.cells
        told = [cell.address if cell.sheet == self.sheet else str(cell) for cell in cells[:_MOST_CELLS]]
        more = len(cells) - len(told)
        return ", ".join(told) + (f" and {more} more" if more else "")


def of_lead(listed: Iterable[ListedFinding], lead: Person | None) -> tuple[ListedFinding, ...]:
    """Those of one lead's sections; with None those of sections that nobody was nominated for."""
    key = lead.key if lead else None
    return tuple(one for one in listed if (one.lead.key if one.lead else None) == key)


def leads_in(listed: Iterable[ListedFinding]) -> tuple[Person, ...]:
    """Everybody who has a finding to look at, by name."""
    people = {one.lead.key: one.lead for one in listed if one.lead}
    return tuple(sorted(people.values(), key=lambda person: (person.name, person.key)))
