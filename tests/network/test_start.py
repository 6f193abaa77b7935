"""The way to the Network costs the start of the program nothing: what is heavy is loaded when something is sent."""

import subprocess
import sys
from pathlib import Path

import pytest

_HEAVY = ("requests", "urllib3", "keyring", "joserfc", "cryptography", "truststore", "rfc8785")


@pytest.mark.parametrize(
    "module",
    ["outbox", "receipts", "credentials", "problems", "http", "package", "routes.portal", "routes.hand_over"],
)
def test_importing_the_way_out_loads_nothing_heavy(module: str) -> None:
    script = f"import sys, nhsbn_desktop.network.{module}; print([name for name in {_HEAVY} if name in sys.modules])"
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert told.stdout.strip() == "[]"
