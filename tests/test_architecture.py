"""What keeps the house in shape: every file on its floor, imports that go down only, and a quick start."""

import importlib.metadata
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "nhsbn_desktop"

# Each floor and the words that stand on it. A new module is put on the floor where its work belongs, and named here.
FLOORS = {
    ".": "__init__ __main__ app cli paths",
    "domain": "__init__ acts answers calendar changes checks collection findings metrics outputs people plan problems "
    "programme sign_off statistics submission year_on_year",
    "workbook": "__init__ inspection package reader section_pack specification structure writer",
    "record": "__init__ codec handover migrations store",
    "network": "__init__ credentials outbox package receipts sign_in",
    "network/routes": "__init__ hand_over mesh portal",
    "documents": "__init__",
    "services": "__init__ session",
    "desktop": "__init__ charts delegates errors jobs screen settings table theme window",
    "desktop/screens": "__init__",
    "desktop/forms": "__init__",
    "practice": "__init__",
}
AT_THE_TOP = {
    *{".ci", ".gitattributes", ".github", ".gitignore", ".pre-commit-config.yaml", "dev.py", "pyproject.toml"},
    *{"requirements.lock", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md"},
    *{"THIRD-PARTY-NOTICES.md", "docs", "installer", "nhsbn_desktop", "resources", "tests", "ui"},
}
LEFT_BY_TOOLS = {".coverage", ".dev.lock", ".git", ".hypothesis", ".venv", "__pycache__", "build", "dist", "shots"}
NO_HOME_FOR_ANYTHING = {"base", "common", "helpers", "helper", "manager", "misc", "shared", "util", "utils"}
SLOW_TO_IMPORT = {"alembic", "keyring", "matplotlib", "numpy", "openpyxl", "pandas", "requests", "sqlalchemy"}


def tops() -> set[str]:
    """What stands at the top of the project, less what its tools leave there."""
    return {path.name for path in ROOT.iterdir() if path.name not in LEFT_BY_TOOLS and not path.name.endswith("cache")}


def test_the_import_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports() == 0


def test_every_module_is_on_its_floor() -> None:
    known = {floor: set(words.split()) for floor, words in FLOORS.items()}
    modules = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if not path.stem.startswith("ui_")]
    strangers = [path for path in modules if path.stem not in known.get(path.parent.as_posix(), set())]
    assert not strangers, "Put each on the floor where its work belongs, then name it in FLOORS."


def test_no_floor_has_lost_a_module() -> None:
    gone = [f"{floor}/{word}.py" for floor, words in FLOORS.items() for word in words.split()]
    gone = [name for name in gone if not (PACKAGE / name).exists()]
    assert not gone, "Take each out of FLOORS, or bring it back."


def test_nothing_unknown_stands_at_the_top() -> None:
    assert tops() <= AT_THE_TOP, "Put it where its kind stands, or name it in AT_THE_TOP."


def test_only_compiled_forms_stand_among_the_forms() -> None:
    strangers = [path.name for path in (PACKAGE / "desktop" / "forms").glob("*.py") if not path.stem.startswith("ui_")]
    assert strangers == ["__init__.py"]


def test_every_module_is_named_for_what_it_is_about() -> None:
    folders = [ROOT / name for name in ("nhsbn_desktop", "ui", "tests")]
    modules = [path.relative_to(ROOT) for folder in folders for path in folder.rglob("*.py")]
    vague = [path for path in modules if NO_HOME_FOR_ANYTHING & {path.stem, *path.parts}]
    assert not vague, "Name it for the work it does."


def test_the_forms_are_compiled() -> None:
    done = subprocess.run([sys.executable, "ui/compile.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def imported_by(module: str) -> set[str]:
    """The names of all modules that importing one brings in, in a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", f"import {module}"],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize("module", ["nhsbn_desktop.app", "nhsbn_desktop.desktop.window"])
def test_the_window_opens_without_waiting_for_slow_libraries(module: str) -> None:
    assert not SLOW_TO_IMPORT & imported_by(module)


@pytest.mark.parametrize("service", sorted(path.stem for path in (PACKAGE / "services").glob("[a-z]*.py")))
def test_a_service_loads_without_qt(service: str) -> None:
    assert "PySide6" not in imported_by(f"nhsbn_desktop.services.{service}")


def test_qt_gives_back_every_none_it_borrows(qtbot: QtBot) -> None:
    """PySide6 6.12 loses a reference to None with each call on Python 3.11, and the program dies after some 5,000."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(200):
        label.setText(f"Metric {number}")
    assert abs(sys.getrefcount(None) - before) < 20


def test_qt_comes_without_its_addons() -> None:
    """The add-ons hold Qt Charts and Qt Graphs, which only the GPL or a commercial licence covers."""
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.distribution("PySide6_Addons")
    assert importlib.util.find_spec("PySide6.QtCharts") is None
