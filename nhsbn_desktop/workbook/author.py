"""Writing a collection's workbook in the exact form of the Network's own, for the sample and for rehearsal."""

import io
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.authoring import front as front
from nhsbn_desktop.workbook.authoring.layout import HEADER_ROW, Layout, lay_out
from nhsbn_desktop.workbook.authoring.sections import section_sheet
from nhsbn_desktop.workbook.authoring.styles import styles_part
from nhsbn_desktop.workbook.authoring.theme import theme_part
from nhsbn_desktop.workbook.authoring.xml import SheetXml, Strings, attribute, quoted, text_xml

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MADE = (2026, 6, 15, 9, 0, 0)  # every member of the zip bears this time, so that the same answers give the same bytes
_AUTHOR = "Sample collection (fictional)"


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    content: SheetXml
    state: str = "visible"


def write_workbook(
    collection: Collection,
    path: Path,
    *,
    unit: str,
    values: Mapping[str, Value],
    comments: Mapping[str, str] | None = None,
    year: str | None = None,
) -> Layout:
    """Write the workbook of one unit's submission, and tell where each answer and comment stands in it.

    `values` and `comments` are by answer code; a code that is left out is a blank. A text stays a text, so "1,234" and
    "Yes " can be written as people leave them; an Excel error value becomes that error. `year` ("2024/25") is the
    collection's own unless given. The same arguments give the same bytes. Raises WorkbookProblem where the file
    cannot be written; the file that stood there before is then still whole.
    """
    layout = lay_out(collection)
    filled = front.Return(collection, unit, year or collection.year, values, comments or {})
    _save(path, _zip(_parts(layout, filled)))
    return layout


def _parts(layout: Layout, filled: front.Return) -> dict[str, str]:
    """Every member of the package by name, in the order Excel writes them."""
    strings, lists = Strings(), front.lists_of(filled.collection)
    contents = [
        _Sheet(front.INTRODUCTION, front.introduction_sheet(filled, strings)),
        _Sheet(front.DETAILS, front.details_sheet(filled, strings, lists)),
        *(_Sheet(tab.name, section_sheet(tab, filled, strings, lists)) for tab in layout.tabs),
        _Sheet(front.SUPPORT, front.support_sheet(filled, strings), "veryHidden"),
        _Sheet(front.LISTS, front.lists_sheet(lists, strings), "veryHidden"),
    ]
    worksheets = {
        f"xl/worksheets/sheet{number}.xml": sheet.content.part(selected=number == 1)
        for number, sheet in enumerate(contents, 1)
    }
    return {
        "[Content_Types].xml": _content_types(worksheets),
        "_rels/.rels": _root_relationships(),
        "xl/workbook.xml": _workbook(contents, layout, lists),
        "xl/_rels/workbook.xml.rels": _workbook_relationships(len(contents)),
        **worksheets,
        "xl/theme/theme1.xml": theme_part(),
        "xl/styles.xml": styles_part(),
        "xl/sharedStrings.xml": strings.part(),
        "docProps/core.xml": _core_properties(filled.title),
        "docProps/app.xml": f'<Properties xmlns="{_OFFICE.replace("relationships", "extended-properties")}">'
        "<Application>Microsoft Excel</Application></Properties>",
    }


def _workbook(contents: list[_Sheet], layout: Layout, lists: front.Lists) -> str:
    entries = "".join(
        f'<sheet name={attribute(sheet.name)} sheetId="{number}"'
        f'{"" if sheet.state == "visible" else f" state={attribute(sheet.state)}"} r:id="rId{number}"/>'
        for number, sheet in enumerate(contents, 1)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">'
        f"{text_xml(quoted(tab.name))}!$1:${HEADER_ROW}</definedName>"
        for place, tab in enumerate(layout.tabs, 2)
    )
    names = {
        "Organisations": lists.area("Organisation name"),
        "PreviousSpecification": f"{front.LISTS}!#REF!",  # the Network's own carry such remains of earlier years
        "Submissions": lists.area("Name of the submission"),
        front.YES_NO_NAME: lists.area("Yes/No"),
    }
    own = "".join(f"<definedName name={attribute(name)}>{place}</definedName>" for name, place in names.items())
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr defaultThemeVersion="166925"/>'
        f'<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15600" tabRatio="800"/>'
        f"</bookViews><sheets>{entries}</sheets><definedNames>{titles}{own}</definedNames>"
        '<calcPr calcId="191029"/></workbook>'
    )


def _content_types(worksheets: Mapping[str, str]) -> str:
    parts = {
        "xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
        **dict.fromkeys(worksheets, f"{_TYPE}.worksheet+xml"),
        "xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "xl/styles.xml": f"{_TYPE}.styles+xml",
        "xl/sharedStrings.xml": f"{_TYPE}.sharedStrings+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _root_relationships() -> str:
    return _relationships(
        (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )


def _workbook_relationships(count: int) -> str:
    worksheets = ((f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1))
    others = {"theme": "theme/theme1.xml", "styles": "styles.xml", "sharedStrings": "sharedStrings.xml"}
    return _relationships(*worksheets, *((f"{_OFFICE}/{kind}", part) for kind, part in others.items()))


def _relationships(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _core_properties(title: str) -> str:
    made = "{}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*_MADE)
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text_xml(title)}</dc:title><dc:creator>{_AUTHOR}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created></cp:coreProperties>'
    )


def _zip(parts: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            member = zipfile.ZipInfo(name, date_time=_MADE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the same on every system
            archive.writestr(member, _DECLARATION + part)
    return packed.getvalue()


def _save(path: Path, data: bytes) -> None:
    """In one step, so that a full disk leaves no half a workbook under the name."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data)
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise WorkbookProblem(
            f"{path} cannot be written: {error.strerror or error}.",
            "Close it if it is open in Excel, check that the folder can be written to and the disk is not full.",
        ) from error
