"""What a new version of a specification changes, a line each: rules, metrics, and the findings that come or go."""

from dataclasses import dataclass

from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.specification_changes import Changed, SpecificationChanges


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that the version changes; `what` is its code with its words."""

    kind: str
    what: str
    detail: str
    tone: Tone = Tone.NEUTRAL


def change_rows(changes: SpecificationChanges) -> tuple[ChangeRow, ...]:
    """What matters most to a person first: the findings, then the rules, then the metrics."""
    return (
        *(ChangeRow("Finding comes", one.message, _whose(one), Tone.WARNING) for one in changes.come),
        *(ChangeRow("Finding goes", one.message, _whose(one), Tone.SUCCESS) for one in changes.go),
        *(ChangeRow("Rule changed", one.code, _moved(one), Tone.INFO) for one in changes.changed_rules),
        *(ChangeRow("New rule", rule.code, rule.why, Tone.INFO) for rule in changes.new_rules),
        *(ChangeRow("Rule gone", rule.code, rule.why) for rule in changes.gone_rules),
        *(ChangeRow("Question changed", one.code, _moved(one), Tone.INFO) for one in changes.changed_metrics),
        *(ChangeRow("New question", metric.ref, metric.label, Tone.INFO) for metric in changes.new_metrics),
        *(ChangeRow("Question gone", metric.ref, metric.label) for metric in changes.gone_metrics),
    )


def changes_model() -> TableModel[ChangeRow]:
    return TableModel[ChangeRow](
        [
            Column("Change", lambda row: row.kind, tone=lambda row: row.tone, as_tag=True, width=160),
            Column("What", lambda row: row.what, second=lambda row: row.detail),
        ],
        key=lambda row: (row.kind, row.what, row.detail),
    )


def _whose(finding: Finding) -> str:
    return f"{finding.code}, {finding.submission}"


def _moved(one: Changed) -> str:
    return f"{', '.join(one.columns)}: {one.before} becomes {one.after}"
