"""What a person set is kept in a file they can read; what cannot be so falls back to the default."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.settings import GEOMETRY, LAST_FOLDER, THEME, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_settings_are_there_next_time(qtbot: QtBot, file: Path) -> None:
    first = Settings(file)
    with qtbot.waitSignal(first.changed) as changed:
        first.put(THEME, "dark")
    first.put(GEOMETRY, b"\x00\x01\xff")
    first.put(LAST_FOLDER, "C:/Users/Ann/Benchmarking, 2025")
    again = Settings(file)
    assert changed.args == [THEME.key]
    assert again.get(THEME) == "dark"
    assert again.get(GEOMETRY) == b"\x00\x01\xff"
    assert again.get(LAST_FOLDER) == "C:/Users/Ann/Benchmarking, 2025"


def test_a_setting_nobody_made_has_its_default(file: Path) -> None:
    assert Settings(file).get(THEME) == "system"
    assert Settings(file).get(GEOMETRY) == b""


@pytest.mark.parametrize("text", ["[look]\ntheme=mauve\n", "[look]\ntheme=\n", "not an ini file \x00\xff", ""])
def test_a_file_somebody_spoiled_costs_nothing_but_the_setting(file: Path, text: str) -> None:
    file.write_text(text, encoding="latin-1")
    assert Settings(file).get(THEME) == "system"


def test_the_file_is_plain_text(file: Path) -> None:
    Settings(file).put(THEME, "light")
    assert "theme=light" in file.read_text(encoding="utf-8")
