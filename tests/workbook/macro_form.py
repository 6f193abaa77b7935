"""A case review as the Network sends one, with all that libraries lose: macros, buttons, far lists, links, a logo."""

from pathlib import Path

from nhsbn_desktop.workbook.parts.addresses import address_of
from tests.workbook.making import MAIN, OFFICE, PACKAGE, STYLES_XML, X14, save

PATIENTS, FIRST_ROW, FIRST_COLUMN = 50, 5, 5
QUESTIONS = (
    ("About the patient", "", ""),
    ("Age of the patient on admission?", "Numerical", ""),
    ("Was a frailty score recorded?", "Yes/No", "near"),
    ("Where was the patient admitted from?", "Drop-down list:\nOwn home\nCare home\nOther", "far"),
    ("Discharge", "", ""),
    ("Date of discharge", "Date", ""),
    ("What went well?", "Narrative", ""),
)
_EXCEL = "http://schemas.microsoft.com/office/excel/2006/main"
_DRAWN = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c489".replace(" ", "")
    + "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
_PROTECTED = (
    '<sheetProtection algorithmName="SHA-512" hashValue="q83vEjRWeJA=" saltValue="ASNFZ4mrze8=" spinCount="100000"'
    ' sheet="1" objects="1" scenarios="1"/>'
)


def write_macro_form(path: Path) -> Path:
    """An .xlsm of five tabs, two of them veryHidden; 50 answer columns for the patients and four submission details."""
    return save(path, _parts())


def answer_place(question: int, patient: int) -> str:
    """The address of a patient's answer to one of QUESTIONS, both counted from 0."""
    return address_of(FIRST_ROW + question, FIRST_COLUMN + patient)


def _text(address: str, words: str, style: int = 0) -> str:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'


def _rows(rows: dict[int, list[str]]) -> str:
    return "".join(f'<row r="{number}" spans="1:54">{"".join(cells)}</row>' for number, cells in rows.items())


def _sheet(data: str, after: str = "", before: str = "") -> str:
    declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet {MAIN} xmlns:r="{OFFICE}" {X14}>'
    return f"{declared}{before}<sheetData>{data}</sheetData>{after}</worksheet>"


def _case_review() -> str:
    heads = ["Question", "Definition/guidance", "Question type", *(f"Patient {n}" for n in range(1, PATIENTS + 1))]
    rows = {4: [_text(address_of(4, column), head, 3) for column, head in enumerate(heads, 2)]}
    near, far = [], []
    for number, (words, kind, listed) in enumerate(QUESTIONS):
        row = FIRST_ROW + number
        last = address_of(row, FIRST_COLUMN + PATIENTS - 1)
        cells = [_text(f"B{row}", words, 0 if kind else 3)] + ([_text(f"D{row}", kind)] if kind else [])
        if kind:
            style = 2 if kind == "Date" else 1
            cells += [f'<c r="{answer_place(number, patient)}" s="{style}"/>' for patient in range(PATIENTS)]
        rows[row] = cells
        if listed:
            (near if listed == "near" else far).append(f"{answer_place(number, 0)}:{last}")
    last_row = FIRST_ROW + len(QUESTIONS)
    rows[last_row] = [
        _text(f"B{last_row}", "Patients with a score"),
        f'<c r="E{last_row}"><f>COUNTA(E7:BB7)</f><v>0</v></c>',
    ]
    after = (
        f"{_PROTECTED}"
        f'<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="{" ".join(near)}">'
        '<formula1>"Yes,No"</formula1></dataValidation></dataValidations>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" r:id="rId1"/><drawing r:id="rId2"/><legacyDrawing r:id="rId3"/>'
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1">'
        '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1>'
        f"<xm:sqref>{' '.join(far)}</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    before = '<sheetPr codeName="Sheet3"/><sheetViews><sheetView workbookViewId="0"><pane xSplit="4" ySplit="4"'
    before += ' topLeftCell="E5" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>'
    return _sheet(_rows(rows), after, before)


def _details() -> str:
    labels = ("Organisation name", "Submission name", "Contact name", "Contact email")
    rows = {6 + n: [_text(f"A{6 + n}", label), f'<c r="B{6 + n}" s="1"/>'] for n, label in enumerate(labels)}
    far = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1">'
        '<x14:dataValidation type="list"><x14:formula1><xm:f>Lists!$B$1:$B$2</xm:f></x14:formula1>'
        "<xm:sqref>B6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    return _sheet(_rows(rows), f"{_PROTECTED}{far}")


def _support() -> str:
    said = {"Project ID": "FRA-2025-26", "Project Name": "Frailty", "Submission period": "2025/26"}
    rows = {1: [_text("A1", "Heading"), _text("B1", "Data")]}
    for row, (key, value) in enumerate(said.items(), 2):
        rows[row] = [_text(f"A{row}", key), _text(f"B{row}", value)]
    keys = ("Organisation Name", "Submission Name", "Contact Name", "Contact Email")
    for row, key in enumerate(keys, 5):
        mirror = f"<f>'Submission Details'!B{row + 1}</f><v>0</v>"
        rows[row] = [_text(f"A{row}", key), f'<c r="B{row}">{mirror}</c>']
    rows[9] = [_text("A9", "Spec Type"), _text("B9", "CCR")]
    return _sheet(_rows(rows))


def _lists() -> str:
    places = ("Own home", "Care home", "Other")
    trusts = ("Calderside NHS Foundation Trust", "Hartwell NHS Trust", "")
    return _sheet(_rows({n: [_text(f"A{n}", places[n - 1]), _text(f"B{n}", trusts[n - 1])] for n in (1, 2, 3)}))


def _introduction() -> str:
    rows = {
        1: [_text("A1", "Managing Frailty 2025/26", 3)],
        3: [_text("A3", "Data collection open"), _text("B3", "22nd June 2026")],
        4: [_text("A4", "Submission deadline"), _text("B4", "7th August 2026")],
    }
    return _sheet(_rows(rows), _PROTECTED)


def _rels(*entries: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind if "://" in kind else f"{OFFICE}/{kind}"}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if target.startswith('file:') else ''}/>"
        for name, kind, target in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


