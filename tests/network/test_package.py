"""The package holds the workbook and what is said about it; whatever is altered on the way is noticed."""

import hashlib
import json
import os
import resource
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.domain.sign_off import SignOff
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.network.package import (
    build_manifest,
    describe_workbook,
    manifest_bytes,
    package_name,
    read_package,
    write_package,
)
from tests.network.rehearsal import PEOPLE, WHEN, make_manifest, make_workbook, submission


def test_the_manifest_says_what_whose_and_who_promised(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, 1234)
    manifest = make_manifest(workbook, version=2, supersedes="before")
    assert manifest["files"] == [
        {"name": workbook.name, "bytes": 1234, "sha256": hashlib.sha256(workbook.read_bytes()).hexdigest()}
    ]
    assert (manifest["collection"], manifest["year"], manifest["ods_code"]) == ("AOP", "2025/26", "RZX")
    assert (manifest["unit"], manifest["localities"]) == ("Alderbrook", ["Alderbrook"])
    assert (manifest["version"], manifest["supersedes"], manifest["practice"]) == (2, "before", True)
    [promise] = manifest["promises"]
    assert promise["by"] == {"name": "Bea Moor", "role": "care group director"}
    assert (promise["at"], promise["digest"]) == ("2026-11-20T16:40:00Z", submission().digest)
    assert len(promise["words"]) == 2


def test_a_promise_that_no_longer_stands_is_not_in_the_manifest(tmp_path: Path) -> None:
    signed = submission()
    assert signed.sign_off is not None
    stale = SignOff(signed.key, "bmoor", WHEN, signed.sign_off.assurances, "another digest", ())
    unsigned = Submission(signed.collection, signed.unit, signed.reading, answers=signed.answers, sign_off=stale)
    manifest = build_manifest(
        unsigned,
        describe_workbook(make_workbook(tmp_path)),
        submission_id="x",
        version=1,
        supersedes="",
        people=PEOPLE,
        client_version="1",
        created=WHEN,
        practice=False,
    )
    assert manifest["promises"] == []


def test_the_manifest_has_one_spelling_whatever_the_order_it_was_made_in(tmp_path: Path) -> None:
    manifest = make_manifest(make_workbook(tmp_path))
    spelled = manifest_bytes(manifest)
    assert manifest_bytes(dict(reversed(manifest.items()))) == spelled
    assert json.loads(spelled) == manifest
    assert b": " not in spelled[:50]


def test_the_same_workbook_and_manifest_give_the_same_bytes(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path)
    manifest = make_manifest(workbook)
    sums = [write_package(workbook, manifest, tmp_path / name) for name in ("a.zip", "b.zip")]
    assert sums[0] == sums[1]
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest() == sums[0].package_sha256
    assert (tmp_path / "a.zip").stat().st_size == sums[0].bytes


def test_what_was_written_is_read_again_and_nothing_is_compressed(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path)
    manifest = make_manifest(workbook)
    sums = write_package(workbook, manifest, tmp_path / "a.zip")
    package = read_package(tmp_path / "a.zip")
    assert package.manifest == manifest
    assert package.sums == sums
    with zipfile.ZipFile(tmp_path / "a.zip") as opened:
        assert opened.namelist() == ["manifest.json", workbook.name]
        assert opened.read(workbook.name) == workbook.read_bytes()
        assert {entry.compress_type for entry in opened.infolist()} == {zipfile.ZIP_STORED}


def test_a_workbook_that_changed_since_it_was_described_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path / "desk")
    manifest = make_manifest(workbook)
    workbook.write_bytes(b"saved once more")
    (tmp_path / "out").mkdir()
    with pytest.raises(NetworkProblem, match="changed while it was being staged") as caught:
        write_package(workbook, manifest, tmp_path / "out" / "a.zip")
    assert caught.value.kind == "conflict"
    assert list((tmp_path / "out").iterdir()) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(share=0.984375, flip=128)  # a name that says it is UTF-8 and is not
@given(share=st.floats(0, 0.999999), flip=st.integers(1, 255))
def test_no_altered_byte_passes_for_the_package_that_was_sent(share: float, flip: int, tmp_path: Path) -> None:
    original = tmp_path / "a.zip"
    if not original.exists():
        workbook = make_workbook(tmp_path / "desk", 2_000)
        write_package(workbook, make_manifest(workbook), original)
    content = bytearray(original.read_bytes())
    content[int(share * len(content))] ^= flip
    (tmp_path / "b.zip").write_bytes(content)
    sums = read_package(original).sums
    with suppress(NetworkProblem):  # most are refused; a date inside the zip, say, is not looked at
        altered = read_package(tmp_path / "b.zip").sums
        assert altered.package_sha256 != sums.package_sha256
        assert altered.file_sha256 == sums.file_sha256, "what is read is still the workbook its manifest describes"


