"""What must not leave is found wherever it hides, the Network's own is left alone, and cleaning touches no more."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.leaks import Leak, as_finding, is_about_people, is_certain, sorts_in
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.inspection import inspect_leaks
from nhsbn_desktop.workbook.leaks.cleaning import clean
from nhsbn_desktop.workbook.reader import read_workbook
from tests.workbook.making import MAIN, parts, relationships, sheet

NHS = "943 476 5919"  # NHS England's own example of a valid number
REAL = Path(__file__).parents[2] / "../shared/workbooks/real"


def build(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return path


def text(address: str, words: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{words}</t></is></c>'


def number(address: str, value: object, style: int = 1) -> str:
    return f'<c r="{address}" s="{style}"><v>{value}</v></c>'


def rows(*cells: tuple[int, str]) -> str:
    return "".join(f'<row r="{row}">{inside}</row>' for row, inside in cells)


def book(tmp_path: Path, data: str = "", name: str = "return.xlsx", **more: object) -> Path:
    extra = more.pop("extra", {})
    files = parts({"Activity": sheet(data), **more.pop("sheets", {})}, **more)  # type: ignore[arg-type, dict-item]
    return build(tmp_path / name, {**files, **extra})  # type: ignore[dict-item]


def found(path: Path, template: Path | None = None, *, blank: bool = True) -> dict[str, Severity]:
    return {leak.code: leak.severity for leak in reversed(inspect_leaks(path, template, blank=blank))}


def valid_nhs_numbers(count: int) -> list[str]:
    made: list[str] = []
    for start in range(400_000_000, 400_001_000):
        digits = [int(digit) for digit in str(start)]
        check = (11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=True)) % 11) % 11
        if check != 10:
            made.append(f"{start}{check}")
        if len(made) == count:
            break
    return made


def test_a_clean_workbook_has_nothing_to_tell(tmp_path: Path) -> None:
    path = book(tmp_path, rows((1, text("A1", "Referrals received")), (2, number("A2", 1234))))
    assert inspect_leaks(path) == ()


def test_one_number_that_passes_the_check_warns_and_a_column_of_them_blocks(tmp_path: Path) -> None:
    one, *others = valid_nhs_numbers(3)
    assert found(book(tmp_path, rows((1, number("A1", one))))) == {"LEAK-NHS": Severity.CHECK}
    column = rows(*((row, number(f"A{row}", value)) for row, value in enumerate([one, *others], 1)))
    [leak] = inspect_leaks(book(tmp_path, column))
    assert (leak.code, leak.severity) == ("LEAK-NHS", Severity.MUST_FIX)
    assert [str(cell) for cell in leak.cells] == ["Activity!A1", "Activity!A2", "Activity!A3"]


def test_ten_digits_that_pass_by_chance_one_time_in_eleven_do_not_block(tmp_path: Path) -> None:
    sums = rows(*((row, number(f"A{row}", 1_000_000_000 + row * 7_919)) for row in range(1, 60)))
    assert set(found(book(tmp_path, sums)).values()) <= {Severity.CHECK}


@pytest.mark.parametrize("heading", ["NHS number", "Patient ID", "Hospital no", "MRN"])
def test_a_heading_that_speaks_of_patients_makes_one_number_certain(tmp_path: Path, heading: str) -> None:
    [one] = valid_nhs_numbers(1)
    path = book(tmp_path, rows((1, text("A1", heading)), (2, number("A2", one))))
    assert found(path) == {"LEAK-NHS": Severity.MUST_FIX}


@pytest.mark.parametrize(
    ("words", "code", "severity"),
    [
        (f"seen twice {NHS}", "LEAK-NHS", Severity.MUST_FIX),
        ("NHS number 9434765919", "LEAK-NHS", Severity.MUST_FIX),
        ("DOB 12/03/1951", "LEAK-DOB", Severity.MUST_FIX),
        ("born on 4 May 1948", "LEAK-DOB", Severity.MUST_FIX),
        ("lives at SW1A 2AA", "LEAK-POSTCODE", Severity.CHECK),
        ("ask ann.hale@northmoor.example", "LEAK-EMAIL", Severity.CHECK),
        ("NI QQ 12 34 56 C is nobody's, AB 12 34 56 C is", "LEAK-NI", Severity.CHECK),
    ],
)
def test_each_sort_of_detail_in_a_cell_a_note_a_hidden_sheet_a_name_and_the_file_name(
    tmp_path: Path, words: str, code: str, severity: Severity
) -> None:
    assert found(book(tmp_path, rows((1, text("A1", words))))) == {code: severity}
    hidden = book(tmp_path, sheets={"Old": sheet(rows((1, text("A1", words))))}, states={"Old": "veryHidden"})
    assert found(hidden)[code] is severity
    names = f'<definedNames><definedName name="Kept">"{words}"</definedName></definedNames>'
    assert found(book(tmp_path, names=names)) == {code: severity}
    assert found(noted(tmp_path, words))[code] is severity
    if "/" not in words:
        assert found(book(tmp_path, name=f"{words}.xlsx"))[code] is severity


def noted(tmp_path: Path, words: str, name: str = "noted.xlsx") -> Path:
    comments = (
        f"<comments {MAIN}><authors><author>Ann Hale</author></authors><commentList>"
        f'<comment ref="B2" authorId="0"><text><t>{words}</t></text></comment></commentList></comments>'
    )
    extra = {
        "xl/comments1.xml": comments,
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(("comments", "../comments1.xml")),
    }
    return book(tmp_path, rows((2, number("B2", 4))), name, extra=extra)


def test_a_date_under_a_heading_for_dates_of_birth_blocks(tmp_path: Path) -> None:
    path = book(tmp_path, rows((1, text("C1", "DOB")), (2, number("C2", 18_700, style=2))))
    assert found(path) == {"LEAK-DOB": Severity.MUST_FIX}
    other = book(tmp_path, rows((1, text("C1", "Date of referral")), (2, number("C2", 18_700, style=2))))
    assert found(other) == {}


def test_no_leak_ever_says_the_words_that_were_found(tmp_path: Path) -> None:
    path = book(tmp_path, rows((1, text("A1", f"{NHS} DOB 12/03/1951 SW1A 2AA ann@northmoor.example"))))
    for leak in (*inspect_leaks(path), *inspect_leaks(noted(tmp_path, NHS))):
        told = f"{leak!r} {as_finding(leak, 'Alderbrook')!r}"
        assert not any(part in told for part in (NHS, "5919", "1951", "2AA", "ann@"))


_PARTS = [
    ("xl/pivotCache/pivotCacheRecords1.xml", b"<pivotCacheRecords><r><x v='0'/></r></pivotCacheRecords>", "LEAK-PIVOT"),
    ("xl/model/item.data", b"\0" * 20, "LEAK-MODEL"),
    ("xl/embeddings/Microsoft_Excel_Sheet1.xlsx", b"PK", "LEAK-EMBEDDED"),
    ("xl/externalLinks/externalLink1.xml", b"<externalLink><cell><v>12</v></cell></externalLink>", "LEAK-LINK"),
    ("customXml/item1.xml", b"<a>b</a>", "LEAK-CUSTOM-XML"),
    ("customXml/item2.xml", "<a>b</a>".encode("utf-16"), "LEAK-CUSTOM-XML"),
    ("xl/media/image1.jpeg", b"\xff\xd8Exif\0\0", "LEAK-IMAGE"),
    ("xl/printerSettings/printerSettings1.bin", "\\\\srv\\Ward 3".encode("utf-16-le"), "LEAK-PRINTER"),
    ("docProps/thumbnail.jpeg", b"\xff\xd8", "LEAK-THUMBNAIL"),
    ("docProps/core.xml", b"<p><dc:creator>Ann Hale</dc:creator></p>", "LEAK-AUTHOR"),
    ("docProps/app.xml", b"<p><Company>Northmoor</Company></p>", "LEAK-AUTHOR"),
    ("docProps/custom.xml", b'<Properties><property name="Owner"/></Properties>', "LEAK-PROPERTY"),
    ("xl/persons/person.xml", b'<personList><person displayName="Ann Hale" id="{1}"/></personList>', "LEAK-AUTHOR"),
    ("xl/externalLinks/_rels/externalLink1.xml.rels", b'<R Target="C:\\Users\\ahale\\x.xlsx"/>', "LEAK-PATH"),
    ("xl/vbaProject.bin", b"\xd0\xcf", "LEAK-MACROS"),
    ("xl/connections.xml", b"<connections/>", "LEAK-CONNECTION"),
]


@pytest.mark.parametrize(("name", "content", "code"), _PARTS)
def test_each_part_that_should_not_be_there_is_told_unless_the_networks_template_has_it(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = book(tmp_path, extra={name: content})
    template = book(tmp_path, name="template.xlsx", extra={name: content})
    assert code in found(path)
    assert found(path, template) == {}
    assert found(path, book(tmp_path, name="other.xlsx"))[code] == found(path)[code]


def test_a_person_in_a_pivot_cache_a_text_box_or_custom_xml_blocks(tmp_path: Path) -> None:
    for name in ("xl/pivotCache/pivotCacheDefinition1.xml", "xl/drawings/drawing1.xml", "customXml/item1.xml"):
        path = book(tmp_path, extra={name: f"<a><b>NHS number {NHS}</b></a>"})
        assert found(path)["LEAK-NHS"] is Severity.MUST_FIX


def test_what_the_networks_template_says_is_known_and_what_was_typed_over_it_is_not(tmp_path: Path) -> None:
    support = {"Support": sheet(rows((1, text("A1", "Ask team@network.example, SW1A 2AA"))))}
    states = {"Support": "veryHidden"}
    template = book(tmp_path, name="template.xlsx", sheets=support, states=states)
    same = book(tmp_path, rows((1, number("A1", 40))), sheets=support, states=states)
    assert found(same, template) == {}
    changed = {"Support": sheet(rows((1, text("A1", "Ask ann@northmoor.example"))))}
    assert found(book(tmp_path, sheets=changed, states=states), template) == {"LEAK-EMAIL": Severity.CHECK}


def test_a_template_that_was_filled_in_already_vouches_for_no_answer_and_for_nobodys_name(tmp_path: Path) -> None:
    extra = {"docProps/core.xml": b"<p><dc:creator>Ann Hale</dc:creator></p>"}
    path = book(tmp_path, rows((1, text("A1", f"{NHS}"))), extra=extra)
    assert found(path, path, blank=True) == {}
    assert found(path, path, blank=False) == {"LEAK-NHS": Severity.MUST_FIX, "LEAK-AUTHOR": Severity.CHECK}


def test_values_in_hidden_rows_and_columns_are_counted(tmp_path: Path) -> None:
    data = '<row r="3" hidden="1"><c r="A3" s="1"><v>7</v></c></row>'
    assert found(book(tmp_path, data)) == {"LEAK-HIDDEN": Severity.CHECK}


def test_a_text_that_was_deleted_but_still_stands_in_the_file_is_found(tmp_path: Path) -> None:
    path = book(tmp_path, rows((1, '<c r="A1" t="s"><v>0</v></c>')), strings=("Referrals", f"NHS no {NHS}"))
    assert found(path) == {"LEAK-LEFTOVERS": Severity.MUST_FIX}
    template = book(tmp_path, name="template.xlsx", strings=("Referrals", "Old words of the Network"))
    known = book(tmp_path, rows((1, '<c r="A1" t="s"><v>0</v></c>')), strings=("Referrals", "Old words of the Network"))
    assert found(known, template) == {}


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def dirty(tmp_path: Path) -> Path:
    printer = relationships(
        ("printerSettings", "../printerSettings/printerSettings1.bin"), ("comments", "../comments1.xml")
    )
    comments = (
        f"<comments {MAIN}><authors><author>Ann Hale</author></authors><commentList>"
        f'<comment ref="B2" authorId="0"><text><t>{NHS}</t></text></comment>'
        f'<comment ref="B3" authorId="0"><text><t>As last year</t></text></comment></commentList></comments>'
    )
    data = rows(
        (1, '<c r="A1" t="s"><v>0</v></c>'),
        (2, '<c r="A2" s="1" t="s"><v>1</v></c>' + number("B2", 4)),
        (3, number("B3", 5)),
    )
    setup = '<pageSetup orientation="landscape" r:id="rId1"/>'
    files = parts({"Activity": sheet(data, after=setup)}, strings=("Referrals", f"{NHS} was seen", f"Deleted: {NHS}"))
    types = files["[Content_Types].xml"]
    assert isinstance(types, str)
    return build(
        tmp_path / "dirty.xlsx",
        {
            **files,
            "[Content_Types].xml": types.replace("</Types>", '<Default Extension="bin" ContentType="a/b"/></Types>'),
            "_rels/.rels": relationships(
                ("officeDocument", "xl/workbook.xml"), ("core-properties", "docProps/core.xml")
            ),
            "docProps/core.xml": "<p><dc:creator>Ann Hale</dc:creator><dc:title>Return</dc:title></p>",
            "xl/worksheets/_rels/sheet1.xml.rels": printer,
            "xl/printerSettings/printerSettings1.bin": "\\\\srv\\Ward 3".encode("utf-16-le"),
            "xl/comments1.xml": comments,
        },
    )


def test_cleaning_takes_out_what_was_chosen_says_so_and_leaves_all_else_byte_for_byte(tmp_path: Path) -> None:
    path, target = dirty(tmp_path), tmp_path / "clean.xlsx"
    leaks = inspect_leaks(path)
    told = clean(path, target, [leak for leak in leaks if leak.remedy])
    assert inspect_leaks(target) == ()
    assert "Cleared Activity!A2." in told
    assert "Emptied the comment on Activity!B2." in told
    assert "Took out xl/printerSettings/printerSettings1.bin." in told
    before, after = contents(path), contents(target)
    assert before.keys() - after.keys() == {"xl/printerSettings/printerSettings1.bin"}
    assert before["xl/styles.xml"] == after["xl/styles.xml"]
    assert b"As last year" in after["xl/comments1.xml"]
    assert b"<dc:title>Return</dc:title>" in after["docProps/core.xml"]
    whole = b"".join(after.values())
    assert not any(word in whole for word in (NHS.encode(), b"Ann Hale", b"printerSettings"))
    assert read_workbook(target).sheet("Activity").answer_at(2, 2) == 4


def test_only_what_was_chosen_is_cleaned(tmp_path: Path) -> None:
    path, target = dirty(tmp_path), tmp_path / "clean.xlsx"
    author = [leak for leak in inspect_leaks(path) if leak.part == "docProps/core.xml"]
    assert clean(path, target, author) == ("Blanked the names in the document's properties (docProps/core.xml).",)
    before, after = contents(path), contents(target)
    assert {name for name in before if before[name] != after[name]} == {"docProps/core.xml"}


def test_what_only_a_person_can_put_right_cannot_be_chosen(tmp_path: Path) -> None:
    path = book(tmp_path, extra={"xl/model/item.data": b"\0"})
    [leak] = inspect_leaks(path)
    with pytest.raises(WorkbookProblem):
        clean(path, tmp_path / "clean.xlsx", [leak])
    assert not (tmp_path / "clean.xlsx").exists()


@pytest.mark.skipif(not REAL.exists(), reason="the real workbooks are not beside this checkout")
@pytest.mark.parametrize("name", ["uk_dluhc_pathfinders_round1.xlsx", "uk_360giving_template.xlsx"])
def test_a_real_workbook_is_clean_after_cleaning_and_every_other_part_keeps_its_bytes(
    name: str, tmp_path: Path
) -> None:
    path, target = REAL / name, tmp_path / "clean.xlsx"
    chosen = [leak for leak in inspect_leaks(path) if leak.remedy and not leak.cells]
    assert chosen
    clean(path, target, chosen)
    assert not {leak.key for leak in inspect_leaks(target)} & {leak.key for leak in chosen}
    before, after = contents(path), contents(target)
    assert not [one for one in after if one.startswith("xl/worksheets/sheet") and len(before[one]) < len(after[one])]
    gone = before.keys() - after.keys()
    assert {one for one in gone if "customXml/_rels/" not in one and "customXml/itemProps" not in one} == {
        leak.part for leak in chosen if leak.remedy == "take the part out"
    }


def test_words_about_people_are_told_from_words_about_figures() -> None:
    assert is_about_people("NHS number")
    assert is_about_people("Patient name")
    assert not is_about_people("Number of referrals")
    assert is_certain(f"ref {NHS}")
    assert not is_certain("9434765919")
    assert sorts_in("Referrals 2025/26: 1,234") == ()


def test_the_worst_comes_first_and_each_has_somewhere_to_go(tmp_path: Path) -> None:
    leaks: tuple[Leak, ...] = inspect_leaks(dirty(tmp_path))
    assert [leak.severity.rank for leak in leaks] == sorted(leak.severity.rank for leak in leaks)
    assert all(leak.do and leak.message and leak.place for leak in leaks)
    assert len({leak.key for leak in leaks}) == len(leaks)
