"""Small workbooks made part by part, so that a test can say exactly what the file holds."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
X14 = (
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
)

# Styles by number: 0 locked, 1 unlocked, 2 unlocked date, 3 section heading (filled), 4 set in, 5 unlocked time
STYLES_XML = f"""<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
<fonts count="2"><font><sz val="11"/></font><font><sz val="18"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="6"><xf/><xf applyProtection="1"><protection locked="0"/></xf>
<xf numFmtId="164"><protection locked="0"/></xf><xf fillId="1" fontId="1"/><xf><alignment indent="1"/></xf>
<xf numFmtId="20"><protection locked="0"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def sheet(data: str, after: str = "", before: str = "") -> str:
    """A worksheet part from what stands inside, after and before its cells."""
    return f'<worksheet {MAIN} xmlns:r="{OFFICE}" {X14}>{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def relationships(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def parts(
    sheets: Mapping[str, str],
    *,
    strings: tuple[str, ...] = (),
    states: Mapping[str, str] | None = None,
    names: str = "",
    properties: str = "",
) -> dict[str, str | bytes]:
    """The parts of a whole workbook with these sheets, by name."""
    states = states or {}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"{f""" state="{states[name]}" """ if name in states else ""}/>'
        for n, name in enumerate(sheets, 1)
    )
    files = {f"xl/worksheets/sheet{n}.xml": content for n, content in enumerate(sheets.values(), 1)}
    kinds = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    kinds += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    book = f"<workbookPr{properties}/><sheets>{listed}</sheets>{names}"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{_overrides(files)}</Types>',
        "_rels/.rels": relationships(("officeDocument", WORKBOOK)),
        WORKBOOK: f'<workbook {MAIN} xmlns:r="{OFFICE}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": relationships(*kinds),
        STYLES: STYLES_XML,
        STRINGS: f"<sst {MAIN}>{''.join(f'<si><t>{text}</t></si>' for text in strings)}</sst>",
        **files,
    }


def _overrides(files: Mapping[str, object]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = dict.fromkeys(files, "worksheet") | {WORKBOOK: "sheet.main", STYLES: "styles", STRINGS: "sharedStrings"}
    return "".join(f'<Override PartName="/{name}" ContentType="{kind}.{what}+xml"/>' for name, what in kinds.items())


def save(path: Path, contents: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path


def make(path: Path, data: str, after: str = "", before: str = "", strings: tuple[str, ...] = ()) -> Path:
    """A workbook of one sheet, "Data", with these cells."""
    return save(path, parts({"Data": sheet(data, after, before)}, strings=strings))
