"""How an earlier year's questions are taken in, a line each: what is proposed, what a person decided instead."""

from collections.abc import Mapping
from dataclasses import dataclass

from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.matching import MatchKind, ProposedMatch
from nhsbn_desktop.services.history import Decision, HistoryProposal

WORDS: Mapping[MatchKind, str] = {kind: str(kind).capitalize() for kind in MatchKind}
_TONES = {
    MatchKind.SAME: Tone.SUCCESS,
    MatchKind.MOVED: Tone.INFO,
    MatchKind.RENAMED: Tone.INFO,
    MatchKind.REDEFINED: Tone.WARNING,
    MatchKind.NEW: Tone.NEUTRAL,
    MatchKind.RETIRED: Tone.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One of this year's metrics, an earlier question, or both; `decision` is a person's, where it differs."""

    match: ProposedMatch
    label: str
    decision: Decision | None = None

    @property
    def key(self) -> str:
        return self.match.earlier.key if self.match.earlier is not None else self.match.metric

    @property
    def kind(self) -> MatchKind:
        return self.decision.kind if self.decision is not None else self.match.kind

    @property
    def earlier(self) -> str:
        question = self.match.earlier
        return (question.wording or question.key) if question is not None else "Nothing like it was asked"

    @property
    def how(self) -> str:
        if self.decision is not None:
            return f"Decided here. {self.decision.reason}".strip()
        if self.match.earlier is None:
            return ""
        likeness = f", {self.match.resemblance:.0f}% alike" if self.match.resemblance < 100 else ""
        return f"{self.match.how[:1].upper()}{self.match.how[1:]}{likeness}"

    @property
    def is_open(self) -> bool:
        """Whether a person should look at it: an earlier question whose match is not certain, and not decided yet."""
        return self.match.earlier is not None and not self.match.certain and self.decision is None


def match_rows(
    proposal: HistoryProposal, collection: Collection, decisions: Mapping[str, Decision]
) -> tuple[MatchRow, ...]:
    """In the order of this year's metrics, then the questions asked no more."""
    rows = []
    for match in proposal.matches:
        decision = decisions.get(MatchRow(match, "").key)
        ref = (decision.metric if decision is not None else "") or match.metric
        metric = collection.metric(ref) if ref else None
        rows.append(MatchRow(match, metric.label if metric is not None else "Not asked this year", decision))
    return tuple(rows)


def matches_model() -> TableModel[MatchRow]:
    return TableModel[MatchRow](
        [
            Column("This year", lambda row: row.label, second=lambda row: row.match.metric),
            Column("Earlier question", lambda row: row.earlier, second=lambda row: row.how, width=340),
            Column("Match", lambda row: WORDS[row.kind], tone=lambda row: _TONES[row.kind], as_tag=True, width=120),
        ],
        key=lambda row: row.key,
    )
