"""What MESH answers, understood: its JSON or that it is none, and its refusals in words a person can use."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.problems import problem, problem_of

if TYPE_CHECKING:
    import requests


def json_in(answer: "requests.Response") -> Mapping[str, Any]:
    try:
        said = answer.json()
    except ValueError as error:
        raise problem("not_the_server") from error
    if not isinstance(said, dict):
        raise problem("not_the_server")
    return said


def text_in(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not value:
        raise problem("not_the_server")
    return value


def refused_by(answer: "requests.Response") -> NetworkProblem:
    """MESH answers 403 to a wrong password, key or token, and to a mailbox that is not ours."""
    if answer.status_code == 403:
        return problem("auth", "MESH did not accept the mailbox, its password or the shared key.",
                       "Check them with whoever manages your MESH mailbox, then choose Send now.")  # fmt: skip
    return problem_of(answer.status_code, retry_after=answer.headers.get("Retry-After"), said=_said(answer))


def _said(answer: "requests.Response") -> str:
    """MESH's own words about a refusal: its code and description."""
    try:
        detail = answer.json().get("detail")
        first = detail[0] if isinstance(detail, list) else detail
        words = f"{first.get('code', '')} {first['msg']}".strip() if isinstance(first, dict) else str(first)
    except (ValueError, KeyError, IndexError, AttributeError):
        return ""
    return words[:200] if words.isprintable() else ""
