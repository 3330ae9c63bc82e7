"""A server that says what a test tells it to: for tests of clients.

    with ScriptedServer() as server:
        ...                                    # a client connects to server.address
        talk = server.accept()
        talk.expect("VER 1 MSNP9 CVR0\\r\\n")
        talk.send("VER 1 MSNP9 CVR0\\r\\n")
"""

import socket

PATIENCE = 60  # seconds


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode()


class Talk:
    """One connection."""

    def __init__(self, connection):
        self._connection = connection
        self._connection.settimeout(PATIENCE)
        self._read = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def expect(self, *texts):
        """Reads exactly these bytes."""
        for text in texts:
            expected = as_bytes(text)
            while len(self._read) < len(expected) and expected.startswith(self._read):
                if not self._receive():
                    break
            got, self._read = self._read[: len(expected)], self._read[len(expected) :]
            if got != expected:
                raise AssertionError(f"expected {expected!r}, got {got + self._read!r}")

    def read_until(self, end):
        """Reads up to these bytes, and returns all with them."""
        end = as_bytes(end)
        while end not in self._read:
            if not self._receive():
                raise AssertionError(f"closed before {end!r}: {self._read!r}")
        size = self._read.index(end) + len(end)
        got, self._read = self._read[:size], self._read[size:]
        return got

    def expect_end(self):
        """The other side has closed, and said nothing more."""
        while self._receive():
            pass
        if self._read:
            raise AssertionError(f"expected the end, got {self._read!r}")

    def send(self, *texts):
        for text in texts:
            self._connection.sendall(as_bytes(text))

    def close(self):
        self._connection.close()

    def _receive(self):
        try:
            piece = self._connection.recv(4096)
        except ConnectionResetError:
            piece = b""
        self._read += piece
        return len(piece)


class ScriptedServer:
    """Listens on a port that the system chooses."""

    def __init__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(PATIENCE)
        self.address = "127.0.0.1:%d" % self._listener.getsockname()[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._listener.close()

    def accept(self):
        return Talk(self._listener.accept()[0])
