"""A paper as one page for a browser or the printer, that stands on its own and can be read by ear."""

from html import escape
from pathlib import Path

from nhsbn_desktop.documents.paper import Bars, Grid, Heading, Paper, Part, Points, Words
from nhsbn_desktop.domain.problems import DocumentProblem

_STYLE = """
body { font: 1rem/1.5 Arial, sans-serif; color: #212b32; background: #fff; margin: 2rem auto; max-width: 62rem;
  padding: 0 1rem; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.375rem; margin-top: 2.5rem; } h3 { font-size: 1.125rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: 700; padding: .5rem 0; }
th, td { border: 1px solid #768692; padding: .4rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; } thead th { background: #d8dde0; } tbody th { font-weight: 600; }
.strong { font-weight: 700; } figure { margin: 1.25rem 0; } figcaption { font-weight: 700; }
svg { max-width: 100%; height: auto; } .bar { fill: #8fb8de; } .now { fill: #005eb8; }
text { font: 14px Arial, sans-serif; fill: #212b32; }
@page { size: A4; margin: 1.5cm; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } thead { display: table-header-group; }
  tr, figure { break-inside: avoid; } h2, h3, caption { break-after: avoid; }
  thead th, svg { print-color-adjust: exact; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LABEL, _LONGEST, _STEP, _THICK = 90, 420, 28, 18  # pixels of a chart's labels, its longest bar, its rows, its bars


def write_paper_page(path: Path, paper: Paper) -> Path:
    """Raises DocumentProblem where the file cannot be written."""
    try:
        path.write_text(paper_page(paper), encoding="utf-8")
    except OSError as error:
        raise DocumentProblem(
            f"{path.name} cannot be written: {error.strerror or error}.", "Choose another folder or name."
        ) from error
    return path


def paper_page(paper: Paper) -> str:
    """HTML without script, and with nothing fetched."""
    body = "\n".join(_part(number, part) for number, part in enumerate(paper.parts))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{_text(paper.title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{_text(paper.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _part(number: int, part: Part) -> str:
    match part:
        case Heading():
            return f"<h{part.level + 1}>{_text(part.words)}</h{part.level + 1}>"
        case Words():
            strong = ' class="strong"' if part.strong else ""
            return f"<p{strong}>{_text(part.words)}</p>"
        case Points():
            return "<ul>\n" + "\n".join(f"<li>{_text(point)}</li>" for point in part.points) + "\n</ul>"
        case Grid():
            return _grid(part)
        case Bars():
            return _bars(number, part)


def _grid(grid: Grid) -> str:
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in grid.headings)
    rows = "\n".join(
        f'<tr><th scope="row">{_text(first)}</th>' + "".join(f"<td>{_text(cell)}</td>" for cell in rest) + "</tr>"
        for first, *rest in grid.rows
    )
    return (
        f'<div class="wide">\n<table>\n<caption>{_text(grid.caption)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _bars(number: int, chart: Bars) -> str:
    """The picture has its words inside it, and its description for whoever cannot see it."""
    high, wide = _STEP * len(chart.bars), _LABEL + _LONGEST + 130
    lines = "\n".join(_bar(row, chart) for row in range(len(chart.bars)))
    return (
        f"<figure>\n<figcaption>{_text(chart.title)}</figcaption>\n"
        f'<svg role="img" aria-labelledby="chart-{number}" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}">\n'
        f'<title id="chart-{number}">{_text(chart.description)}</title>\n{lines}\n</svg>\n</figure>'
    )


def _bar(row: int, chart: Bars) -> str:
    bar, length = chart.bars[row], chart.lengths()[row] * _LONGEST
    top, middle = row * _STEP + (_STEP - _THICK) / 2, row * _STEP + _STEP / 2 + 5
    kind = "now" if row == len(chart.bars) - 1 else "bar"
    drawn = f'<rect class="{kind}" x="{_LABEL}" y="{top:g}" width="{length:.1f}" height="{_THICK}"/>' if length else ""
    said = f'<text x="{_LABEL + length + 8:.1f}" y="{middle:g}">{_text(bar.words)}</text>'
    return f'<text x="0" y="{middle:g}">{_text(bar.label)}</text>{drawn}{said}'


def _text(text: str) -> str:
    """Escaped, without halves of characters and control characters, which no page can hold."""
    kept = "".join(letter if letter >= " " or letter in "\t\n" else "\ufffd" for letter in text)
    return escape(kept.encode("utf-8", "replace").decode()).replace("\n", "<br>")
