"""Preparing the practice Network's sign-in in the browser: its provider is fetched when a person asks for it."""

import shutil
import subprocess
from pathlib import Path

from nhsbn_desktop.domain.problems import NetworkProblem

PACKAGE = "oidc-provider@9.13.3"
_FETCH_SECONDS = 120.0
_FETCH = "npm"


def sign_in_folder(folder: Path) -> Path:
    """Where the provider's packages stand, inside the practice Network's own folder."""
    return folder / "sign-in"


def is_prepared(folder: Path) -> bool:
    return shutil.which("node") is not None and (sign_in_folder(folder) / "node_modules" / "oidc-provider").is_dir()


def prepare_sign_in(folder: Path) -> str:
    """Fetches the provider from npm, because the person asked for it; from the next start on it signs people in. Gives
    a sentence that says so. Raises NetworkProblem where Node is not here or the package cannot be fetched."""
    if is_prepared(folder):
        return "The practice portal is signed in to in your browser."
    npm = shutil.which(_FETCH)
    if npm is None or shutil.which("node") is None:
        raise NetworkProblem(
            "Signing in in the browser needs Node, which is not on this computer.",
            "Practise without it: the practice portal then lets this program in by itself.",
        )
    target = sign_in_folder(folder)
    target.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(target), PACKAGE]
    try:
        told = subprocess.run(command, capture_output=True, timeout=_FETCH_SECONDS, check=False, cwd=target)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _not_fetched() from error
    if told.returncode:
        raise _not_fetched()
    return "Ready. From the next start on, the practice portal is signed in to in your browser."


def _not_fetched() -> NetworkProblem:
    return NetworkProblem(
        f"{PACKAGE} could not be fetched from the npm registry.", "Try again when this computer is online."
    )
