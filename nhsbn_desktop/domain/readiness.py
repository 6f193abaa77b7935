"""What still stands between a submission and the Network, in the order in which it is cleared."""

from dataclasses import dataclass

from nhsbn_desktop.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class Hurdle:
    """What still stands between a submission and the Network, and the screen where it is cleared."""

    what: str
    do: str
    screen: str


def hurdles(submission: Submission) -> tuple[Hurdle, ...]:
    """Everything that must be done before this submission can go, in the order it is done."""
    if submission.reading is None:
        return (Hurdle(f"{submission.unit} has no workbook.", "Open the Network's workbook.", "workbook"),)
    found = []
    if submission.open_findings:
        count = len(submission.open_findings)
        found.append(
            Hurdle(
                f"{count} finding{'s are' if count > 1 else ' is'} open.",
                f"Fix or explain {'them' if count > 1 else 'it'}.",
                "checks",
            )
        )
    owed = [section for section in submission.collection.sections if not submission.validation_stands(section)]
    if owed:
        found.append(Hurdle(f"Not validated: {', '.join(owed)}.", "The nominated leads validate them.", "sign_off"))
    if not submission.sign_off_stands:
        found.append(Hurdle(_why_unsigned(submission), "The care group director signs off.", "sign_off"))
    return tuple(found)


def _why_unsigned(submission: Submission) -> str:
    if submission.sign_off is None:
        return "The care group director has not signed off."
    doubt = submission.doubts.get(submission.sign_off.key)
    return f"The sign-off does not stand. {doubt}" if doubt else "Answers have moved since the sign-off."
