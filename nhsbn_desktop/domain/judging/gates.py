"""Gates: answers that decide whether others are asked at all, such as a team marked No."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.binding import MISSING, Binding
from nhsbn_desktop.domain.judging.bound_rules import Sides, members_for
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.expressions import EACH, ExpressionFault, Node, Operation, Reference, parse
from nhsbn_desktop.domain.judging.faults import CheckFault, in_column
from nhsbn_desktop.domain.rulebook import Check


@dataclass(frozen=True, slots=True)
class Gate:
    """`code` decides about `target`: it is asked where `code` is answered `wanted` (or anything else, if `unless`)."""

    check: Check
    code: str
    wanted: str
    unless: bool
    target: str

    def asks(self, evidence: Evidence) -> bool | None:
        """Whether the target is asked; None while the gate itself is not answered."""
        answer = evidence.answers.get(self.code)
        if not is_filled(answer) or not isinstance(answer, str):
            return None
        return (_plain(answer) == _plain(self.wanted)) != self.unless


def is_filled(value: Value) -> bool:
    """Whether something stands in the cell; spaces are nothing."""
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def read_gates(check: Check, collection: Collection) -> tuple[Gate, ...]:
    """The gates of one conditional check, one for each member and each answer it decides about. Raises CheckFault.

    `SM04[m] = No` exclusive_pair `AC01[m]`: AC01[m] is left blank where SM04[m] is No, and filled where it is not.
    `SM07 = Yes` compulsory_pair `SM08`: SM08 is filled where SM07 is Yes, and left blank where it is not.
    """
    match = re.fullmatch(r"\s*(.+?)\s*=\s*(.+?)\s*", check.left)
    if not match:
        raise CheckFault("left", f'"{check.left}" is not a condition: write it as SM04[m] = No')
    gate, targets = _reference("left", match[1]), [_reference("right", part) for part in check.right.split(",")]
    unless = check.operator == "exclusive_pair"
    found: list[Gate] = []
    for member in members_for(_sides(gate, targets), "", collection):
        binding = Binding(collection, member, MISSING["SKIP_IF_ANY_VALUE_MISSING"])
        with in_column("left"):
            (code,) = binding.codes(gate)
        for target in targets:
            with in_column("right"):
                found.extend(Gate(check, code, match[2], unless, answer) for answer in binding.codes(target))
    return tuple(found)


def mark_not_applicable(gates: Iterable[Gate], evidence: Evidence) -> None:
    """Notes which answers a gate leaves out, and which cannot be known to be asked for yet."""
    evidence.not_applicable.update(gate.target for gate in gates if not gate.asks(evidence))


def _sides(gate: Reference, targets: list[Reference]) -> Sides:
    both: Node = gate
    for target in targets:
        both = Operation("+", both, target)
    return Sides(both)


def _reference(column: str, text: str) -> Reference:
    with in_column(column):
        node = parse(text.strip())
        if not isinstance(node, Reference) or node.when != "this year":
            raise ExpressionFault(f'"{text.strip()}" is not one answer, such as SM04[{EACH}]')
    return node


def _plain(text: str) -> str:
    return text.strip().casefold()
