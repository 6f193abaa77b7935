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
            return f"All {size_words(self.total)} on the line; answer awaited"
        sent = f"{_in_unit(self.done, self.total)} of {size_words(self.total)} sent"
        return f"{sent}, about {left_words(self.left)}" if self.left is not None else sent

    @property
    def brief(self) -> str:
        """The same where there is little room."""
        if not self.total or self.done >= self.total:
            return "Answer awaited" if self.total else "Reaching the Network"
        return f"{self.share}, {left_words(self.left)}" if self.left is not None else self.share

    @property
    def share(self) -> str:
        return f"{100 * self.done // max(self.total, 1)}%"


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


def size_words(size: int) -> str:
    """A number of bytes as a person says it: 12.3 MB."""
    unit = next((unit for step, unit in _STEPS if size >= step), "bytes")
    return f"{_in_unit(size, size)} {unit}"


def _in_unit(size: int, like: int) -> str:
    """A number of bytes in the unit that `like` is said in, without the unit."""
    step = next((step for step, _ in _STEPS if like >= step), 1)
    return f"{size / step:,.1f}" if step > 1 and size else str(size)


def left_words(seconds: float) -> str:
    """Roughly, as nobody wants to be held to it: under a minute in fives of seconds, then in minutes."""
    if seconds < 57.5:
        return f"{max(5, 5 * round(seconds / 5))} s left"
    return f"{max(1, round(seconds / 60))} min left"
