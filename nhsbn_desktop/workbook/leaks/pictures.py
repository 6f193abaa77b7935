"""What a camera or a program wrote into a picture besides the picture: when, where, by whom; and taking it out."""

import struct
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_START_OF_SCAN = 0xDA
_NOTES_OF_A_JPEG = {0xE1, 0xED, 0xFE}  # EXIF and XMP, Photoshop, comment
_NOTES_OF_A_PNG = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}


def has_notes(picture: bytes) -> bool:
    """Whether a JPEG or a PNG carries notes of any sort."""
    return without_notes(picture) != picture


def without_notes(picture: bytes) -> bytes:
    """The same picture without its notes; every point of it stays. Anything else is given back as it is."""
    if picture.startswith(_JPEG):
        return _JPEG + b"".join(_segments(picture))
    if picture.startswith(_PNG):
        return _PNG + b"".join(_chunks(picture))
    return picture


def _segments(picture: bytes) -> Iterator[bytes]:
    place = len(_JPEG)
    while place + 4 <= len(picture) and picture[place] == 0xFF and picture[place + 1] != _START_OF_SCAN:
        length = 2 + struct.unpack_from(">H", picture, place + 2)[0]
        if picture[place + 1] not in _NOTES_OF_A_JPEG:
            yield picture[place : place + length]
        place += length
    yield picture[place:]


def _chunks(picture: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place + 12 <= len(picture):
        length, kind = struct.unpack_from(">I4s", picture, place)
        end = place + 12 + length
        if kind not in _NOTES_OF_A_PNG:
            yield picture[place:end]
        place = end
        if kind == b"IEND":
            return  # what stands after the end is no part of the picture
    yield picture[place:]