@pytest.mark.parametrize("length", [0, 1, 21, 500, 5_000])
def test_a_truncated_package_is_refused(length: int, tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path / "desk", 10_000)
    write_package(workbook, make_manifest(workbook), tmp_path / "a.zip")
    (tmp_path / "b.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:length])
    with pytest.raises(NetworkProblem, match="not a whole package"):
        read_package(tmp_path / "b.zip")


@pytest.mark.parametrize(
    ("names", "compression", "said"),
    [
        (["manifest.json"], zipfile.ZIP_STORED, "a manifest and one workbook"),
        (["manifest.json", "a.xlsx", "b.xlsx"], zipfile.ZIP_STORED, "a manifest and one workbook"),
        (["a.xlsx", "manifest.json"], zipfile.ZIP_STORED, "a manifest and one workbook"),
        (["manifest.json", "a.xlsx"], zipfile.ZIP_DEFLATED, "packed in another way"),
        (["manifest.json", "a.xlsx"], zipfile.ZIP_STORED, "manifest cannot be read"),
    ],
)
def test_a_zip_that_is_no_package_is_refused_with_the_reason(
    names: list[str], compression: int, said: str, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", compression) as package:
        for name in names:
            package.writestr(name, "x" * 100)
    with pytest.raises(NetworkProblem, match=said):
        read_package(tmp_path / "a.zip")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[1, 2]", "not in the agreed form"),
        (b'{"schema": "nhsbn-submission/1"}', "not in the agreed form"),
        (b'{"schema":"nhsbn-submission/1"}', "names no workbook"),
        (b'{"files":[{"bytes":1,"name":"a.xlsx","sha256":"0"}],"schema":"nhsbn-submission/1"}', "not the one"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused_with_the_reason(content: bytes, said: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr("manifest.json", content)
        package.writestr("a.xlsx", "x")
    with pytest.raises(NetworkProblem, match=said):
        read_package(tmp_path / "a.zip")


def test_a_rehearsals_file_name_begins_with_practice_and_suits_every_computer(tmp_path: Path) -> None:
    manifest = make_manifest(make_workbook(tmp_path))
    manifest["unit"] = 'Älder/brook: "North" \N{EN DASH} £'
    name = package_name(manifest)
    assert name == f"PRACTICE AOP-2025-26 RZX Alder-brook- -North v1 {manifest['submission_id'][:8]}.zip"
    assert package_name({**manifest, "practice": False}).startswith("AOP-2025-26 RZX")


def test_a_package_is_on_the_disk_before_it_has_its_name(tmp_path: Path) -> None:
    """Else a power cut could leave the name without the content. The profiler sees what leaves Python."""
    workbook = make_workbook(tmp_path / "desk")
    manifest = make_manifest(workbook)
    seen: list[str] = []

    def profile(_frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and called.__name__ in ("fsync", "replace"):
            seen.append(called.__name__)

    sys.setprofile(profile)
    write_package(workbook, manifest, tmp_path / "a.zip")
    sys.setprofile(None)
    steps = [name for number, name in enumerate(seen) if name == "fsync" or seen[number - 1] == "fsync"]
    assert steps == ["fsync", "replace", "fsync"] if os.name != "nt" else ["fsync", "replace"]


_FILL_THE_DISK = """
import json, resource, sys
from pathlib import Path
from types import FrameType
from typing import Any
from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.outbox import Outbox
from tests.network.rehearsal import make_manifest, make_workbook
folder = Path(sys.argv[1])
workbook = make_workbook(folder / "desk", 400_000)
manifest = make_manifest(workbook)
outbox = Outbox(folder / "outbox")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    outbox.stage(manifest["submission_id"], manifest, workbook, "portal")
except NetworkProblem as problem:
    left = [file.name for file in (folder / "outbox" / "packages").iterdir()]
    print(json.dumps([problem.kind, problem.message, problem.advice, left, len(outbox.items())]))
"""


@pytest.mark.parametrize("room", [0, 100_000, 400_000])
def test_a_disk_without_room_leaves_nothing_half_staged(room: int, tmp_path: Path) -> None:
    assert resource.RLIMIT_FSIZE  # the system refuses to let a file grow: the nearest a test comes to a full disk
    command = [sys.executable, "-c", _FILL_THE_DISK, str(tmp_path), str(room)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    kind, message, advice, left, items = json.loads(told.stdout)
    assert (kind, left, items) == ("disk", [], 0)
    assert message
    assert "disk has room" in advice
