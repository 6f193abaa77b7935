"""dev.py: choosing a Python, knowing when set-up is owed, and saying what the system lacks."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

import dev

LOCK = dev.LOCK.read_text(encoding="utf-8")
MADE = "Python 3.11.7 in /home/sam/nhsbn\nabc\n"


def test_the_pythons_that_suit_are_those_the_project_declares() -> None:
    declared = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    newest_and_one = f"3.{dev.NEWEST[1] + 1}"
    assert declared == f">={dev.OLDEST[0]}.{dev.OLDEST[1]},<{newest_and_one}"


@pytest.mark.parametrize(
    ("version", "suits"), [((3, 10, 13), False), ((3, 11, 0), True), ((3, 13, 9), True), ((3, 14, 0), False)]
)
def test_a_python_too_old_or_too_new_does_not_suit(version: tuple[int, ...], suits: bool) -> None:
    assert dev.suits(version) is suits


def test_the_newest_python_is_looked_for_first() -> None:
    assert dev.candidates(windows=False) == [["python3.13"], ["python3.12"], ["python3.11"]]


def test_windows_asks_its_launcher_first() -> None:
    assert dev.candidates(windows=True)[:2] == [["py", "-3.13"], ["py", "-3.12"]]


def test_this_python_works_and_one_that_is_not_installed_does_not() -> None:
    assert dev.works([sys.executable])
    assert not dev.works(["python3.999"])


def test_a_name_on_the_path_that_starts_no_python_does_not_work(tmp_path: Path) -> None:
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\necho 'python3.12: not installed' >&2\nexit 127\n")
    shim.chmod(0o755)
    assert not dev.works([str(shim)])


def test_the_advice_names_the_python_at_hand_and_what_to_install() -> None:
    advice = dev.python_advice((3, 9, 2), "/usr/bin/apt-get")
    assert "this is Python 3.9" in advice
    assert "apt-get install" in advice
    assert "apt-get" not in dev.python_advice((3, 9, 2), None)


def test_an_old_python_can_read_dev_py() -> None:
    ast.parse((dev.ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_environment_with_the_right_stamp_is_kept() -> None:
    assert dev.next_step(MADE, MADE, python_there=True) == "keep"


def test_a_changed_lock_brings_the_environment_up_to_date() -> None:
    assert dev.next_step(MADE, MADE.replace("abc", "def"), python_there=True) == "update"


@pytest.mark.parametrize("other", ["Python 3.12.1 in /home/sam/nhsbn", "Python 3.11.7 in /home/jo/nhsbn"])
def test_another_python_or_a_moved_folder_needs_a_new_environment(other: str) -> None:
    assert dev.next_step(MADE, f"{other}\nabc\n", python_there=True) == "make"


def test_an_environment_left_half_made_has_no_stamp_and_is_made_afresh() -> None:
    assert dev.next_step("", MADE, python_there=True) == "make"


def test_an_environment_whose_python_has_gone_is_made_afresh() -> None:
    assert dev.next_step(MADE, MADE, python_there=False) == "make"


def test_the_stamp_changes_with_either_file() -> None:
    stamps = {dev.digest(b"lock", b"project"), dev.digest(b"lock2", b"project"), dev.digest(b"lock", b"project2")}
    assert len(stamps) == 3


def test_a_text_moved_from_one_file_to_the_other_changes_the_stamp() -> None:
    assert dev.digest(b"ab", b"c") != dev.digest(b"a", b"bc")


def test_only_what_is_installed_and_no_setting_of_a_check_makes_set_up_owed() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    before = dev.what_is_installed(project)
    project["tool"]["ruff"]["line-length"] = 99
    assert dev.what_is_installed(project) == before
    project["project"]["dependencies"].append("left-pad")
    assert dev.what_is_installed(project) != before


def test_the_line_for_debian_can_be_pasted_as_it_is() -> None:
    line = dev.apt_line(["libegl1", "fontconfig"])
    assert line == "sudo apt-get update && sudo apt-get install -y libegl1 fontconfig"


@pytest.mark.parametrize(
    ("environ", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_only_linux_can_be_without_a_screen(environ: dict[str, str], platform: str, screen: bool) -> None:
    assert dev.has_screen(environ, platform) is screen


def test_tests_see_neither_a_screen_nor_the_network_at_hand() -> None:
    around = {"HOME": "/home/sam", "https_proxy": "http://proxy", "SSL_CERT_FILE": "/etc/ca.pem", "DISPLAY": ":0"}
    assert dev.test_settings(around) == {
        "HOME": "/home/sam",
        "DISPLAY": ":0",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
    }


def test_a_pin_is_taken_from_the_lock_with_all_its_hashes() -> None:
    pin = dev.pinned("uv", LOCK)
    assert re.match(r"uv==\d", pin)
    assert pin.count("--hash=sha256:") > 5
    assert "==" not in pin.split("\n", 1)[1]


def test_a_package_that_the_lock_does_not_pin_is_named() -> None:
    with pytest.raises(SystemExit, match="does not pin left-pad"):
        dev.pinned("left-pad", LOCK)


def test_every_package_in_the_lock_carries_hashes() -> None:
    packages = re.findall(r"^[a-z0-9].*==", LOCK, re.M)
    pins = re.findall(r"^[a-z0-9].*== ?\S+.*\\\n +--hash=sha256:", LOCK, re.M)
    assert len(packages) == len(pins) > 50


def test_the_lock_names_no_registry_and_no_folder_of_anyones_computer() -> None:
    assert not re.search(r"://|file:|--find-links|index-url|[ =@]/\w|\b[A-Z]:\\", LOCK)


def test_the_lock_pins_all_that_the_project_asks_for() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [wish for extra in project["optional-dependencies"].values() for wish in extra] + project["dependencies"]
    names = {re.match(r"[\w.-]+", wish)[0].lower() for wish in asked}
    assert names <= set(re.findall(r"^([a-z0-9][\w.-]*)(?:\[.*\])?==", LOCK, re.M))


def test_every_step_is_taken_and_the_failures_are_named(capfd: pytest.CaptureFixture[str]) -> None:
    steps = [
        ("first", [sys.executable, "-c", "raise SystemExit(3)"]),
        ("second", [sys.executable, "-c", "print('went')"]),
    ]
    assert dev.take_steps(steps) == 1
    said = capfd.readouterr().out
    assert "went" in said
    assert "FAILED  first" in said
    assert "passed  second" in said
    assert "Not right yet: first." in said


def test_all_is_well_when_every_step_passes(capfd: pytest.CaptureFixture[str]) -> None:
    assert dev.take_steps([("only", [sys.executable, "-c", ""])]) == 0
    assert "All is well." in capfd.readouterr().out
