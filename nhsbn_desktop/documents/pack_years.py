"""The sign-off pack's chapters on the years: the headlines as charts, and every difference from last year."""

from collections.abc import Iterator

from nhsbn_desktop.documents.pack_facts import PackFacts
from nhsbn_desktop.documents.paper import Bar, Bars, Grid, Heading, Part, Words
from nhsbn_desktop.domain.metrics import Metric
from nhsbn_desktop.domain.wording import share, written
from nhsbn_desktop.domain.year_on_year import Comparison, is_small

_HEADLINES = 8  # as many charts as a meeting looks at; the appendix has every answer


def headlines_chapter(facts: PackFacts) -> Iterator[Part]:
    """The answers that moved furthest beyond what is expected come first, then the largest changes."""
    yield Heading("Year on year: the headlines")
    comparable = [one for one in facts.submission.comparisons if one.change is not None and not one.void]
    chosen = sorted(comparable, key=lambda one: (not one.flagged, -abs(one.change or 0)))[:_HEADLINES]
    if not chosen:
        yield Words("There is no earlier year to compare with.")
        return
    flagged = sum(one.flagged for one in comparable)
    yield Words(
        f"{len(comparable):,} answers can be compared with last year; {flagged:,} of them moved further than expected. "
        f"The {len(chosen)} largest movements are shown, those further than expected first."
    )
    for one in chosen:
        yield _chart(facts, one)


def _chart(facts: PackFacts, one: Comparison) -> Bars:
    collection = facts.submission.collection
    metric, label = collection.metric(one.code), collection.label(one.code)
    bars = tuple(Bar(year, value, written(value, metric)) for year, value in one.history)
    since = one.gap or "last year"
    moved = (
        f"{_change(one, metric)} on {since}, from {written(one.last_year, metric)} to {written(one.this_year, metric)}"
    )
    beyond = "; further than expected" if one.flagged else ""
    return Bars(f"{label} ({facts.section_of(one.code)})", f"{label}: {moved}{beyond}.", bars)


def differences_chapter(facts: PackFacts) -> Iterator[Part]:
    yield Heading("Appendix: every difference from last year's submission")
    moved = [one for one in facts.submission.comparisons if one.last_year != one.this_year or one.void]
    if not moved:
        yield Words("No answer differs from last year's, or there is none to compare with.")
        return
    collection = facts.submission.collection
    for section in collection.sections:
        rows = tuple(_difference(facts, one) for one in moved if facts.section_of(one.code) == section)
        if rows:
            heads = ("Answer", moved[0].gap or "Last year", "This year", "Change")
            yield Grid(f"{section} ({len(rows):,})", heads, rows, (0.46, 0.17, 0.17, 0.2))


def _difference(facts: PackFacts, one: Comparison) -> tuple[str, str, str, str]:
    collection = facts.submission.collection
    metric = collection.metric(one.code)
    change = f"Not comparable: {one.void}" if one.void else _change(one, metric)
    beyond = ", further than expected" if one.flagged else ""
    return (collection.label(one.code), written(one.last_year, metric), written(one.this_year, metric), change + beyond)


def _change(one: Comparison, metric: Metric | None) -> str:
    """As a share; in numbers where the counts are too small for percentages."""
    now, last = one.this_year, one.last_year
    if now is not None and last is not None and is_small(metric, now, last):
        return f"{now - last:+,f}"
    return share(one.change) if one.change is not None else "New or taken away"
