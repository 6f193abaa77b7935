"""A workbook of two leads, Adam and Bea, in which Bea's secrets stand wherever a workbook can keep a text."""

from pathlib import Path

from tests.workbook.making import MAIN, OFFICE, parts, relationships, save, sheet

ADAMS = "Adam's own narrative"
DRAWING = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="urn:a"'
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
HEADINGS = ("Question", "Definition/guidance", "Question type", "Response", "Comments")


def inline(address: str, text: str, style: int = 0) -> str:
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def _tab(rows: dict[int, str]) -> str:
    head = "".join(inline(f"{column}4", text) for column, text in zip("ABCDE", HEADINGS, strict=True))
    return f'<row r="4">{head}</row>' + "".join(f'<row r="{row}">{cells}</row>' for row, cells in sorted(rows.items()))


def _asked(row: int, question: str, kind: str, answer: str, comment: str = "") -> str:
    said = comment or f'<c r="E{row}" s="1"/>'
    return (
        inline(f"A{row}", question) + inline(f"B{row}", f"About {question}") + inline(f"C{row}", kind) + answer + said
    )


def _adams() -> str:
    return _tab(
        {
            5: _asked(5, "How many beds?", "Numerical", '<c r="D5" s="1"><v>12</v></c>'),
            6: _asked(6, "Which model is used?", "Narrative", inline("D6", ADAMS, 1)),
            7: inline("A7", "Beds in all") + '<c r="D7"><f>D5+Bea!D5</f><v>998877</v></c>',
            8: inline("A8", "Of which Adam's") + '<c r="D8"><f>SUM(D5:D5)</f><v>12</v></c>',
        }
    )


def _beas() -> str:
    note = '<c r="E5" s="1" t="inlineStr"><is><r><t>Secret-</t></r><r><t>inline</t></r></is></c>'
    return _tab(
        {
            5: _asked(5, "How many staff?", "Numerical", '<c r="D5" s="1"><v>998865</v></c>', note),
            6: _asked(6, "Describe the gaps", "Narrative", '<c r="D6" s="1" t="s"><v>0</v></c>'),
            7: _asked(7, "Who can be asked?", "Narrative", inline("D7", "Secret-link", 1)),
            8: _asked(
                8,
                "Another figure",
                "Numerical",
                '<c r="D8" s="1" t="str"><f>"Secret-formula"</f><v>Secret-formula</v></c>',
            ),
            9: inline("A9", "In short") + '<c r="D9" t="str"><f>D6&amp;"!"</f><v>Secret-cached!</v></c>',
            10: '<c r="H10" s="1" t="inlineStr"><is><t>Secret-stray</t></is></c>',
        }
    )


def _after_beas() -> str:
    return (
        '<autoFilter ref="A4:E8"><filterColumn colId="3"><filters><filter val="Secret-filter"/></filters>'
        "</filterColumn>"
        '</autoFilter><scenarios><scenario name="x"><inputCells r="D5" val="Secret-scenario"/></scenario></scenarios>'
        '<hyperlinks><hyperlink ref="D7" r:id="rId9" display="Secret-link" tooltip="Secret-link"/></hyperlinks>'
        '<drawing r:id="rId4"/><legacyDrawing r:id="rId2"/>'
    )


