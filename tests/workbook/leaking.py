"""Workbooks with one secret in one place, for every place in which a workbook can carry one out of the trust."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.workbook.making import MAIN, OFFICE, PACKAGE, STYLES, STYLES_XML, WORKBOOK, parts, relationships, sheet

Files = dict[str, str | bytes]
NHS, NAME, PATH = "943 476 5919", "Zebedee Quill", r"C:\Users\zquill\patients"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
ROOT = ("officeDocument", WORKBOOK)


@dataclass(frozen=True)
class Place:
    """`seed` puts the secret into a clean workbook's parts; `code` is the leak it must be found as; `blocks` whether it
    must stop the submission; `cleaned` whether cleaning must take it out of the bytes."""

    seed: Callable[[Files, str], object]
    code: str
    secret: str = NHS
    blocks: bool = True
    cleaned: bool = True


def text(address: str, words: str, style: int = 0) -> str:
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t>{words}</t></is></c>'


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def clean_files(data: str = "", after: str = "", before: str = "", **more: object) -> Files:
    first = row(1, text("A1", "Referrals received"), '<c r="B1" s="1"><v>1234</v></c>')
    return parts({"Activity": sheet(first + data, after, before)}, **more)  # type: ignore[arg-type]


def relate(files: Files, owner: str, kind: str, target: str) -> None:
    """Adds a relationship from a part to another; `target` is as it is written, from the owner's folder."""
    folder, _, name = owner.rpartition("/")
    listing = f"{folder}/_rels/{name}.rels".lstrip("/")
    before = str(files.get(listing, relationships()))
    number = before.count("<Relationship ") + 1
    new = f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    files[listing] = before.replace("</Relationships>", new)


SHEET = "xl/worksheets/sheet1.xml"


def _in_sheet(data: str = "", after: str = "", before: str = "") -> Callable[[Files, str], None]:
    def seed(files: Files, secret: str) -> None:
        made = clean_files(data.replace("@", secret), after.replace("@", secret), before.replace("@", secret))
        files[SHEET] = made[SHEET]

    return seed


def _other_sheet(state: str) -> Callable[[Files, str], None]:
    def seed(files: Files, secret: str) -> None:
        made = parts({"Activity": str(files[SHEET]), "Old": sheet(row(1, text("A1", secret)))}, states={"Old": state})
        files.update(made)

    return seed


def _part(name: str, content: str | bytes, kind: str = "", owner: str = WORKBOOK) -> Callable[[Files, str], None]:
    def seed(files: Files, secret: str) -> None:
        files[name] = (
            content.replace("@", secret) if isinstance(content, str) else content.replace(b"@", secret.encode())
        )
        if kind:
            depth = "../" * owner.count("/") if owner else ""
            relate(files, owner, kind, depth + name)

    return seed


def _book(inside: str) -> Callable[[Files, str], None]:
    def seed(files: Files, secret: str) -> None:
        files[WORKBOOK] = str(files[WORKBOOK]).replace("</workbook>", f"{inside.replace('@', secret)}</workbook>")

    return seed


def _note(files: Files, secret: str, remark: str = "") -> None:
    files["xl/comments1.xml"] = (
        f"<comments {MAIN}><authors><author/></authors><commentList><comment ref='B1' authorId='0'><text><r><t>"
        f"{secret[:5]}</t></r><r><t>{secret[5:]}</t></r></text></comment></commentList></comments>"
    ).replace("ref='B1' authorId='0'", 'ref="B1" authorId="0"')
    relate(files, SHEET, "comments", "../comments1.xml")
    if remark:
        _thread(files, remark)


def _thread(files: Files, secret: str) -> None:
    files["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments xmlns="{THREADS}"><threadedComment ref="B1" personId="{{P}}" id="{{T}}"><text>{secret}'
        "</text></threadedComment></ThreadedComments>"
    )
    relate(files, SHEET, "threadedComment", "../threadedComments/threadedComment1.xml")


def _author(files: Files, secret: str) -> None:
    _note(files, "As last year")
    files["xl/comments1.xml"] = str(files["xl/comments1.xml"]).replace("<author/>", f"<author>{secret}</author>")


