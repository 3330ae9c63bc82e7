#!/usr/bin/env python3
"""Runs msnp_dump over packet captures, and compares what it reads with what it reads in the transcripts that they were made of.

    tests/tools/capture_test.py PATH/TO/msnp_dump [-v]

Red: in tcp_flows.hpp no look whether a SYN came again, or strays that are never too many; in recovering_stream.hpp let
missing_payload() return 0, or feed() not search; in frame_search.hpp leave out look_behind(), reads(), or what is not at a line's start;
in msn_evidence.hpp enough_elsewhere = 1, most_odd = 3 everywhere, no wait where both servers fit, may_begin() that is never asked; in
capture_dump.hpp let learn() forget.
"""

import ipaddress
import json
import os
import pathlib
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import tempfile
import unittest

import pcap
from pcap import Capture

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SESSIONS = ["msnp2", "msnp8", "msnp9", "msnp11", "msnp15", "msnp18", "msnp21"]
DUMP = ""
PACKET_KEYS = ("time", "connection", "from", "to")


def run(*arguments, data=None):
    return subprocess.run([DUMP, *arguments], input=data, capture_output=True, cwd=ROOT, check=False, timeout=300)


def records(result):
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


def without_packet(objects):
    return [{key: value for key, value in o.items() if key not in PACKET_KEYS} for o in objects]


def unescape(text):
    named = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", "\\": b"\\"}
    made, at = b"", 0
    while at < len(text):
        if text[at] != "\\":
            made += text[at].encode()
            at += 1
        elif text[at + 1] == "x":
            made += bytes([int(text[at + 2 : at + 4], 16)])
            at += 4
        else:
            made += named[text[at + 1]]
            at += 2
    return made


def conversations(session):
    """The connections of a transcript: of each whether it is to a switchboard, and its chunks (from the client?, bytes)."""
    found = []
    for line in (ROOT / f"examples/sessions/{session}.wire").read_text().splitlines():
        if line.startswith("@ "):
            found.append((line.split()[1] == "sb", []))
        elif line.startswith(("> ", "< ")):
            found[-1][1].append((line[0] == ">", unescape(line[2:])))
    return found


def told_apart(chunks):
    """Whether anything in a connection is said to one kind of server only."""
    return not chunks[0][1].startswith(b"INF")


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.file = os.path.join(cls.folder.name, "test.cap")
        cls.transcripts = {s: records(run("--json", f"examples/sessions/{s}.wire")) for s in SESSIONS}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def dump(self, *arguments):
        result = run("--json", *arguments, self.file)
        self.assertEqual(result.stderr, b"")
        return result.returncode, records(result)

    def wire(self, text, *arguments):
        """What a transcript says, by channel."""
        return by_channel(records(run("--json", *arguments, "-", data=text)))


def by_channel(objects):
    channels = {}
    for o in without_packet(objects):
        channels.setdefault(o["channel"], []).append(o)
    return channels


def as_wire(to, chunks, dialect="msnp9"):
    """Chunks as a transcript."""
    text = f"@ {to} {dialect}\n"
    for is_from_client, data in chunks:
        text += ("> " if is_from_client else "< ") + "".join(f"\\x{b:02x}" for b in data) + "\n"
    return text.encode()


