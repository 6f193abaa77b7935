"""Where the files that ship with the program are found, and where a person's own files are kept."""

import os
from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_path, user_log_path

_HERE = Path(__file__).resolve().parent
_INSTALLED = _HERE / "resources"  # a wheel or a frozen build carries them inside the package
_CHECKOUT = _HERE.parent / "resources"  # a checkout keeps them at its top
RESOURCES = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
HOME_VARIABLE = "NHSBN_HOME"  # puts a person's files elsewhere: another drive, a rehearsal, a test


def resource(name: str) -> Path:
    """A file or folder that ships with the program, such as "icons" or "collections/AMH-2025.toml"."""
    return RESOURCES / name


def own_files() -> Path:
    """The folder of this person's record and outbox, made if it is not there. It stays on this computer."""
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) if home else user_data_path("nhsbn-desktop", appauthor=False)
    with suppress(OSError):  # whoever then works in it says what is the matter
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def log_folder() -> Path:
    """The folder of the program's logs, made if it is not there."""
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) / "logs" if home else user_log_path("nhsbn-desktop", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
