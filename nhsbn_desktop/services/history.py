"""Bringing in earlier years from a CSV file, an extract of the Network's toolkit, or a workbook whose questions have
changed since: proposed, looked at, confirmed once."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Reading, Value
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.matching import EarlierQuestion, MatchKind, MetricMatch, ProposedMatch, plain, propose_matches
from nhsbn_desktop.domain.metrics import Metric
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.extracts import EarlierValue, Extract, questions_in, read_extract

_WHOLE = frozenset({"all", "total", "response", "value", "whole service"})
"""How tables name the one answer of a metric that has no parts."""


@dataclass(frozen=True, slots=True)
class HistoryProposal:
    """What a file holds and how it would be taken in. `matches` has this year's metrics in their order, then the
    questions asked no more; `notices` are sentences about what could not be used."""

    file_name: str
    file_digest: str
    values: tuple[EarlierValue, ...]
    matches: tuple[ProposedMatch, ...]
    notices: tuple[str, ...]

    @property
    def years(self) -> tuple[str, ...]:
        return tuple(sorted({value.year for value in self.values}))

    @property
    def doubtful(self) -> tuple[EarlierQuestion, ...]:
        """The earlier questions whose match is not certain."""
        return tuple(match.earlier for match in self.matches if match.earlier is not None and not match.certain)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides about an earlier question (or, without one, about a new metric): `metric` is this year's
    ref, empty where it is retired; `reason` is needed for a redefined one."""

    kind: MatchKind
    metric: str = ""
    reason: str = ""


def import_history(
    path: Path, collection: Collection, *, year: str = "", unit: str = "", settled: Iterable[MetricMatch] = ()
) -> HistoryProposal:
    """Reads a file of earlier figures and proposes how its questions match; keeps nothing.

    `year` and `unit` fill in what the file does not say; what was `settled` before is proposed again. Raises
    SpecificationProblem for a file that cannot be used.
    """
    extract = read_extract(path, year=year, unit=unit or collection.trust)
    matches = propose_matches(collection, questions_in(extract.values), _resemblance, settled)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return HistoryProposal(
        path.name, digest, extract.values, matches, _notices(path.name, collection, extract, matches)
    )


def propose_left(
    collection: Collection, reading: Reading, left: tuple[EarlierValue, ...], settled: Iterable[MetricMatch] = ()
) -> HistoryProposal | None:
    """How the questions that an earlier workbook was left with match those of this year that it did not answer; None
    where none is like another."""
    answered = {code for code, _ in reading.values}
    open_to_it = tuple(metric for metric in collection.metrics if not answered.issuperset(metric.codes))
    asked = replace(collection, metrics=open_to_it, checks=())
    matches = propose_matches(asked, questions_in(left), _resemblance, settled)
    if not any(match.earlier is not None and match.metric for match in matches):
        return None
    return HistoryProposal(reading.file_name, reading.file_digest, left, matches, ())


def settled_matches(session: Session, collection: Collection) -> tuple[MetricMatch, ...]:
    """What people have said about this collection's earlier questions, so that nobody is asked twice."""
    return session.record.all(MetricMatch, collection.key)


def confirm(
    session: Session,
    collection: Collection,
    proposal: HistoryProposal,
    decisions: Mapping[str, Decision] | None = None,
) -> tuple[Change, ...]:
    """Puts the earlier figures on record as proposed, but for what `decisions` (by the earlier question's key) say.

    What was on record for the same unit and year is added to, never taken from: a workbook's own answer stays. Raises
    NotReady for a redefined question without its reason.
    """
    settled = _settle(proposal, decisions or {})
    said = {question.key for question in proposal.doubtful} | set(decisions or {})
    at, by = session.now(), session.person.key
    matches = [
        MetricMatch(collection.key, metric, key, year, kind, reason, by, at)
        for year in proposal.years
        for key, (kind, metric, reason) in settled.items()
        if kind is not MatchKind.SAME or key in said
    ]
    to_metric = {key: metric for key, (_, metric, _) in settled.items() if metric}
    readings = [_merged(session, reading) for reading in _readings(session, collection, proposal, to_metric)]
    if not readings:
        raise NotReady("None of these questions is asked this year.", "Match at least one of them to a metric.")
    made = session.commit_all(Act.MATCH_METRIC, matches, proposal.file_name) if matches else ()
    return (*made, *session.commit_all(Act.READ_PREVIOUS_YEAR, readings, proposal.file_name))


def redefine(session: Session, collection: Collection, metric: str, year: str, reason: str) -> Change:
    """A metric is not compared with this year and those before it, in any of its parts. Raises NotReady without the
    reason."""
    if not reason.strip():
        raise NotReady("A comparison is void only for a reason.", "Say how it is counted differently now.")
    at, by = session.now(), session.person.key
    made = MetricMatch(collection.key, metric, "", year, MatchKind.REDEFINED, reason.strip(), by, at)
    stands = session.record.get(MetricMatch, made.key)
    if stands is not None:
        made = replace(made, earlier=stands.earlier)
    return session.commit(Act.MATCH_METRIC, made, reason.strip())


