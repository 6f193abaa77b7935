"""A draft output to rehearse on, made from what the practice trust sent and from the mistakes planted in the sample."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from pathlib import Path

from nhsbn_desktop.documents.practice_output import write_practice_output
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.statistics import round_half_up
from nhsbn_desktop.domain.submission import Submission

Row = tuple[Value, ...]
_OUTLYING = Decimal("0.3")  # of the peers' middle: further away than this is singled out
_OUTLIERS, _FIGURES = 8, 40


def write_draft_output(submission: Submission, true: Mapping[str, Value], folder: Path) -> Path:
    """Writes the Network's draft output for a submission of the sample into a folder.

    Mistakes that were sent stand out beside the sample's true figures; where all were put right, the largest changes
    since last year do. One figure is shown wrongly on purpose, so that ticking has something to find. `true` are the
    sample's own answers. Raises NotReady for a submission without figures, DocumentProblem.
    """
    collection = submission.collection
    sent = {code: value for code in collection.codes if (value := submission.answers.number(code)) is not None}
    if not sent:
        raise NotReady(f"{submission.unit} has sent no figures.", "Open its workbook first.")
    title = f"PRACTICE draft output: {collection.name}, {collection.organisation}"
    rows = list(_rows(submission, sent, _middles(submission, sent, true)))
    return write_practice_output(folder / f"PRACTICE draft output {submission.unit}.xlsx", title, rows)


def _middles(submission: Submission, sent: Mapping[str, Decimal], true: Mapping[str, Value]) -> dict[str, Decimal]:
    """By answer, what the others' middle is made to be: the true figure, or for the largest changes last year's."""
    middles = {code: value for code in sent if isinstance(value := true.get(code), Decimal) and value}
    planted = [code for code, middle in middles.items() if _is_far(sent[code], middle)]
    if not planted:
        last = submission.last_year
        moved = {code: was for code in sent if isinstance(was := last.get(code), Decimal) and was}
        middles |= {code: was for code, was in moved.items() if _is_far(sent[code], was)}
    return middles


def _is_far(value: Decimal, middle: Decimal) -> bool:
    return abs(value - middle) > _OUTLYING * abs(middle)


def _rows(submission: Submission, sent: Mapping[str, Decimal], middles: Mapping[str, Decimal]) -> Iterator[Row]:
    far = [code for code, middle in middles.items() if _is_far(sent[code], middle)]
    near = [code for code, middle in middles.items() if code not in far and abs(middle) >= 10]
    for code in far[:_OUTLIERS]:
        yield _row(submission, code, sent[code], middles[code])
    every = max(1, len(near) // _FIGURES)
    for number, code in enumerate(islice(near, 0, None, every)):
        shown = sent[code] + 9 if number == 0 else sent[code]  # the one that is shown wrongly
        yield _row(submission, code, shown, middles[code])


def _row(submission: Submission, code: str, shown: Decimal, middle: Decimal) -> Row:
    ref, member = split_code(code)
    metric = submission.collection.metric(ref)
    places = metric.value_type.decimals if metric else 0
    low, high = (round_half_up(middle * share, places) for share in (Decimal("0.8"), Decimal("1.2")))
    position = "" if not _is_far(shown, middle) else "High outlier" if shown > middle else "Low outlier"
    query = "Please confirm that this figure is right, or send a revised one." if position else ""
    label = metric.label if metric else ref
    return submission.unit, label, member, shown, round_half_up(middle, places), low, high, position, query
