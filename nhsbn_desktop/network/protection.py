"""A workbook under a password, for the way by e-mail: the password goes another way, and is written down nowhere."""

import io
import secrets
import zipfile

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.problems import problem

_CLEAR = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without the letters and figures that are taken for each other
_GROUPS, _EACH = 4, 5


def make_password() -> str:
    """A password to be read out over the telephone: four groups of five, 99 bits."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(_EACH)) for _ in range(_GROUPS))


def protect(workbook: bytes, password: str) -> bytes:
    """The workbook as Excel itself protects one (ECMA-376 agile encryption), opened again to be sure that it opens.
    Raises NetworkProblem (disk) for what is no workbook."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
    from msoffcrypto.format.ooxml import OOXMLFile

    locked, opened = io.BytesIO(), io.BytesIO()
    try:
        OOXMLFile(io.BytesIO(workbook)).encrypt(password, locked)
        again = msoffcrypto.OfficeFile(locked)
        again.load_key(password=password)
        again.decrypt(opened)
    except (DecryptionError, FileFormatError, InvalidKeyError, ParseError) as error:
        raise _not_protected() from error
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise _not_protected() from error
    if opened.getvalue() != workbook:
        raise _not_protected()
    return locked.getvalue()


def _not_protected() -> NetworkProblem:
    return problem(
        "disk",
        "The workbook could not be protected by a password, so nothing was written.",
        "Hand it over in the members' area instead.",
    )
