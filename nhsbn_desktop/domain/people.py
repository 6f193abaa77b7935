"""The people of a participating trust and the roles the benchmarking policy gives them."""

from dataclasses import dataclass
from enum import StrEnum


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
    """Somebody who takes part. `key` is short and stable (an account name), never shown instead of the name."""

    key: str
    name: str
    role: Role
    email: str = ""
    care_group: str = ""
