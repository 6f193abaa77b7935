"""Rebuilding a workbook's zip with a few parts replaced: every other part keeps its very bytes, packed as they were.

What stands in a zip besides its parts (comments, extra fields, bytes in between) is seen by no spreadsheet program and
is left behind: a text could travel there that nobody ever looks at.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3I2H")  # signature, version, flags, method, time, date, CRC, packed, unpacked, name, extra
_CENTRAL_SIGNATURE = b"PK\x01\x02"
_CENTRAL_LENGTH = 46
_END = struct.Struct("<4s4H2IH")
_UTF8_NAME, _SUMS_FOLLOW = 0x800, 0x08
_TOO_LARGE = 0xFFFFFFFF  # says "look in the zip64 extension instead"


class Unusual(ValueError):
    """The zip is laid out as no spreadsheet program does it; the text says how."""


def rebuild(raw: bytes, archive: zipfile.ZipFile, replaced: Mapping[str, bytes], dropped: frozenset[str]) -> bytes:
    """The zip with the members named in `replaced` given new content and those in `dropped` left out.

    Untouched members are copied with their compressed bytes; the order of members stays. Raises Unusual.
    """
    listed = archive.infolist()
    in_order = sorted(listed, key=lambda member: member.header_offset)
    ends = [member.header_offset for member in in_order[1:]] + [archive.start_dir]
    records: list[bytes] = []
    moved: dict[str, tuple[int, bytes]] = {}
    offset = 0
    for member, end in zip(in_order, ends, strict=True):
        if member.filename in dropped:
            continue
        record = raw[member.header_offset : end]
        _judge(record, member)
        content = replaced.get(member.filename)
        record = _local_record(record, content) if content is not None else _bare(record, member)
        moved[member.filename] = offset, record if content is not None else b""
        records.append(record)
        offset += len(record)
    directory = _directory(raw, archive.start_dir, listed, moved)
    end_record = _END.pack(b"PK\x05\x06", 0, 0, len(moved), len(moved), len(directory), offset, 0)
    return b"".join((*records, directory, end_record))


def besides_parts(raw: bytes, archive: zipfile.ZipFile) -> bytes:
    """What the zip holds besides its parts and their listing, in one piece."""
    in_order = sorted(archive.infolist(), key=lambda member: member.header_offset)
    ends = [member.header_offset for member in in_order[1:]] + [archive.start_dir]
    found = [raw[: in_order[0].header_offset] if in_order else b"", archive.comment]
    for member, end in zip(in_order, ends, strict=True):
        record = raw[member.header_offset : end]
        found += [member.comment, member.extra, _extra_of(record), record[_length_of(record, member) :]]
    closing = raw.rfind(b"PK\x05\x06")
    found.append(raw[closing + _END.size + len(archive.comment) :])
    return b"\n".join(filter(None, found))


def _extra_of(record: bytes) -> bytes:
    _, _, _, _, _, _, _, _, _, name, extra = _LOCAL.unpack_from(record)
    return record[_LOCAL.size + name : _LOCAL.size + name + extra]


def _length_of(record: bytes, member: zipfile.ZipInfo) -> int:
    """How long a member's record is: its header, its bytes and, where the header was written first, the sums after."""
    _, _, flags, _, _, _, _, _, _, name, extra = _LOCAL.unpack_from(record)
    end: int = _LOCAL.size + name + extra + member.compress_size
    if flags & _SUMS_FOLLOW:
        end += 16 if record[end : end + 4] == b"PK\x07\x08" else 12
    return min(end, len(record))


def _bare(record: bytes, member: zipfile.ZipInfo) -> bytes:
    """A member's record without its extra fields and without what stands between it and the next."""
    fields = list(_LOCAL.unpack_from(record))
    name, extra = fields[9], fields[10]
    record = record[: _length_of(record, member)]
    if not extra or _TOO_LARGE in fields[7:9]:
        return record
    header = _LOCAL.pack(*fields[:10], 0)
    return header + record[_LOCAL.size : _LOCAL.size + name] + record[_LOCAL.size + name + extra :]


def _judge(record: bytes, member: zipfile.ZipInfo) -> None:
    """Both of a zip's listings must agree on the name: programs differ in which they believe."""
    if len(record) < _LOCAL.size or not record.startswith(b"PK\x03\x04"):
        raise Unusual(f"{member.filename} overlaps another part")
    length = _LOCAL.unpack_from(record)[9]
    name = record[_LOCAL.size : _LOCAL.size + length].decode("utf-8" if member.flag_bits & _UTF8_NAME else "cp437")
    if name != member.orig_filename:
        raise Unusual(f"{member.filename} goes by two names")


def _local_record(record: bytes, content: bytes) -> bytes:
    _, _, flags, method, time, date, _, _, _, length, _ = _LOCAL.unpack_from(record)
    name = record[_LOCAL.size : _LOCAL.size + length]
    packed = _deflate(content) if method == zipfile.ZIP_DEFLATED else content
    sizes = zlib.crc32(content), len(packed), len(content)
    header = _LOCAL.pack(b"PK\x03\x04", 20, flags & _UTF8_NAME, method, time, date, *sizes, length, 0)
    return header + name + packed


def _deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _directory(raw: bytes, start: int, listed: list[zipfile.ZipInfo], moved: Mapping[str, tuple[int, bytes]]) -> bytes:
    records = []
    for member in listed:
        lengths = struct.unpack_from("<3H", raw, start + 28)  # name, extra, comment
        record = bytearray(raw[start : start + _CENTRAL_LENGTH + sum(lengths)])
        start += len(record)
        if not record.startswith(_CENTRAL_SIGNATURE) or _TOO_LARGE in struct.unpack_from("<2I14xI", record, 20):
            raise Unusual("its list of parts is of the kind for files over 4 GB")
        if member.filename not in moved:
            continue
        offset, local = moved[member.filename]
        if local:
            record[8:28] = local[6:26]  # flags, method, time, date, CRC and both sizes stand alike in both headers
        struct.pack_into("<2H", record, 30, 0, 0)  # no extra field, no comment
        struct.pack_into("<I", record, 42, offset)
        records.append(bytes(record[: _CENTRAL_LENGTH + lengths[0]]))
    return b"".join(records)
