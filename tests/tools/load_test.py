#!/usr/bin/env python3
"""The example server under load: as many clients at once as asked for (2000), all signed in, each with contacts that it watches, and
each of which changes its status. Every line of presence that has to come is waited for and counted, so that a lost one is seen.

    load_test.py asio_server [CLIENTS [KIB]]

KIB: what the server may hold in memory for each (64); 0 where nothing can be said of that, as with sanitizers.

Red: a show_to() that leaves out one of the watchers; most_connections of 1000; a session that sets itself offline before it asks who has
to be told.
"""
import asyncio
import hashlib
import os
import resource
import subprocess
import sys
import tempfile

WATCHED = 5  # contacts of each
ROUNDS = ("AWY", "BSY", "NLN")


class Client:
    """One account at the notification server, in MSNP7, whose sign-in costs the server no time."""

    def __init__(self, number, count):
        self.number = number
        self.account = account(number)
        self.watches = [account((number + step) % count) for step in range(1, WATCHED + 1)]
        self.trid = 0
        self.seen = {}  # the last status of each that it watches
        self.lines = 0
        self.changed = asyncio.Event()

    async def connect(self, port):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 16)
        await self.ask("VER {} MSNP7 CVR0", "VER")
        await self.ask("CVR {} 0x0409 winnt 5.1 i386 MSMSGS 4.6.0082 MSMSGS", "CVR")
        await self.ask("INF {}", "INF")
        salt = (await self.ask("USR {} MD5 I " + self.account, "USR")).split()[4]
        digest = hashlib.md5((salt + password(self.number)).encode()).hexdigest()
        answer = await self.ask("USR {} MD5 S " + digest, "USR")
        assert answer.split()[2] == "OK", answer
        await self.ask("SYN {} 0", "SYN")

    async def ask(self, line, verb):
        """Says a line and returns the answer with its number."""
        self.trid += 1
        self.writer.write(line.format(self.trid).encode() + b"\r\n")
        while True:
            heard = await self.line()
            words = heard.split()
            if len(words) > 1 and words[1] == str(self.trid):
                assert words[0] == verb, f"{line} was answered by {heard}"
                return heard

    async def line(self):
        raw = await self.reader.readuntil(b"\r\n")
        text = raw.decode().rstrip()
        words = text.split()
        if words[0] == "MSG":
            await self.reader.readexactly(int(words[-1]))
        elif words[0] == "ILN":
            self.saw(words[3], words[2])
        elif words[0] == "NLN":
            self.saw(words[2], words[1])
        elif words[0] == "FLN":
            self.saw(words[1], "FLN")
        elif words[0] == "CHL":
            answer = hashlib.md5((words[2] + "Q1P7W2E4J9R8U3S5").encode()).hexdigest()
            self.trid += 1
            self.writer.write(f"QRY {self.trid} msmsgs@msnmsgr.com 32\r\n{answer}".encode())
        return text

    def saw(self, who, status):
        self.lines += 1
        self.seen[who] = status
        self.changed.set()

    async def listen(self):
        while True:
            await self.line()

    async def watch_all(self, statuses):
        """Waits until each that it watches has the status that it should have."""
        while any(self.seen.get(who) != statuses[who] for who in self.watches):
            self.changed.clear()
            await self.changed.wait()


def account(number):
    return f"user{number}@example.com"


def password(number):
    return f"secret-{number}"


async def in_turns(work, of, at_once=100):
    """Each of the jobs, so many at once."""
    gate = asyncio.Semaphore(at_once)

    async def one(client):
        async with gate:
            await work(client)

    await asyncio.gather(*(one(client) for client in of))


async def run(port, count):
    clients = [Client(number, count) for number in range(count)]

    async def enter(client):
        await client.connect(port)
        for other in client.watches:
            await client.ask(f"ADD {{}} FL {other} {other} 0", "ADD")

    await in_turns(enter, clients)
    for client in clients:
        client.writer.write(b"CHG 100 NLN\r\n")
    listeners = [asyncio.ensure_future(client.listen()) for client in clients]
    await asyncio.gather(*(client.watch_all({who: "NLN" for who in client.watches}) for client in clients))
    before = sum(client.lines for client in clients)
    for number, status in enumerate(ROUNDS):
        for client in clients:
            client.writer.write(f"CHG {101 + number} {status}\r\n".encode())
        await asyncio.gather(*(client.watch_all({who: status for who in client.watches}) for client in clients))
    lines = sum(client.lines for client in clients) - before
    assert lines == count * WATCHED * len(ROUNDS), f"{lines} lines of presence"
    for listener in listeners:
        assert not listener.done(), "a connection has ended"
        listener.cancel()
    # One goes without a word: exactly those who watch it are told.
    gone = clients[0]
    gone.writer.transport.abort()
    watchers = [client for client in clients if gone.account in client.watches]
    assert len(watchers) == WATCHED
    await asyncio.gather(*(hear_offline(client, gone.account) for client in watchers))
    return lines


async def hear_offline(client, who):
    while client.seen[who] != "FLN":
        await client.line()


def memory_of(pid):
    """What a process holds in memory, in bytes."""
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    return 0


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    allowed = (int(sys.argv[3]) if len(sys.argv) > 3 else 64) * 1024
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    wanted = count + 200
    if hard != resource.RLIM_INFINITY and hard < wanted:
        print(f"no more than {hard} descriptors are allowed here")
        return 77
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    # Not on a disk: what is tested is connections, and each ADD waits for the disk.
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        options = [program, "--database", os.path.join(folder, "msn.db"), "--log", "nothing"]
        lines = "".join(f"{account(number)} {password(number)} User {number}\n" for number in range(count))
        subprocess.run(options + ["--rounds", "1", "--md5", "import"], input=lines, text=True, check=True)
        ports = ["--port", "0", "--ns-port", "0", "--sb-port", "0", "--passport-port", "0"]
        with subprocess.Popen(options + ports, stdout=subprocess.PIPE, text=True) as server:
            try:
                at = dict(server.stdout.readline().split() for _ in range(4))
                empty = memory_of(server.pid)
                seen = asyncio.run(asyncio.wait_for(run(int(at["notification"]), count), 500))
                held = (memory_of(server.pid) - empty) / count
                print(f"{count} connections; {seen} lines of presence; {held / 1024:.1f} KiB of the server's memory for each")
                assert allowed == 0 or held < allowed, "too much memory for a connection"
            finally:
                server.terminate()
                status = server.wait(60)
        assert status == 0, f"the server ended with {status}"
    return 0


if __name__ == "__main__":
    sys.exit(main())
