"""The Network's receipt on paper: one page that says what was received, when, and how anybody can check it again."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from pathlib import Path

from nhsbn_desktop.domain.problems import DocumentProblem

_STYLE = """
body { font: 12pt/1.5 Arial, sans-serif; color: #212b32; margin: 2.5cm auto; max-width: 17cm; }
h1 { font-size: 20pt; margin: 0 0 .5cm; } .practice { border: 3pt solid #d5281b; padding: .3cm .5cm; font-weight: 700; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; width: 5cm; vertical-align: top; }
td, th { border-bottom: 1pt solid #d8dde0; padding: .15cm .3cm .15cm 0; overflow-wrap: anywhere; }
code { font: 9pt/1.4 Consolas, monospace; overflow-wrap: anywhere; }
@page { size: A4; margin: 2cm; } @media print { body { margin: 0; max-width: none; } }
"""


def receipt_html(facts: Mapping[str, str], token: str, *, practice: bool, accepted: bool, checked: datetime) -> str:
    """The page as HTML that stands on its own. `facts` are its lines in order; `token` is the receipt itself (a compact
    JWS), printed so that paper alone is enough to check it; `checked` is when the signature was found to hold."""
    rows = "\n".join(
        f"<tr><th scope=row>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in facts.items()
    )
    title = "Receipt: submission received" if accepted else "Answer: submission rejected"
    mark = "<p class=practice>PRACTICE. This is a rehearsal: nothing was submitted.</p>" if practice else ""
    when = f"{checked.day} {checked:%B %Y at %H:%M} UTC"
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n{mark}\n<h1>{escape(title)}</h1>\n<table>\n{rows}\n</table>\n"
        f"<p>The signature was checked on {when} and holds.</p>\n"
        f"<h2>The receipt as it was signed</h2>\n<p><code>{escape(token)}</code></p>\n</html>\n"
    )


def write_page(path: Path, page: str) -> None:
    """Raises DocumentProblem where the file cannot be written."""
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise DocumentProblem(
            f"{path.name} cannot be written: {error.strerror or error}.", "Choose another folder or name."
        ) from error
