"""The little language that definition checks are written in: sums, differences and ratios of answers.

    AC02                        this year's answer
    AC01[EIP]                   the answer for one member
    AC01[m]                     the same member on both sides: the rule holds for each member in turn
    SUM(AC01[*])                all members added up; those a gate leaves out count for nothing
    last(SM02)                  last year's answer
    localities(AC02)            the localities' answers, for SUM, min and max; only where the trust and all of them are
    100*AT14[m]/AT13[m]         + - * / and brackets, with the usual precedence
    abs(x)  min(a, b)  max(a, b)
    {[Community]: WF02; [Adult Acute]: WF04}[m]      another metric for each member

A restriction may follow after `for`: `AT03[m]/AT01[m] for m not in CRHT|EIP`, `AC10 for last(AC10) > 5`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

EACH, ALL = "m", "*"
_FUNCTIONS = {"sum": "SUM", "abs": "abs", "min": "min", "max": "max", "last": "last", "localities": "localities"}
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z][A-Za-z0-9_.]*)|(?P<member>\[[^\]]*\])"
    r"|(?P<symbol>[-+*/(),{}:;]))"
)
_DEEPEST = 40


class ExpressionFault(ValueError):
    """An expression cannot be read; the message says what is wrong with it, in words for its writer."""


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal


@dataclass(frozen=True, slots=True)
class Reference:
    """`when` is "this year", "last year" or "localities"."""

    ref: str
    member: str = ""
    when: str = "this year"


@dataclass(frozen=True, slots=True)
class Slot:
    """A reference whose answers are known: they stand from `start` to `end` among those that a rule looks at. Rules
    that differ in nothing but their answers are one expression."""

    start: int
    end: int
    when: str
    several: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """`sign` is one of + - * /."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """`name` is SUM, abs, min or max."""

    name: str
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class ByMember:
    """Another expression for each member."""

    choices: tuple[tuple[str, "Node"], ...]


Node: TypeAlias = Number | Reference | Slot | Operation | Call | ByMember


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """Reads one expression. Raises ExpressionFault."""
    return _Parser(text).whole()


def references(node: Node) -> Iterator[Reference]:
    """Every reference in an expression, from left to right."""
    match node:
        case Reference():
            yield node
        case Operation(left=left, right=right):
            yield from references(left)
            yield from references(right)
        case Call(parts=parts):
            for part in parts:
                yield from references(part)
        case ByMember(choices=choices):
            for _, choice in choices:
                yield from references(choice)


def depends_on_member(node: Node) -> bool:
    """Whether the expression has a value of its own for each member."""
    match node:
        case Reference(member=member):
            return member == EACH
        case Operation(left=left, right=right):
            return depends_on_member(left) or depends_on_member(right)
        case Call(parts=parts):
            return any(depends_on_member(part) for part in parts)
        case ByMember():
            return True
        case Number() | Slot():
            return False


def split_restriction(text: str) -> tuple[str, str]:
    """`AT03[m] for m not in CRHT` -> (`AT03[m]`, `m not in CRHT`); nothing within brackets is looked at."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "[") - (sign == "]")
        if depth == 0 and text[at : at + 5].lower() == " for ":
            return text[:at].strip(), text[at + 5 :].strip()
    return text.strip(), ""


def split_range(text: str) -> tuple[str, str]:
    """`0..AT11[m]` -> (`0`, `AT11[m]`); either side may be empty. Raises ExpressionFault."""
    low, dots, high = text.partition("..")
    if not dots or not (low.strip() or high.strip()):
        raise ExpressionFault(f'"{text}" is not a range: write it as 0..100, or 0.. where there is no upper end')
    return low.strip(), high.strip()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.at = 0
        self.depth = 0

    def whole(self) -> Node:
        if not self.tokens:
            raise ExpressionFault("there is nothing here")
        node = self.sum()
        if self.at < len(self.tokens):
            raise ExpressionFault(f'"{self.tokens[self.at][1]}" is not expected in "{self.text}"')
        return node

    def peek(self, *wanted: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at][1] in wanted

    def take(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise ExpressionFault(f'"{self.text}" ends too early')
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, symbol: str) -> None:
        if not self.peek(symbol):
            raise ExpressionFault(f'a "{symbol}" is missing in "{self.text}"')
        self.at += 1

    def sum(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ExpressionFault("there are too many brackets inside one another")
        node = self.product()
        while self.peek("+", "-"):
            node = Operation(self.take()[1], node, self.product())
        self.depth -= 1
        return node

    def product(self) -> Node:
        node = self.atom()
        while self.peek("*", "/"):
            node = Operation(self.take()[1], node, self.atom())
        return node

    def atom(self) -> Node:
        signs = 0
        while self.peek("-"):
            self.take()
            signs += 1
        node = self.plain_atom()
        return Operation("-", Number(Decimal(0)), node) if signs % 2 else node

    def plain_atom(self) -> Node:
        kind, text = self.take()
        if kind == "number":
            return Number(Decimal(text))
        if kind == "name":
            return self.call(text) if self.peek("(") else self.reference(text)
        if text == "(":
            node = self.sum()
            self.expect(")")
            return node
        if text == "{":
            return self.by_member()
        raise ExpressionFault(f'"{text}" is not expected in "{self.text}"')

    def reference(self, ref: str) -> Reference:
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "member":
            return Reference(ref, self.take()[1][1:-1].strip())
        return Reference(ref)

    def call(self, written: str) -> Node:
        name = _FUNCTIONS.get(written.lower())
        if name is None:
            raise ExpressionFault(f'there is no function "{written}"')
        self.expect("(")
        parts = [self.sum()]
        while self.peek(","):
            self.take()
            parts.append(self.sum())
        self.expect(")")
        if name in ("last", "localities"):
            return _moved(parts, "last year" if name == "last" else name, written)
        if name == "abs" and len(parts) != 1:
            raise ExpressionFault("abs takes one expression")
        return Call(name, tuple(parts))

    def by_member(self) -> ByMember:
        choices = []
        while not self.peek("}"):
            kind, member = self.take()
            if kind != "member":
                raise ExpressionFault(f'"{member}" is not expected: write {{[Community]: WF02; [PICU]: WF04}}[{EACH}]')
            self.expect(":")
            choices.append((member[1:-1].strip(), self.sum()))
            if not self.peek("}"):
                self.expect(";")
        self.expect("}")
        if self.take()[1] != f"[{EACH}]":
            raise ExpressionFault(f"[{EACH}] must follow the closing }}")
        return ByMember(tuple(choices))


def _moved(parts: list[Node], when: str, written: str) -> Reference:
    if len(parts) != 1 or not isinstance(parts[0], Reference) or parts[0].when != "this year":
        raise ExpressionFault(f"{written} takes one answer, such as {written}(SM02)")
    return Reference(parts[0].ref, parts[0].member, when)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExpressionFault(f'"{text[at:].strip()[:10]}" cannot be read in "{text}"')
        at = match.end()
        yield str(match.lastgroup), match[str(match.lastgroup)]
