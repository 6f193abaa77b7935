"""A package on its way: read chunk by chunk, the next one made ready while the one before is still travelling."""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

from nhsbn_desktop.network.routes import Control, Stopped


class Chunk(io.BytesIO):
    """A chunk on its way, which tells how much of it has left and can be stopped in the middle."""

    def __init__(self, data: bytes, control: Control, offset: int, total: int) -> None:
        super().__init__(data)
        self._control, self._offset, self._total = control, offset, total

    def read(self, size: int | None = -1, /) -> bytes:
        if self._control.stop.is_set():
            raise Stopped
        data = super().read(size)
        self._control.progress(self._offset + self.tell(), self._total)
        return data


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the package: where it begins in it (bytes), what it holds, and its sum in the server's spelling."""

    offset: int
    data: bytes
    sum: str


def _unsummed(_data: bytes) -> str:
    return ""


def pieces(file: BinaryIO, offset: int, size: int, sum_of: Callable[[bytes], str] = _unsummed) -> Iterator[Piece]:
    """The rest of a file from `offset` on in pieces of `size` bytes. Each is read and summed while the one before is
    travelling, so that a line never stands idle for it. Raises OSError."""

    def read(at: int) -> Piece | None:
        file.seek(at)
        data = file.read(size)
        return Piece(at, data, sum_of(data)) if data else None

    with ThreadPoolExecutor(1, "read ahead") as ahead:
        following = ahead.submit(read, offset)
        while (piece := following.result()) is not None:
            following = ahead.submit(read, piece.offset + len(piece.data))
            yield piece
