"""What still stands between a submission and the Network, in the order in which it is cleared."""

from dataclasses import dataclass

from nhsbn_desktop.domain.gaps import is_blank
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
        said, do = f"{count} finding{'s are' if count > 1 else ' is'} open", f"{'them' if count > 1 else 'it'}"
        blank = say_blanks(submission)
        found.append(Hurdle(f"{said}{f', and {blank}' if blank else ''}.", f"Fix or explain {do}.", "checks"))
    owed = [section for section in submission.collection.sections if not submission.validation_stands(section)]
    if owed:
        found.append(Hurdle(f"Not validated: {', '.join(owed)}.", "The nominated leads validate them.", "sign_off"))
    if not submission.sign_off_stands:
        if submission.unsourced:
            sections = ", ".join(submission.unsourced)
            found.append(Hurdle(f"No data source is named for {sections}.", "The IQO names it in the plan.", "plan"))
        found.append(Hurdle(_why_unsigned(submission), "The care group director signs off.", "sign_off"))
    return tuple(found)


def say_blanks(submission: Submission, section: str = "") -> str:
    """`3 answers are blank without a reason`, of a section or of all; empty where none is."""
    asked = [f for f in submission.open_findings if f.kind == "required" and section in ("", f.section)]
    blank = {code for finding in asked for code in finding.codes if is_blank(submission.answers.get(code))}
    return f"{len(blank)} answer{'s are' if len(blank) > 1 else ' is'} blank without a reason" if blank else ""


def _why_unsigned(submission: Submission) -> str:
    if submission.sign_off is None:
        return "The care group director has not signed off."
    doubt = submission.doubts.get(submission.sign_off.key)
    return f"The sign-off does not stand. {doubt}" if doubt else "Answers have moved since the sign-off."
