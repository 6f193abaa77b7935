"""Where the record lives, in words: for the strip at the foot of the window, and line by line."""

from nhsbn_desktop.domain.problems import SignInNeeded
from nhsbn_desktop.services.record_place import Heard, Place, Synced


def strip_words(place: Place) -> str:
    """What the foot of the window says of a shared record; empty for a desk's own."""
    if not place.shared:
        return ""
    if place.conflicts:
        count = len(place.conflicts)
        return f"{count} change{'' if count == 1 else 's'} to decide"
    if not place.reachable:
        return f"Server away: {_waiting(place)}"
    return "Shared record" if not place.waiting else f"Shared record: {_waiting(place)}"


def facts(place: Place) -> list[tuple[str, str]]:
    if not place.shared:
        return [("Record", place.at), ("Kept", "On this computer alone")]
    others = ", ".join(place.others) or "nobody else"
    return [
        ("Record", place.at),
        ("You sign in as", place.account),
        ("The server", "answers" if place.reachable else "cannot be reached; you work on, and nothing is lost"),
        ("At it now", others if place.reachable else "not known while the server is away"),
        ("Not sent yet", _waiting(place) if place.waiting else "nothing"),
    ]


def news(heard: Heard, met: Synced, place: Place) -> str:
    """One sentence for what just happened between this desk and the server; empty where nothing did."""
    if isinstance(heard.problem, SignInNeeded):
        return "The record's server wants a password. Work on: what you save is kept here and sent once you signed in."
    if not place.reachable:
        return "The record's server is out of reach. Work on: what you save is kept here and sent later."
    names = dict(place.names)
    said = []
    if met.came:
        by = sorted(names.get(key, key) for key in heard.by - {place.account})
        said.append(f"{' and '.join(by) or 'A colleague'} saved something")
    if met.went:
        said.append(f"{_changes(met.went)} saved while the server was away {'was' if met.went == 1 else 'were'} sent")
    if met.aside:
        said.append(f"{_changes(met.aside)} of yours met another's, and you choose")
    return "; ".join(said)


def _waiting(place: Place) -> str:
    return f"{_changes(place.waiting)} kept here" if place.waiting else "you can work on"


def _changes(count: int) -> str:
    return f"{count} change{'' if count == 1 else 's'}"
