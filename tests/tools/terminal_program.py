"""Programs that are driven through their standard input and output: for tests.

    with TerminalProgram([CLIENT, "--account", "ana@example.com"]) as client:
        client.send("password")
        client.expect(r"signed in as ana@example\\.com")
        client.send("quit")
        assert client.wait() == 0
"""

import re
import subprocess
import threading
import time

PATIENCE = 60  # seconds; only a machine that is very busy, or a failure, takes more than a moment


class TerminalProgram:
    """A program that runs, its lines as they come, and its end."""

    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )
        self.lines = []  # of standard output, without their ends
        self.errors = []  # of standard error
        self._next = 0  # the first line that expect() has not gone past
        self._changed = threading.Condition()
        self._readers = [
            threading.Thread(target=self._read, args=(stream, to), daemon=True)
            for stream, to in ((self.process.stdout, self.lines), (self.process.stderr, self.errors))
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self._finish()

    def send(self, *lines):
        """Types lines."""
        for line in lines:
            self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def close_input(self):
        self.process.stdin.close()

    def expect(self, pattern, timeout=PATIENCE):
        """Waits for a line that matches, behind those that were expected before; returns the match."""
        return self._wait_for(lambda: self._find(pattern), repr(pattern), timeout)

    def expect_all(self, *patterns, timeout=PATIENCE):
        """Waits for a line for each pattern, in whatever order they come."""
        start = self._next
        last = start
        for pattern in patterns:
            self._next = start
            self.expect(pattern, timeout)
            last = max(last, self._next)
        self._next = last

    def wait(self, timeout=PATIENCE):
        """Waits for its end; returns what it ends with. All that it has printed is there then."""
        try:
            status = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it does not end\n{self.transcript()}") from None
        self._finish()
        return status

    def transcript(self):
        """What it has printed, for messages."""
        with self._changed:
            return "\n".join([f"  | {line}" for line in self.lines] + [f"  ! {line}" for line in self.errors])

    def _read(self, stream, to):
        for line in stream:
            with self._changed:
                to.append(line.decode(errors="surrogateescape").removesuffix("\n"))
                self._changed.notify_all()
        with self._changed:
            self._changed.notify_all()

    def _find(self, pattern):
        for index in range(self._next, len(self.lines)):
            match = re.search(pattern, self.lines[index])
            if match:
                self._next = index + 1
                return match
        return None

    def _wait_for(self, look, what, timeout):
        deadline = time.monotonic() + timeout
        with self._changed:
            while True:
                is_over = not self._readers[0].is_alive()  # asked first: what it has printed is there then
                found = look()
                if found:
                    return found
                left = deadline - time.monotonic()
                if is_over or left <= 0:
                    break
                self._changed.wait(min(left, 1))
        why = "it has ended" if is_over else "in vain"
        raise AssertionError(f"no line for {what} ({why})\n{self.transcript()}")

    def _finish(self):
        self.process.wait()
        for reader in self._readers:
            reader.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except BrokenPipeError:
                pass  # what was typed last, nobody has read
