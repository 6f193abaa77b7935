"""Builds the frozen program into dist/nhsbn-desktop and, on Debian, a package beside it that installs it.

python installer/build.py             the folder, and the .deb where dpkg-deb is at hand
python installer/build.py --folder    the folder alone
"""

import importlib.metadata
import os
import shutil
import subprocess
import sys
from pathlib import Path

import notices

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DIST = ROOT / "dist"
FOLDER = DIST / "nhsbn-desktop"
BUILD = ROOT / "build"
VERSION = importlib.metadata.version("nhsbn-desktop")
MAINTAINER = "nhsbn-desktop contributors <nhsbn-desktop@localhost>"

# What Qt asks of the system, as Debian and Ubuntu name it; newer releases renamed GLib's package.
NEEDS = (
    "libc6, libgl1, libegl1, libxkbcommon0, libfontconfig1, libdbus-1-3, libglib2.0-0 | libglib2.0-0t64, "
    "libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, libxcb-render-util0, libxcb-shape0, libxcb-xkb1, "
    "libxkbcommon-x11-0"
)


def freeze() -> Path:
    """Builds the folder with its licences in it, and gives the folder."""
    spec = HERE / "nhsbn-desktop.spec"
    freezer = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", DIST, "--workpath", BUILD / "frozen"]
    done = subprocess.run([*freezer, *places, spec], cwd=ROOT, env=dict(os.environ, PYTHONUTF8="1"))
    if done.returncode:
        raise SystemExit(f"{spec.name} could not be built; PyInstaller's words stand above.")
    licences = FOLDER / "licences"
    shutil.copytree(HERE / "licences", licences, dirs_exist_ok=True)
    shutil.copy(ROOT / "LICENSE", licences)
    shutil.copy(ROOT / "THIRD-PARTY-NOTICES.md", licences)
    notices.copy_licences(licences)
    return FOLDER


def package() -> Path:
    """Wraps the folder as a Debian package, and gives the package."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(FOLDER, tree / "opt" / "nhsbn-desktop", symlinks=True)
    commands = tree / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in ("nhsbn-desktop", "nhsbn"):
        (commands / name).symlink_to(f"/opt/nhsbn-desktop/{name}")
    put(HERE / "nhsbn-desktop.desktop", tree / "usr/share/applications/nhsbn-desktop.desktop")
    put(ROOT / "resources/icons/mark.svg", tree / "usr/share/icons/hicolor/scalable/apps/nhsbn-desktop.svg")
    put(HERE / "copyright", tree / "usr/share/doc/nhsbn-desktop/copyright")
    write_control(tree)
    made = DIST / f"nhsbn-desktop_{VERSION}_{architecture()}.deb"
    # zstd packs in a few seconds what xz takes minutes over.
    done = subprocess.run(["dpkg-deb", "-Zzstd", "--root-owner-group", "--build", tree, made])
    if done.returncode:
        raise SystemExit(f"{made.name} could not be made; dpkg-deb's words stand above.")
    return made


def put(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, place)
    place.chmod(0o644)


def write_control(tree: Path) -> None:
    kilobytes = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_symlink()) // 1024
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        f"Package: nhsbn-desktop\nVersion: {VERSION}\nArchitecture: {architecture()}\nMaintainer: {MAINTAINER}\n"
        f"Installed-Size: {kilobytes}\nDepends: {NEEDS}\nRecommends: fonts-dejavu-core\n"
        "Section: misc\nPriority: optional\n"
        "Description: take part in NHS Benchmarking Network collections\n"
        " Carries a collection from the Network's workbook to the receipt: who fills what by when,\n"
        " checks, validation, sign-off, sending, and the outputs that come back.\n",
        encoding="utf-8",
    )


def architecture() -> str:
    done = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def main() -> int:
    print(f"Built {freeze()}")
    if "--folder" not in sys.argv and shutil.which("dpkg-deb"):
        print(f"Built {package()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
