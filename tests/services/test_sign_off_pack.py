"""The sign-off pack holds all that the director's meeting needs, in Word and HTML that can be read by ear."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from nhsbn_desktop.documents.paper import Bar, Bars, Grid, Heading, Paper, Part, Points, Words
from nhsbn_desktop.documents.paper_html import paper_page
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.gaps import GapKind
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import DocumentProblem, NotReady
from nhsbn_desktop.domain.sign_off import Assurance
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services import answers, challenges, gaps, queries, sign_off, sign_off_pack, workbooks
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import PracticeKeys
from tests.services.test_story import (
    DEPUTY,
    DIRECTOR,
    LEAD,
    UNIT,
    explain_all,
    load,
    name_the_lead,
    open_this_year,
    validate_all,
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory, sample: Sample) -> Iterator[Session]:
    """Two years opened, a blank with its reason, everything explained and validated, one challenge and one query."""
    folder = tmp_path_factory.mktemp("desk")
    with closing(Record(folder / "record.sqlite", THINGS)) as record:
        keys = PracticeKeys(("ann", LEAD.key, DIRECTOR.key, DEPUTY.key))
        session = Session(Person("ann", "Ann Hale", Role.IQO), record, Files(folder / "files"), keys=keys)
        _work(session, sample)
        yield session


def _work(session: Session, sample: Sample) -> None:
    last_year = next(one for one in sample.workbooks if (one.unit, one.year) == (UNIT, "2024/25"))
    workbooks.open_workbook(session, last_year.path, [sample.collection])
    open_this_year(session, sample)
    name_the_lead(session, sample)
    code = sample.collection.section_codes("Finance")[-1]
    answers.correct(session, load(session, sample), code, None, "the ledger closes late")
    gaps.record_gap(session, load(session, sample), [code], GapKind.NOT_AVAILABLE, "The ledger closes in August")
    challenges.raise_challenge(
        session, sample.collection, "No report counts the crisis line", "Access", "One answer short"
    )
    queries.ask(session, sample.collection, ["AC05"], "Do cancelled contacts count?")
    for finding in load(session, sample).open_findings:
        assert finding.severity is not Severity.MUST_FIX, finding.message
    explain_all(session, sample)
    validate_all(session, sample)


def pack(session: Session, sample: Sample) -> Paper:
    return sign_off_pack.compose_pack(session, load(session, sample))


def chapters(paper: Paper) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {"": []}
    for part in paper.parts:
        if isinstance(part, Heading) and part.level == 1:
            found[part.words] = []
        else:
            found[list(found)[-1]].append(part)
    return found


def said(parts: list[Part]) -> str:
    lines: list[str] = []
    for part in parts:
        match part:
            case Heading() | Words():
                lines.append(part.words)
            case Points():
                lines.extend(part.points)
            case Grid():
                lines += [part.caption, *(" | ".join(row) for row in part.rows)]
            case Bars():
                lines.append(part.description)
    return "\n".join(lines)


def test_it_tells_all_that_the_policy_asks_for_in_the_policys_words(worked: Session, sample: Sample) -> None:
    found = {name: said(parts) for name, parts in chapters(pack(worked, sample)).items()}
    assert list(found)[1:] == [
        "What the director is asked to assure",
        "Progress against the data collection plan",
        "Who validated, and how",
        "Findings of the checks",
        "Gaps: what was not collected, and why",
        "Challenges and definitions queries",
        "Year on year: the headlines",
        "What is signed",
        "Appendix: every difference from last year's submission",
    ]
    assert "appropriate individuals from the care group have validated the data" in found[list(found)[1]]
    assert "there are no obvious anomalies in the submission" in found[list(found)[1]]
    assert "Workforce | Priya Shah |" in found["Progress against the data collection plan"]
    assert "Sense check by in-service expert." in found["Who validated, and how"]
    assert "Checked with the service. (Ann Hale" in found["Findings of the checks"]
    assert "not available | The ledger closes in August (" in found["Gaps: what was not collected, and why"]
    assert "Access | No report counts the crisis line | One answer short" in found["Challenges and definitions queries"]
    assert "AC05 | Do cancelled contacts count? | Not answered yet" in found["Challenges and definitions queries"]


def test_the_digest_in_the_pack_is_the_one_that_the_director_signs(worked: Session, sample: Sample) -> None:
    before = said(chapters(pack(worked, sample))["What is signed"])
    assert "Not signed yet" in before
    sign_off.sign_off(worked.as_person(DIRECTOR), load(worked, sample), tuple(Assurance))
    signed = load(worked, sample).sign_off
    assert signed is not None
    assert signed.statement["digest"] in before.replace(" ", "")
    after = said(chapters(pack(worked, sample))["What is signed"])
    assert "Grace Boateng, care group director" in after
    assert signed.signature in after.replace(" ", "")


def test_the_headlines_are_the_answers_that_moved_furthest_and_the_appendix_has_every_difference(
    worked: Session, sample: Sample
) -> None:
    found = chapters(pack(worked, sample))
    charts = [part for part in found["Year on year: the headlines"] if isinstance(part, Bars)]
    compared = load(worked, sample).comparisons
    flagged = [one for one in compared if one.flagged]
    assert len(charts) == 8
    assert sum(chart.description.endswith("; further than expected.") for chart in charts) == min(8, len(flagged))
    differing = [one for one in compared if one.last_year != one.this_year or one.void]
    rows = [row for part in found[list(found)[-1]] if isinstance(part, Grid) for row in part.rows]
    assert len(rows) == len(differing) > 50
    small = next(row for row in rows if row[0] == "Discharges, HDR")
    assert small[1:] == ("5", "24", "+19, further than expected"), "in numbers, not per cent"


def test_the_word_document_tells_word_what_its_parts_are(worked: Session, sample: Sample, tmp_path: Path) -> None:
    path = sign_off_pack.write_pack(tmp_path / "pack.docx", pack(worked, sample))
    document = docx.Document(str(path))
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title.startswith("PRACTICE. Sign-off pack: Adult and Older")
    assert document.paragraphs[0].style.name == "Title"
    assert sum(p.style.name == "Heading 1" for p in document.paragraphs) == 9
    with zipfile.ZipFile(path) as parts:
        body = parts.read("word/document.xml").decode()
    assert body.count("<w:tblHeader") == len(document.tables) == body.count("<w:tblCaption")
    pictures = re.findall(r"<wp:docPr [^>]*>", body)
    assert pictures
    assert all(re.search(r'descr="A bar for [^"]+ in 20\d\d/\d\d"', picture) for picture in pictures)


class Outline(HTMLParser):
    """What a screen reader goes by."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def headings(outline: Outline) -> Iterator[int]:
    return (int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h\d", tag))


def test_the_page_has_its_language_headings_in_order_captions_scopes_and_described_charts(
    worked: Session, sample: Sample, tmp_path: Path
) -> None:
    path = sign_off_pack.write_pack(tmp_path / "pack.html", pack(worked, sample))
    outline = Outline()
    outline.feed(path.read_text(encoding="utf-8"))
    tags = [tag for tag, _ in outline.tags]
    assert ("html", {"lang": "en-GB"}) in outline.tags
    levels = list(headings(outline))
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tags.count("table") == tags.count("caption")
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in outline.tags if tag == "th")
    named = {attrs["aria-labelledby"] for tag, attrs in outline.tags if tag == "svg"}
    assert len(named) == 8
    assert named == {attrs["id"] for tag, attrs in outline.tags if tag == "title" and "id" in attrs}
    assert not {"script", "link", "img", "iframe"} & set(tags)


def test_nothing_that_somebody_typed_becomes_part_of_the_page() -> None:
    nasty = "<script>alert(1)</script> \x00 \ud800 & \N{SNOWMAN}"
    page = paper_page(
        Paper(
            nasty,
            nasty,
            (Words(nasty), Grid(nasty, (nasty,), ((nasty,),)), Bars(nasty, nasty, (Bar(nasty, None, nasty),))),
        )
    )
    assert "<script>" not in page
    assert page.encode("utf-8")


def test_without_a_workbook_and_under_another_ending_nothing_is_written(
    session: Session, sample: Sample, tmp_path: Path
) -> None:
    with pytest.raises(NotReady):
        sign_off_pack.compose_pack(session, load(session, sample))
    with pytest.raises(DocumentProblem, match=r"cannot be written as \.pdf"):
        sign_off_pack.write_pack(tmp_path / "pack.pdf", Paper("", "", ()))
    for ending in (".docx", ".html"):
        with pytest.raises(DocumentProblem):
            sign_off_pack.write_pack(tmp_path / "no folder" / f"pack{ending}", Paper("", "", ()))
