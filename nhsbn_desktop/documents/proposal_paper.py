"""The proposal to the clinical leadership executive as a Word paper, in the policy's words and for the executive to
decide on: one row for each collection, with room for its decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table

from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.problems import DocumentProblem
from nhsbn_desktop.domain.programme import ProgrammeEntry, Purpose

_BLUE = RGBColor(0x00, 0x5E, 0xB8)
_INTRODUCTION = (
    "The NHS Benchmarking Network notifies its members of the programme at the beginning of the financial year and "
    "invites them to register participation for each project. Participation in each project of the core programme is "
    "optional. The executive is asked to agree the trust's participation in each project below."
)
_MEANS = (
    "The information quality officer confirms the decision to the Network and to the corporate and operational "
    "managers concerned, so that they can plan their work.",
    "The care group director nominates the leads, who validate the data before and after the submission.",
    "A data collection plan sets responsibilities and deadlines for each section. A normal collection takes between "
    "one and three months.",
    "Challenges are escalated to this executive.",
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one collection is proposed with. `before` says what the trust decided last time, if it is known."""

    entry: ProgrammeEntry
    purposes: tuple[Purpose, ...]
    before: str = ""
    effort: str = ""  # hours spent last time, if they were kept


def write_proposal(path: Path, organisation: str, author: str, on: date, proposals: Sequence[Proposal]) -> Path:
    """Raises DocumentProblem where the file cannot be written."""
    paper = _blank_paper("Proposal to take part in NHS Benchmarking Network collections", author)
    paper.add_heading("Participation in NHS Benchmarking Network collections", 0)
    paper.add_paragraph(f"{organisation}\nPaper to the clinical leadership executive, {day_in_words(on)}\n{author}")
    paper.add_heading("What is asked of the executive", 1)
    paper.add_paragraph(_INTRODUCTION)
    _decisions(paper, proposals)
    for proposal in proposals:
        _about(paper, proposal)
    paper.add_heading("What participation means", 1)
    for words in _MEANS:
        paper.add_paragraph(words, style="List Bullet")
    try:
        paper.save(str(path))
    except OSError as error:
        raise DocumentProblem(
            f"The paper {path.name} cannot be written: {error.strerror or error}.",
            "Close it in Word if it is open there, or choose another name.",
        ) from error
    return path


def _blank_paper(title: str, author: str) -> Paper:
    """A4 in Arial, the language set so that Word's reader and spelling take it as British English."""
    paper = Document()
    paper.core_properties.title, paper.core_properties.author = title, author
    paper.core_properties.language, paper.core_properties.comments = "en-GB", ""
    section = paper.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    for name, size in (("Normal", 11), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12.5)):
        style = paper.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:hAnsi"), "Arial")
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        style.element.get_or_add_rPr().append(language)
        if name != "Normal":
            style.font.color.rgb = _BLUE
    return paper


def _decisions(paper: Paper, proposals: Sequence[Proposal]) -> None:
    paper.add_heading("Decisions", 2)
    names = ("Collection", "Collected", "Last time", "Decision (take part, or not and why)")
    table = paper.add_table(rows=1, cols=len(names))
    table.style = "Table Grid"
    _head(table, names)
    for proposal in proposals:
        cells = table.add_row().cells
        words = (proposal.entry.name, _window(proposal.entry), proposal.before or "Not known", "")
        for cell, text in zip(cells, words, strict=True):
            cell.text = text


def _head(table: Table, names: Sequence[str]) -> None:
    """The row is marked as a heading, so that it is repeated on each page and read out with each cell."""
    row = table.rows[0]
    for cell, name in zip(row.cells, names, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(name).bold = True
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001, the library has no call for a heading row


def _about(paper: Paper, proposal: Proposal) -> None:
    entry = proposal.entry
    paper.add_heading(entry.name, 1)
    lines = (
        f"Kind: {entry.kind.value}, {entry.rhythm}.",
        f"Collected: {_window(entry)}.",
        f"Outputs: {day_in_words(entry.outputs)}." if entry.outputs else "",
        entry.note,
        f"Effort last time: {proposal.effort}." if proposal.effort else "",
    )
    paper.add_paragraph("\n".join(line for line in lines if line))
    if proposal.purposes:
        paper.add_heading("Why the trust should take part", 2)
        paper.add_paragraph("Benchmarking supports:")
        for purpose in proposal.purposes:
            paper.add_paragraph(purpose.value, style="List Bullet")


def _window(entry: ProgrammeEntry) -> str:
    """The collection's window, or those of its parts."""
    parts = [part for part in entry.parts if part.opens or part.deadline]
    if parts:
        return "; ".join(f"{part.name}: {_days(part.opens, part.deadline)}" for part in parts)
    if entry.parts:
        return f"{len(entry.parts)} times a year"
    return _days(entry.opens, entry.deadline)


def _days(opens: date | None, deadline: date | None) -> str:
    if opens and deadline:
        return f"{day_in_words(opens)} to {day_in_words(deadline)}"
    return f"by {day_in_words(deadline)}" if deadline else "dates not announced yet"