def compare_after_all(session: Session, collection: Collection, metric: str) -> tuple[Change, ...]:
    """A metric is compared with earlier years again."""
    void = [
        match for match in settled_matches(session, collection)
        if match.metric == metric and match.kind is MatchKind.REDEFINED
    ]  # fmt: skip
    by, at = session.person.key, session.now()
    asked = [replace(match, kind=MatchKind.RENAMED, reason="", by=by, at=at) for match in void if match.earlier]
    made = session.commit_all(Act.MATCH_METRIC, asked) if asked else ()
    bare = [match for match in void if not match.earlier]
    return (*made, *(session.remove_all(Act.MATCH_METRIC, bare) if bare else ()))


def _settle(proposal: HistoryProposal, decisions: Mapping[str, Decision]) -> dict[str, tuple[MatchKind, str, str]]:
    """Kind, this year's ref and reason by the earlier question's key."""
    settled = {
        match.earlier.key: (match.kind, match.metric, match.reason)
        for match in proposal.matches
        if match.earlier is not None
    }
    for key, decision in decisions.items():
        metric = decision.metric or settled.get(key, (MatchKind.SAME, "", ""))[1]
        gone = decision.kind in (MatchKind.RETIRED, MatchKind.NEW)
        settled[key] = decision.kind, "" if gone else metric, decision.reason.strip()
    for key, (kind, metric, reason) in settled.items():
        if kind is MatchKind.REDEFINED and not reason:
            raise NotReady(
                f"{metric or key} was redefined, and the reason is missing.",
                "Say how it is counted differently now, or that it is the same after all.",
            )
    return settled


def _readings(
    session: Session, collection: Collection, proposal: HistoryProposal, to_metric: Mapping[str, str]
) -> list[Reading]:
    found: dict[tuple[str, str], dict[str, Value]] = {}
    units = _units(collection)
    for value in proposal.values:
        metric = collection.metric(to_metric.get(value.question.key, ""))
        unit = units.get(plain(value.unit))
        code = _code_of(metric, value.member) if metric is not None else None
        if unit is not None and code is not None and value.year < collection.year:
            found.setdefault((unit, value.year), {})[code] = value.value
    return [
        Reading(
            submission=collection.submission_key(unit),
            year=year,
            file_name=proposal.file_name,
            file_digest=proposal.file_digest,
            values=tuple(values.items()),
            read_at=session.now(),
        )
        for (unit, year), values in found.items()
    ]


def _units(collection: Collection) -> Mapping[str, str]:
    """The units by their plain names; a table that names the organisation means the trust."""
    return {plain(collection.organisation): collection.trust, **{plain(unit): unit for unit in collection.units}}


def _code_of(metric: Metric, member: str) -> str | None:
    """The code of a part of a metric, or of the metric itself; None where it has no such part."""
    if not metric.members:
        return metric.ref if not plain(member) or plain(member) in _WHOLE else None
    known = {plain(one): one for one in metric.members}.get(plain(member))
    return metric.code(known) if known is not None else None


def _merged(session: Session, fresh: Reading) -> Reading:
    """With what is on record already for that unit and year: answers of a workbook come before those of an extract."""
    before = session.record.get(Reading, fresh.key)
    if before is None:
        return fresh
    values = {**dict(fresh.values), **{code: value for code, value in before.values if value is not None}}
    return replace(before, values=tuple(values.items()))


def _notices(
    file_name: str, collection: Collection, extract: Extract, matches: Iterable[ProposedMatch]
) -> tuple[str, ...]:
    units = _units(collection)
    strange = dict.fromkeys(value.unit for value in extract.values if plain(value.unit) not in units)
    late = dict.fromkeys(value.year for value in extract.values if value.year >= collection.year)
    return (
        *extract.faults,
        *(f"{unit} is not one of {', '.join(collection.units)}: its figures are left out." for unit in strange),
        *(f"{year} is not an earlier year: its figures are left out." for year in late),
        *_without_a_part(file_name, collection, extract, matches),
    )


def _without_a_part(
    file_name: str, collection: Collection, extract: Extract, matches: Iterable[ProposedMatch]
) -> Iterator[str]:
    """Figures of a part that this year's metric does not have, each said once with the first row where it stands."""
    to_metric = {match.earlier.key: collection.metric(match.metric) for match in matches if match.earlier is not None}
    rows: dict[tuple[str, str], int] = {}
    for value in extract.values:
        metric = to_metric.get(value.question.key)
        if metric is not None and _code_of(metric, value.member) is None:
            rows.setdefault((metric.label, value.member), value.row)
    for (label, member), row in rows.items():
        part = f"“{member}” is not a part" if member else "no part is named"
        yield f"{file_name}, row {row}: {part} of {label}: its figures are left out."


def _resemblance(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # late: only an import needs it

    return float(fuzz.token_sort_ratio(one, other))
