"""What keeps the house in shape: every file on its floor, imports that go down only, and a quick start."""

import ast
import importlib.metadata
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "nhsbn_desktop"

# The floors, and the few rooms that stand within one. What may import what is in pyproject.toml, under importlinter.
FOLDERS = {
    *{".", "desktop", "desktop/forms", "desktop/panels", "desktop/rows", "desktop/screens", "desktop/widgets"},
    *{"documents", "domain", "domain/judging", "network", "network/routes", "practice", "record"},
    *{
        "record/migrations",
        "services",
        "signing",
        "workbook",
        "workbook/asking",
        "workbook/authoring",
        "workbook/calculating",
    },
    *{"workbook/comparing", "workbook/leaks", "workbook/marking", "workbook/packing", "workbook/parts"},
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
    assert lint_imports(no_cache=True) == 0


def modules() -> list[Path]:
    return [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py")]


def test_every_module_is_on_a_floor() -> None:
    strangers = [path for path in modules() if path.parent.as_posix() not in FOLDERS]
    assert not strangers, "Put each on the floor where its work belongs."


def test_every_module_opens_by_saying_what_it_is_for() -> None:
    written = [path for path in modules() if not path.stem.startswith("ui_")]
    silent = [
        path for path in written if not ast.get_docstring(ast.parse((PACKAGE / path).read_text(encoding="utf-8")))
    ]
    assert not silent


def places(name: str) -> list[Path]:
    """Where that which a page names stands: `acts.py`, `desktop/`, `ui/*.ui`, `workbook.package`."""
    if "/" in name:
        return [*ROOT.glob(name), *PACKAGE.glob(name)]
    first, second = name.split(".")[:2]
    if first in FOLDERS:
        return [*(PACKAGE / first).glob(f"{second}.py"), *(PACKAGE / first).glob(f"{second}/")]
    return [*ROOT.glob(name), *PACKAGE.rglob(name), *(ROOT / "resources").rglob(name)]


def test_the_page_on_the_architecture_names_only_what_is_there() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = {name for name in re.findall(r"`([\w./*-]+)`", page) if "." in name or "/" in name}
    assert not {name for name in named if not places(name)}, "Bring each back to its floor, or mend the page."


def test_nothing_unknown_stands_at_the_top() -> None:
    assert tops() <= AT_THE_TOP, "Put it where its kind stands, or name it in AT_THE_TOP."


def test_only_compiled_forms_stand_among_the_forms() -> None:
    strangers = [path.name for path in (PACKAGE / "desktop" / "forms").glob("*.py") if not path.stem.startswith("ui_")]
    assert strangers == ["__init__.py"]


def test_every_module_is_named_for_what_it_is_about() -> None:
    folders = [ROOT / name for name in ("nhsbn_desktop", "ui", "tests")]
    files = [path.relative_to(ROOT) for folder in folders for path in folder.rglob("*.py")]
    vague = [path for path in files if NO_HOME_FOR_ANYTHING & {path.stem, *path.parts}]
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