class Whole(Base):
    """Captures in which nothing is missing."""

    def write(self, session, send, fmt="pcap", port=1863, **options):
        """A session's connections one after the other; send(connection, is_from_client, bytes) writes a chunk."""
        connection_options = options.pop("connection", {})
        client, server = options.pop("addresses", ("10.0.0.2", "207.46.106.79"))
        with Capture(self.file, fmt, **options) as capture:
            for number, (_, chunks) in enumerate(conversations(session)):
                connection = capture.connection((client, 1100 + number), (server, port), **connection_options)
                connection.open()
                for is_from_client, data in chunks:
                    send(connection, is_from_client, data)
                connection.close()

    def check(self, session):
        status, objects = self.dump()
        expected = self.transcripts[session]
        self.assertEqual(status, 0, [o for o in objects if "error" in o or "lost" in o or "skipped" in o])
        self.assertEqual(len(objects), len(expected))
        for read, wanted in zip(without_packet(objects), expected):
            # The article's switchboard that is asked what every server is asked.
            if read != wanted and read["verb"] in ("INF", "CVR", "CHL", "QRY", "OUT"):
                wanted = dict(wanted, channel=read["channel"], form=read["form"])
            self.assertEqual(read, wanted)
        return objects

    @staticmethod
    def whole(connection, is_from_client, data):
        (connection.from_client if is_from_client else connection.from_server)(data)

    def test_every_session_in_each_format(self):
        for session in SESSIONS:
            for fmt in ("pcap", "pcapng"):
                for order in "<>":
                    for nanoseconds in (False, True):
                        with self.subTest(session=session, fmt=fmt, order=order, nanoseconds=nanoseconds):
                            self.write(session, self.whole, fmt, byte_order=order, nanoseconds=nanoseconds)
                            objects = self.check(session)
                            self.assertEqual(objects[0]["time"], "2005-03-18T01:58:31.004000Z")

    def test_every_link_layer(self):
        for link in (pcap.ETHERNET, pcap.RAW, pcap.LOOPBACK, pcap.COOKED, pcap.COOKED_2):
            for addresses in (("10.0.0.2", "10.0.0.9"), ("fe80::2", "2001:db8::1:0:9")):
                with self.subTest(link=link, addresses=addresses):
                    self.write("msnp9", self.whole, link=link, addresses=addresses)
                    self.check("msnp9")

    def test_headers_in_between(self):
        extension = bytes([0, 1]) + bytes(14)
        for options, addresses in (
            ({"vlans": (7,)}, ("10.0.0.2", "10.0.0.9")),
            ({"vlans": (7, 8)}, ("10.0.0.2", "10.0.0.9")),
            ({"ip_options": b"\x94\4\0\0\1\1\1\0"}, ("10.0.0.2", "10.0.0.9")),
            ({"ip_options": ((0, extension), (60, bytes(8)), (43, bytes(8)))}, ("::1", "::2")),
        ):
            with self.subTest(options=options):
                self.write("msnp9", self.whole, addresses=addresses, connection=options)
                self.check("msnp9")

    def test_one_byte_a_segment(self):
        def send(connection, is_from_client, data):
            for segment in connection.segments(is_from_client, data, [1]):
                connection.capture.write(segment)

        for session in ("msnp9", "msnp18"):
            self.write(session, send)
            self.check(session)

    def test_random_segments_that_change_places_and_come_again(self):
        for seed in range(6):
            rng = random.Random(seed)

            def send(connection, is_from_client, data):
                sizes = [rng.randrange(1, 60) for _ in range(50)]
                segments = connection.segments(is_from_client, data, sizes)
                window = 4
                for at in range(0, len(segments), window):
                    part = segments[at : at + window]
                    part += [s for s in part if rng.random() < 0.3]
                    rng.shuffle(part)
                    for segment in part:
                        connection.capture.write(segment)

            with self.subTest(seed=seed):
                self.write("msnp9", send, connection={"client_sequence": 2**32 - 50, "server_sequence": 2**32 - 700})
                self.check("msnp9")

    def test_overlapping_segments_of_which_the_first_count(self):
        def send(connection, is_from_client, data):
            segments = connection.segments(is_from_client, data, [9])
            for segment in segments:
                connection.capture.write(segment)
                segment.sequence -= 4
                segment.payload = b"XXXX" + b"Y" * len(segment.payload)
                if connection.next[not is_from_client] - segment.sequence > 1000 or segment is not segments[0]:
                    connection.capture.write(segment)

        self.write("msnp9", send)
        self.check("msnp9")

    def test_any_port(self):
        for port in (443, 80, 21, 51863):
            with self.subTest(port=port):
                self.write("msnp9", self.whole, port=port)
                status, objects = self.dump()
                # (Those that a sign-in begins. Nothing but the port tells what the others are.)
                verbs = len(self.wire_of(conversations("msnp9")[:4]))
                self.assertEqual((status, without_packet(objects)), (0, self.transcripts["msnp9"][:verbs]))

    def wire_of(self, some):
        return records(run("--json", "-", data=b"".join(as_wire("sb" if is_sb else "ns", c) for is_sb, c in some)))

    def test_interleaved_connections(self):
        rng = random.Random(4)
        everything = []
        with Capture(self.file) as capture:
            for number, session in enumerate(SESSIONS * 2):
                for index, (is_sb, chunks) in enumerate(conversations(session)):
                    if told_apart(chunks):
                        connection = capture.connection((f"10.0.{number}.2", 1100 + index), ("10.0.0.9", 1863))
                        everything.append((connection, list(chunks), session, is_sb))
                        connection.open()
            waiting = list(everything)
            waiting = [(c, list(chunks)) for c, chunks, _, _ in waiting]
            while waiting:
                connection, chunks = rng.choice(waiting)
                is_from_client, data = chunks.pop(0)
                self.whole(connection, is_from_client, data)
                if not chunks:
                    connection.close()
                    waiting = [w for w in waiting if w[0] is not connection]
        status, objects = self.dump()
        self.assertEqual(status, 0)
        self.assertEqual([o["time"] for o in objects], sorted(o["time"] for o in objects))
        ends = {}
        for o in objects:
            pair = (o["from"], o["to"]) if o["channel"].startswith("to_") else (o["to"], o["from"])
            ends.setdefault(pair, []).append(o)
        self.assertEqual(len(ends), len(everything))
        self.assertEqual(len({o["connection"] for o in objects}), len(everything))
        for connection, chunks, session, is_sb in everything:
            host = str(ipaddress.ip_address(connection.addresses[0]))
            read = ends[(f"{host}:{connection.ports[0]}", "10.0.0.9:1863")]
            dialect = session if not is_sb or session != "msnp21" else "msnp9"
            wanted = self.wire(as_wire("sb" if is_sb else "ns", chunks, dialect))
            self.assertEqual({c: [o["verb"] for o in r] for c, r in by_channel(read).items()},
                             {c: [o["verb"] for o in r] for c, r in wanted.items()})
            if not is_sb:
                self.assertEqual(by_channel(read), wanted)

    def test_keys_and_their_order(self):
        self.write("msnp9", self.whole)
        first = run("--json", self.file).stdout.splitlines()[0]
        self.assertTrue(first.startswith(
            b'{"time":"2005-03-18T01:58:31.004000Z","connection":1,"from":"10.0.0.2:1100","to":"207.46.106.79:1863",'
            b'"offset":0,"channel":"to_ns","verb":"VER","form":"ver","fields":{'), first)

    def test_text(self):
        self.write("msnp9", self.whole)
        lines = run(self.file).stdout.decode().splitlines()
        self.assertRegex(lines[0], "^── notification server · 10.0.0.2:1100 → 207.46.106.79:1863 ── .*test.cap #1 ")
        self.assertEqual(lines[1], "2005-03-18T01:58:31.004000Z  #1  10.0.0.2:1100 → 207.46.106.79:1863")
        self.assertTrue(lines[2].startswith("     0 → to_ns   VER ver "), lines[2])
        self.assertEqual(lines[3], "2005-03-18T01:58:31.005000Z  #1  207.46.106.79:1863 → 10.0.0.2:1100")
        self.assertRegex(lines[-3], r"^\d+ packets, \d+ TCP connections: \d notification servers, \d switchboards$")

    def test_standard_input(self):
        for fmt in ("pcap", "pcapng"):
            self.write("msnp9", self.whole, fmt)
            data = pathlib.Path(self.file).read_bytes()
            result = run("--json", "-", data=data)
            self.assertEqual((result.returncode, result.stdout), (0, run("--json", self.file).stdout))

    def test_a_dialect_that_is_told(self):
        """What VER says is left aside, as in transcripts."""
        self.write("msnp18", self.whole)
        status, objects = self.dump("--dialect=msnp2")
        self.assertEqual(without_packet(objects), records(run("--json", "--dialect=msnp2", "examples/sessions/msnp18.wire")))

    def test_a_switchboard_is_read_as_its_clients_server(self):
        """A line that MSNP16 and older dialects read otherwise."""
        with Capture(self.file) as capture:
            for host, answer in (("10.0.0.2", b"VER 1 MSNP18\r\n"), ("10.0.0.3", b"VER 1 MSNP8\r\n")):
                ns = capture.connection((host, 1100), ("10.0.0.9", 1863))
                ns.open()
                ns.from_client(b"VER 1 MSNP18 MSNP8 CVR0\r\n")
                ns.from_server(answer)
                ns.from_server(b"NLN NLN 1:bob@example.com Bob 5\r\n")
                sb = capture.connection((host, 1101), ("10.0.0.9", 1863))
                sb.open()
                sb.from_client(b"USR 1 ana@example.com 12.34\r\n")
                sb.from_server(b"JOI bob@example.com Bob 5:0\r\n")
        _, objects = self.dump()
        joined = [o for o in objects if o["verb"] == "JOI"]
        self.assertEqual([o["fields"]["capabilities"] for o in joined if "capabilities" in o["fields"]][:1],
                         [{"number": 5, "can": ["online_via_mobile", "ink_gif"], "extended": 0}])


