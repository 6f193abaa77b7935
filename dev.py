"""Sets nhsbn-desktop up, runs it and tests it. Needs Python and nothing else; each command first sets up what is owed.

    python3 dev.py run          open the program; where there is no screen, do the whole job and save pictures of it
    python3 dev.py test         every check and test (--slow adds the slow ones; the rest goes to pytest)
    python3 dev.py check        the checks without the tests, quick enough for every commit
    python3 dev.py setup        only set up
    python3 dev.py bench        measure speed
    python3 dev.py shots DIR    do the whole job unseen and save its pictures into DIR
    python3 dev.py lock         work the lock out again after a change to pyproject.toml (--upgrade: newer versions)

This file stays readable to old Pythons, so that one of them can say what is wrong instead of showing a syntax error.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up.txt"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")

QT_LIBRARIES = ["libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3", "libglib2.0-0"]
FONTS = ["fontconfig", "fonts-inter", "fonts-dejavu-core"]
SCREEN_LIBRARIES = [
    *["libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0", "libxcb-shape0"],
    *["libxcb-xkb1", "libxkbcommon-x11-0"],
]
SERVER = ["postgresql"]  # the tests start one of their own; the record of many desks is proven on it
QT_TRIAL = (
    "from PySide6.QtGui import QFontDatabase; from PySide6.QtWidgets import QApplication; "
    "app = QApplication([]); print('fonts', len(QFontDatabase.families()))"
)
# The tests' servers are on loopback: no proxy can reach them, and this network's certificates do not vouch for them.
NETWORK_SETTINGS = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")
# The whole suite runs on every core; a chosen part starts sooner without.
ALL_CORES = ["-n", "auto", "--dist", "worksteal"]


# Which Python


def suits(version) -> bool:
    return OLDEST <= tuple(version[:2]) <= NEWEST


def candidates(windows: bool) -> list:
    """The commands under which a Python that suits may be found, the newest first."""
    minors = range(NEWEST[1], OLDEST[1] - 1, -1)
    launched = [["py", f"-3.{minor}"] for minor in minors] if windows else []
    return [*launched, *([f"python3.{minor}"] for minor in minors)]


def works(command: list) -> bool:
    """Whether the command starts a Python that suits: a name on the PATH may stand for one that is not installed."""
    if not shutil.which(command[0]):
        return False
    question = "import sys, ssl, venv; print(*sys.version_info[:2])"
    done = subprocess.run([*command, "-c", question], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.returncode == 0 and suits([int(part) for part in done.stdout.split()])


def hand_over_to_a_python_that_suits() -> None:
    """Starts this file again under a Python that suits, where this one does not and another is at hand."""
    if suits(sys.version_info):
        return
    for command in candidates(WINDOWS):
        if works(command):
            sys.exit(subprocess.call([*command, str(Path(__file__).resolve()), *sys.argv[1:]]))
    sys.exit(python_advice(sys.version_info, shutil.which("apt-get")))


def python_advice(version, apt) -> str:
    way = "  apt-get install -y python3.11 python3.11-venv\n" if apt else "  install Python 3.12 from python.org\n"
    return (
        f"dev.py: this is Python {version[0]}.{version[1]}, and nhsbn-desktop needs 3.11, 3.12 or 3.13.\n"
        "None of them was found on the PATH. Install one, then give the same command again:\n" + way
    )


# What the system must bring


def on_debian_as_root() -> bool:
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def apt_line(packages: list) -> str:
    return "sudo apt-get update && sudo apt-get install -y " + " ".join(packages)


def bring(packages: list, why: str) -> None:
    """Installs Debian's packages where that is allowed; otherwise stops, naming the one line that does it."""
    if not shutil.which("apt-get"):
        sys.exit(f"dev.py: {why}\nInstall your system's packages for: {', '.join(packages)}. Then run this again.")
    if not on_debian_as_root():
        sys.exit(f"dev.py: {why}\nThis line mends it; then run this again:\n  {apt_line(packages)}")
    print(f"{why} Installing {' '.join(packages)}.", flush=True)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-q", *words], env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"{done.stdout}{done.stderr}\ndev.py: apt-get {words[0]} failed; its words stand above.\n{why}")


