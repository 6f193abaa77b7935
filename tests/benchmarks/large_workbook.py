"""The large workbook that reading is measured on: 40 tabs of 1,500 rows and 12 columns, with all that a form has."""

import zipfile
from pathlib import Path

TABS, ROWS, COLUMNS = 40, 1_500, 12


def write_large(path: Path, tabs: int = TABS) -> Path:
    """About 660,000 cells: texts, numbers, dates and two formulas to a row; unlocked answers, lists, notes and a merged
    title. Written part by part: openpyxl would take half a minute."""

    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    words = [f"Question {number}: how many of these were there in the year?" for number in range(2_000)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        sheets = range(1, tabs + 1)
        listed = "".join(f'<sheet name="Tab {n}" sheetId="{n}" r:id="r{n}"/>' for n in sheets)
        archive.writestr("xl/workbook.xml", f'<workbook {main} xmlns:r="{office}"><sheets>{listed}</sheets></workbook>')
        relations = "".join(
            f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in sheets
        )
        for name, target in (("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")):
            relations += f'<Relationship Id="{name}" Type="{office}/{name}" Target="{target}"/>'
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        overrides = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
            f'<Override PartName="/xl/comments{n}.xml" ContentType="{kind}.comments+xml"/>'
            for n in sheets
        )
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override '
            f'PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" '
            f'ContentType="{kind}.sharedStrings+xml"/>{overrides}</Types>',
        )
        archive.writestr("xl/styles.xml", _styles(main))
        strings = "".join(f"<si><t>{text}</t></si>" for text in [*words, "Yes", "No"])
        count = len(words) + 2
        archive.writestr("xl/sharedStrings.xml", f'<sst {main} count="{count}" uniqueCount="{count}">{strings}</sst>')
        for n in sheets:
            archive.writestr(f"xl/worksheets/sheet{n}.xml", _sheet(main, n, len(words)))
            notes = "".join(
                f'<comment ref="B{row}" authorId="0"><text><t>Note {row} of tab {n}</t></text></comment>'
                for row in range(3, 13)
            )
            archive.writestr(
                f"xl/comments{n}.xml",
                f"<comments {main}><authors><author>A</author></authors><commentList>{notes}</commentList></comments>",
            )
            archive.writestr(
                f"xl/worksheets/_rels/sheet{n}.xml.rels",
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/comments" '
                f'Target="../comments{n}.xml"/></Relationships>',
            )
    return path


def _styles(main: str) -> str:
    return (
        f'<styleSheet {main}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/>'
        '</fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor '
        'rgb="FFFFF2CC"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1">'
        '<xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fillId="2" applyProtection="1"><protection locked="0"/></xf>'
        '<xf numFmtId="164" applyProtection="1"><protection locked="0"/></xf></cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(main: str, number: int, words: int) -> str:
    rows = []
    for row in range(2, ROWS + 2):
        text = (row * 7 + number) % words
        cells = [f'<c r="A{row}"><v>{row - 1}</v></c><c r="B{row}" t="s"><v>{text}</v></c>']
        cells += [f'<c r="{letter}{row}" s="1"><v>{row * 3 + at}</v></c>' for at, letter in enumerate("CDEF")]
        cells.append(f'<c r="G{row}" s="1"><v>{row / 7!r}</v></c><c r="H{row}" s="2"><v>{44_000 + row}</v></c>')
        cells.append(f'<c r="I{row}" s="1" t="s"><v>{words + row % 2}</v></c><c r="J{row}" s="1"/>')
        cells.append(f'<c r="K{row}"><f>SUM(C{row}:F{row})</f><v>{12 * row + 6}</v></c>')
        cells.append(f'<c r="L{row}"><f>IF(K{row}&gt;0,G{row}/K{row},0)</f><v>{row / 7 / (12 * row + 6)!r}</v></c>')
        rows.append(f'<row r="{row}" spans="1:{COLUMNS}">{"".join(cells)}</row>')
    checks = "".join(
        f'<dataValidation type="list" allowBlank="1" sqref="I{row}"><formula1>"Yes,No"</formula1></dataValidation>'
        for row in range(2, ROWS + 2, 5)
    )
    return (
        f'<worksheet {main}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>{"".join(rows)}</sheetData>'
        f'<sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="A1:L1"/></mergeCells>'
        f'<dataValidations count="{len(range(2, ROWS + 2, 5))}">{checks}</dataValidations></worksheet>'
    )