def _related() -> str:
    listed = relationships(
        ("comments", "../comments1.xml"),
        ("vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("threadedComment", "../threadedComments/threadedComment1.xml"),
        ("drawing", "../drawings/drawing1.xml"),
        ("table", "../tables/table1.xml"),
        ("ctrlProp", "../ctrlProps/ctrlProp1.xml"),
    )
    target = 'Target="mailto:Secret-target@x.example" TargetMode="External"'
    link = f'<Relationship Id="rId9" Type="{OFFICE}/hyperlink" {target}/>'
    return listed.replace("</Relationships>", f"{link}</Relationships>")


def secretive(path: Path) -> Path:
    """Writes it; tabs Adam and Bea, and a hidden Support sheet that mirrors answers of both."""
    sheets = {
        "Adam": sheet(_adams(), '<sheetProtection sheet="1"/>'),
        "Bea": sheet(_beas(), '<sheetProtection sheet="1"/>' + _after_beas()),
        "Support": sheet(
            f'<row r="1">{inline("A1", "Project ID")}{inline("B1", "XYZ")}</row>'
            f'<row r="2">{inline("A2", "Beds")}<c r="B2"><f>Adam!D5</f><v>12</v></c></row>'
            f'<row r="3">{inline("A3", "Gaps")}<c r="B3" t="str"><f>Bea!D6</f><v>Secret-mirror</v></c></row>'
            f'<row r="4">{inline("A4", "Mark")}<c r="B4" t="str"><f>LEN(B3)&amp;"x"</f><v>Secret-total</v></c></row>'
            f'<row r="5">{inline("A5", "Named")}<c r="B5" t="str"><f>Gaps</f><v>Secret-total2</v></c></row>'
        ),
        "Old": sheet(f'<row r="1">{inline("A1", "Left over")}{inline("B1", "Secret-hidden", 1)}</row>'),
    }
    names = (
        '<definedNames><definedName name="Gaps">Bea!$D$6</definedName>'
        '<definedName name="Secret-name">Bea!$D$5</definedName>'
        '<definedName name="Unused">"Secret-constant"</definedName>'
        '<definedName name="Local" localSheetId="1">"Secret-local"</definedName></definedNames>'
    )
    made = parts(
        sheets,
        strings=("Secret-shared", "Secret-orphan"),
        states={"Support": "veryHidden", "Old": "hidden"},
        names=names,
    )
    book = str(made["xl/workbook.xml"])
    view = '<bookViews><workbookView activeTab="1" firstSheet="1"/></bookViews><sheets>'
    made["xl/workbook.xml"] = book.replace("<sheets>", view)
    made["xl/_rels/workbook.xml.rels"] = str(made["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2017/10/relationships/person"'
        ' Target="persons/person.xml"/></Relationships>',
    )
    made["xl/worksheets/_rels/sheet2.xml.rels"] = _related()
    made.update(_other_parts())
    return save(path, made)


def _other_parts() -> dict[str, str | bytes]:
    return {
        "xl/comments1.xml": f"<comments {MAIN}><authors><author>Secret-author</author></authors><commentList>"
        '<comment ref="D5" authorId="0"><text><t>Secret-note</t></text></comment></commentList></comments>',
        "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="{THREADS}"><threadedComment ref="D6"'
        ' personId="{P1}" id="{T1}"><text>Secret-thread</text></threadedComment></ThreadedComments>',
        "xl/persons/person.xml": f'<personList xmlns="{THREADS}"><person displayName="Secret-person" id="{{P1}}"'
        ' userId="Secret-person" providerId="None"/></personList>',
        "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:x"><v:shape id="a">'
        '<v:textbox style="x"><div>Secret-vmlnote</div></v:textbox><x:ClientData ObjectType="Drop"><x:Val>7</x:Val>'
        "</x:ClientData></v:shape></xml>",
        "xl/drawings/drawing1.xml": f'<xdr:wsDr {DRAWING}><xdr:sp textlink="Bea!$D$6"><a:t>Secret-shape</a:t></xdr:sp>'
        "</xdr:wsDr>",
        "xl/drawings/_rels/drawing1.xml.rels": relationships(("chart", "../charts/chart1.xml")),
        "xl/charts/chart1.xml": f'<c:chart xmlns:c="{CHART}"><c:strRef><c:f>Bea!$D$6</c:f><c:strCache><c:pt idx="0">'
        "<c:v>Secret-chart</c:v></c:pt></c:strCache></c:strRef></c:chart>",
        "xl/tables/table1.xml": f'<table {MAIN} id="1" name="T" displayName="T" ref="A4:E8"><autoFilter ref="A4:E8">'
        '<filterColumn colId="1"><filters><filter val="Secret-table"/></filters></filterColumn></autoFilter>'
        '<tableColumns count="1"><tableColumn id="1" name="Question"/></tableColumns></table>',
        "xl/ctrlProps/ctrlProp1.xml": '<formControlPr objectType="Drop" sel="3" val="2"/>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="urn:cp"><cp:lastModifiedBy>Secret-person</cp:lastModifiedBy>'
        "</cp:coreProperties>",
        "docProps/app.xml": "<Properties><TitlesOfParts><lpstr>Secret-name</lpstr></TitlesOfParts></Properties>",
        "customXml/item1.xml": "<item><summary>Secret-shared</summary></item>",
        "customXml/item2.xml": '<?xml version="1.0" encoding="utf-16"?><i>Secret-shared</i>'.encode("utf-16"),
    }
