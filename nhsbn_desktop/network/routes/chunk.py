"""A chunk on its way: what every route that sends in pieces hands to its connection."""

import io

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
