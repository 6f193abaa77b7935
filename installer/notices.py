"""Writes THIRD-PARTY-NOTICES.md: what the program is built on and ships with, and under which licence.

python installer/notices.py
"""

import re
import shutil
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "THIRD-PARTY-NOTICES.md"
SHIPPED_EXTRAS = ("postgres", "practice")
PREFACE = """# What nhsbn-desktop is built on

nhsbn-desktop itself is under the MIT licence (LICENSE). It stands on the work of others, listed here with their
licences as each declares them. The frozen program carries the texts in its folder `licences`.

Qt and PySide6 are used under the GNU Lesser General Public License, version 3, and ship as shared libraries of their
own: in the frozen program they stand in `_internal/PySide6` and `_internal/shiboken6`, where a changed build of the
same major version may take their place. Only parts of Qt that are under that licence are used; Qt Charts and Qt
Graphs, which are not, are not installed. psycopg is under the same licence and stands apart in the same way.

The typeface Inter (resources/fonts) is under the SIL Open Font License 1.1, and the Fluent System Icons
(resources/icons) are under the MIT licence; their texts stand beside them. The frozen program also carries Python
itself (Python Software Foundation License) and the starter of PyInstaller (GNU GPL 2 or later, with an exception that
lets any program be shipped with it). On Windows it carries colorama (BSD-3-Clause), pywin32-ctypes (BSD-3-Clause) and
tzdata (Apache-2.0) as well.

| package | licence |
|---|---|
"""


def shipped() -> list[Distribution]:
    """Every package that the program needs when it runs, and those they need, by name."""
    found: dict[str, Distribution] = {}
    owed = [("nhsbn-desktop", SHIPPED_EXTRAS)]
    while owed:
        name, extras = owed.pop()
        package = distribution(name)
        found[plain(name)] = package
        for wish in map(Requirement, package.requires or []):
            wanted = wish.marker is None or any(wish.marker.evaluate({"extra": extra}) for extra in ("", *extras))
            if wanted and plain(wish.name) not in found:
                owed.append((wish.name, tuple(wish.extras)))
    del found["nhsbn-desktop"]
    return [found[name] for name in sorted(found)]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(package: Distribution) -> str:
    """The licence as the package declares it: newer packages in one expression, older ones in their classifiers."""
    said = package.metadata
    classifiers = [line.rsplit("::", 1)[1].strip() for line in said.get_all("Classifier", []) if "License ::" in line]
    first_words = (said.get("License") or "").strip().split("\n")[0]
    return said.get("License-Expression") or ", ".join(classifiers) or first_words or "see its own files"


def page() -> str:
    return PREFACE + "".join(f"| {plain(package.name)} | {licence(package)} |\n" for package in shipped())


def copy_licences(folder: Path) -> None:
    """Copies each package's own licence files into a folder of its name."""
    for package in shipped():
        for file in package.files or []:
            if ".dist-info" in str(file) and re.match(r"(licen[cs]e|copying|notice|authors)", file.name, re.I):
                place = folder / plain(package.name) / file.name
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file.locate(), place)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
