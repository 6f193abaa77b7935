"""Passwords of protected workbooks: asked for once, kept in memory until the program ends, and never anywhere else."""

_GIVEN: dict[str, str] = {}


def remember_password(sha256: str, password: str) -> None:
    """Keeps the password that a file, known by its own sum, was just opened with: looking at its sheets and writing the
    copy that is sent open it again."""
    _GIVEN[sha256] = password


def known_password(sha256: str) -> str | None:
    return _GIVEN.get(sha256)


def forget_passwords() -> None:
    """As closing the program does."""
    _GIVEN.clear()
