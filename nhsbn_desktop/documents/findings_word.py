"""The findings as a Word document to work through or to print: by section, the worst first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from nhsbn_desktop.documents.findings_words import (
    HEADINGS,
    LEVELS,
    about,
    asked,
    by_section,
    due_of,
    state_of,
    title_of,
    where_of,
)
from nhsbn_desktop.documents.paper import Grid, Heading, Paper, Part, Words
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.listed_findings import ListedFinding, ListHeading

_WIDTHS = (0.22, 0.36, 0.25, 0.17)


def findings_paper(heading: ListHeading, listed: Sequence[ListedFinding], *, reader: str | None = None) -> Paper:
    """`reader` is whose findings they are: a lead's name, "" for sections that nobody was nominated for, None for
    everybody's."""
    sections = [(name, tuple(own)) for name, own in groupby(by_section(listed), key=lambda one: one.section)]
    parts = [Words(about(heading)), Words(asked(listed), strong=True), *_summary(sections)]
    for name, own in sections:
        parts.extend(_section(name, own))
    return Paper(title_of(heading, reader), "NHSBN desktop", tuple(parts))


def _summary(sections: Sequence[tuple[str, tuple[ListedFinding, ...]]]) -> Iterator[Part]:
    if sections:
        rows = tuple(
            (
                name,
                *(str(sum(one.finding.severity is level for one in own)) for level in Severity),
                str(sum(one.state.is_open for one in own)),
            )
            for name, own in sections
        )
        yield Grid("How many findings each section has", ("Section", *LEVELS, "Still open"), rows)


def _section(name: str, own: Sequence[ListedFinding]) -> Iterator[Part]:
    yield Heading(name)
    if due := due_of(own):
        yield Words(f"Validate by {due}.", strong=True)
    for severity, some in groupby(own, key=lambda one: one.finding.severity):
        rows = tuple(_row(one) for one in some)
        yield Grid(f"{severity.words} ({len(rows)}): {name}", HEADINGS, rows, _WIDTHS)


def _row(one: ListedFinding) -> tuple[str, ...]:
    finding = one.finding
    found = _lines((finding.message, finding.why))
    return _lines(where_of(one)), found, finding.do, _lines(state_of(one))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
