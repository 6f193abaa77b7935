"""What others make of a workbook of ours: the values other readers find in it, and the faults a validator finds."""

import posixpath
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path, PurePosixPath

import openpyxl
from lxml import etree
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.parts.addresses import split_address

LIBREOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_PATIENCE = 900  # seconds for LibreOffice to save a dozen large workbooks on a busy computer

_NO_FAULT = "Excel_InlineStrCells"  # Excel keeps texts elsewhere after its next save: advice, in the validator's words

Said = Mapping[Cell, object]


def said_by_calamine(path: Path, cells: Iterable[Cell]) -> Said:
    book = CalamineWorkbook.from_path(str(path))
    sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in {c.sheet for c in cells}}
    found = {}
    for cell in cells:
        row, column = split_address(cell.address)
        found[cell] = sheets[cell.sheet][row - 1][column - 1]
    return found


def said_by_openpyxl(path: Path, cells: Iterable[Cell]) -> Said:
    book = openpyxl.load_workbook(path, keep_links=False)
    return {cell: book[cell.sheet][cell.address].value for cell in cells}


def as_said(value: Decimal | str) -> object:
    return float(value) if isinstance(value, Decimal) else value


def saved_by_libreoffice(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Copies that LibreOffice opened and saved again, in a folder of their own."""
    assert LIBREOFFICE is not None
    listed = [str(path) for path in paths]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [LIBREOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "saved"), *listed]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
    return [folder / "saved" / Path(path).with_suffix(".xlsx").name for path in listed]


def loose_ends(path: Path) -> list[str]:
    """What hangs in the air in a package: a part that is no XML, a relationship or a content type of a part that is not
    there."""
    found = []
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        for name in sorted(names):
            if not name.endswith((".xml", ".rels", ".vml")):
                continue
            try:
                root = etree.fromstring(package.read(name))
            except etree.XMLSyntaxError as error:
                found.append(f"{name}: {error}")
                continue
            folder = PurePosixPath(name).parent.parent if name.endswith(".rels") else PurePosixPath()
            told = [one.get("PartName") for one in root.iter("{*}Override")]
            told += [one.get("Target") for one in root.iter("{*}Relationship") if one.get("TargetMode") != "External"]
            for target in filter(None, told):
                place = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0])).lstrip("/")
                if place and place not in names:
                    found.append(f"{name}: {target}")
    return found


def faults(path: Path) -> Counter[tuple[str, str]]:
    """What openxml-audit finds wrong with a file, by part and in its words, numbers left out of them."""
    found = OpenXmlValidator(max_errors=0).validate(str(path)).errors
    return Counter(
        (fault.part_uri or "", re.sub(r"\d+", "#", fault.description)) for fault in found if fault.id != _NO_FAULT
    )


def new_faults(before: Path, after: Path) -> Counter[tuple[str, str]]:
    """Those that a file made from another has beyond that one's own."""
    return faults(after) - faults(before)
