"""A hospital's line between two ports of this computer, in a process of its own: slow upwards, and far away.

`python line.py PORT BITS_PER_SECOND ROUND_TRIP` says the port it listens on, and carries until its input is closed. A
process of its own, because a real line is not held up by what the program at its end works out.
"""

import socket
import sys
import threading
import time
from collections import deque

PIECE = 16 * 1024
_LATE = 0.02  # seconds: what this computer wakes us too late is no part of the line


class Line:
    """A TCP relay: as many bits a second as the line has, and each byte half a round trip on its way."""

    def __init__(self, target: int, bits_per_second: float, round_trip: float) -> None:
        self._target, self._speed, self._away = target, bits_per_second, round_trip / 2
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._free_at = 0.0  # when the line is next free to take a piece, upwards
        self._guard = threading.Lock()

    def serve(self) -> None:
        while True:
            near, _ = self._listening.accept()
            far = socket.create_connection(("127.0.0.1", self._target))
            for one in (near, far):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, sink, limited in ((near, far, True), (far, near, False)):
                threading.Thread(target=self._carry, args=(source, sink, limited), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, limited: bool) -> None:
        waiting: deque[tuple[float, bytes]] = deque()
        arrived = threading.Condition()
        threading.Thread(target=_deliver, args=(waiting, arrived, sink), daemon=True).start()
        while True:
            try:
                piece = source.recv(PIECE)
            except OSError:
                piece = b""
            if limited and piece:
                time.sleep(max(0.0, self._turn(len(piece)) - time.monotonic()))
            with arrived:
                waiting.append((time.monotonic() + self._away, piece))
                arrived.notify()
            if not piece:
                return

    def _turn(self, length: int) -> float:
        with self._guard:
            self._free_at = max(self._free_at, time.monotonic() - _LATE) + length * 8 / self._speed
            return self._free_at


def _deliver(waiting: "deque[tuple[float, bytes]]", arrived: threading.Condition, sink: socket.socket) -> None:
    while True:
        with arrived:
            arrived.wait_for(lambda: waiting)
            due, piece = waiting.popleft()
        time.sleep(max(0.0, due - time.monotonic()))
        try:
            if not piece:
                sink.shutdown(socket.SHUT_WR)
                return
            sink.sendall(piece)
        except OSError:
            return


def main(port: str, bits_per_second: str, round_trip: str) -> None:
    line = Line(int(port), float(bits_per_second), float(round_trip))
    threading.Thread(target=line.serve, daemon=True).start()
    sys.stdout.write(f"{line.port}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
