"""THIRD-PARTY-NOTICES.md names everything that people receive with the program."""

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")


def test_every_package_that_ships_is_named_with_its_licence() -> None:
    notices = runpy.run_path(str(ROOT / "installer" / "notices.py"))
    shipped = {notices["plain"](package.name) for package in notices["shipped"]()}
    named = {row[0] for row in re.findall(r"^\| ([a-z0-9-]+) \| (\S.*) \|$", PAGE, re.M)}
    # The rest of the table and the words above it name what only other systems or older Pythons need.
    unnamed = {name for name in shipped - named if name not in PAGE}
    assert not unnamed, "Run: python installer/notices.py"


def test_nothing_that_ships_is_under_a_licence_that_binds_the_program() -> None:
    licences = dict(re.findall(r"^\| ([a-z0-9-]+) \| (\S.*) \|$", PAGE, re.M))
    bound = {name for name, licence in licences.items() if re.search(r"\bA?GPL", licence) and "LGPL" not in licence}
    assert not bound
