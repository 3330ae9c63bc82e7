"""asio_server as a test sees it: Service runs it, Client talks to it over a raw socket, byte by byte.

Written by what the protocol says, without looking at the library: dialects, digests and lengths are worked out here once more.
"""

import contextlib
import hashlib
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import tempfile
import threading
import unittest
import urllib.parse

SERVER = ""
PATIENCE = 60  # seconds that anything may take; no test waits for so long unless something is broken

# So that no test waits for a rate; those that are about rates give their own.
FAST = ["--command-rate", "100000,100000", "--call-rate", "1000,1000", "--message-rate", "1000000,1000000",
        "--password-rate", "1000,1000"]


class Service:
    """A server with a database of its own in a temporary directory."""

    def __init__(self, *options):
        self.options = [*FAST, *options]
        self.place = tempfile.mkdtemp(prefix="msn")
        self.database = os.path.join(self.place, "msn.db")
        self.log = os.path.join(self.place, "log")
        self.process = None
        self.ports = {}
        self.clients = []

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.clean()

    def clean(self):
        """Nothing of it is left."""
        for client in self.clients:
            client.close()
        if self.process is not None:
            self.kill()
        shutil.rmtree(self.place)

    def start(self):
        with open(self.log, "ab") as log:
            environment = {**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=8"}
            self.process = subprocess.Popen(
                [SERVER, "--database", self.database, "--port", "0", "--ns-port", "0", "--sb-port", "0",
                 "--passport-port", "0", "--rounds", "1", *self.options], stdout=subprocess.PIPE, stderr=log,
                env=environment)
        lines = [self.process.stdout.readline().split() for _ in range(4)]
        if not all(lines):
            raise AssertionError(pathlib.Path(self.log).read_text()[-4000:])
        self.ports = {name.decode(): int(port) for name, port in lines}

    def kill(self):
        """As the power goes."""
        self.process.kill()
        self.wait()

    def stop(self):
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def wait(self):
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.process = None
        return code

    def add_by_program(self, account, nick, password, *options):
        return subprocess.run([SERVER, "--database", self.database, "--rounds", "1", *options, "add", account, nick],
                              input=password.encode() + b"\n", capture_output=True, timeout=PATIENCE, check=False)

    def add(self, *names, md5=True):
        """Makes accounts NAME@example.com called Name, whose passwords are pw-NAME: into the database, since a program for each
        takes longer than a test."""
        with contextlib.closing(sqlite3.connect(self.database, timeout=PATIENCE)) as data, data:
            for name in names:
                account, password = f"{name}@example.com", f"pw-{name}"
                salt, old_salt = os.urandom(16), "1013928519.693957190"
                key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 1)
                digest = hashlib.md5((old_salt + password).encode()).hexdigest()
                row = data.execute("INSERT INTO account (name, nick, salt, rounds, key, md5_salt, md5_digest) VALUES "
                                   "(?, ?, ?, 1, ?, ?, ?)", (account, name.capitalize(), salt, key,
                                                             old_salt if md5 else "", digest if md5 else ""))
                data.execute("INSERT INTO contact_group VALUES (?, 0, ?, 'Other Contacts')",
                             (row.lastrowid, f"00000000-0000-4000-8000-{row.lastrowid:012x}"))

    def logged(self):
        return pathlib.Path(self.log).read_bytes()

    def is_sanitized(self):
        return b"__asan_init" in pathlib.Path(SERVER).read_bytes()

    def memory(self):
        """Kilobytes that the server has in memory."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s*(\d+)", status)[1])

    def connect(self, where="notification", receives=None):
        client = Client(self, where, receives)
        self.clients.append(client)
        return client

    def sign_in(self, name, dialect=12, status="NLN", capabilities=0):
        """A client that is signed in and has all its lines; shown as `status`, unless that is None."""
        client = self.connect()
        client.sign_in(name, dialect)
        if status is not None:
            client.show(status, capabilities)
        return client


class Client:
    """One connection. Lines come without their CR LF; a payload is asked for by payload()."""

    def __init__(self, service, where, receives=None):
        self.service = service
        self.socket = socket.socket()
        self.socket.settimeout(PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if receives is not None:  # bytes that the system takes for it, before the server is held back
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        self.socket.connect(("127.0.0.1", service.ports[where]))
        self.file = self.socket.makefile("rb")
        self.trid = 0
        self.shown_by = 0  # the number of the last CHG
        self.dialect = 12
        self.name = ""
        self.account = ""

    def close(self):
        self.file.close()
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape"))

    def say(self, text, payload=None):
        """A command without a transaction number."""
        self.send(text.encode("utf-8", "surrogateescape") + b"\r\n" + (payload or b""))

    def ask(self, text, payload=None):
        """`ADD FL …` with the next number behind the verb; the number. With the length of the payload, if there is one."""
        self.trid += 1
        verb, _, rest = text.partition(" ")
        line = f"{verb} {self.trid}{' ' + rest if rest else ''}"
        self.say(line if payload is None else f"{line} {len(payload)}", payload)
        return self.trid

    def line(self):
        line = self.file.readline()
        if not line.endswith(b"\r\n"):
            raise EOFError(f"{self.account}: the server has closed behind {line!r}")
        return line[:-2].decode("utf-8", "surrogateescape")

    def lines(self, count):
        return [self.line() for _ in range(count)]

    def payload(self, size):
        data = self.file.read(size)
        assert len(data) == size, data
        return data

    def at_end(self):
        """Whether the server closes, and says nothing before."""
        try:
            return self.file.read(1) == b""
        except ConnectionResetError:
            return True

    def asks(self, text, payload=None):
        """The line that answers, with # for the number that it has in common with the question."""
        trid = self.ask(text, payload)
        words = self.line().split(" ")
        if len(words) > 1 and words[1] == str(trid):
            words[1] = "#"
        return " ".join(words)

    def until_quiet(self):
        """All lines up to the answer to a ping: what the server had to say by now."""
        self.say("PNG")
        pong = "QNG 50" if self.dialect >= 9 else "QNG"
        lines = []
        while (line := self.line()) != pong:
            if line.startswith(("MSG ", "UBX ", "GCF ")):
                size = int(line.split()[-1])
                line += "|" + self.payload(size).decode("utf-8", "surrogateescape")
            lines.append(line)
        return lines

    # ---- the way in ----

    def version(self, dialect):
        self.dialect = dialect
        return self.asks(f"VER MSNP{dialect} CVR0")

    def report(self, account="x@example.com"):
        words = "0x0409 winnt 5.1 i386 MSNMSGR 6.1.0203"
        if self.dialect >= 4:
            words += " MSMSGS"
        if self.dialect >= 8:
            words += f" {account}"
        return self.asks(f"CVR {words}")

    def prove(self, name, password=None):
        """USR I and USR S; the answer to that, by the account's password or another."""
        self.name, self.account = name, f"{name}@example.com"
        password = f"pw-{name}" if password is None else password
        if self.dialect >= 8:
            challenge = self.asks(f"USR TWN I {self.account}")
            assert challenge.startswith("USR # TWN S lc="), challenge
            status, headers = log_in(self.service, self.account, password, challenge.split()[4])
            ticket = ticket_of(headers) if status == 200 else "t=none&p="
            return self.asks(f"USR TWN S {ticket}")
        challenge = self.asks(f"USR MD5 I {self.account}")
        assert challenge.startswith("USR # MD5 S "), challenge
        digest = hashlib.md5((challenge.split()[4] + password).encode()).hexdigest()
        return self.asks(f"USR MD5 S {digest}")

    def sign_in(self, name, dialect=12):
        assert self.version(dialect) == f"VER # MSNP{dialect}"
        self.report()
        if dialect < 8:
            assert self.asks("INF") == "INF # MD5"
        answer = self.prove(name)
        assert answer.startswith("USR # OK "), answer
        header = self.line()
        assert header.startswith("MSG Hotmail Hotmail "), header
        self.payload(int(header.split()[3]))
        return answer

    def show(self, status="NLN", capabilities=0):
        """CHG; the lines that follow it, and the challenge answered."""
        first = self.shown_by == 0
        words = f"CHG {status}" + (f" {capabilities}" if self.dialect >= 8 else "")
        answer = self.asks(words)
        self.shown_by = self.trid
        assert answer == words.replace("CHG", "CHG #"), answer
        lines = self.until_quiet()
        if first and self.dialect >= 6:
            challenge = lines.pop()
            assert re.fullmatch(r"CHL 0 \d{20}", challenge), challenge
            self.answer_challenge(challenge.split()[2])
        return lines

    def answer_challenge(self, challenge):
        product, key = PRODUCTS[self.dialect >= 11]
        make = new_answer if self.dialect >= 11 else old_answer
        answer = self.asks(f"QRY {product}", make(challenge, product, key))
        assert answer == "QRY #", answer

    # ---- lists ----

    def synchronize(self, have="0"):
        return [self.asks(f"SYN {have}" + (f" {have}" if self.dialect >= 10 else "")), *self.until_quiet()]

    def befriend(self, other):
        """Puts somebody on FL and AL; the lines that follow."""
        account = f"{other}@example.com"
        if self.dialect >= 10:
            self.ask(f"ADC FL N={account} F={account}")
            self.ask(f"ADC AL N={account}")
        else:
            self.ask(f"ADD FL {account} {account}")
            self.ask(f"ADD AL {account} {account}")
        return self.until_quiet()

    def block(self, other):
        account = f"{other}@example.com"
        if self.dialect >= 10:
            assert self.asks(f"ADC BL N={account}") == f"ADC # BL N={account}"
        else:
            answer = self.asks(f"ADD BL {account} {account}")
            assert re.fullmatch(rf"ADD # BL \d+ {account} {account}", answer), answer

    # ---- switchboard ----

    def cookie(self):
        words = self.asks("XFR SB").split()
        assert words[:3] == ["XFR", "#", "SB"] and words[4] == "CKI" and len(words) == 6, words
        assert words[3] == f"127.0.0.1:{self.service.ports['switchboard']}", words
        return words[5]

    def at_switchboard(self, receives=None):
        other = self.service.connect("switchboard", receives)
        other.name, other.account, other.dialect = self.name, self.account, self.dialect
        return other

    def begin_chat(self):
        cookie = self.cookie()
        chat = self.at_switchboard()
        answer = chat.asks(f"USR {self.account} {cookie}")
        assert answer == f"USR # OK {self.account} {self.name.capitalize()}", answer
        return chat

    def call(self, account):
        """The number of the conversation that somebody is called to."""
        words = self.asks(f"CAL {account}").split()
        assert words[:3] == ["CAL", "#", "RINGING"] and len(words) == 4, words
        return words[3]

    def answer_call(self, receives=None):
        """Comes to the conversation that RNG calls to; the connection, and the lines in front of ANS OK."""
        words = self.line().split()
        assert words[0] == "RNG" and words[3] == "CKI" and len(words) == 7, words
        chat = self.at_switchboard(receives)
        trid = chat.ask(f"ANS {self.account} {words[4]} {words[1]}")
        lines = []
        while (line := chat.line()) != f"ANS {trid} OK":
            lines.append(line)
        return chat, lines

    def message(self, letter, data):
        return self.ask(f"MSG {letter}", data)

    def heard_message(self):
        """Who says it, as what, and the payload of the next MSG."""
        words = self.line().split()
        assert words[0] == "MSG" and len(words) == 4, words
        return words[1], words[2], self.payload(int(words[3]))


