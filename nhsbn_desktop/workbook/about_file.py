"""What a person should know of a workbook's file before they work in it."""

from pathlib import Path

from nhsbn_desktop.workbook.package import Package, lock_owner


def about_file(path: Path, package: Package) -> tuple[str, ...]:
    """Sentences; none where there is nothing to know."""
    notices = []
    if owner := lock_owner(path):
        notices.append(f"{path.name} is open in Excel by {owner}: what is not saved there yet is not seen here.")
    if package.converted_from:
        notices.append(_values_only(path.name, package.converted_from))
    if package.is_signed or package.is_shared:
        why = "is digitally signed" if package.is_signed else "is a shared workbook with a log of changes"
        notices.append(
            f"{path.name} {why}, so no answer can be written into a copy of it. Fill it in in Excel before sending, or"
            " ask the Network for a plain copy."
        )
    if package.has_macros:
        notices.append(f"{path.name} has macros. They are never run here, and go along untouched in what is sent.")
    return tuple(notices)


def _values_only(name: str, kind: str) -> str:
    return (
        f"{name} is an {kind} workbook, so only its values can be read and nothing can be written back to it."
        " To send it, save it in Excel as .xlsx and open that."
    )
