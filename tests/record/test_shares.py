"""A record in a file is refused on a network share, whatever kind of share it is, and nowhere else."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record import shares
from nhsbn_desktop.record.shares import mounted_share, windows_share
from nhsbn_desktop.record.store import Record

MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
//nas/benchmarking /home/ann/bench cifs rw,vers=3.0 0 0
nas:/export /srv/team\040files nfs4 rw 0 0
ann@nas:/home /mnt/ssh fuse.sshfs rw 0 0
C:\134 /mnt/c 9p rw 0 0
//nas/new /mnt/new smb3 rw 0 0
/dev/sdb1 /home/ann/bench/local ext4 rw 0 0
nas:/a /mnt/over nfs rw 0 0
/dev/sdc1 /mnt/over ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/home/ann/bench/2025/record.sqlite", "//nas/benchmarking, cifs"),
        ("/srv/team files/record.sqlite", "nas:/export, nfs4"),
        ("/mnt/ssh/record.sqlite", "ann@nas:/home, fuse.sshfs"),
        ("/mnt/c/Users/ann/record.sqlite", "C:\\, 9p"),
        ("/mnt/new/record.sqlite", "//nas/new, smb3"),
        ("/home/ann/record.sqlite", ""),
        ("/home/ann/benchmark/record.sqlite", ""),
        ("/home/ann/bench/local/record.sqlite", ""),
        ("/mnt/over/record.sqlite", ""),
        ("/tmp/record.sqlite", ""),
    ],
)
def test_the_table_of_mounts_says_what_is_on_another_computer(path: str, share: str) -> None:
    assert mounted_share(PurePosixPath(path), MOUNTS) == share


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\nas\bench\record.sqlite", r"\\nas\bench"),
        ("//nas/bench/record.sqlite", r"\\nas\bench"),
        (r"\\?\UNC\nas\bench\record.sqlite", r"\\?\UNC\nas\bench"),
        (r"H:\bench\record.sqlite", "H:"),
        (r"\\?\H:\bench\record.sqlite", "H:"),
        (r"C:\Users\ann\record.sqlite", ""),
    ],
)
def test_windows_names_a_share_by_its_path_or_its_drive(path: str, share: str) -> None:
    def drive_type(root: str) -> int:
        return 4 if root == "H:\\" else 3

    assert windows_share(PureWindowsPath(path), drive_type) == share


def test_a_record_on_a_share_is_refused_with_the_reason_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"//nas/bench {tmp_path} cifs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(shares, "_MOUNTS", table)
    place = tmp_path / "bench" / "record.sqlite"
    place.parent.mkdir()
    record = Record(place, ())
    with pytest.raises(RecordProblem, match="network share") as refused:
        record.head()
    assert "//nas/bench, cifs" in refused.value.message
    assert "PostgreSQL" in refused.value.advice
    assert not list(place.parent.iterdir())
