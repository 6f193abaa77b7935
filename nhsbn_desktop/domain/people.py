"""The people of a participating trust and the roles the benchmarking policy gives them."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    IQO = "information quality officer"
    ASSISTANT_IQO = "assistant information quality officer"
    NOMINATED_LEAD = "nominated lead"
    CONTRIBUTOR = "contributor"
    CARE_GROUP_DIRECTOR = "care group director"
    DEPUTY_CARE_GROUP_DIRECTOR = "deputy care group director"
    INFORMATION_QUALITY_MANAGER = "information quality manager"
    DIRECTOR_HEALTH_INFORMATICS = "director of health informatics"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part. `key` is short and stable (an account name), never shown instead of the name."""

    key: str
    name: str
    role: Role
    email: str = ""
    care_group: str = ""
