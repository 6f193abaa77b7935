"""The wheel carries the program and what ships with it, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_the_wheel_carries_every_resource(names: set[str]) -> None:
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert {f"nhsbn_desktop/{path.relative_to(ROOT).as_posix()}" for path in resources} <= names


def test_the_wheel_carries_every_module(names: set[str]) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "nhsbn_desktop").rglob("*.py")}
    assert modules <= names


def test_the_wheel_carries_nothing_of_the_workshop(names: set[str]) -> None:
    assert {name.split("/", 1)[0].split("-")[0] for name in names} == {"nhsbn_desktop"}
    assert not {name for name in names if name.startswith("nhsbn_desktop/tests")}


def test_the_wheel_carries_the_licence_and_both_commands(names: set[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("entry_points.txt") for name in names)
