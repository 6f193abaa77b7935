"""Probes: the places where a rule holds, each with its question to the evidence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from nhsbn_desktop.domain.judging.evidence import Evidence

Facts: TypeAlias = Mapping[str, str]
"""What fills the blanks of a message."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One place where a rule holds. `codes` are the answers it looks at, the one to suspect first.

    `test` gives what fills the message where the rule does not hold, and None where it holds or cannot be judged.
    """

    codes: tuple[str, ...]
    test: Callable[[Evidence], Facts | None]
