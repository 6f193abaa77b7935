"""What checks may look at for one unit: its answers, last year's, and for the trust those of its localities."""

from collections.abc import Collection as Codes
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from nhsbn_desktop.domain.answers import Answers, Value
from nhsbn_desktop.domain.gaps import Gap


@dataclass(slots=True)
class Evidence:
    """One unit's evidence, gathered while it is judged.

    `numbers` and `last` hold finite numbers only, by answer code; `last_answers` is all that was answered last year.
    `localities` is empty unless this is the trust and every one of its localities is present. `not_applicable` are the
    codes that a gate answered No leaves out; `blocked` those whose answer is already found to be missing or mistyped,
    so that nothing can be built on it. `shown` is what a message may quote: the answers, save for texts that may
    identify a person. `gaps` are the blanks that have their reason, by code.
    """

    unit: str
    answers: Answers
    shown: Mapping[str, Value]
    numbers: Mapping[str, Decimal]
    last: Mapping[str, Decimal]
    last_year: str = ""
    last_answers: Mapping[str, Value] = field(default_factory=dict)
    localities: tuple["Evidence", ...] = ()
    not_applicable: set[str] = field(default_factory=set)
    blocked: set[str] = field(default_factory=set)
    gaps: Mapping[str, Gap] = field(default_factory=dict)

    def is_blocked(self, codes: Codes[str]) -> bool:
        return bool(self.blocked) and not self.blocked.isdisjoint(codes)


def numbers_of(answers: Answers) -> dict[str, Decimal]:
    """The answers that are numbers, in both senses: typed as one, and finite."""
    found = {}
    for code in answers:
        number = answers.number(code)
        if number is not None and number.is_finite():
            found[code] = number
    return found
