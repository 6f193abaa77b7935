"""A collection: one benchmarking project in one year, as its specification describes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nhsbn_desktop.domain.metrics import Metric, split_code
from nhsbn_desktop.domain.rulebook import Check


@dataclass(frozen=True)
class Collection:
    """`key` names it in the record and on every message ("AOP-2025-26"); `code` is the project's ("AOP").

    `localities` submit on their own; `trust` is the name under which the trust as a whole submits. `version` is the
    specification's: every judgement says which version it was made by. `inferred` is true where there was no
    specification and the metrics were read out of the workbook itself.
    """

    key: str
    code: str
    title: str
    year: str  # "2025/26": 1 April 2025 to 31 March 2026
    version: str
    organisation: str
    ods_code: str
    metrics: tuple[Metric, ...]
    checks: tuple[Check, ...]
    localities: tuple[str, ...] = ()
    trust: str = "Trust"
    opens: date | None = None
    deadline: date | None = None
    outputs: date | None = None
    inferred: bool = False

    @property
    def name(self) -> str:
        """How people call it: the title and the year."""
        return f"{self.title} {self.year}".strip()

    @property
    def units(self) -> tuple[str, ...]:
        """The submitting units: each locality, and the trust."""
        return (*self.localities, self.trust)

    @cached_property
    def sections(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(metric.section for metric in self.metrics))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Every answer code, in the order of the specification."""
        return tuple(code for metric in self.metrics for code in metric.codes)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each answer code stands in that order."""
        return {code: place for place, code in enumerate(self.codes)}

    @cached_property
    def _by_ref(self) -> dict[str, Metric]:
        return {metric.ref: metric for metric in self.metrics}

    @cached_property
    def _by_section(self) -> dict[str, tuple[str, ...]]:
        return {
            section: tuple(code for metric in self.metrics if metric.section == section for code in metric.codes)
            for section in self.sections
        }

    def metric(self, code_or_ref: str) -> Metric | None:
        return self._by_ref.get(split_code(code_or_ref)[0])

    def section_codes(self, section: str) -> tuple[str, ...]:
        return self._by_section.get(section, ())

    def submission_key(self, unit: str) -> str:
        return f"{self.key}/{unit}"

    def label(self, code: str) -> str:
        """What a person calls an answer: `Referrals received, EIP`."""
        ref, member = split_code(code)
        metric = self._by_ref.get(ref)
        name = metric.label if metric else ref
        return f"{name}, {member}" if member else name
