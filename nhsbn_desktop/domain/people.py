"""The people of a participating trust and the roles the benchmarking policy gives them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# The policy's, section 4.1, whose list "is not exhaustive": any other is typed in.
CORPORATE_FUNCTIONS = (
    "Health informatics",
    "Human resources or workforce",
    "Finance",
    "Patient safety",
    "Performance",
    "Mental Health Act office",
    "Learning and development",
)


class Role(StrEnum):
    """In the policy's words (sections 5 and 10.1). What each may do stands in `acts.py`."""

    IQO = "information quality officer"
    ASSISTANT_IQO = "assistant information quality officer"
    NOMINATED_LEAD = "nominated lead"
    CONTRIBUTOR = "contributor"
    CARE_GROUP_DIRECTOR = "care group director"
    DEPUTY_CARE_GROUP_DIRECTOR = "deputy care group director"
    INFORMATION_QUALITY_MANAGER = "information quality manager"
    HEAD_OF_INFORMATION_QUALITY = "head of information quality"
    DIRECTOR_HEALTH_INFORMATICS = "director of health informatics"
    CARE_GROUP_LEADERSHIP = "member of the care group leadership team"
    CLE = "member of the clinical leadership executive"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part. `key` is short and stable (an account name), never shown instead of the name;
    `care_group` names a corporate function where they work in one; `left` is the day on which they were taken out."""

    key: str
    name: str
    role: Role
    email: str = ""
    care_group: str = ""
    left: date | None = None


def still_here(people: Iterable[Person], keep: Collection[str] = ()) -> tuple[Person, ...]:
    """Those who can be chosen for something: not those who left, but where they are chosen already (`keep`)."""
    return tuple(person for person in people if person.left is None or person.key in keep)


def group_choices(people: Iterable[Person]) -> tuple[str, ...]:
    """Where somebody can work: the care groups and functions already in use, then the policy's functions."""
    used = sorted({person.care_group.strip() for person in people} - {""}, key=str.casefold)
    known = {group.casefold() for group in used}
    return (*used, *(function for function in CORPORATE_FUNCTIONS if function.casefold() not in known))
