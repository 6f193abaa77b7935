"""The terminal: `nhsbn sample | inspect | check | write | pack ...`, over the same services as the window."""

import argparse
import json
import sys
from collections.abc import Sequence

from nhsbn_desktop import (
    __version__,
    cli_desks,
    cli_findings,
    cli_outbox,
    cli_reading,
    cli_record,
    cli_sample,
    cli_sending,
    cli_workbooks,
)
from nhsbn_desktop.cli_options import PROBLEM
from nhsbn_desktop.domain.problems import PasswordNeeded, Problem

_ROOMS = (
    cli_sample, cli_reading, cli_findings, cli_workbooks, cli_desks, cli_sending, cli_outbox, cli_record,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit status: 0 clean, 1 findings that must be fixed, 2 a problem (said on standard error).

    A rule that does not run is a problem too: what it would have found is not known.
    """
    options = _parser().parse_args(arguments)
    try:
        result, lines, status = options.outcome(options)
    except Problem as problem:
        print(f"nhsbn: {problem.message}", file=sys.stderr)
        advice = "Add --ask-password." if isinstance(problem, PasswordNeeded) else problem.advice
        if advice:
            print(f"       {advice}", file=sys.stderr)
        if options.json:
            print(json.dumps({"problem": problem.message, "advice": advice}, ensure_ascii=False))
        return PROBLEM
    print(json.dumps(result, ensure_ascii=False) if options.json else "\n".join(lines))
    return int(status)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nhsbn",
        description="NHS Benchmarking Network collections from a terminal.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"nhsbn-desktop {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, describe in (command for room in _ROOMS for command in room.COMMANDS):
        command = commands.add_parser(name)
        command.add_argument("--json", action="store_true", help="print the result as JSON")
        describe(command)
    said = (f"  {name:<15}{_first(command.description)}" for name, command in commands.choices.items())
    parser.epilog = "commands (nhsbn COMMAND --help says more of each):\n" + "\n".join(said)
    return parser


def _first(sentences: str | None) -> str:
    return (sentences or "").partition(". ")[0].rstrip(".")


if __name__ == "__main__":
    raise SystemExit(main())
