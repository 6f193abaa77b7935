"""Probes: the places where a rule holds, each with its question to the evidence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from nhsbn_desktop.domain.judging.evidence import Evidence

Facts: TypeAlias = Mapping[str, str]
"""What fills the blanks of a message."""


class Probe(Protocol):
    """One place where a rule holds. There may be hundreds of thousands, so each keeps as little as it can."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The answers it looks at, the one to suspect first."""

    def test(self, evidence: Evidence) -> Facts | None:
        """What fills the message where the rule does not hold; None where it holds or cannot be judged."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A probe whose question is a function by itself."""

    codes: tuple[str, ...]
    ask: Callable[[Evidence], Facts | None]

    def test(self, evidence: Evidence) -> Facts | None:
        return self.ask(evidence)
