"""What the terminal's commands have alike: what they answer, a workbook's password, and where a copy is to go."""

import argparse
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import Any

from nhsbn_desktop.domain.problems import WorkbookProblem

CLEAN, FOUND, PROBLEM = 0, 1, 2

Outcome = tuple[dict[str, Any], list[str], int]
"""What a command found: for JSON, as lines to read, and its exit status."""

Command = tuple[str, Callable[[argparse.ArgumentParser], None]]
"""A command's name, and what says of it what it does and takes; that sets `outcome`, which does it."""


def offer_password(command: argparse.ArgumentParser) -> None:
    """Never as an argument: other people on the computer can read those."""
    command.add_argument(
        "--ask-password", action="store_true", help="ask for the password of a protected workbook (or read one line)"
    )


def given_password(options: argparse.Namespace) -> str | None:
    if not options.ask_password:
        return None
    return getpass("Password of the workbook: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")


def offer_copy(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="FILE")
    command.add_argument("--replace", action="store_true", help="write over a file that stands at --out already")


def judge_copy(options: argparse.Namespace) -> None:
    """Raises WorkbookProblem where a file would be lost: it may be a lead's pack with answers in it."""
    if options.out.is_file() and not options.replace:
        raise WorkbookProblem(
            f"{options.out} is there already, and was left as it is.",
            "Choose another name, or add --replace to write over it.",
        )
