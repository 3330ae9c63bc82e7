#!/usr/bin/env python3
"""Three clients of three dialects and asio_server, recorded as a capture, which msnp_dump and Wireshark read alike.

    tests/tools/traffic_test.py PATH/TO/asio_server PATH/TO/msnp_dump [PATH/TO/tshark]

Without tshark, msnp_dump is held against the bytes alone: its commands, one behind the other, are all that was said.

Red, each seen: msn_evidence that does not know a switchboard by its first line; a direction whose place is one byte further on behind
the first lines (both tests); one that leaves out commands with a payload.
"""

import collections
import io
import os
import sys
import tempfile
import unittest

import capture_test
import msn_service
import tshark_test
from capture_test import records
from msn_service import Service
from pcap import Capture

SERVER_ADDRESS = "127.0.0.1"


class Recorded(io.RawIOBase):
    """A socket as a file; what is read goes into the recording as well."""

    def __init__(self, connection, hear):
        self.socket = connection
        self.hear = hear

    def readable(self):
        return True

    def readinto(self, memory):
        size = self.socket.recv_into(memory)
        self.hear(bytes(memory[:size]))
        return size


class RecordedClient(msn_service.Client):
    """A client of which all that it says and hears is kept, in the order in which that was."""

    said = []  # (address of the client, port of the server, whether the client said it, bytes), of all clients

    def __init__(self, service, where, receives=None):
        super().__init__(service, where, receives)
        self.where = (self.socket.getsockname(), service.ports[where])
        self.file = io.BufferedReader(Recorded(self.socket, lambda data: self.keep(False, data)))

    def send(self, data):
        data = data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape")
        self.keep(True, data)
        super().send(data)

    def keep(self, is_from_client, data):
        if data:
            self.said.append((*self.where, is_from_client, data))


def live(service):
    """What people do in an evening."""
    service.add("ana", "bob", "carol")
    ana, bob, carol = (service.connect() for _ in range(3))
    for client, name, dialect in ((ana, "ana", 12), (bob, "bob", 9), (carol, "carol", 7)):
        client.sign_in(name, dialect)
        client.synchronize()
        client.show()
    for client, others in ((ana, ("bob", "carol")), (bob, ("ana", "carol")), (carol, ("ana", "bob"))):
        for other in others:
            client.befriend(other)
    ana.ask("UUX", b"<Data><PSM>gone &amp; back</PSM><CurrentMedia></CurrentMedia></Data>")
    ana.ask("ADG Close%20friends")
    ana.ask("ADC AL N=nobody@example.com")
    ana.say("XYZ 1 2 3")
    bob.ask("ADG Far%20friends 0")
    for client in (ana, bob, carol):
        client.until_quiet()
    chat = ana.begin_chat()
    talks = [chat]
    for other in (bob, carol):
        chat.call(other.account)
        talks.append(other.answer_call()[0])
        for one in talks:
            one.until_quiet()
    for number, one in enumerate(talks):
        for letter in "UNA":
            one.ask(f"MSG {letter}", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nMSG 1 U 5\r\nhello " + bytes([64 + number]))
    for one in talks:
        one.until_quiet()
    for one in talks:
        one.say("OUT")
        while one.file.readline():
            pass
    bob.show("AWY")
    for client in (ana, bob, carol):
        client.until_quiet()
        client.say("OUT")
        while client.file.readline():
            pass


class Traffic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.file = os.path.join(folder.name, "evening.pcapng")
        msn_service.Client = RecordedClient
        with Service() as service:
            cls.ports = (service.ports["notification"], service.ports["switchboard"])
            live(service)
        cls.streams = collections.defaultdict(bytes)  # (from, to) -> all bytes
        with Capture(cls.file, "pcapng") as capture:
            connections = {}
            for client, port, is_from_client, data in RecordedClient.said:
                if client not in connections:
                    connections[client] = capture.connection(client, (SERVER_ADDRESS, port))
                    connections[client].open()
                ends = (f"{client[0]}:{client[1]}", f"{SERVER_ADDRESS}:{port}")
                (connections[client].from_client if is_from_client else connections[client].from_server)(data)
                cls.streams[ends if is_from_client else ends[::-1]] += data
            for connection in connections.values():
                connection.close()
        cls.objects = records(capture_test.run("--json", cls.file))

    def test_msnp_dump_reads_all_that_was_said(self):
        """Each command begins where the one before it ends, in each direction of each connection."""
        self.assertEqual(len(self.streams), 2 * 6)
        ends = collections.Counter()
        for o in self.objects:
            stream = (o["from"], o["to"])
            self.assertNotIn("error", o)
            self.assertEqual(o["offset"], ends[stream], o)
            data = self.streams[stream]
            line_end = data.index(b"\r\n", o["offset"]) + 2
            words = data[o["offset"] : line_end].split()
            self.assertEqual(words[0].decode(), o["verb"])
            self.assertEqual("trid" in o["fields"] and o["fields"]["trid"], "trid" in o["fields"] and int(words[1]))
            has_payload = "message" in o or "payload" in o or "payload" in o["fields"] or "answer" in o["fields"]
            ends[stream] = line_end + (int(words[-1]) if has_payload else 0)
        self.assertEqual(ends, {stream: len(data) for stream, data in self.streams.items()})

    def test_wireshark_reads_the_same_lines(self):
        if not tshark_test.TSHARK:
            self.skipTest("no tshark")
        lines = tshark_test.lines_of(self.file, self.ports)
        seen = 0
        for o in self.objects:
            data = self.streams[o["from"], o["to"]]
            if o["offset"] and data[o["offset"] - 1 : o["offset"]] != b"\n":
                continue  # behind a payload: for Wireshark, the rest of a line
            line = data[o["offset"] : data.index(b"\r\n", o["offset"]) + 2]
            self.assertEqual(lines[o["from"], o["to"], o["offset"]], line)
            seen += 1
        self.assertGreater(seen, 150)
        self.assertGreater(seen, len(self.objects) * 0.8)


if __name__ == "__main__":
    msn_service.SERVER = os.path.abspath(sys.argv.pop(1))
    capture_test.DUMP = os.path.abspath(sys.argv.pop(1))
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        tshark_test.TSHARK = sys.argv.pop(1)
    unittest.main()
