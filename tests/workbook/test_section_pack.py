"""A pack for one lead: nothing of the others' answers is in it, all else stays, and it knows whose it is."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from python_calamine import CalamineWorkbook

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.services.sample import Sample
from nhsbn_desktop.workbook.formats import OLE
from nhsbn_desktop.workbook.packing.pack_identity import read_identity
from nhsbn_desktop.workbook.packing.withholding import divide, split_names
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.section_pack import make_pack
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.writer import write_copy
from tests.workbook.making import make, parts, save, sheet
from tests.workbook.secretive import ADAMS, inline, secretive

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")  # by openpyxl
REAL = Path(__file__).parents[2] / "../shared/workbooks/real"


def everything_in(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def found_in(path: Path, text: str) -> list[str]:
    """The parts that hold a text, in whatever encoding, joined runs of formatted text included."""
    forms = (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
    return [
        name
        for name, part in everything_in(path).items()
        if any(form in part for form in forms) or text.encode() in re.sub(rb"<[^>]*>", b"", part)
    ]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return secretive(tmp_path / "shared.xlsx")


def test_the_workbook_of_two_leads_is_what_it_seems(shared: Path) -> None:
    """Else the next test would look for what never was there."""
    assert [section.name for section in find_structure(read_workbook(shared)).sections] == ["Adam", "Bea"]
    secrets = set(re.findall(rb"Secret-\w+", b"".join(everything_in(shared).values())))
    assert len(secrets) >= 24
    assert "docProps/core.xml" in found_in(shared, "Secret-person")
    assert "customXml/item2.xml" in found_in(shared, "Secret-shared")


def test_no_secret_of_another_lead_is_in_any_part_of_a_pack(shared: Path, tmp_path: Path) -> None:
    pack = make_pack(shared, tmp_path / "pack.xlsx", ["Adam"])
    assert found_in(tmp_path / "pack.xlsx", "Secret-") == []
    assert found_in(tmp_path / "pack.xlsx", "998865") == []
    assert found_in(tmp_path / "pack.xlsx", "998877") == []  # a total on Adam's own tab that Bea's figure goes into
    assert pack.hidden == ("Bea",)
    assert pack.notes == 1


def test_the_lead_keeps_their_own_answers_and_the_form(shared: Path, tmp_path: Path) -> None:
    make_pack(shared, tmp_path / "pack.xlsx", ["Adam"])
    pack = read_workbook(tmp_path / "pack.xlsx")
    assert pack.sheet("Adam").cell("D6").value == ADAMS
    assert pack.sheet("Adam").cell("D7").formula == "D5+Bea!D5"
    assert pack.sheet("Bea").cell("A6").value == "Describe the gaps"
    assert pack.sheet("Bea").cell("D9").formula == 'D6&"!"'
    assert pack.sheet("Support").state == "veryHidden"
    assert [name.name for name in pack.names] == ["Gaps"]


def test_a_saved_result_stays_where_nothing_of_the_others_goes_into_it(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{inline("A1", "Question")}{inline("B1", "Definition")}{inline("C1", "Question type")}'
        f'{inline("D1", "Response")}</row><row r="2">{inline("A2", "How many?")}{inline("C2", "Numerical")}'
        '<c r="D2" s="1"><v>5</v></c></row><row r="3"><c r="D3"><f>D2*2</f><v>10</v></c></row>'
    )
    source = save(tmp_path / "two.xlsx", parts({"One": sheet(rows), "Two": sheet(rows)}))
    make_pack(source, tmp_path / "pack.xlsx", ["One"])
    pack = read_workbook(tmp_path / "pack.xlsx")
    assert pack.sheet("One").cell("D3").value == 10
    assert pack.sheet("Two").cell("D3").value is None


def test_what_another_program_left_anywhere_on_the_others_tabs_goes_too(planted: Sample, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(planted.workbook("Alderbrook"))
    for tab, address in (("Finance", "Z50"), ("Finance", "E6"), ("Workforce", "P9"), ("Activity", "B90")):
        book[tab][address].value = f"Seeded {tab} {address}"
        book[tab][address].comment = Comment(f"Seeded note {address}", "Seeded author")
    book.defined_names["Seeded_name"] = DefinedName("Seeded_name", attr_text='"Seeded constant"')
    book.save(tmp_path / "seeded.xlsx")
    assert found_in(tmp_path / "seeded.xlsx", "Seeded")
    make_pack(tmp_path / "seeded.xlsx", tmp_path / "pack.xlsx", ["Access"])
    assert found_in(tmp_path / "pack.xlsx", "Seeded") == []


def test_a_pack_opens_at_the_leads_first_tab_and_asks_for_recalculation(shared: Path, tmp_path: Path) -> None:
    make_pack(shared, tmp_path / "pack.xlsx", ["Bea"])
    book = everything_in(tmp_path / "pack.xlsx")["xl/workbook.xml"]
    assert b'activeTab="1"' in book
    assert b"firstSheet" not in book
    assert b'fullCalcOnLoad="1"' in book
    assert [sheet.state for sheet in read_workbook(tmp_path / "pack.xlsx").sheets[:2]] == ["hidden", "visible"]


def test_of_two_sections_on_one_tab_only_the_others_answers_go(planted: Sample, tmp_path: Path) -> None:
    source = planted.workbook("Alderbrook")
    workbook = read_workbook(source)
    structure = find_structure(workbook)
    rows = {question.row for question in structure.questions if question.sheet == "Access"}
    half = sorted(rows)[len(rows) // 2]
    questions = tuple(
        replace(question, section="Access, later") if question.sheet == "Access" and question.row > half else question
        for question in structure.questions
    )
    parted = replace(structure, questions=questions)
    pack = make_pack(source, tmp_path / "pack.xlsx", ["Access, later"], parted)
    share = divide(workbook, parted, pack.sections)
    after = read_workbook(tmp_path / "pack.xlsx").sheet("Access")
    before = workbook.sheet("Access")
    assert "Access" not in pack.hidden
    assert share.own["Access"]
    assert all(after.answer_at(*place) == before.answer_at(*place) for place in share.own["Access"])
    assert all(after.answer_at(*place) is None for place in share.withheld["Access"])


def test_all_other_parts_stay_byte_for_byte(planted: Sample, tmp_path: Path) -> None:
    source = planted.workbook("Alderbrook")
    pack = make_pack(source, tmp_path / "pack.xlsx", ["Finance"])
    before, after = everything_in(source), everything_in(tmp_path / "pack.xlsx")
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == set(pack.parts)
    assert {"xl/styles.xml", "xl/theme/theme1.xml", "docProps/core.xml", "xl/worksheets/sheet8.xml"} <= set(
        after
    ) - changed


def test_every_answer_of_the_others_is_blank_and_every_text_of_theirs_gone(planted: Sample, tmp_path: Path) -> None:
    source = planted.workbook("Alderbrook")
    structure = find_structure(read_workbook(source))
    for section in structure.sections:
        make_pack(source, tmp_path / "pack.xlsx", [section.name], structure)
        before, after = read_workbook(source), read_workbook(tmp_path / "pack.xlsx")
        kept = {text for sheet in after.sheets for place in sheet.grid if (text := sheet.text_at(*place))}
        for question in structure.questions:
            for _, cell in question.cells:
                was, value = (book.sheet(cell.sheet).cell(cell.address).answer for book in (before, after))
                assert value == (was if question.section == section.name else None)
                if question.section != section.name and isinstance(was, str) and len(was) > 8 and was not in kept:
                    assert found_in(tmp_path / "pack.xlsx", was) == []


def test_a_pack_says_whose_it_is_and_still_does_once_another_program_saved_it(shared: Path, tmp_path: Path) -> None:
    source = make_pack(shared, tmp_path / "pack.xlsx", ["Adam"]).identity
    assert read_identity(read_workbook(tmp_path / "pack.xlsx").package) == source
    assert source.base == read_workbook(shared).sha256
    saved = openpyxl.load_workbook(tmp_path / "pack.xlsx")
    saved.save(tmp_path / "saved.xlsx")
    assert read_identity(read_workbook(tmp_path / "saved.xlsx").package) == source


def test_the_identity_joins_properties_that_are_there(planted: Sample, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(planted.workbook("Alderbrook"))
    book.custom_doc_props.append(StringProperty(name="Department", value="Information"))
    book.save(tmp_path / "with.xlsx")
    first = make_pack(tmp_path / "with.xlsx", tmp_path / "first.xlsx", ["Access", "Finance"])
    second = make_pack(tmp_path / "first.xlsx", tmp_path / "second.xlsx", ["Finance"])
    assert read_identity(read_workbook(tmp_path / "second.xlsx").package) == second.identity != first.identity
    assert second.sections == ("Finance",)
    assert openpyxl.load_workbook(tmp_path / "second.xlsx").custom_doc_props["Department"].value == "Information"


def test_sections_are_chosen_by_name_or_tab_though_their_names_hold_commas(planted: Sample) -> None:
    structure = find_structure(read_workbook(planted.workbook("Alderbrook")))
    asked = "access,Quality, effectiveness, safety,Finance"
    assert split_names(asked, structure) == ("access", "Quality, effectiveness, safety", "Finance")


def test_a_section_that_is_not_there_is_refused_with_those_that_are(shared: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkbookProblem, match="no section 'Cleo'") as problem:
        make_pack(shared, tmp_path / "pack.xlsx", ["Cleo"])
    assert "Adam, Bea" in problem.value.advice
    assert not (tmp_path / "pack.xlsx").exists()


@pytest.mark.parametrize("part", ["xl/pivotCache/pivotCacheRecords1.xml", "xl/embeddings/a.xlsx", "xl/model/item.data"])
def test_a_copy_of_the_answers_that_cannot_be_emptied_stops_the_pack(part: str, shared: Path, tmp_path: Path) -> None:
    save(tmp_path / "copy.xlsx", {**everything_in(shared), part: b"<r>Secret-pivot</r>"})
    with pytest.raises(WorkbookProblem, match="so no pack can be made"):
        make_pack(tmp_path / "copy.xlsx", tmp_path / "pack.xlsx", ["Adam"])
    assert not (tmp_path / "pack.xlsx").exists()


def test_a_workbook_without_sections_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "empty.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    with pytest.raises(WorkbookProblem):
        make_pack(tmp_path / "empty.xlsx", tmp_path / "pack.xlsx", ["Anything"])


def test_a_pack_of_a_protected_workbook_has_its_password(shared: Path, tmp_path: Path) -> None:
    with shared.open("rb") as plain, (tmp_path / "locked.xlsx").open("wb") as locked:
        OOXMLFile(plain).encrypt("correct horse", locked)
    make_pack(tmp_path / "locked.xlsx", tmp_path / "pack.xlsx", ["Adam"], password="correct horse")
    assert (tmp_path / "pack.xlsx").read_bytes().startswith(OLE)
    assert read_workbook(tmp_path / "pack.xlsx", "correct horse").sheet("Bea").state == "hidden"


def test_a_formula_with_bytes_that_are_no_letters_is_refused_in_words(tmp_path: Path) -> None:
    source = secretive(tmp_path / "shared.xlsx")
    with zipfile.ZipFile(source) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    spoiled = {name: re.sub(rb"<f>(?=.)", b"<f>\xa8", part, count=1) for name, part in contents.items()}
    assert spoiled != contents
    with pytest.raises(WorkbookProblem, match="damaged sheet"):
        make_pack(save(source, spoiled), tmp_path / "pack.xlsx", ["Adam"])


def test_properties_that_are_damaged_are_told_where_a_pack_would_say_what_it_is(tmp_path: Path) -> None:
    source = secretive(tmp_path / "shared.xlsx")
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("docProps/custom.xml", "<Properties><property></Properties>")
    with pytest.raises(WorkbookProblem, match="damaged part, docProps"):
        make_pack(source, tmp_path / "pack.xlsx", ["Adam"])
    assert not (tmp_path / "pack.xlsx").exists()


def test_other_programs_open_a_pack(planted: Sample, tmp_path: Path) -> None:
    make_pack(planted.workbook("Alderbrook"), tmp_path / "pack.xlsx", ["Access"])
    book = openpyxl.load_workbook(tmp_path / "pack.xlsx", data_only=True)
    cells = (
        CalamineWorkbook.from_path(tmp_path / "pack.xlsx").get_sheet_by_name("Access").to_python(skip_empty_area=False)
    )
    assert book["Access"]["E6"].value == cells[5][4]
    assert book["Finance"].sheet_state == "hidden"


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(REAL.glob("*.xlsx")), ids=lambda path: path.stem)
def test_secrets_in_real_workbooks_stay_out_of_packs(path: Path, tmp_path: Path) -> None:
    workbook = read_workbook(path)
    structure = find_structure(workbook)
    if len(structure.sections) < 2:
        pytest.skip("fewer than two sections were found")
    keep = structure.sections[0].name
    secrets: dict[Cell, str] = {}
    for question in structure.questions:
        if question.section == keep or question.sheet == structure.sections[0].sheet:
            continue
        for _, cell in question.cells[:1]:
            secrets[cell] = f"Seeded-{len(secrets)}-secret"
    chosen = dict(list(secrets.items())[:200])
    write_copy(path, tmp_path / "seeded.xlsx", chosen, force=True)
    pack = make_pack(tmp_path / "seeded.xlsx", tmp_path / "pack.xlsx", [keep])
    assert found_in(tmp_path / "seeded.xlsx", "Seeded-")
    assert found_in(tmp_path / "pack.xlsx", "Seeded-") == []
    CalamineWorkbook.from_path(tmp_path / "pack.xlsx")
    assert pack.blanked >= len(chosen)
