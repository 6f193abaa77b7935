"""Why a record in a file never stands on a network share: two desks writing at once could damage it unseen."""

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

from nhsbn_desktop.domain.problems import RecordProblem

# Of /proc/mounts, field 3. SQLite's locks are not sure over any of them (sqlite.org/faq.html, question 5).
NETWORK_FILE_SYSTEMS = frozenset(
    {"cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "ncpfs", "davfs", "ceph", "glusterfs", "lustre"}
    | {"fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs"}
)
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
_MOUNTS = Path("/proc/mounts")


def refuse_network_share(path: Path) -> None:
    """Raises RecordProblem where the record's folder is on another computer."""
    share = share_of(path)
    if share:
        raise RecordProblem(
            f"The record, {path}, is on a network share ({share}). A record in a file stays on one computer: two desks "
            "writing to it over a network could damage it, and neither would be told.",
            "Keep the record on this computer's own disk, or share one on a PostgreSQL server (Preferences, Record).",
        )


def share_of(path: Path) -> str:
    """What the share is called, or empty where the path is on this computer's own disk."""
    if os.name == "nt":
        return windows_share(PureWindowsPath(path.absolute()), _drive_type)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # a Mac has none
        return ""
    return mounted_share(PurePosixPath(path.resolve()), mounts)


def mounted_share(path: PurePosixPath, mounts: str) -> str:
    """By the table of mounts, as /proc/mounts writes it: the last mount of the longest folder above the path counts."""
    found = ("", "", 0)  # what is mounted, its file system, how deep
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        what, folder, system = (_unescaped(field) for field in fields[:3])
        depth = len(PurePosixPath(folder).parts)
        if path.is_relative_to(folder) and depth >= found[2]:
            found = (what, system, depth)
    return f"{found[0]}, {found[1]}" if found[1].lower() in NETWORK_FILE_SYSTEMS else ""


def windows_share(path: PureWindowsPath, drive_type: Callable[[str], int]) -> str:
    r"""By the drive: a UNC path (\\server\share) always, a letter where Windows says that it is mapped to one."""
    drive = path.drive
    plain = drive.upper().replace("/", "\\")
    if plain.startswith("\\\\?\\UNC\\"):
        return drive
    if plain.startswith(("\\\\?\\", "\\\\.\\")):
        drive = drive[4:]
    elif plain.startswith("\\\\"):
        return drive
    return drive if drive and drive_type(f"{drive}\\") == _REMOTE_DRIVE else ""


def _drive_type(root: str) -> int:
    import ctypes

    return int(getattr(ctypes, "windll").kernel32.GetDriveTypeW(root))  # noqa: B009 - only Windows has it


def _unescaped(field: str) -> str:
    """The table writes a space as \\040, and so on."""
    for code in ("040", "011", "012", "134"):
        field = field.replace(f"\\{code}", chr(int(code, 8)))
    return field