_TABS = (
    ("Introduction", "", _introduction),
    ("Submission Details", "", _details),
    ("CCR", "", _case_review),
    ("Support", "veryHidden", _support),
    ("Lists", "veryHidden", _lists),
)


def _workbook() -> str:
    tabs = "".join(
        f'<sheet name="{name}" sheetId="{n}"{f""" state="{state}" """ if state else " "}r:id="rId{n}"/>'
        for n, (name, state, _) in enumerate(_TABS, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<workbook {MAIN} xmlns:r="{OFFICE}">'
        '<fileVersion appName="xl"/><workbookPr codeName="ThisWorkbook"/><workbookProtection lockStructure="1"/>'
        f'<bookViews><workbookView activeTab="0"/></bookViews><sheets>{tabs}</sheets>'
        '<externalReferences><externalReference r:id="rId20"/></externalReferences>'
        '<definedNames><definedName name="Gone" hidden="1">#REF!</definedName>'
        '<definedName name="Old" localSheetId="2">[1]Data!$A$1</definedName></definedNames><calcPr calcId="191029"/>'
        "</workbook>"
    )


def _types() -> str:
    sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {f"/xl/worksheets/sheet{n}.xml": f"{sheets}.worksheet+xml" for n in range(1, len(_TABS) + 1)}
    parts |= {
        "/xl/workbook.xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "/xl/styles.xml": f"{sheets}.styles+xml",
        "/xl/calcChain.xml": f"{sheets}.calcChain+xml",
        "/xl/externalLinks/externalLink1.xml": f"{sheets}.externalLink+xml",
        "/xl/drawings/drawing1.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
        "/xl/ctrlProps/ctrlProp1.xml": "application/vnd.ms-excel.controlproperties+xml",
        "/xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
    }
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "bin": f"{sheets}.printerSettings",
        "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
        "png": "image/png",
    }
    listed = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items())
    listed += "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return f'<Types xmlns="{PACKAGE}/content-types">{listed}</Types>'


def _parts() -> dict[str, str | bytes]:
    sheets = {f"xl/worksheets/sheet{n}.xml": write() for n, (_, _, write) in enumerate(_TABS, 1)}
    book = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(_TABS) + 1)]
    book += [
        ("rId10", "styles", "styles.xml"),
        ("rId11", "calcChain", "calcChain.xml"),
        ("rId12", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
        ("rId20", "externalLink", "externalLinks/externalLink1.xml"),
    ]
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _rels(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _rels(*book),
        "xl/styles.xml": STYLES_XML,
        **sheets,
        "xl/worksheets/_rels/sheet3.xml.rels": _rels(
            ("rId1", "printerSettings", "../printerSettings/printerSettings1.bin"),
            ("rId2", "drawing", "../drawings/drawing1.xml"),
            ("rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
            ("rId4", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        ),
        "xl/calcChain.xml": f'<calcChain {MAIN}><c r="E12" i="3"/><c r="B5" i="4"/><c r="B6" i="4"/></calcChain>',
        "xl/vbaProject.bin": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(range(256)) * 8,
        "xl/printerSettings/printerSettings1.bin": "\\\\print01\\Ward".encode("utf-16-le") + bytes(200),
        "xl/ctrlProps/ctrlProp1.xml": f'<formControlPr xmlns="{_EXCEL}" objectType="Button" lockText="1"/>',
        "xl/drawings/drawing1.xml": f"<xdr:wsDr {_DRAWN} {_A}/>",
        "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>',
        "xl/media/image1.png": _PIXEL,
        "xl/externalLinks/externalLink1.xml": f'<externalLink {MAIN} xmlns:r="{OFFICE}"><externalBook r:id="rId1"/>'
        "</externalLink>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": _rels(
            ("rId1", "externalLinkPath", "file:///C:/Project/Old.xlsx")
        ),
        "customXml/item1.xml": "<b:Sources xmlns:b='http://example.org/sources'/>",
    }
