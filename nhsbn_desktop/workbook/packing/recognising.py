"""Whether a file that came back is a pack of this workbook, and which: not another year's, form's or submission's."""

from collections.abc import Mapping
from dataclasses import replace

from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.workbook.asking.asked import Structure
from nhsbn_desktop.workbook.asking.front_matter import find_details, find_support, find_title, year_of
from nhsbn_desktop.workbook.calculating.formulas import Place
from nhsbn_desktop.workbook.comparing.pairing import SheetPairs
from nhsbn_desktop.workbook.comparing.skeleton import Skeleton
from nhsbn_desktop.workbook.packing.pack_identity import PackIdentity, read_identity
from nhsbn_desktop.workbook.packing.withholding import choose_sections
from nhsbn_desktop.workbook.reader import Workbook

_ENOUGH = 0.5  # of the words on the sections' tabs that a copy of the same form must still have


def identify(returned: Workbook, base: Workbook, structure: Structure) -> tuple[PackIdentity, tuple[str, ...]]:
    """Which pack of the base a returned file is, and what a person should know of that. Raises WorkbookProblem."""
    identity, issued = read_identity(returned.package), read_identity(base.package)
    if identity is None:
        return _guess(returned, base, structure)
    if identity.base != base.sha256 and (issued is None or issued.id != identity.id):
        raise WorkbookProblem(
            f"{returned.file_name} was not made from {base.file_name}.",
            "Give the workbook as it was when this pack was made, or the pack as it was sent.",
        )
    return replace(identity, sections=choose_sections(structure, identity.sections)), ()


def refuse_another_return(returned: Workbook, base: Workbook, structure: Structure) -> None:
    """An older template has the same questions: only what it says of itself tells it from this year's. Raises
    WorkbookProblem."""
    title, support = find_title(returned), find_support(returned)
    year, whose = year_of(title, support, returned), find_details(returned, support)[0].submission
    ours, named = structure.details.submission, read_identity(returned.package) is not None
    for what, theirs, wanted in (("the workbook", year, structure.year), ("the return", "" if named else whose, ours)):
        if theirs and wanted and theirs.casefold() != wanted.casefold():
            raise WorkbookProblem(
                f"{returned.file_name} is {what} of {theirs}; {base.file_name} is that of {wanted}. Nothing was taken.",
                "Choose the pack that was made from this workbook, or ask its lead to copy the answers into that one.",
            )


def _guess(returned: Workbook, base: Workbook, structure: Structure) -> tuple[PackIdentity, tuple[str, ...]]:
    """Without an identity, the sections that the file still shows answers or visible tabs of: an emptied section on a
    tab shared with another would otherwise seem to have been cleared."""
    shown = {sheet.name for sheet in returned.sheets if sheet.visible}
    written: dict[str, set[bool]] = {}
    for question in structure.questions:
        if question.sheet not in shown:
            continue
        for _, cell in question.cells:
            before = base.sheet(cell.sheet).cell(cell.address).answer
            after = returned.sheet(cell.sheet).cell(cell.address).answer
            if before is not None or after is not None:
                written.setdefault(question.section, set()).add(after is not None)
            else:
                written.setdefault(question.section, set())
    sections = [section for section, answers in written.items() if answers != {False}]
    names = choose_sections(structure, sections) if sections else ()
    if not names:
        raise WorkbookProblem(
            f"{returned.file_name} does not say which pack it is, and shows none of the sections' answers.",
            "Ask the lead for the pack itself, saved as an Excel workbook (.xlsx).",
        )
    notice = (
        f"{returned.file_name} no longer says which pack it is, so it cannot be told whether it was made from"
        f" {base.file_name}. It was taken as a copy with these sections: {', '.join(names)}."
    )
    return PackIdentity("", base.sha256, names), (notice,)


def refuse_another_form(
    forms: Mapping[str, Skeleton], own: Mapping[str, frozenset[Place]], pairs: SheetPairs, base: str
) -> None:
    """Raises WorkbookProblem for a file that has too few of the words on the pack's own tabs."""
    wanted = [(name, place) for name in own for place in forms[name].labels]
    there = 0
    for name, place in wanted:
        if name not in pairs.partners:
            continue
        stands = pairs.alignment(name).find(place)
        there += (
            stands is not None and pairs.other.sheet(pairs.partners[name]).text_at(*stands) == forms[name].labels[place]
        )
    if wanted and there < _ENOUGH * len(wanted):
        raise WorkbookProblem(
            f"{pairs.other.file_name} is not a copy of {base}: of the {len(wanted)} texts on the sections' tabs,"
            f" {there} were found in it.",
            "It may be another year's workbook, or another collection's. Choose the pack that was made from this one.",
        )