class Fragments(Base):
    def test_are_joined(self):
        rng = random.Random(1)
        with Capture(self.file) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863))
            connection.open()
            for number in range(5):
                segment = connection.segment(True, payload=b"VER 1 " + b"MSNP9 " * 60 + b"CVR0\r\n")
                parts = list(pcap.ipv4_fragments(segment.packet(), 64, number))
                rng.shuffle(parts)
                for part in parts:
                    capture.write_ip(part)
        status, objects = self.dump()
        self.assertEqual((status, [o["offset"] for o in objects]), (0, [372 * i for i in range(5)]))

    def test_that_overlap_are_not(self):
        with Capture(self.file) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863))
            connection.open()
            connection.from_client(b"VER 1 MSNP9 CVR0\r\n")
            segment = connection.segment(True, payload=b"PNG\r\n" * 20)
            parts = list(pcap.ipv4_fragments(segment.packet(), 64, 9))
            for part in (parts[0], parts[0], parts[1]):
                capture.write_ip(part)
            connection.from_client(b"PNG\r\nPNG\r\n")
        totals = records(run("--json", "--stats", self.file))[-1]
        self.assertEqual((totals["lost_fragments"], totals["lost"], totals["commands"]), (1, 100, 3))


class Parts(Base):
    """Captures in which something is missing."""

    def connect(self, capture, server_port=1863, **options):
        return capture.connection(("10.0.0.2", 1100), ("10.0.0.9", server_port), **options)

    @staticmethod
    def message(line, text):
        payload = b"Content-Type: text/plain\r\n\r\n" + text
        return b"MSG %s %d\r\n" % (line, len(payload)) + payload

    CHAT = [
        (False, b"JOI bob@example.com Bob\r\n"),
        (True, message(b"2 A", b"PNG\r\nBYE eve@x")),
        (False, b"ACK 2\r\n"),
        (False, message(b"bob@example.com Bob", b"BYE bob@example.com")),
        (False, message(b"bob@example.com Bob", b"OUT\r\nwhat now?")),
        (True, message(b"3 N", b"OUT of it\r\nOUT\r\nx")),
        (False, b"ACK 3\r\nBYE bob@example.com\r\n"),
        (True, b"OUT\r\n"),
    ]

    def test_the_chat_is_well_made(self):
        objects = records(run("--json", "-", data=as_wire("sb", self.CHAT)))
        self.assertEqual([o.get("verb") for o in objects], ["JOI", "MSG", "ACK", "MSG", "MSG", "MSG", "ACK", "BYE", "OUT"])

    def each_connection(self):
        """What is read, by the client's port."""
        _, objects = self.dump()
        found = {}
        for o in objects:
            client = o["from"] if o["channel"].startswith("to_") else o["to"]
            found.setdefault(int(client.rpartition(":")[2]), []).append(o)
        return found

    def test_cut_anywhere_reads_only_what_was_said(self):
        """Each direction begins at any byte, in a connection each: what is read is a part of what was said, with nothing made up."""
        chat = self.CHAT * 2
        for is_from_client, channel in ((True, "to_sb"), (False, "from_sb")):
            data = b"".join(d for f, d in chat if f == is_from_client)
            other = b"".join(d for f, d in chat if f != is_from_client)
            said = {o["offset"]: o for o in self.wire(as_wire("sb", chat))[channel]}
            with Capture(self.file) as capture:
                for cut in range(1, len(data)):
                    connection = capture.connection(("10.0.0.2", 1100 + cut), ("10.0.0.9", 1863))
                    for s in connection.segments(not is_from_client, other, [7]):
                        capture.write(s)
                    for s in connection.segments(is_from_client, data[cut:], [11]):
                        capture.write(s)
            found = self.each_connection()
            for cut in range(1, len(data)):
                mine = [o for o in found[1100 + cut] if o["channel"] == channel]
                read = [dict(o, offset=o["offset"] + cut) for o in without_packet(mine) if "verb" in o]
                skipped = sum(o.get("skipped", 0) for o in mine)
                self.assertEqual(read, [o for at, o in said.items() if at >= cut] if read else [], cut)
                self.assertEqual(skipped, (read[0]["offset"] if read else len(data)) - cut)
                # The last commands of all may be too few to be known by what follows them.
                self.assertTrue(read or cut > len(data) - 90, cut)

    def test_a_lost_segment_anywhere(self):
        chat = self.CHAT * 3
        data = b"".join(d for f, d in chat if not f)
        said = {o["offset"]: o for o in self.wire(as_wire("sb", chat))["from_sb"]}
        for size in (5, 23, 64):
            count = -(-len(data) // size)
            with Capture(self.file) as capture:
                for missing in range(1, count - 1):
                    connection = capture.connection(("10.0.0.2", 1100 + missing), ("10.0.0.9", 1863))
                    connection.open()
                    connection.from_client(b"USR 1 ana@example.com 12.34\r\n")
                    for index, s in enumerate(connection.segments(False, data, [size])):
                        if index != missing:
                            capture.write(s)
                    connection.close()
            found = self.each_connection()
            for missing in range(1, count - 1):
                mine = [o for o in without_packet(found[1100 + missing]) if o["channel"] == "from_sb"]
                self.assertEqual([(o["offset"], o["lost"]) for o in mine if "lost" in o], [(missing * size, size)])
                read = [o for o in mine if "verb" in o]
                self.assertEqual([o for o in read if said.get(o["offset"]) != o], [], (size, missing))
                # At most the commands with a lost byte, and one behind it whose beginning nobody can know.
                self.assertGreaterEqual(len(read), len(said) - 2 - size // 7, (size, missing))

    def test_bytes_lost_within_a_payload_cost_that_command_alone(self):
        payload = b"MIME-Version: 1.0\r\n\r\n" + b"BYE bob@example.com\r\n" * 30
        with Capture(self.file) as capture:
            connection = self.connect(capture)
            connection.open()
            connection.from_client(b"USR 1 ana@example.com 12.34\r\n")
            stream = b"MSG bob@example.com Bob %d\r\n" % len(payload) + payload + b"ACK 5\r\n"
            for index, s in enumerate(connection.segments(False, stream, [100])):
                if index not in (2, 3, 5):
                    capture.write(s)
            connection.close()
        _, objects = self.dump()
        mine = [o for o in without_packet(objects) if o["channel"] == "from_sb"]
        self.assertEqual([(o["offset"], o.get("lost"), o.get("skipped"), o.get("verb")) for o in mine[1:]],
                         [(200, 200, None, None), (400, None, 100, None), (500, 100, None, None),
                          (600, None, len(stream) - 7 - 600, None), (len(stream) - 7, None, None, "ACK")])
        self.assertEqual(mine[0]["error"]["code"], "incomplete")

    def test_cut_at_both_ends(self):
        for session in ("msnp2", "msnp9", "msnp15"):
            ns = conversations(session)[1][1]
            middle = ns[4:-3]
            with Capture(self.file) as capture:
                connection = self.connect(capture)
                for is_from_client, data in middle:
                    for s in connection.segments(is_from_client, data):
                        capture.write(s)
            _, objects = self.dump("--dialect=" + session)
            wanted = self.wire(as_wire("ns", middle, session), "--dialect=" + session)
            self.assertEqual(by_channel(objects), wanted)

    def test_which_server_it_is_may_be_told_late(self):
        with Capture(self.file) as capture:
            connection = self.connect(capture)
            connection.from_client(b"PNG\r\nPNG\r\nPNG\r\n")
            connection.from_server(b"OUT\r\nOUT\r\n")
            connection.from_server(b"JOI bob@example.com Bob\r\n")
        status, objects = self.dump()
        self.assertEqual([o["channel"] for o in objects], ["to_sb"] * 3 + ["from_sb"] * 3)

    def test_a_connection_of_which_little_can_be_read(self):
        chunks = conversations("errors")[0][1]
        with Capture(self.file) as capture:
            connection = self.connect(capture)
            connection.open()
            for is_from_client, data in chunks:
                (connection.from_client if is_from_client else connection.from_server)(data)
        status, objects = self.dump()
        self.assertEqual((status, by_channel(objects)), (1, self.wire(as_wire("ns", chunks))))

    def read_in_the_middle(self, *lines):
        with Capture(self.file) as capture:
            connection = self.connect(capture)
            for line in lines:
                connection.from_server(line)
        status, objects = self.dump()
        self.assertEqual(status, 0)
        return [o["form"] for o in objects]

    def test_the_dialect_of_a_middle_is_guessed(self):
        """What can be read in several dialects is read in the newest that was needed so far."""
        several = b"NLN NLN bob@example.com 1 2 3\r\n"
        newer = b"NLN NLN bob@example.com 1 Bob 1073741824\r\n"
        newest = (b"NLN NLN 1:bob@example.com Bob 1073741824:48 0\r\n", b"FLN 1:bob@example.com 0:0\r\n")
        self.assertEqual(self.read_in_the_middle(*newest), ["nln_18", "fln_18"])
        self.assertEqual(self.read_in_the_middle(several, newer, several), ["nln", "nln_14", "nln_14"])
        # Red: learn_dialect() without decoder_.read_as(); any other dialect than the newer of the two.
        self.assertEqual(self.read_in_the_middle(newer, b"NLN AWY bob@example.com Bob\r\n", several), ["nln_14", "nln", "nln_14"])

    def test_what_comes_too_late_is_lost(self):
        """A segment that is missing is waited for, and then no longer."""
        for wait, lost in ((10, 0), (100, 5)):
            with Capture(self.file) as capture:
                connection = self.connect(capture)
                connection.open(time=1000)
                first, late, then, last = (connection.segment(True, payload=p) for p in (
                    b"VER 1 MSNP9 CVR0\r\n", b"PNG\r\n", b"PNG\r\n", b"PNG\r\nPNG\r\n"))
                for segment, t in ((first, 1001), (then, 1002), (last, 1002 + wait), (late, 1003 + wait)):
                    capture.write(segment, t)
            _, objects = self.dump()
            self.assertEqual(sum(o.get("lost", 0) for o in objects), lost)
            self.assertEqual(len([o for o in objects if o.get("verb") == "PNG"]), 3 + (lost == 0))

    def test_packets_that_were_not_captured_whole(self):
        with Capture(self.file, snaplen=90) as capture:
            connection = self.connect(capture)
            connection.open()
            connection.from_client(b"USR 1 ana@example.com 12.34\r\n")
            for _ in range(3):
                connection.from_server(b"MSG bob@example.com Bob 100\r\n" + b"x" * 100)
                connection.from_server(b"BYE bob@example.com\r\n")
        status, objects = self.dump()
        self.assertEqual(status, 1)
        self.assertEqual([o["verb"] for o in objects if "verb" in o], ["USR", "BYE", "BYE", "BYE"])
        self.assertEqual([o["lost"] for o in objects if "lost" in o], [129 - 36] * 3)

    def test_a_port_that_is_used_again(self):
        def talk(connection, number):
            connection.from_client(b"VER %d MSNP9 CVR0\r\n" % number)

        for end in ("close", "reset", None):
            for has_syn in (True, False):
                with Capture(self.file) as capture:
                    for number in range(3):
                        connection = self.connect(capture, client_sequence=1 + number * 1_000_000_000)
                        connection.handshake() if number and not has_syn else connection.open()
                        talk(connection, number)
                        for _ in range(4):
                            connection.from_client(b"PNG\r\n")
                        if end:
                            getattr(connection, end)()
                status, objects = self.dump()
                if not has_syn and end:
                    continue # what follows is of a connection that is over
                self.assertEqual(status, 0 if has_syn else status)
                self.assertEqual({o["connection"] for o in objects}, {1, 2, 3}, (end, has_syn))
                if has_syn:
                    self.assertEqual([o["offset"] for o in objects if o["verb"] == "VER"], [0, 0, 0])

    def test_what_comes_again_behind_the_end_is_no_connection(self):
        with Capture(self.file) as capture:
            connection = self.connect(capture)
            opening = connection.handshake()
            segment = connection.segment(True, payload=b"VER 1 MSNP9 CVR0\r\n")
            for s in opening + [segment]:
                capture.write(s)
            connection.close()
            for s in opening + [segment, segment, segment]:
                capture.write(s)
        status, objects = self.dump()
        self.assertEqual((status, len(objects)), (0, 1))

    def test_a_syn_that_comes_behind_what_follows_it(self):
        with Capture(self.file) as capture:
            connection = self.connect(capture)
            syn, answer, ack = connection.handshake()
            ver = connection.segment(True, payload=b"VER 1 MSNP9 CVR0\r\n")
            png = connection.segment(True, payload=b"PNG\r\n")
            for s in (png, ver, syn, answer, ack):
                capture.write(s)
        status, objects = self.dump()
        self.assertEqual((status, [o["offset"] for o in objects]), (0, [0, 18]))


class Others(Base):
    """What is no MSN."""

    def play(self, port, said):
        with Capture(self.file) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", port))
            connection.open()
            for is_from_client, data in said:
                (connection.from_client if is_from_client else connection.from_server)(data)
            connection.close()
            for is_from_client, data in said: # the same from its middle on
                connection = capture.connection(("10.0.0.2", 1101), ("10.0.0.9", port))
                for s in connection.segments(is_from_client, data * 3, [500]):
                    capture.write(s)

    SPEAKERS = {
        8081: [(True, b"PNG\r\nOUT\r\nhello\r\nPNG\r\n"), (False, b"ok\r\n")],
        80: [(True, b"POST /RST.srf HTTP/1.1\r\nHost: login.example.com\r\nContent-Length: 30\r\n\r\n<Envelope>VER 1 MSNP9\r\nPNG\r\n"),
             (False, b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<s:Envelope/>\r\nOUT\r\n")],
        8080: [(True, b"PUT /x HTTP/1.1\r\nHost: a\r\n\r\n"), (False, b"HTTP/1.1 204 No Content\r\n\r\n")],
        443: [(True, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256))), (False, b"\x16\x03\x03" + bytes(300))],
        21: [(False, b"220 ready\r\n"), (True, b"USER ana\r\n"), (False, b"331 password\r\n"), (True, b"PASS secret\r\nPWD\r\nSYST\r\n"),
             (False, b"230 in\r\n257 \"/\"\r\n215 UNIX\r\n")],
        25: [(False, b"220 mail.example.com ESMTP\r\n"), (True, b"EHLO a\r\n"), (False, b"250 ok\r\n")],
        6891: [(True, b"VER MSNFTP\r\n"), (False, b"VER MSNFTP\r\n"), (True, b"USR bob@example.com 33267\r\n"),
               (False, b"FIL 12\r\n"), (True, b"TFR\r\n")],
    }

    def test_is_left_out(self):
        for port, said in self.SPEAKERS.items():
            with self.subTest(port=port):
                self.play(port, said)
                self.assertEqual(self.dump(), (0, []))

    def test_is_said_to_be_nothing_on_the_port_of_msn(self):
        with Capture(self.file) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863))
            connection.open()
            connection.from_client(b"\x16\x03\x01" + bytes(20000))
        self.assertEqual(records(run("--json", "--stats", self.file))[-1]["not_told"], 1)