def try_qt(platform: str) -> tuple:
    """Really starts Qt, on the screen where `platform` is empty. Gives what is wrong, and how many fonts it has."""
    env = dict(os.environ, PYTHONUTF8="1")
    env.pop("QT_QPA_PLATFORM", None)
    if platform:
        env["QT_QPA_PLATFORM"] = platform
    done = subprocess.run([str(PYTHON), "-c", QT_TRIAL], env=env, capture_output=True, text=True, encoding="utf-8")
    fonts = re.search(r"^fonts (\d+)", done.stdout, re.M)
    if done.returncode == 0 and fonts:
        return "", int(fonts.group(1))
    return done.stderr.strip() or f"Qt ended with {done.returncode}", 0


def make_qt_start() -> None:
    wrong, fonts = try_qt("offscreen")
    if not wrong and fonts:
        return
    if not sys.platform.startswith("linux"):
        sys.exit(f"{wrong}\ndev.py: Qt does not start; its words stand above.")
    fault = f"Qt does not start ({wrong.splitlines()[-1]})." if wrong else "There are no fonts: labels would be blank."
    bring(QT_LIBRARIES + FONTS, fault)
    wrong, fonts = try_qt("offscreen")
    if wrong or not fonts:
        sys.exit(f"{wrong}\ndev.py: Qt does not start, though its libraries and fonts are here; its words stand above.")


def make_server_start() -> None:
    """Brings PostgreSQL where that is allowed. Without it the tests of a shared record are skipped, and say so."""
    if any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or not sys.platform.startswith("linux"):
        return
    why = "PostgreSQL is not here, and the record of many desks is tested on a real one."
    try:
        bring(SERVER, why)
    except SystemExit as refused:
        print(f"{refused}\nUntil then the tests of a record on a server are skipped.", flush=True)


def has_screen(environ, platform: str) -> bool:
    return not platform.startswith("linux") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def screen_answers() -> bool:
    """Whether a window can be opened, after bringing the libraries that windows need on Linux."""
    if not has_screen(os.environ, sys.platform):
        return False
    if not sys.platform.startswith("linux"):
        return True
    wrong = try_qt("")[0]
    if wrong and "could not connect to display" not in wrong and "wl_display" not in wrong:
        bring(QT_LIBRARIES + SCREEN_LIBRARIES, "Qt cannot open a window here: libraries it draws with are missing.")
        wrong = try_qt("")[0]
    return not wrong


# The environment


def place(version, root: Path) -> str:
    """Ties an environment to the Python and the folder it was made for: its scripts name both."""
    return f"Python {version[0]}.{version[1]}.{version[2]} in {root}"


def digest(*files: bytes) -> str:
    return hashlib.sha256(b"\0".join(files)).hexdigest()


def what_is_installed(project: dict) -> bytes:
    """The parts of pyproject.toml that an environment depends on; the settings of the checks are not among them."""
    parts = [project["build-system"], project["project"], project["tool"]["hatch"]]
    return json.dumps(parts, sort_keys=True).encode()


def wanted_stamp() -> str:
    import tomllib  # here, as an old Python has none

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contents = digest(LOCK.read_bytes(), what_is_installed(project))
    return f"{place(sys.version_info, ROOT)}\n{contents}\n"


def next_step(stamp: str, wanted: str, python_there: bool) -> str:
    """What set-up is owed. Without a stamp an environment was left half made, and no part of it can be relied on."""
    if not python_there or not stamp or stamp.splitlines()[0] != wanted.splitlines()[0]:
        return "make"
    return "keep" if stamp == wanted else "update"


