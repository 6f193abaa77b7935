"""What follows from the facts of submissions: their findings and comparisons, kept up as answers are edited."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from nhsbn_desktop.domain.answers import Answers, Reading
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.limits import YearOnYearSettings, settings_for
from nhsbn_desktop.domain.outputs import Edition, outlier_findings
from nhsbn_desktop.domain.rejudging import Judged, judge_all, judge_changes
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.year_on_year import Comparison, compare, compare_again

Void = Mapping[str, tuple[str, str]]
"""By metric ref: the latest year that cannot be compared with, and why."""


@dataclass(frozen=True)
class WorkedOut:
    """The submissions with all that follows, and what it was worked out from: an edit is judged from here."""

    submissions: tuple[Submission, ...]
    readings: tuple[Reading, ...]
    previous: Mapping[str, Mapping[str, Answers]]  # by unit and year
    void: Void
    judged: Judged
    settings: YearOnYearSettings | None = None  # of year-on-year, where the trust has limits of its own


def work_out(
    bare: Sequence[Submission],
    readings: tuple[Reading, ...],
    void: Void,
    before: WorkedOut | None = None,
    settings: YearOnYearSettings | None = None,
) -> WorkedOut:
    """The same submissions of one collection, judged together. `readings` are theirs and those of earlier years.

    Where nothing but corrections differs from `before`, only what they touch is judged again; the result is the same.
    """
    if before is not None and before.settings == settings and _stands_on_the_same(before, bare, readings, void):
        return _follow(before, bare)
    answered = [replace(one, answers=Answers(one.reading, one.corrections, one.comment_corrections)) for one in bare]
    collection = answered[0].collection
    previous = {one.unit: _earlier(readings, one) for one in answered}
    judged = judge_all(
        collection,
        {one.unit: one.answers for one in answered if one.reading},
        _comparable(collection, previous, void) if void else previous,
        settings,
        gaps={one.unit: one.gaps for one in answered},
    )
    submissions = tuple(
        replace(
            one,
            previous=tuple(sorted(previous[one.unit].items(), reverse=True)),
            findings=(*judged.findings.get(one.unit, ()), *_outliers(one)),
            comparisons=compare(collection, one.unit, one.answers, previous[one.unit], settings, void),
        )
        for one in answered
    )
    return WorkedOut(submissions, readings, previous, void, judged, settings)


def _stands_on_the_same(
    before: WorkedOut, bare: Sequence[Submission], readings: tuple[Reading, ...], void: Void
) -> bool:
    """Whether nothing but corrections has changed in what judging looks at."""
    then = before.submissions
    return (
        before.readings == readings
        and before.void == void
        and before.judged.collection == bare[0].collection
        and [one.gaps for one in then] == [one.gaps for one in bare]
        and [one.comment_corrections for one in then] == [one.comment_corrections for one in bare]
    )


def _follow(before: WorkedOut, bare: Sequence[Submission]) -> WorkedOut:
    """What follows from the corrections made or taken back since; everything else is as it was."""
    pairs = [
        (then, replace(now, answers=_answers(then, now), previous=then.previous))
        for then, now in zip(before.submissions, bare, strict=True)
    ]
    changed = {now.unit: codes for then, now in pairs if now.reading and (codes := _moved(then, now))}
    judged = judge_changes(before.judged, {now.unit: now.answers for _, now in pairs if now.reading}, changed)
    submissions = tuple(
        replace(
            now,
            findings=(*judged.findings.get(now.unit, ()), *_outliers(now)),
            comparisons=_compared(before, then, now, changed[now.unit]) if now.unit in changed else then.comparisons,
        )
        for then, now in pairs
    )
    return replace(before, submissions=submissions, judged=judged)


def _answers(then: Submission, now: Submission) -> Answers:
    return then.answers if then.corrections == now.corrections else then.answers.corrected_by(now.corrections)


def _moved(then: Submission, now: Submission) -> tuple[str, ...]:
    """The answers that corrections gave another value, or gave their own value back."""
    corrected = dict.fromkeys(correction.code for one in (then, now) for correction in one.corrections)
    return tuple(code for code in corrected if then.answers.get(code) != now.answers.get(code))


def _compared(before: WorkedOut, then: Submission, now: Submission, codes: Iterable[str]) -> tuple[Comparison, ...]:
    past = before.previous[now.unit]
    settings = before.settings or settings_for(now.collection)
    again = compare_again(then.comparisons, now.collection, codes, now.answers, past, settings, before.void)
    return compare(now.collection, now.unit, now.answers, past, settings, before.void) if again is None else again


def _comparable(
    collection: Collection, previous: Mapping[str, Mapping[str, Answers]], void: Void
) -> Mapping[str, Mapping[str, Answers]]:
    """Earlier years without the answers to questions that have been redefined since."""

    def kept(year: str, answers: Answers) -> Answers:
        barred = {ref for ref, (until, _) in void.items() if year <= until}
        codes = {code for metric in collection.metrics if metric.ref in barred for code in metric.codes}
        return answers.without(codes) if codes else answers

    return {unit: {year: kept(year, own) for year, own in years.items()} for unit, years in previous.items()}


def _outliers(submission: Submission) -> tuple[Finding, ...]:
    """What the Network's draft singles out, until its final output is here."""
    draft = submission.output(Edition.DRAFT)
    if draft is None or submission.output(Edition.FINAL) is not None:
        return ()
    corrections = {correction.code: correction for correction in submission.corrections}
    return outlier_findings(draft, submission.unit, submission.collection, submission.answers.cells, corrections)


def _earlier(readings: Iterable[Reading], submission: Submission) -> Mapping[str, Answers]:
    """The answers of the years before, by year."""
    own = (reading for reading in readings if reading.submission == submission.key)
    return {reading.year: Answers(reading) for reading in own if reading.year < submission.collection.year}