class Stats(Base):
    def test_counts_what_is_shown(self):
        for source in ("examples/sessions/msnp9.wire", "examples/sessions/errors.wire"):
            shown = records(run("--json", source))
            *lines, total = records(run("--json", "--stats", source))
            for o in [o for o in lines if "verb" in o]:
                same = [s for s in shown if all(s.get(k) == o[k] for k in ("channel", "verb", "form"))]
                self.assertEqual(o["commands"], len(same), o)
            self.assertEqual(total["commands"], len([s for s in shown if "verb" in s]))
            self.assertEqual(total["errors"], len([s for s in shown if "error" in s]))
        sizes = sum(len(d) for _, chunks in conversations("msnp9") for _, d in chunks)
        self.assertEqual(records(run("--json", "--stats", "examples/sessions/msnp9.wire"))[-1]["bytes"], sizes)

    def test_of_a_capture(self):
        with Capture(self.file) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863))
            connection.open()
            segment = connection.segment(True, payload=b"VER 1 MSNP9 CVR0\r\n")
            capture.write(segment)
            capture.write(segment)
            capture.write_packet(b"\0" * 12 + b"\x08\x00\x45")
        self.assertEqual(records(run("--json", "--stats", self.file)), [
            {"channel": "to_ns", "verb": "VER", "form": "ver", "commands": 1, "bytes": 18},
            {"commands": 1, "bytes": 18, "errors": 0, "lost": 0, "skipped": 0, "packets": 6, "connections": 1,
             "notification_servers": 1, "switchboards": 0, "not_told": 0, "repeated": 18, "broken_packets": 1,
             "lost_fragments": 0}])
        text = run("--stats", self.file).stdout.decode()
        self.assertRegex(text, r"(?m)^to_ns +VER +ver +1 +18 bytes$")
        self.assertIn("6 packets, 1 TCP connection: 1 notification server, 0 switchboards; 18 bytes that came again", text)


