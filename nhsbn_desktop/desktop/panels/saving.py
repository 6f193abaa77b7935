"""Asking where a file is to go: beginning in the folder of last time, under a name that can stay."""

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop import settings
from nhsbn_desktop.desktop.context import Context

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')  # what Windows refuses in a file's name


def ask_file(context: Context, over: QWidget, title: str, name: str, kind: str) -> Path | None:
    """`kind` as Qt writes it, "E-mail draft (*.eml)"; its ending is added where it was not typed. None: cancelled."""
    first = Path(context.settings.get(settings.LAST_FOLDER)) / _NOT_IN_NAMES.sub("-", name)
    chosen, _ = QFileDialog.getSaveFileName(over, title, str(first), kind)
    if not chosen:
        return None
    path, ending = Path(chosen), kind.rpartition("*")[2].rstrip(")")
    context.settings.put(settings.LAST_FOLDER, str(path.parent))
    return path if path.suffix.casefold() == ending else path.with_name(path.name + ending)