# ---- Passport ----

def authorization(account, password, policy):
    quote = urllib.parse.quote
    return (f"Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,sign-in={quote(account)},"
            f"pwd={quote(password, safe='')},{policy}")


def log_in(service, account, password, policy="lc=1033,id=507"):
    """The status and the headers of the login."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", service.ports["passport"], PATIENCE)) as http_:
        http_.request("GET", "/login2.srf", headers={"Authorization": authorization(account, password, policy)})
        response = http_.getresponse()
        response.read()
        return response.status, dict(response.getheaders())


def ticket_of(headers):
    return re.search("from-PP='([^']*)'", headers["Authentication-Info"])[1]


# ---- the answer to a challenge ----

PRODUCTS = [("msmsgs@msnmsgr.com", "Q1P7W2E4J9R8U3S5"), ("PROD0101{0RM?UBW", "CFHUR$52U_{VIX5T")]


def old_answer(challenge, _, key):
    return hashlib.md5((challenge + key).encode()).hexdigest().encode()


def new_answer(challenge, product, key):
    """Since MSNP11: a digest of MD5, mixed with a checksum modulo 2^31 - 1 of the challenge and the product."""
    modulus = 0x7FFFFFFF
    digest = struct.unpack("<4I", hashlib.md5((challenge + key).encode()).digest())
    a = [word & modulus for word in digest]
    text = (challenge + product).encode()
    text += b"0" * (8 - len(text) % 8)
    words = struct.unpack(f"<{len(text) // 4}I", text)
    high = low = 0
    for first, second in zip(words[::2], words[1::2]):
        middle = (a[0] * (first * 0x0E79A9C1 % modulus + high) + a[1]) % modulus
        high = (a[2] * ((second + middle) % modulus) + a[3]) % modulus
        low += high + middle
    high = (high + a[1]) % modulus
    low = (low + a[3]) % modulus
    mixed = [word ^ mix for word, mix in zip(digest, (high, low, high, low))]
    return struct.pack("<4I", *mixed).hex().encode()


assert new_answer("93662730714769834295", *PRODUCTS[1]) == b"003ed1b1be3ca0d81f83a587ebbe3675"
assert old_answer("15570131571988941333", *PRODUCTS[0]) == b"8f2f5a91b72102cd28355e9fc9000d6e"


def in_background(work):
    """Runs `work` beside the test; call the result to wait for what it returns or throws."""
    result = []

    def run():
        try:
            result.append((work(), None))
        except BaseException as failure:  # handed on to who waits
            result.append((None, failure))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()

    def wait():
        thread.join(PATIENCE)
        value, failure = result[0]
        if failure is not None:
            raise failure
        return value

    return wait


class ServiceTest(unittest.TestCase):
    """Tests that share a server. Each has accounts of its own."""

    options = ()
    made = 0

    @classmethod
    def setUpClass(cls):
        cls.service = Service(*cls.options)
        cls.service.start()

    @classmethod
    def tearDownClass(cls):
        log = pathlib.Path(cls.service.log)
        try:
            code = cls.service.stop()
            if code != 0:
                raise AssertionError(f"the server ended with {code}: {log.read_text()[-4000:]}")
        finally:
            cls.service.clean()

    def setUp(self):
        self.addCleanup(lambda: [client.close() for client in self.service.clients])

    def people(self, count, md5=True):
        """The names of new accounts: NAME@example.com, whose nicks are Name."""
        names = [f"p{ServiceTest.made + i}" for i in range(count)]
        ServiceTest.made += count
        self.service.add(*names, md5=md5)
        return names

    def connect(self, where="notification"):
        return self.service.connect(where)

    def sign_in(self, name, dialect=12, status="NLN", capabilities=0):
        return self.service.sign_in(name, dialect, status, capabilities)

    def friends(self, *dialects):
        """Clients of these dialects, of which each has all others on FL and AL, and is online."""
        names = self.people(len(dialects))
        clients = [self.sign_in(name, dialect, None) for name, dialect in zip(names, dialects)]
        for client in clients:
            for name in names:
                if name != client.name:
                    client.befriend(name)
        for client in clients:
            client.until_quiet()
        for client in clients:
            client.show()
        for client in clients:
            client.until_quiet()
        return clients

    def chat(self, *dialects):
        """Friends, and their connections to one conversation that the first has begun."""
        clients = self.friends(*dialects)
        first = clients[0].begin_chat()
        members = [first]
        for client in clients[1:]:
            first.call(client.account)
            member, _ = client.answer_call()
            for one in members:
                assert one.line().startswith(f"JOI {client.account} ")
            members.append(member)
        return clients, members
