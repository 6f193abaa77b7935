"""The practice Network is a process of its own: the same one each time, never an orphan, and it gives nothing away."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.http import open_session
from nhsbn_desktop.network.receipts import PRACTICE_ISSUER
from nhsbn_desktop.practice.control import FROZEN_FLAG, PracticeNetwork, practice_command

ROOT = Path(__file__).parents[2]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"


def ends_within(seconds: float, pid: int) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not is_alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_it_is_the_same_network_after_it_was_stopped_and_started(tmp_path: Path) -> None:
    network = PracticeNetwork(tmp_path / "practice")
    assert not network.running
    with network as first:
        token, pid = first.token(), network.pid
        assert network.running
        session = open_session(first.ca_file)
        assert session.get(f"{first.url}/health", timeout=5).json()["practice"] is True
        keys = session.get(f"{first.url}/.well-known/jwks.json", timeout=5).json()
        session.close()
    assert keys == json.loads(first.keys_json)
    assert pid is not None
    assert not is_alive(pid)
    with network as second:
        assert (second.url, second.keys_json, second.token()) == (first.url, first.keys_json, token)
    assert second.issuer == PRACTICE_ISSUER


def test_neither_its_output_nor_its_messages_hold_a_secret_and_its_keys_are_private(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "nhsbn_desktop.practice", "--folder", str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        rest, errors = process.communicate(timeout=10)
    assert process.returncode == 0, "it ends by itself when its standard input does"
    token = (tmp_path / "token").read_text()
    private = json.loads((tmp_path / "signing-key.json").read_text())["d"]
    for told in (line, rest.decode(), errors.decode()):
        assert token not in told
        assert private not in told
    assert "d" not in json.loads(Path(json.loads(line)["jwks_file"]).read_text())["keys"][0]
    if os.name != "nt":
        for name in ("token", "signing-key.json", "authority.pem", "server.pem"):
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes the Linux way")
def test_no_orphan_is_left_when_the_program_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from nhsbn_desktop.practice.control import PracticeNetwork\n"
        "network = PracticeNetwork(Path(sys.argv[1])); network.start()\n"
        "print(network.pid, flush=True); time.sleep(60)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "practice")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as program:
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        assert is_alive(pid)
        program.send_signal(signal.SIGKILL)
    assert ends_within(8, pid)


def test_a_second_one_on_the_same_folder_is_refused_with_the_reason(tmp_path: Path) -> None:
    network, second = PracticeNetwork(tmp_path / "practice"), PracticeNetwork(tmp_path / "practice")
    with network:
        for other in (network, second):
            with pytest.raises(NetworkProblem, match="running already"):
                other.start()
        assert network.running
        assert not second.running


def test_where_it_is_not_installed_the_person_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "missing").mkdir()
    missing = "raise ModuleNotFoundError(\"No module named 'trustme'\", name='trustme')"
    (tmp_path / "missing" / "trustme.py").write_text(missing)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "missing"))
    with pytest.raises(NetworkProblem, match="not installed: trustme is missing") as caught:
        PracticeNetwork(tmp_path / "practice").start()
    assert "practice extra" in caught.value.advice


def test_a_fault_of_its_own_is_told_with_the_place_of_its_log(tmp_path: Path) -> None:
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "signing-key.json").write_text("not a key")
    with pytest.raises(NetworkProblem, match="did not start") as caught:
        PracticeNetwork(tmp_path / "practice").start()
    assert "practice.log" in caught.value.advice
    assert "Traceback" in (tmp_path / "practice" / "practice.log").read_text()


def test_one_that_never_gets_ready_is_given_up_on_and_ended(tmp_path: Path) -> None:
    slow = PracticeNetwork(tmp_path, command=[sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.5)
    with pytest.raises(NetworkProblem, match="did not start"):
        slow.start()
    assert not slow.running


def test_a_command_or_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(NetworkProblem, match="cannot be started"):
        PracticeNetwork(tmp_path / "practice", command=[str(tmp_path / "no such program")]).start()
    (tmp_path / "file").write_text("")
    with pytest.raises(NetworkProblem, match="cannot be started"):
        PracticeNetwork(tmp_path / "file").start()


def test_a_frozen_program_is_its_own_practice_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert practice_command(tmp_path) == [sys.executable, FROZEN_FLAG, str(tmp_path)]


def test_the_program_that_starts_it_loads_none_of_its_servers() -> None:
    script = "import sys, nhsbn_desktop.practice.control; print(sorted({m.split('.')[0] for m in sys.modules}))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    for heavy in ("uvicorn", "starlette", "trustme", "resumable_upload", "joserfc", "requests", "cryptography"):
        assert f"'{heavy}'" not in told.stdout