@contextlib.contextmanager
def only_one():
    """Holds other set-ups back: two at once would take the environment from under each other."""
    with open(ROOT / ".dev.lock", "a+") as file:
        if WINDOWS:
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def set_up() -> None:
    with only_one():
        wanted = wanted_stamp()
        stamp = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
        step = next_step(stamp, wanted, PYTHON.exists())
        if step != "keep":
            began = time.monotonic()
            STAMP.unlink(missing_ok=True)
            if step == "make":
                make_environment()
            install_what_the_lock_says()
            STAMP.write_text(wanted, encoding="utf-8")
            print(f"Set up in {time.monotonic() - began:.0f} s.", flush=True)
        make_qt_start()


def make_environment() -> None:
    python = getattr(sys, "_base_executable", sys.executable)
    if importlib.util.find_spec("ensurepip") is None:
        # Debian parts Python from the piece that makes environments.
        major, minor = sys.version_info[:2]
        bring([f"python{major}.{minor}-venv"], "This Python cannot make an environment: ensurepip is missing.")
    print(f"Making .venv with Python {sys.version.split()[0]}.", flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    if subprocess.call([python, "-m", "venv", str(VENV)]):
        sys.exit(f"dev.py: {python} could not make an environment in {VENV}; its words stand above.")


def pinned(name: str, lock: str) -> str:
    """The lines of the lock that pin one package, with its hashes."""
    found = re.search(rf"^{re.escape(name)}==.*(?:\n[ \t]+.*)*", lock, re.M)
    if not found:
        sys.exit(f"dev.py: requirements.lock does not pin {name}. Restore the file from the repository.")
    return found.group(0) + "\n"


def install_what_the_lock_says() -> None:
    print("Installing what requirements.lock says.", flush=True)
    env = installer_settings()
    sync = [SCRIPTS / "uv", "pip", "sync", "-q", "--python", PYTHON, "--require-hashes", LOCK]
    if not install_uv(env) or call(sync, env):
        # Some estates stop unknown programs such as uv from starting. pip does the same work, slower.
        print("uv could not do it; trying with pip.", flush=True)
        if call([PYTHON, "-m", "pip", "install", "-q", "--retries", "1", "--require-hashes", "-r", LOCK], env):
            sys.exit(
                "dev.py: the packages could not be fetched; the installer's words stand above. Is the network there?\n"
                "Behind a proxy, set HTTPS_PROXY; with a package mirror, set PIP_INDEX_URL. Then run this again: it\n"
                "starts afresh and leaves nothing half done."
            )
    editable = ["install", "-q", "--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    if call([PYTHON, "-m", "pip", *editable], env):
        sys.exit("dev.py: nhsbn-desktop itself could not be installed into .venv; the installer's words stand above.")


def install_uv(env: dict) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        wish = Path(folder) / "uv.txt"
        wish.write_text(pinned("uv", LOCK.read_text(encoding="utf-8")), encoding="utf-8")
        return not call([PYTHON, "-m", "pip", "install", "-q", "--retries", "1", "--require-hashes", "-r", wish], env)


def installer_settings() -> dict:
    """uv does not read pip's settings, so where pip has been told of a mirror or a certificate, uv is told too."""
    env = dict(os.environ, UV_PYTHON_DOWNLOADS="never", PIP_DISABLE_PIP_VERSION_CHECK="1")
    for setting, variable in (("global.index-url", "UV_DEFAULT_INDEX"), ("global.cert", "SSL_CERT_FILE")):
        ask = [str(PYTHON), "-m", "pip", "config", "get", setting]
        told = subprocess.run(ask, capture_output=True, text=True, env=env)
        if told.returncode == 0 and told.stdout.strip():
            env.setdefault(variable, told.stdout.strip())
    return env


def call(command: list, env: dict) -> int:
    return subprocess.call([str(part) for part in command], cwd=str(ROOT), env=env)


# The commands


def program_settings(environ) -> dict:
    """A child's environment: text is UTF-8, and compiled modules are kept, or each start takes twice as long."""
    env = dict(environ, PYTHONUTF8="1")
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def headless_settings(environ) -> dict:
    return dict(program_settings(environ), QT_QPA_PLATFORM="offscreen")


def test_settings(environ) -> dict:
    """The tests' environment: no screen, and nothing of the network at hand."""
    env = headless_settings(environ)
    for name in list(env):
        if name in NETWORK_SETTINGS or name.upper().endswith("_PROXY"):
            del env[name]
    return env


def run(words: list) -> int:
    """Opens the window, or, where there is no screen, does the whole job through the same windows unseen."""
    program = [PYTHON, "-m", "nhsbn_desktop"]
    if "--headless" not in words and screen_answers():
        return call([*program, *words], program_settings(os.environ))
    if "--headless" not in words:
        print("No screen answers here, so the program does its whole job unseen and saves pictures of it.", flush=True)
        words = ["--headless", *words]
    return call([*program, *words], headless_settings(os.environ))


def checks() -> list:
    """Each check as its name and its command."""
    return [
        ("format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
        ("lint", [PYTHON, "-m", "ruff", "check", "."]),
        ("types", [PYTHON, "-m", "mypy"]),
        # Its cache goes by each file's age, and so misses that a module which a file names has come or gone.
        ("imports", [SCRIPTS / "lint-imports", "--no-logo", "--no-cache"]),
        ("forms", [PYTHON, Path("ui") / "compile.py", "--check"]),
    ]


def check(words: list) -> int:
    return take_steps(checks())


def test(words: list) -> int:
    make_server_start()
    marks = ["-m", "not benchmark"] if "--slow" in words else []
    rest = [word for word in words if word != "--slow"] or ALL_CORES
    return take_steps([*checks(), ("tests", [PYTHON, "-m", "pytest", *marks, *rest])])


def take_steps(steps: list) -> int:
    """Takes every step, even after one has failed, and ends with what came of each."""
    came_of = []
    for name, command in steps:
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        failed = call(command, test_settings(os.environ)) != 0
        came_of.append((name, failed, time.monotonic() - began))
    print()
    for name, failed, seconds in came_of:
        print(f"{'FAILED' if failed else 'passed'}  {name:8} {seconds:6.1f} s")
    failures = [name for name, failed, _ in came_of if failed]
    print(f"\nNot right yet: {', '.join(failures)}. What is wrong stands above." if failures else "\nAll is well.")
    return 1 if failures else 0


def bench(words: list) -> int:
    make_server_start()
    return call([PYTHON, "-m", "pytest", "-m", "benchmark", "-q", "-s", *words], test_settings(os.environ))


def shots(words: list) -> int:
    if not words:
        sys.exit("dev.py: shots needs the folder to save the pictures in, for example: python3 dev.py shots shots")
    return call([PYTHON, "-m", "nhsbn_desktop", "--headless", "--keep", *words], headless_settings(os.environ))


def lock(words: list) -> int:
    """Works the lock out again. It names neither a registry nor a folder of this computer, so it serves everywhere."""
    compiled = [SCRIPTS / "uv", "pip", "compile", "-q", "--universal", "--python-version", "3.11", "--all-extras"]
    compiled += ["--generate-hashes", "--no-header", "--no-emit-index-url", *words, "pyproject.toml", "-o", LOCK.name]
    if call(compiled, installer_settings()):
        sys.exit("dev.py: the lock could not be worked out; uv's words stand above. requirements.lock is as it was.")
    set_up()
    return 0


def setup(words: list) -> int:
    print(f"Set up: {PYTHON}")
    return 0


COMMANDS = {"run": run, "test": test, "check": check, "setup": setup, "bench": bench, "shots": shots, "lock": lock}


def main() -> int:
    hand_over_to_a_python_that_suits()
    words = sys.argv[1:]
    if not words or words[0] not in COMMANDS:
        print(__doc__)
        return 0 if words in ([], ["-h"], ["--help"]) else 2
    set_up()
    return COMMANDS[words[0]](words[1:])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\ndev.py: stopped. Run the same command again to go on; a half-made set-up is made afresh.")