class Follow(Base):
    """A capture that grows."""

    def grow(self, fmt, stop):
        whole = self.file + ".whole"
        with Capture(whole, fmt) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863))
            connection.open()
            connection.from_client(b"VER 1 MSNP9 CVR0\r\n")
            capture.flush()
            first = os.path.getsize(whole)
            connection.from_server(b"VER 1 MSNP9 CVR0\r\n")
            connection.from_client(b"PNG\r\n")
        data = pathlib.Path(whole).read_bytes()
        with open(self.file, "wb") as growing:
            process = subprocess.Popen([DUMP, "--json", "--follow", self.file], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            try:
                half = first + 20 # within the head of a packet
                for part in (data[:3], data[3:30], data[30:half]):
                    growing.write(part)
                    growing.flush()
                line = json.loads(process.stdout.readline())
                self.assertEqual((line["verb"], line["channel"]), ("VER", "to_ns"))
                growing.write(data[half:])
                growing.flush()
                verbs = [json.loads(process.stdout.readline())["verb"] for _ in range(2)]
                self.assertEqual(verbs, ["VER", "PNG"])
                process.send_signal(stop)
                rest = process.communicate(timeout=60)
                self.assertEqual((process.returncode, rest), (0, (b"", b"")))
            finally:
                if process.poll() is None:
                    process.kill()
                process.wait()

    def test_prints_what_comes_until_it_is_told_to_stop(self):
        self.grow("pcap", signal.SIGINT)
        self.grow("pcapng", signal.SIGTERM)

    def test_prints_what_begins_in_the_middle(self):
        """Without an end, which would tell that nothing follows what looks like a command."""
        with Capture(self.file) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863))
            connection.from_server(b"0 Bob\r\nNLN BSY bob@example.com Bob 0\r\nFLN bob@example.com\r\n")
        process = subprocess.Popen([DUMP, "--json", "--follow", self.file], stdout=subprocess.PIPE)
        self.assertEqual(json.loads(process.stdout.readline())["skipped"], 7)
        self.assertEqual(json.loads(process.stdout.readline())["verb"], "NLN")
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), 1)
        process.stdout.close()

    def test_a_pipe_ends_with_its_writer(self):
        with Capture(self.file) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863))
            connection.open()
            connection.from_client(b"VER 1 MSNP9 CVR0\r\n")
        data = pathlib.Path(self.file).read_bytes()
        process = subprocess.Popen([DUMP, "--json", "--follow", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(data)
        process.stdin.flush()
        self.assertEqual(json.loads(process.stdout.readline())["verb"], "VER")
        process.stdin.close()
        self.assertEqual(process.wait(timeout=60), 0)
        process.stdout.close()


class Progress(Base):
    def run_slowly(self, standard_error):
        """Feeds a capture piece by piece until something comes to the terminal, or enough was fed; returns all that came."""
        with Capture(self.file) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863))
            connection.open()
            for _ in range(100):
                connection.from_client(b"PNG\r\n")
        data = pathlib.Path(self.file).read_bytes()
        terminal, other_end = pty.openpty()
        process = subprocess.Popen([DUMP, "--json", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=other_end if standard_error else subprocess.PIPE)
        os.close(other_end)
        process.stdin.write(data[:2000])
        process.stdin.flush()
        shown = b""
        for at in range(2000, len(data)):
            if shown or (not standard_error and at > 2010):
                break
            process.stdin.write(data[at : at + 1])
            process.stdin.flush()
            if select.select([terminal], [], [], 0.05)[0]:
                shown += self.read(terminal)
        process.stdin.close()
        with process.stdout:
            self.assertIn(b"PNG", process.stdout.read())
        if not standard_error:
            with process.stderr:
                shown = process.stderr.read()
        process.wait(timeout=60)
        while select.select([terminal], [], [], 0)[0] and (more := self.read(terminal)):
            shown += more
        os.close(terminal)
        return shown

    @staticmethod
    def read(terminal):
        try:
            return os.read(terminal, 1000)
        except OSError: # its other end is closed
            return b""

    def test_is_shown_on_a_terminal_and_taken_away(self):
        shown = self.run_slowly(True)
        self.assertTrue(shown.startswith(b"\r\x1b[K0 MiB"), shown)
        self.assertIn(b"\r\x1b[Kmsnp_dump: ", shown) # the capture ends in a packet, which is said in its place

    def test_is_not_shown_elsewhere(self):
        self.assertTrue(self.run_slowly(False).startswith(b"msnp_dump: standard input can't be read to its end"))


class Hostile(Base):
    def sample(self, seed):
        rng = random.Random(seed)
        with Capture(self.file, rng.choice(("pcap", "pcapng")), link=rng.choice((pcap.ETHERNET, pcap.RAW, pcap.COOKED_2))) as capture:
            for number, session in enumerate(rng.sample(SESSIONS, 2)):
                for index, (_, chunks) in enumerate(conversations(session)):
                    host = ("10.0.0.2", "10.0.0.9") if rng.random() < 0.7 else ("fe80::2", "fe80::9")
                    connection = capture.connection((host[0], 1100 + 10 * number + index), (host[1], 1863))
                    connection.open()
                    for is_from_client, data in chunks:
                        for s in connection.segments(is_from_client, data, [rng.randrange(1, 300)]):
                            if rng.random() < 0.97:
                                capture.write(s)
        return rng, bytearray(pathlib.Path(self.file).read_bytes())

    def test_damaged_captures(self):
        """Any bytes: an exit status that says what was read, and no crash. MSNP_CAPTURES asks for more of it."""
        for seed in range(int(os.environ.get("MSNP_CAPTURES", "40"))):
            rng, data = self.sample(seed)
            first = rng.choice((0, 24, 60))
            for _ in range(rng.randrange(1, 200)):
                data[rng.randrange(first, len(data))] = rng.randrange(256)
            if rng.random() < 0.3:
                data = data[: rng.randrange(len(data))]
            result = run(*rng.choice((("--json",), (), ("--stats",))), "-", data=bytes(data))
            self.assertIn(result.returncode, (0, 1, 2), (seed, result.stderr))
            self.assertNotIn(b"Sanitizer", result.stderr, seed)
            self.assertNotIn(b"runtime error", result.stderr, seed)

    def test_damaged_packets(self):
        """The same with a file that is well and packets that are not."""
        for seed in range(int(os.environ.get("MSNP_CAPTURES", "40"))):
            rng = random.Random(seed)
            with Capture(self.file, link=rng.choice((pcap.ETHERNET, pcap.RAW, pcap.LOOPBACK, pcap.COOKED))) as capture:
                connection = capture.connection(*rng.choice((
                    (("10.0.0.2", 1100), ("10.0.0.9", 1863)), (("fe80::2", 1100), ("fe80::9", 1863)))))
                for is_from_client, data in conversations(rng.choice(SESSIONS))[1][1]:
                    for s in connection.segments(is_from_client, data, [rng.randrange(1, 200)]):
                        packet = bytearray(s.packet())
                        for _ in range(rng.randrange(3)):
                            packet[rng.randrange(min(60, len(packet)))] = rng.randrange(256)
                        capture.write_ip(bytes(packet[: rng.randrange(1, len(packet) + 1)] if rng.random() < 0.1 else packet))
            result = run("--json", self.file)
            self.assertIn(result.returncode, (0, 1), (seed, result.stderr))
            self.assertEqual(result.stderr, b"", seed)

    def test_memory_is_bounded(self):
        """Connections without end, each with bytes that wait for others."""
        def peak(count):
            with Capture(self.file) as capture:
                for number in range(count):
                    connection = capture.connection((f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", 1100), ("10.0.0.9", 1863))
                    connection.segment(True, pcap.SYN)
                    capture.write(connection.segment(True, payload=b"USR 1 ana@example.com 12.34\r\nMSG 2 A 900000\r\n"))
                    connection.next[0] += 10
                    for _ in range(3):
                        capture.write(connection.segment(True, payload=b"x" * 1400))
            environment = dict(os.environ, ASAN_OPTIONS="quarantine_size_mb=1") # which else keeps what was freed
            process = subprocess.Popen([DUMP, "--stats", self.file], stdout=subprocess.DEVNULL, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 1)
            return usage.ru_maxrss

        # Each keeps more than 4 kB; 16384 of them, or 64 MiB, is all that there may be.
        self.assertLess(peak(30_000) / peak(18_000), 1.2)

    def test_what_is_no_capture(self):
        for data, words in ((b"\xd4\xc3\xb2\xa1", b"can't be read"), (b"\x0a\x0d\x0d\x0a" + bytes(40), b"can't be read"),
                            (struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 147), b"link type 147")):
            result = run("--json", "-", data=data)
            self.assertEqual((result.returncode, result.stdout), (2, b""))
            self.assertIn(words, result.stderr)

    def test_a_capture_that_ends_in_a_packet(self):
        with Capture(self.file) as capture:
            connection = capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863))
            connection.open()
            connection.from_client(b"VER 1 MSNP9 CVR0\r\n")
            connection.from_client(b"PNG\r\n")
        result = run("--json", "-", data=pathlib.Path(self.file).read_bytes()[:-3])
        self.assertEqual((result.returncode, [o["verb"] for o in records(result)]), (1, ["VER"]))
        self.assertTrue(result.stderr.startswith(b"msnp_dump: standard input can't be read to its end: "), result.stderr)


if __name__ == "__main__":
    DUMP = os.path.abspath(sys.argv.pop(1))
    unittest.main()