def _pivot(files: Files, secret: str) -> None:
    files["xl/pivotCache/pivotCacheDefinition1.xml"] = (
        f'<pivotCacheDefinition {MAIN} xmlns:r="{OFFICE}" r:id="rId1" recordCount="1"><cacheFields count="1">'
        '<cacheField name="Seen"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>'
    )
    files["xl/pivotCache/pivotCacheRecords1.xml"] = (
        f'<pivotCacheRecords {MAIN} count="1"><r><s v="{secret}"/></r></pivotCacheRecords>'
    )
    relate(files, WORKBOOK, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    relate(files, "xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheRecords", "pivotCacheRecords1.xml")


def _link(files: Files, secret: str) -> None:
    files["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink {MAIN} xmlns:r="{OFFICE}"><externalBook r:id="rId1"><sheetNames><sheetName val="List"/>'
        f'</sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{secret}</v></cell>'
        "</row></sheetData></sheetDataSet></externalBook></externalLink>"
    )
    relate(files, WORKBOOK, "externalLink", "externalLinks/externalLink1.xml")


def _link_path(files: Files, secret: str) -> None:
    _link(files, "")
    files["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath"'
        f' Target="file:///{secret}\\list.xlsx" TargetMode="External"/></Relationships>'
    )


def _custom_xml(files: Files, secret: str) -> None:
    files["customXml/item1.xml"] = f"<kept><by>{secret}</by></kept>"
    files["customXml/itemProps1.xml"] = "<ds:datastoreItem xmlns:ds='urn:ds' ds:itemID='{1}'/>"
    relate(files, WORKBOOK, "customXml", "../customXml/item1.xml")
    relate(files, "customXml/item1.xml", "customXmlProps", "itemProps1.xml")


def _utf16(files: Files, secret: str) -> None:
    files["customXml/item1.xml"] = f'<?xml version="1.0" encoding="utf-16"?><a>{secret}</a>'.encode("utf-16")
    relate(files, WORKBOOK, "customXml", "../customXml/item1.xml")


def jpeg(note: bytes = b"") -> bytes:
    exif = b"Exif\0\0" + note
    told = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if note else b""
    return b"\xff\xd8" + told + b"\xff\xda\0\x02" + b"\1\2\3\xff\xd9"


def png(note: bytes = b"") -> bytes:
    def chunk(kind: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", zlib.crc32(kind + inside))

    told = chunk(b"tEXt", b"Comment\0" + note) if note else b""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13) + told + chunk(b"IEND", b"")


def _picture(name: str, make: Callable[[bytes], bytes]) -> Callable[[Files, str], None]:
    def seed(files: Files, secret: str) -> None:
        files[f"xl/media/{name}"] = make(secret.encode())
        files["xl/drawings/drawing1.xml"] = f'<wsDr xmlns:r="{OFFICE}"/>'
        relate(files, SHEET, "drawing", "../drawings/drawing1.xml")
        relate(files, "xl/drawings/drawing1.xml", "image", f"../media/{name}")

    return seed


def _embedded(depth: int) -> Callable[[Files, str], None]:
    def seed(files: Files, secret: str) -> None:
        inner = clean_files(row(2, text("A2", secret)))
        if depth > 1:
            inner = clean_files()
            _embedded(depth - 1)(inner, secret)
        files["xl/embeddings/Microsoft_Excel_Sheet1.xlsx"] = packed(inner)
        relate(files, SHEET, "package", "../embeddings/Microsoft_Excel_Sheet1.xlsx")

    return seed


def _embedded_document(files: Files, secret: str) -> None:
    document = {"word/document.xml": f"<w:p xmlns:w='urn:w'><w:t>{secret[:4]}</w:t><w:t>{secret[4:]}</w:t></w:p>"}
    files["xl/embeddings/Letter.docx"] = packed(document)
    relate(files, SHEET, "package", "../embeddings/Letter.docx")


def _printer(files: Files, secret: str) -> None:
    files["xl/printerSettings/printerSettings1.bin"] = f"\\\\srv\\{secret}".encode("utf-16-le")
    relate(files, SHEET, "printerSettings", "../printerSettings/printerSettings1.bin")
    files[SHEET] = str(files[SHEET]).replace("</worksheet>", '<pageSetup r:id="rId1"/></worksheet>')


def _core(tag: str) -> Callable[[Files, str], None]:
    return _part("docProps/core.xml", f"<p xmlns:dc='urn:dc'><{tag}>@</{tag}></p>", "core-properties", "")


def _strings(*texts: str) -> Callable[[Files, str], None]:
    def seed(files: Files, secret: str) -> None:
        files.update(clean_files(strings=tuple(text.replace("@", secret) for text in texts)))

    return seed


def _unseen_styles(files: Files) -> None:
    """Style 6: white ink; style 7: the number format ;;;."""
    ink = '<fonts count="3"><font><color rgb="FFFFFFFF"/></font>'
    formats = '<numFmts count="2"><numFmt numFmtId="170" formatCode=";;;"/>'
    more = '<xf fontId="0"/><xf numFmtId="170" fontId="1"/></cellXfs>'
    made = STYLES_XML.replace("<xf/>", '<xf fontId="1"/>').replace('fontId="1"/><xf><al', 'fontId="2"/><xf><al')
    made = made.replace('<fonts count="2">', ink).replace('<numFmts count="1">', formats)
    files[STYLES] = made.replace("</cellXfs>", more)


def _unseen(style: int) -> Callable[[Files, str], None]:
    def seed(files: Files, secret: str) -> None:
        _unseen_styles(files)
        _in_sheet(row(2, text("A2", "@", style)))(files, secret)

    return seed


def _style_name(files: Files, secret: str) -> None:
    named = f'<tableStyles><tableStyle name="{secret}"/></tableStyles></styleSheet>'
    files[STYLES] = STYLES_XML.replace("</styleSheet>", named)


def _name(secret_in: str) -> Callable[[Files, str], None]:
    def seed(files: Files, secret: str) -> None:
        names = f"<definedNames>{secret_in.replace('@', secret)}</definedNames>"
        files[WORKBOOK] = str(files[WORKBOOK]).replace("</sheets>", f"</sheets>{names}")

    return seed


def _drawing(inside: str, name: str = "drawing1.xml") -> Callable[[Files, str], None]:
    content = f'<xdr:wsDr xmlns:xdr="urn:x" xmlns:a="urn:a" xmlns:r="{OFFICE}">{inside}</xdr:wsDr>'
    return _part(f"xl/drawings/{name}", content, "drawing", SHEET)


DATED = '<c r="A3" s="2"><v>18700</v></c>'
PLACES: Mapping[str, Place] = {
    "a cell": Place(_in_sheet(row(2, text("A2", "seen: @"))), "LEAK-NHS"),
    "a number under a heading": Place(
        _in_sheet(row(2, text("A2", "NHS number")) + row(3, '<c r="A3" s="1"><v>@</v></c>')), "LEAK-NHS", "9434765919"
    ),
    "a number beside a heading": Place(
        _in_sheet(row(2, text("A2", "NHS number"), '<c r="B2" s="1"><v>@</v></c>')), "LEAK-NHS", "9434765919"
    ),
    "a birthday in words": Place(
        _in_sheet(row(2, text("A2", "DOB")) + row(3, text("A3", "@"))), "LEAK-DOB", "12/03/1951"
    ),
    "a birthday as a bare number": Place(
        _in_sheet(row(2, text("A2", "Date of birth")) + row(3, '<c r="A3" s="1"><v>@</v></c>')), "LEAK-DOB", "18763"
    ),
    "a cell in two sorts of type": Place(
        _in_sheet(row(2, '<c r="A2" t="inlineStr"><is><r><t>943 476</t></r><r><t> 5919</t></r></is></c>')), "LEAK-NHS"
    ),
    "a formula that shows something else": Place(
        _in_sheet(row(2, '<c r="A2"><f>IF(B1&lt;0,"@",1)</f><v>1</v></c>')), "LEAK-NHS", cleaned=False
    ),
    "a hidden row": Place(_in_sheet(row(2, text("A2", "@"), more=' hidden="1"')), "LEAK-NHS"),
    "a row of no height": Place(
        _in_sheet(row(2, text("A2", "@"), more=' ht="0" customHeight="1"')),
        "LEAK-HIDDEN", NAME, blocks=False, cleaned=False,
    ),
    "a hidden column": Place(
        _in_sheet(row(2, text("D2", "@")), before='<cols><col min="4" max="4" hidden="1" width="9"/></cols>'),
        "LEAK-HIDDEN", NAME, blocks=False, cleaned=False,
    ),
    "a column of no width": Place(
        _in_sheet(row(2, text("D2", "@")), before='<cols><col min="4" max="4" width="0"/></cols>'),
        "LEAK-HIDDEN", NAME, blocks=False, cleaned=False,
    ),
    "white on white": Place(_unseen(6), "LEAK-UNSEEN", NAME, blocks=False, cleaned=False),
    "a number format of nothing": Place(_unseen(7), "LEAK-UNSEEN", NAME, blocks=False, cleaned=False),
    "a hidden sheet": Place(_other_sheet("hidden"), "LEAK-NHS"),
    "a very hidden sheet": Place(_other_sheet("veryHidden"), "LEAK-NHS"),
    "a text that no cell uses": Place(_strings("Referrals", "@"), "LEAK-LEFTOVERS"),
    "a note": Place(_note, "LEAK-NHS"),
    "a note behind a thread": Place(lambda files, secret: _note(files, secret, "As last year"), "LEAK-NHS"),
    "a threaded comment": Place(_thread, "LEAK-NHS"),
    "the author of a note": Place(_author, "LEAK-AUTHOR", NAME, blocks=False),
    "the list of people": Place(
        _part("xl/persons/person.xml", f'<personList xmlns="{THREADS}"><person displayName="@" id="{{P}}" userId="@"'
              ' providerId="AD"/></personList>', "person"),
        "LEAK-AUTHOR", NAME, blocks=False,
    ),
    "a defined name's text": Place(_name('<definedName name="Kept" hidden="1">"@"</definedName>'), "LEAK-NHS"),
    "a hidden name's text": Place(
        _name('<definedName name="Kept" hidden="1">"@"</definedName>'), "LEAK-HIDDEN", NAME, blocks=False
    ),
    "a header": Place(_in_sheet(after="<headerFooter><oddHeader>&amp;L@</oddHeader></headerFooter>"), "LEAK-NHS"),
    "a message of a validation": Place(
        _in_sheet(after='<dataValidations><dataValidation sqref="B1" prompt="like @"/></dataValidations>'), "LEAK-NHS"
    ),
    "a list of a validation": Place(
        _in_sheet(after='<dataValidations><dataValidation type="list" sqref="B1"><formula1>"@,x"</formula1>'
                  "</dataValidation></dataValidations>"),
        "LEAK-NHS", cleaned=False,
    ),
    "the tip of a link": Place(
        _in_sheet(after='<hyperlinks><hyperlink ref="A1" location="Activity!A1" tooltip="@"/></hyperlinks>'), "LEAK-NHS"
    ),
    "a filter": Place(
        _in_sheet(after='<autoFilter ref="A1:B1"><filterColumn colId="0"><filters><filter val="@"/></filters>'
                  "</filterColumn></autoFilter>"),
        "LEAK-NHS",
    ),
    "a scenario": Place(
        _in_sheet(after='<scenarios><scenario name="x" user="@"><inputCells r="B1" val="1"/></scenario></scenarios>'),
        "LEAK-AUTHOR", NAME, blocks=False,
    ),
    "a comment in a sheet's XML": Place(_in_sheet(after="<!-- @ -->"), "LEAK-NHS"),
    "a comment in the list of sheets": Place(_book("<!-- @ -->"), "LEAK-NHS"),
    "who shared the file": Place(
        _book('<fileSharing userName="@"/>'), "LEAK-AUTHOR", NAME, blocks=False
    ),
    "the folder it was saved in": Place(
        _book('<mc:Choice xmlns:mc="urn:mc"><x15ac:absPath xmlns:x15ac="urn:a" url="@\\"/></mc:Choice>'),
        "LEAK-PATH", PATH, blocks=False,
    ),
    "a folder on another drive": Place(
        _book('<mc:Choice xmlns:mc="urn:mc"><x15ac:absPath xmlns:x15ac="urn:a" url="@"/></mc:Choice>'),
        "LEAK-PATH", "H:\\Ward 7\\", blocks=False,
    ),
    "the folder of a link": Place(_link_path, "LEAK-PATH", PATH, blocks=False),
    "values of another workbook": Place(_link, "LEAK-NHS"),
    "rows behind a pivot table": Place(_pivot, "LEAK-PIVOT", NAME),
    "items of a pivot table": Place(
        _part("xl/pivotCache/pivotCacheDefinition1.xml", '<pivotCacheDefinition><sharedItems><s v="@"/></sharedItems>'
              "</pivotCacheDefinition>", "pivotCacheDefinition"),
        "LEAK-NHS",
    ),
    "a data model": Place(_part("xl/model/item.data", b"@", "powerPivotData"), "LEAK-MODEL", NAME, cleaned=False),
    "a query": Place(
        _part("xl/connections.xml", '<connections><connection name="c" description="@"/></connections>', "connections"),
        "LEAK-CONNECTION", NAME, blocks=False, cleaned=False,
    ),
    "an embedded workbook": Place(_embedded(1), "LEAK-NHS", cleaned=False),
    "a workbook in an embedded workbook": Place(_embedded(2), "LEAK-NHS", cleaned=False),
    "an embedded letter": Place(_embedded_document, "LEAK-NHS", cleaned=False),
    "an old embedded object": Place(
        _part("xl/embeddings/oleObject1.bin", "\0".join("NHS number @ ").encode(), "oleObject", SHEET), "LEAK-EMBEDDED",
        cleaned=False,
    ),
    "custom XML": Place(_custom_xml, "LEAK-CUSTOM-XML", NAME, blocks=False),
    "custom XML in UTF-16": Place(_utf16, "LEAK-NHS"),
    "a photograph's notes": Place(_picture("image1.jpeg", jpeg), "LEAK-EXIF", NAME, blocks=False),
    "a drawing's notes": Place(_picture("image1.png", png), "LEAK-EXIF", NAME, blocks=False),
    "a text box in two sorts of type": Place(
        _drawing("<a:p><a:r><a:t>943 476</a:t></a:r><a:r><a:t> 5919</a:t></a:r></a:p>"), "LEAK-NHS"
    ),
    "a picture's other text": Place(_drawing('<xdr:cNvPr id="1" name="x" descr="@"/>'), "LEAK-NHS"),
    "a note's box": Place(
        _part("xl/drawings/vmlDrawing1.vml", "<xml><v:textbox xmlns:v='urn:v'><div>@</div></v:textbox></xml>",
              "vmlDrawing", SHEET),
        "LEAK-NHS",
    ),
    "what a chart remembers": Place(
        _part("xl/charts/chart1.xml", "<c:chart xmlns:c='urn:c'><c:pt><c:v>@</c:v></c:pt></c:chart>", "chart", SHEET),
        "LEAK-NHS",
    ),
    "a printer": Place(_printer, "LEAK-PRINTER", NAME, blocks=False),
    "its author": Place(_core("dc:creator"), "LEAK-AUTHOR", NAME, blocks=False),
    "its title": Place(_core("dc:title"), "LEAK-NHS"),
    "its manager": Place(
        _part("docProps/app.xml", "<Properties><Manager>@</Manager></Properties>", "extended-properties", ""),
        "LEAK-AUTHOR", NAME, blocks=False,
    ),
    "its own properties": Place(
        _part("docProps/custom.xml", '<Properties><property name="Ward"><lpwstr>@</lpwstr></property></Properties>',
              "custom-properties", ""),
        "LEAK-PROPERTY", NAME, blocks=False,
    ),
    "its label": Place(
        _part("docMetadata/LabelInfo.xml", '<labelList><label siteId="@"/></labelList>', "classificationlabels", ""),
        "LEAK-LABEL", NAME, blocks=False,
    ),
    "its small picture": Place(_part("docProps/thumbnail.jpeg", b"@", "thumbnail", ""), "LEAK-THUMBNAIL", NAME,
                                 blocks=False),
    "a sheet that is on no list": Place(
        _part("xl/worksheets/sheet9.xml", f"<worksheet {MAIN}><sheetData><row r='1'><c r='A1' t='str'><v>@</v></c>"
              "</row></sheetData></worksheet>"),
        "LEAK-NHS", cleaned=True,
    ),
    "a part that nothing mentions": Place(_part("notes/ward list.txt", "@"), "LEAK-STRAY", NAME, blocks=False),
    "a style's name": Place(_style_name, "LEAK-NHS", cleaned=False),
    "the name of a tab": Place(
        lambda files, secret: files.update(parts({f"Seen {secret}": str(files[SHEET])})), "LEAK-NHS", cleaned=False
    ),
}  # fmt: skip


def packed(files: Mapping[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def write_leaking(path: Path, *places: str) -> Path:
    """A workbook with the secrets of these places in it."""
    files = clean_files()
    for name in places:
        PLACES[name].seed(files, PLACES[name].secret)
    path.write_bytes(packed(files))
    return path


def every_byte(content: bytes) -> bytes:
    """A file's bytes, and those of all it holds unpacked, zips inside it too."""
    found = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found += [every_byte(archive.read(name)) for name in archive.namelist()]
    return b"\n".join(found)


def holds(content: bytes, secret: str) -> bool:
    """Whether a secret stands in a file in any way: in UTF-8, in UTF-16, or broken up by tags."""
    whole = every_byte(content)
    plain = re.sub(rb"<[^<>]*>", b"", whole)
    digits = secret.replace(" ", "")
    said = {secret.encode(), secret.encode("utf-16-le"), digits.encode(), digits.encode("utf-16-le")}
    return any(one in text for one in said for text in (whole, plain))
