"""The page of findings for a lead: whose they are, by when, readable to everybody, and safe whatever a text holds."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from nhsbn_desktop.documents.findings_html import findings_page, write_findings_page
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import DocumentProblem
from tests.documents.finding_samples import ASHA, FULL, HEADING, SCRIPTS, finding, listed

FINANCE = listed(finding("Costs are blank.", section="Finance", cells=(Cell("Finance", "E9"),)))
NOTE = listed(finding("Just so you know.", severity=Severity.NOTE))


def page_of(*some: object, reader: str | None = "Asha Patel") -> html.HtmlElement:
    return html.document_fromstring(findings_page(HEADING, some, reader=reader))  # type: ignore[arg-type]


def test_the_page_says_whose_it_is_what_is_asked_and_by_when() -> None:
    page = page_of(NOTE, FULL, FINANCE)
    words = " ".join(page.text_content().split())
    assert page.xpath("//h1")[0].text == "Findings for Asha Patel: Example collection 2025/26"
    assert "The Network's deadline is 31 March 2026." in words
    assert "3 findings, 2 of them still open." in words
    assert "Validate by 19 March 2026." in words
    assert "Costs are blank." in words
    assert "Correct one." in words
    assert "A ward closed." in words


def test_sections_come_in_order_each_with_its_worst_first() -> None:
    page = page_of(NOTE, FINANCE, FULL)
    assert [heading.text for heading in page.xpath("//h2")] == ["Access", "Finance"]
    assert [heading.text for heading in page.xpath("//section[1]//h3")] == ["Explain (1)", "Note (1)"]


def test_everybody_can_read_it() -> None:
    page = page_of(FULL, FINANCE)
    assert page.get("lang") == "en-GB"
    assert page.xpath("string(//title)")
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    tables = page.xpath("//table")
    assert len(tables) == 3
    assert all(table.xpath("caption") and table.xpath("thead//th[@scope='col']") for table in tables)
    assert all(row.xpath("th[@scope='row']") for row in page.xpath("//tbody/tr"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href")} <= set(ids)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of an RRGGBB colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_its_colours_have_the_contrast_that_wcag_asks_for() -> None:
    style = findings_page(HEADING, [FULL])
    backgrounds = re.findall(r"background: #([0-9a-f]{6})", style)
    assert len(backgrounds) >= 6
    for colour in backgrounds:
        assert (luminance(colour) + 0.05) / (luminance("212b32") + 0.05) >= 4.5
    assert 1.05 / (luminance("005eb8") + 0.05) >= 4.5
    for edge, behind in re.findall(r"background: #(\w{6}); border-left: 8px \w+ #(\w{6})", style):
        assert abs(luminance(edge) - luminance(behind)) > 0.3


def test_the_summary_has_no_deadlines_where_nothing_is_planned() -> None:
    assert "Validate by" in page_of(FULL).xpath("string(//table[1]/thead)")
    unplanned = page_of(NOTE).xpath("//table[1]")[0]
    assert "Validate by" not in unplanned.xpath("string(thead)")
    assert len(unplanned.xpath("tbody/tr[1]/*")) == len(unplanned.xpath("thead/tr/th"))


def test_it_prints() -> None:
    style = findings_page(HEADING, [FULL])
    assert "@media print" in style
    assert "table-header-group" in style


@pytest.mark.parametrize("text", SCRIPTS)
def test_a_text_stays_a_text(text: str) -> None:
    one = listed(finding(text, section=text), question=text, explanation=text, lead=ASHA)
    page = page_of(one, reader=text)
    assert page.xpath("count(//*[self::script or self::img or self::b])") == 0
    assert not page.xpath("//@onerror | //@onmouseover")
    assert page.text_content().count(text) >= 5


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    source = findings_page(HEADING, [listed(finding(f"x{text}x"))])
    tags = re.findall(r"<[^>]*>", source)
    assert tags == re.findall(r"<[^>]*>", findings_page(HEADING, [listed(finding("xx"))]))
    source.encode("utf-8")


def test_nothing_found_is_said_and_no_table_stands_empty() -> None:
    page = page_of(reader=None)
    assert "There are no findings." in page.text_content()
    assert not page.xpath("//table")


def test_a_page_is_written_or_a_problem_told(tmp_path: Path) -> None:
    page = findings_page(HEADING, [FULL])
    assert write_findings_page(tmp_path / "page.html", page).read_text("utf-8") == page
    with pytest.raises(DocumentProblem):
        write_findings_page(tmp_path / "nowhere" / "page.html", page)
