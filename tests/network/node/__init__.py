"""The servers of other people's making, in Node, that second opinions are asked of."""

import shutil
import subprocess
from pathlib import Path

import pytest


def installed(config: pytest.Config, *packages: str) -> Path:
    """A folder with these npm packages in it, made once and kept with pytest's own cache. Skips where it cannot be."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("Node and npm are not on this computer")
    name = "node-" + "-".join(packages).replace("/", "-").replace("@", "-")
    folder = Path(config.cache.mkdir(name))  # type: ignore[union-attr]
    if (folder / "ready").exists():
        return folder
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), *packages]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=folder)
    if told.returncode:
        pytest.skip(f"npm could not install {', '.join(packages)}")
    (folder / "ready").touch()
    return folder
