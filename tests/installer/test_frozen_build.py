"""The frozen program works where there is no Python: its terminal, its window, its resources, its package."""

import os
import shutil
import struct
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

import pytest

from nhsbn_desktop import __version__
from nhsbn_desktop.workbook import worker

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "dist" / "nhsbn-desktop"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    subprocess.run([sys.executable, "installer/build.py"], cwd=ROOT, check=True, stdin=subprocess.DEVNULL)


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """An environment in which no Python, and nothing of this checkout, can be found."""
    return {
        "HOME": str(tmp_path),
        "NHSBN_HOME": str(tmp_path / "own files"),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }


def program(name: str) -> str:
    return str(FOLDER / (f"{name}.exe" if os.name == "nt" else name))


def test_the_terminal_says_its_version(bare: dict[str, str]) -> None:
    done = subprocess.run([program("nhsbn"), "--version"], env=bare, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == f"nhsbn-desktop {__version__}"


def test_the_terminal_makes_the_sample_and_reads_it_back(bare: dict[str, str], tmp_path: Path) -> None:
    sample = tmp_path / "sample"
    subprocess.run([program("nhsbn"), "sample", sample], env=bare, check=True, capture_output=True, timeout=120)
    workbook = min(sample.rglob("*.xlsx"))
    done = subprocess.run(
        [program("nhsbn"), "inspect", workbook], env=bare, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr


def test_the_terminal_takes_the_story_to_a_verified_receipt(bare: dict[str, str]) -> None:
    done = subprocess.run([program("nhsbn"), "demo"], env=bare, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "receipt" in done.stdout.lower()


@pytest.mark.parametrize("name", ["nhsbn", "nhsbn-desktop"])
def test_both_programs_can_be_the_calculation_engine(name: str, bare: dict[str, str]) -> None:
    question = b'{"sizes": [], "spots": []}'
    request = struct.pack(">I", len(question)) + question
    words = [program(name), worker.FROZEN_FLAG, "calculating.engine"]
    done = subprocess.run(words, env=bare, input=request, capture_output=True, timeout=120)
    assert done.stdout == b"[]", done.stderr.decode()[-2000:]


def test_the_windows_do_the_whole_job_unseen(bare: dict[str, str], tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    words = [program("nhsbn-desktop"), "--headless", "--keep", str(kept)]
    done = subprocess.run(words, env=bare, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert list(kept.rglob("*.png"))


def has_virtual_screen() -> bool:
    return bool(shutil.which("xvfb-run")) and bool(find_library("xcb-cursor"))


@pytest.mark.skipif(not has_virtual_screen(), reason="needs xvfb and libxcb-cursor0 to open a window nobody sees")
def test_the_window_stays_open_on_a_screen_until_it_is_closed(bare: dict[str, str]) -> None:
    del bare["QT_QPA_PLATFORM"]
    words = ["xvfb-run", "-a", "timeout", "--signal=KILL", "8", program("nhsbn-desktop")]
    done = subprocess.run(words, env=bare, capture_output=True, text=True, timeout=60)
    assert done.returncode in {124, 137}, done.stderr  # timeout had to end it: it was still open
    assert "Traceback" not in done.stderr
    logs = Path(bare["NHSBN_HOME"], "logs").glob("*.log")
    assert not [line for log in logs for line in log.read_text(encoding="utf-8").splitlines() if " ERROR " in line]


def test_the_folder_carries_resources_and_licences() -> None:
    names = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert {f"_internal/nhsbn_desktop/{path.relative_to(ROOT).as_posix()}" for path in resources} <= names
    assert {
        f"licences/{name}" for name in ("LICENSE", "THIRD-PARTY-NOTICES.md", "LGPL-3.0.txt", "GPL-3.0.txt")
    } <= names


def test_the_folder_carries_neither_gtk_nor_what_the_licence_forbids() -> None:
    names = [path.name.lower() for path in FOLDER.rglob("*")]
    assert not [name for name in names if "gtk" in name or "qtcharts" in name or "qtgraphs" in name]


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="packages for Debian are made on Debian")
def test_the_package_puts_everything_in_its_place() -> None:
    package = next((ROOT / "dist").glob("nhsbn-desktop_*.deb"))
    listed = subprocess.run(["dpkg-deb", "-c", package], capture_output=True, text=True, check=True).stdout
    for name in (
        "./opt/nhsbn-desktop/nhsbn-desktop",
        "./usr/bin/nhsbn -> /opt/nhsbn-desktop/nhsbn",
        "./usr/bin/nhsbn-desktop -> /opt/nhsbn-desktop/nhsbn-desktop",
        "./usr/share/applications/nhsbn-desktop.desktop",
        "./usr/share/icons/hicolor/scalable/apps/nhsbn-desktop.svg",
        "./usr/share/doc/nhsbn-desktop/copyright",
    ):
        assert f" {name}\n" in listed
    assert all(line.split()[1] == "root/root" for line in listed.splitlines())
    named = subprocess.run(
        ["dpkg-deb", "-f", package, "Version", "Depends"], capture_output=True, text=True, check=True
    )
    assert __version__ in named.stdout
    assert "libegl1" in named.stdout
