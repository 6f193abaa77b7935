"""What each person has set for themselves on this computer; every setting is declared here once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

Value = TypeVar("Value", bound=str | bool | bytes)


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """`title` is what a person reads, `choices` what they may choose, as (value, words). No title: ours alone."""

    key: str
    default: Value
    title: str = ""
    choices: tuple[tuple[Value, str], ...] = ()


THEME = Setting(
    "look/theme", "system", "Colours", (("system", "As this computer"), ("light", "Light"), ("dark", "Dark"))
)
ON, OFF = "on", "off"
NOTICES = Setting(
    "notices/due", ON, "Notices of what is due, where the desktop shows any", ((ON, "Show"), (OFF, "Do not show"))
)
LAST_FOLDER = Setting("files/last-folder", "")
LAST_COLLECTION = Setting("window/collection", "")
LAST_UNIT = Setting("window/unit", "")
GEOMETRY = Setting("window/geometry", b"")
SHOWN: tuple[Setting[str], ...] = (THEME, NOTICES)


class Settings(QObject):
    """Kept as a plain ini file beside the record, so that a person or their IT desk can read and mend it."""

    changed = Signal(str)  # the key

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, setting: Setting[Value]) -> Value:
        """What is set; the default where nothing is, or where somebody wrote what is not among the choices."""
        kept = self._kept.value(setting.key, setting.default)
        value: object = kept
        if isinstance(setting.default, bool):
            value = str(kept).lower() == "true"
        elif isinstance(setting.default, bytes):
            value = kept.data() if isinstance(kept, QByteArray) else b""
        allowed = [choice for choice, _ in setting.choices]
        if not isinstance(value, type(setting.default)) or (allowed and value not in allowed):
            return setting.default
        return value

    def put(self, setting: Setting[Value], value: Value) -> None:
        """Keeps it at once; a folder that cannot be written to costs the setting and nothing else."""
        self._kept.setValue(setting.key, QByteArray(value) if isinstance(value, bytes) else value)
        self._kept.sync()
        self.changed.emit(setting.key)
