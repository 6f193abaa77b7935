"""The findings as one page that anybody can read in a browser or on paper: by section, the worst first."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

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
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.listed_findings import ListedFinding, ListHeading
from nhsbn_desktop.domain.problems import DocumentProblem

# Colours of the NHS identity; the dark text has a contrast above 9 to 1 on each, the links above 5 to 1 on white.
# A level is always written as a word too, and has a rule of its own kind at its side.
_STYLE = """
body { font: 1rem/1.5 Arial, sans-serif; color: #212b32; background: #fff; margin: 2rem auto; max-width: 75rem;
  padding: 0 1rem; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.375rem; margin-top: 2.5rem; } h3 { font-size: 1.125rem; }
a { color: #005eb8; } a:focus { outline: 3px solid #212b32; background: #ffeb3b; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 700; padding: .5rem 0; }
th, td { border: 1px solid #768692; padding: .4rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; } thead th { background: #d8dde0; } td.number { text-align: right; }
tbody th { min-width: 6rem; }
.must_fix { background: #f6c6c1; border-left: 8px solid #8a1610; }
.explain { background: #ffe5a0; border-left: 8px double #6b4c00; }
.check { background: #cce3f5; border-left: 8px dashed #003d78; }
.note { background: #e8edee; border-left: 8px dotted #4c6272; }
.level { padding: .3rem .6rem; } .why { margin: .5rem 0 0; } .due { font-weight: 700; }
@page { size: A4 landscape; margin: 1.5cm; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } thead { display: table-header-group; }
  tr { break-inside: avoid; } h2, h3, caption { break-after: avoid; } nav { display: none; }
  .level, thead th { print-color-adjust: exact; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def findings_page(heading: ListHeading, listed: Sequence[ListedFinding], *, reader: str | None = None) -> str:
    """The page as HTML that stands on its own, with no script and nothing fetched. `reader` is whose findings they are:
    a lead's name, "" for sections that nobody was nominated for, None for everybody's."""
    title = title_of(heading, reader)
    sections = [(name, tuple(own)) for name, own in groupby(by_section(listed), key=lambda one: one.section)]
    parts = (
        f"<h1>{_text(title)}</h1>",
        f"<p>{_text(about(heading))}</p>",
        f"<p>{_text(asked(listed))}</p>",
        _summary(sections),
        *(_section(number, name, own) for number, (name, own) in enumerate(sections, 1)),
    )
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(part for part in parts if part)}\n</main>\n</body>\n</html>\n"
    )


def write_findings_page(path: Path, page: str) -> Path:
    """Raises DocumentProblem where the file cannot be written."""
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise DocumentProblem(
            f"{path.name} cannot be written: {error.strerror or error}.", "Choose another folder or name."
        ) from error
    return path


def _summary(sections: Sequence[tuple[str, tuple[ListedFinding, ...]]]) -> str:
    if not sections:
        return ""
    is_planned = any(one.due for _, own in sections for one in own)
    names = ("Section", *LEVELS, "Still open", *(["Validate by"] if is_planned else []))
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    rows = "\n".join(
        f'<tr><th scope="row"><a href="#section-{number}">{_text(name)}</a></th>'
        + "".join(f'<td class="number">{sum(one.finding.severity is s for one in own)}</td>' for s in Severity)
        + f'<td class="number">{sum(one.state.is_open for one in own)}</td>'
        + (f"<td>{due_of(own) or 'Not planned'}</td></tr>" if is_planned else "</tr>")
        for number, (name, own) in enumerate(sections, 1)
    )
    return (
        f'<div class="wide">\n<table>\n<caption>How many findings each section has</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _section(number: int, name: str, own: Sequence[ListedFinding]) -> str:
    due = due_of(own)
    tables = (
        _table(name, severity, tuple(some)) for severity, some in groupby(own, key=lambda one: one.finding.severity)
    )
    deadline = f'<p class="due">Validate by {due}.</p>\n' if due else ""
    return (
        f'<section aria-labelledby="section-{number}">\n<h2 id="section-{number}">{_text(name)}</h2>\n'
        f"{deadline}{chr(10).join(tables)}\n</section>"
    )


def _table(section: str, severity: Severity, own: Sequence[ListedFinding]) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in HEADINGS)
    rows = "\n".join(map(_row, own))
    return (
        f'<h3 class="level {severity.value}">{severity.words} ({len(own)})</h3>\n<div class="wide">\n<table>\n'
        f"<caption>{severity.words}: {_text(section)}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _row(one: ListedFinding) -> str:
    finding = one.finding
    found = f'{_text(finding.message)}<p class="why">{_text(finding.why)}</p>'
    return (
        f'<tr><th scope="row">{_lines(where_of(one))}</th><td>{found}</td><td>{_text(finding.do)}</td>'
        f"<td>{_lines(state_of(one))}</td></tr>"
    )


def _lines(texts: Iterable[str]) -> str:
    return "<br>".join(_text(text) for text in texts if text)


def _text(text: str) -> str:
    """Escaped, without halves of characters and control characters, which no page can hold."""
    kept = "".join(letter if letter >= " " or letter in "\t\n" else "\ufffd" for letter in text)
    return escape(kept.encode("utf-8", "replace").decode())
