"""A version on its way this moment: how much has left, how fast it goes, and how long it will take."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

RECENT = 10.0  # seconds whose speed counts: a line changes its mind
_SURE = 1.0  # seconds to watch before a time is named
_STEPS = ((1_000_000, "MB"), (1_000, "kB"))


@dataclass(frozen=True, slots=True)
class Transfer:
    """`done` of `total` bytes of the version `id` have left; `left` is how many seconds it will take, None while nobody
    can tell."""

    id: str
    done: int
    total: int
    left: float | None = None

    @property
    def words(self) -> str:
        if not self.total:
            return "Reaching the Network"
        if self.done >= self.total:
            return f"All {size_words(self.total)} sent; the receipt is awaited"
        sent = f"{size_words(self.done, like=self.total)} of {size_words(self.total)} sent"
        return f"{sent}, {left_words(self.left)}" if self.left is not None else sent


@dataclass
class Pace:
    """Watches one version go. `clock` gives seconds that only ever grow."""

    id: str
    clock: Callable[[], float] = time.monotonic
    _seen: deque[tuple[float, int]] = field(default_factory=deque)

    def note(self, done: int, total: int) -> Transfer:
        """Takes down how much has left by now, and works out the rest from the speed of the last seconds."""
        now = self.clock()
        if self._seen and done < self._seen[-1][1]:  # a chunk is sent again
            self._seen.clear()
        self._seen.append((now, done))
        while now - self._seen[0][0] > RECENT and len(self._seen) > 2:
            self._seen.popleft()
        began, had = self._seen[0]
        speed = (done - had) / (now - began) if now - began >= _SURE else 0.0
        return Transfer(self.id, done, total, (total - done) / speed if speed > 0 else None)


def size_words(size: int, like: int = 0) -> str:
    """A number of bytes as a person says it, in the unit that `like` is said in: 12.3 MB."""
    for step, unit in _STEPS:
        if (like or size) >= step:
            return f"{size / step:,.1f} {unit}"
    return f"{size} bytes"


def left_words(seconds: float) -> str:
    """Roughly, as nobody wants to be held to it: under a minute in fives, then in minutes."""
    if seconds < 60:
        return f"about {max(5, 5 * round(seconds / 5))} seconds left"
    minutes = round(seconds / 60)
    return f"about {minutes} minute{'s' if minutes > 1 else ''} left"
