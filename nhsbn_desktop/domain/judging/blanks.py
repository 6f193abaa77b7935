"""Answers that are asked for and are not there. One cause gives one finding, however many cells it leaves blank."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.facts import named
from nhsbn_desktop.domain.judging.gates import Gate, is_filled
from nhsbn_desktop.domain.judging.guidance import says_required
from nhsbn_desktop.domain.judging.matters import Matter
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several, written

_WHY = "The Network takes a blank to mean that nothing was said, and leaves this trust out of the comparison."
_DO = "Fill it in. If the figure cannot be had, say why it is blank, so that the gap has its rationale."
_FEWEST_IN_A_SECTION = 3


def _check(code: str, severity: Severity, message: str, why: str = _WHY, do: str = _DO) -> Check:
    return Check(code, "required", severity, "", "", "", "", "", message, why, do)


REQUIRED = _check("REQUIRED", Severity.MUST_FIX, "{label} is blank.")
SECTION = _check(
    "REQUIRED", Severity.MUST_FIX, "Nothing is filled in yet in {label}: {value} answers are asked for.",
    do="Fill the section in, or ask its nominated lead when it will come.",
)  # fmt: skip
ACCOUNTED_FOR = _check(
    "REQUIRED", Severity.CHECK, "{label} is blank, with a comment beside it.",
    do="Check that the comment gives the reason, and that the Network accepts this gap.",
)  # fmt: skip
SAID_REQUIRED = _check(
    "REQUIRED", Severity.EXPLAIN, "{label} is blank.", "The workbook's own guidance asks for an answer here.",
)  # fmt: skip
GIVEN_BEFORE = _check(
    "REQUIRED", Severity.EXPLAIN, "{label} is blank; in {last_year} it was answered{value}.",
    "The workbook does not say which answers are needed, but this one was given before.",
)  # fmt: skip
NEVER_ASKED = _check(
    "REQUIRED", Severity.EXPLAIN, "{label}: {value} blank: {parts}.",
    "The workbook does not say which answers are needed, and there is no earlier return to go by.",
    "Fill in what is asked of you, or give the reason for the blank. If it is not asked, say so in one line.",
)  # fmt: skip
GAP = Check(
    "GAP", "gap", Severity.NOTE, "", "", "", "", "", "{label}: {wrong}. {value}",
    "A blank with its reason tells the Network's reader more than a blank.",
    "Nothing more, unless the figure can be had after all: then fill it in.",
)  # fmt: skip


def find_blanks(collection: Collection, evidence: Evidence, gates: Sequence[Gate]) -> Iterator[Matter]:
    """What is asked for and blank: required answers, and those that a gate answered Yes asks for."""
    asking = {gate.target: gate for gate in gates if gate.asks(evidence)}
    gated = {gate.target for gate in gates}
    for section in collection.sections:
        codes = collection.section_codes(section)
        asked = [
            code for code in codes if code in asking or (code not in gated and _is_asked(collection, evidence, code))
        ]
        blank = [
            code
            for code in asked
            if code not in evidence.gaps and code not in evidence.blocked and not is_filled(evidence.answers.get(code))
        ]
        if len(blank) == len(asked) >= _FEWEST_IN_A_SECTION:
            check = replace(SECTION, severity=Severity.EXPLAIN) if collection.inferred else SECTION
            yield Matter(check, tuple(blank), {"label": section, "value": str(len(blank))})
        else:
            yield from _behind_gates(collection, evidence, [asking[code] for code in blank if code in asking])
            rest = [code for code in blank if code not in asking]
            unknown = {code: None for code in rest if _is_unknown(collection, evidence, code)}
            yield from _by_metric(collection, evidence, (code for code in rest if code not in unknown))
            if unknown:
                yield _never_asked(collection, section, tuple(unknown))
        if evidence.gaps:
            yield from _with_reason(
                collection, evidence, [code for code in codes if code in asking or code not in gated]
            )


def _with_reason(collection: Collection, evidence: Evidence, asked: Iterable[str]) -> Iterator[Matter]:
    """The blanks of each metric that were left for one reason."""
    alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for code in asked:
        gap = evidence.gaps.get(code)
        if gap is not None:
            alike[split_code(code)[0], gap.kind.words, gap.reason.strip()].append(code)
    for (_, words, reason), codes in alike.items():
        yield Matter(GAP, tuple(codes), {"label": _names(collection, codes), "wrong": words, "value": reason})


def find_contradictions(collection: Collection, evidence: Evidence, gates: Sequence[Gate]) -> Iterator[Matter]:
    """Answers that are filled in though their gate says that there is nothing to say."""
    against: dict[str, list[Gate]] = defaultdict(list)
    for gate in gates:
        if gate.asks(evidence) is False and is_filled(evidence.answers.get(gate.target)):
            against[gate.code].append(gate)
    for code, found in against.items():
        yield (
            _about_gate(collection, evidence, code, found)
            if len(found) > 1
            else _about_answer(collection, evidence, found)
        )


def _is_asked(collection: Collection, evidence: Evidence, code: str) -> bool:
    """Whether an answer is wanted; without a specification, where the guidance says so, it was given last year, or
    there is no last year to say."""
    metric = collection.metric(code)
    if metric is None or metric.required:
        return metric is not None
    if not collection.inferred:
        return False
    return not evidence.last_answers or is_filled(evidence.last_answers.get(code)) or says_required(metric)


def _is_unknown(collection: Collection, evidence: Evidence, code: str) -> bool:
    """Whether nothing says that an answer is needed: no specification, guidance, earlier return, or comment on it."""
    if not collection.inferred or evidence.last_answers or evidence.answers.comments.get(code, "").strip():
        return False
    metric = collection.metric(code)
    return metric is not None and not says_required(metric)


def _never_asked(collection: Collection, section: str, blank: Sequence[str]) -> Matter:
    counted = f"{len(blank)} answers are" if len(blank) > 1 else "1 answer is"
    questions = dict.fromkeys(metric.label for code in blank if (metric := collection.metric(code)) is not None)
    facts = {"label": section, "value": counted, "parts": several(questions)}
    return Matter(NEVER_ASKED, tuple(blank), facts)


def _behind_gates(collection: Collection, evidence: Evidence, found: Sequence[Gate]) -> Iterator[Matter]:
    """Blanks behind gates: by gate where one leaves several blank, else by metric."""
    by_gate: dict[str, list[Gate]] = defaultdict(list)
    for gate in found:
        by_gate[gate.code].append(gate)
    alone: dict[str, list[Gate]] = defaultdict(list)
    for code, blank in by_gate.items():
        if len(blank) > 1 and len(by_gate) == 1:
            yield _about_gate(collection, evidence, code, blank)
        else:
            for gate in blank:
                alone[split_code(gate.target)[0]].append(gate)
    for blank in alone.values():
        yield _about_answer(collection, evidence, blank)


def _about_gate(collection: Collection, evidence: Evidence, code: str, found: Sequence[Gate]) -> Matter:
    """Several answers that contradict one gate: the gate is the one to suspect."""
    targets = tuple(gate.target for gate in found)
    asked = not is_filled(evidence.answers.get(targets[0]))
    facts = {
        "left_label": collection.label(code),
        "left": written(evidence.shown.get(code)),
        "wrong": f"but {len(targets)} answers that depend on it are {'blank' if asked else 'filled in'}:",
        "parts": _names(collection, targets) if asked else named(targets, evidence, collection, split_code(code)[1]),
    }
    check = found[0].check
    words = Check(
        check.code, check.kind, check.severity, "", "", "", "", "",
        "{left_label} is {left}, {wrong} {parts}.", check.why, check.do, check.beta,
    )  # fmt: skip
    return Matter(words, (code, *targets), facts)


def _about_answer(collection: Collection, evidence: Evidence, found: Sequence[Gate]) -> Matter:
    """Answers of one metric that contradict their gates: they are the ones to look at."""
    first = found[0]
    codes = tuple(dict.fromkeys([*(gate.target for gate in found), *(gate.code for gate in found)]))
    targets = [gate.target for gate in found]
    value = evidence.shown.get(first.target)
    facts = {
        "left_label": several(dict.fromkeys(collection.label(gate.code) for gate in found), most=3),
        "left": written(evidence.shown.get(first.code)),
        "right_label": collection.label(first.target) if len(targets) == 1 else _names(collection, targets),
        "right": written(value if is_filled(value) else None, collection.metric(first.target)),
    }
    return Matter(first.check, codes, facts)


def _by_metric(collection: Collection, evidence: Evidence, blank: Iterable[str]) -> Iterator[Matter]:
    by_metric: dict[tuple[str, Check], list[str]] = defaultdict(list)
    for code in blank:
        by_metric[split_code(code)[0], _severity(collection, evidence, code)].append(code)
    for (_, check), codes in by_metric.items():
        metric, last = collection.metric(codes[0]), evidence.last_answers.get(codes[0])
        told = f" {written(last, metric)}" if len(codes) == 1 and isinstance(last, Decimal) else ""
        facts = {"label": _names(collection, codes), "last_year": evidence.last_year, "value": told}
        yield Matter(check, tuple(codes), facts)


def _severity(collection: Collection, evidence: Evidence, code: str) -> Check:
    if evidence.answers.comments.get(code, "").strip():
        return ACCOUNTED_FOR
    if not collection.inferred:
        return REQUIRED
    if is_filled(evidence.last_answers.get(code)):
        return GIVEN_BEFORE
    return SAID_REQUIRED


def _names(collection: Collection, codes: Sequence[str]) -> str:
    """`Referrals received (CRHT and EIP)` where all are of one metric, else each with its label."""
    refs = {split_code(code)[0] for code in codes}
    metric = collection.metric(codes[0])
    if metric is None or len(codes) == 1 or len(refs) > 1:
        return several(_short(collection, code, len(refs)) for code in codes)
    if len(codes) == len(metric.members):
        return f"{metric.label} (all {len(codes)})"
    return f"{metric.label} ({several((split_code(code)[1] for code in codes), most=4)})"


def _short(collection: Collection, code: str, refs: int) -> str:
    metric = collection.metric(code)
    return metric.label if metric is not None and refs > 1 else collection.label(code)
