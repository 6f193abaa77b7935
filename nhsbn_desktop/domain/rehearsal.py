"""The troubles that can be rehearsed against the practice Network, and what each would be like in earnest."""

from enum import StrEnum


class Trouble(StrEnum):
    OFFLINE = "offline"
    SLOW = "slow"
    EXPIRED = "token expired"
    TOO_LARGE = "too large"
    REFUSED = "refused"
    RECEIPT_REJECTED = "receipt rejected"
    NOT_COLLECTED = "not collected"

    @property
    def words(self) -> str:
        """What it is called on a switch."""
        return _WORDS[self][0]

    @property
    def means(self) -> str:
        """What would be the matter on the day it is no rehearsal."""
        return _WORDS[self][1]


_WORDS = {
    Trouble.OFFLINE: ("Offline", "Every connection to the Network breaks, even in the middle of sending."),
    Trouble.SLOW: ("Slow line", "About 32 kbit/s: time to watch, pause and go on."),
    Trouble.EXPIRED: ("Sign-in expired", "The Network no longer accepts the sign-in."),
    Trouble.TOO_LARGE: ("Too large", "Any submission is over the Network's limit."),
    Trouble.REFUSED: ("Account refused", "The account may not submit."),
    Trouble.RECEIPT_REJECTED: ("Rejected", "The Network's signed answer says no."),
    Trouble.NOT_COLLECTED: ("Not collected", "By MESH: nobody empties the Network's mailbox."),
}
