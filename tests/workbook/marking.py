"""A small workbook to mark up, findings about its cells, and what a file holds part by part."""

import zipfile
from pathlib import Path

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.listed_findings import ListedFinding
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.marking_up import mark_up, marked_up_name
from tests.documents.finding_samples import finding, listed

DATA = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Question</t></is></c></row>'
    '<row r="2"><c r="A2" s="1"><v>5</v></c><c r="B2"><f>A2*2</f><v>10</v></c><c r="C2" s=\'2\'/></row>'
)


def about(
    *addresses: str, severity: Severity = Severity.MUST_FIX, tab: str = "Data", text: str = "Wrong."
) -> ListedFinding:
    return listed(finding(text, severity=severity, cells=tuple(Cell(tab, address) for address in addresses)))


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def marked(source: Path, *some: ListedFinding) -> Path:
    target = source.with_name(marked_up_name(source.name))
    mark_up(source, target, some)
    return target
