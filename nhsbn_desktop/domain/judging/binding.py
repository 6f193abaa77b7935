"""Where an expression is made ready: what its references stand for in a collection, and what blanks do."""

from dataclasses import dataclass

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.expressions import (
    ALL,
    EACH,
    ByMember,
    Call,
    ExpressionFault,
    Node,
    Operation,
    Reference,
    references,
)
from nhsbn_desktop.domain.metrics import Metric


@dataclass(frozen=True, slots=True)
class Missing:
    """What a blank does: makes the rule silent, or counts as nought within sums, or everywhere."""

    nought_in_sums: bool
    nought: bool


MISSING = {
    "SKIP_IF_ANY_VALUE_MISSING": Missing(nought_in_sums=False, nought=False),
    "SKIP_IF_TOTAL_MISSING": Missing(nought_in_sums=True, nought=False),
    "SKIP_IF_ALL_VALUES_MISSING": Missing(nought_in_sums=True, nought=True),
    "NEVER_SKIP": Missing(nought_in_sums=True, nought=True),
}


@dataclass(frozen=True, slots=True)
class Binding:
    """Where an expression is made ready: the collection, the member that stands for [m], what blanks do."""

    collection: Collection
    member: str
    missing: Missing

    def metric(self, reference: Reference) -> Metric:
        """Raises ExpressionFault for a metric that the collection has not."""
        metric = self.collection.metric(reference.ref)
        if metric is None or metric.ref != reference.ref:
            raise ExpressionFault(f'there is no metric "{reference.ref}"')
        return metric

    def codes(self, reference: Reference) -> tuple[str, ...]:
        """The answer codes a reference stands for. Raises ExpressionFault for a member that the metric has not."""
        metric = self.metric(reference)
        if reference.member == ALL:
            return metric.codes
        member = self.member if reference.member == EACH else reference.member
        if member and member not in metric.members:
            raise ExpressionFault(f'{metric.ref} has no member "{member}"')
        if metric.members and not member:
            raise ExpressionFault(f"{metric.ref} has members: write {metric.ref}[{EACH}] or name one of them")
        return (metric.code(member),)


def codes_in(node: Node, binding: Binding) -> tuple[str, ...]:
    """The answer codes of this year that an expression looks at, each once, from the left. Raises ExpressionFault."""
    if isinstance(node, Reference):
        return binding.codes(node) if node.when != "last year" else ()
    found: dict[str, None] = {}
    for reference in references(choose(node, binding)):
        if reference.when != "last year":
            found.update(dict.fromkeys(binding.codes(reference)))
    return tuple(found)


def choose(node: Node, binding: Binding) -> Node:
    """The expression with its tables by member looked up."""
    match node:
        case ByMember(choices=choices):
            chosen = dict(choices).get(binding.member)
            if chosen is None:
                raise ExpressionFault(f'nothing is said for "{binding.member}" between the {{ }}')
            return choose(chosen, binding)
        case Operation():
            return Operation(node.sign, choose(node.left, binding), choose(node.right, binding))
        case Call():
            return Call(node.name, tuple(choose(part, binding) for part in node.parts))
        case _:
            return node
