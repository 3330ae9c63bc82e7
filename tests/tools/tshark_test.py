#!/usr/bin/env python3
"""Compares msnp_dump with Wireshark, over captures of the transcripts: each command stands where Wireshark sees a line that begins
with its verb, and between the same addresses; and Wireshark finds nothing wrong with the packets.

    tests/tools/tshark_test.py PATH/TO/msnp_dump PATH/TO/tshark [-v]

Red: in pcap.py a checksum without the pseudo header, or a sequence number that goes on one too far.
"""

import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import capture_test
from capture_test import SESSIONS, conversations, records
from pcap import Capture

TSHARK = ""
PORT = 51863


def tshark(*arguments):
    return subprocess.run([TSHARK, *arguments], capture_output=True, check=True, timeout=300).stdout


def lines_of(file):
    """What Wireshark says: (from, to, offset in the stream) -> the line there."""
    found = {}
    for packet in xml.etree.ElementTree.fromstring(tshark("-r", file, "-d", f"tcp.port=={PORT},msnms", "-T", "pdml")):
        shown = {f.get("name"): f.get("show") for f in packet.iter("field")}
        messages = [p for p in packet.iter("proto") if p.get("name") == "msnms"]
        ends = [f"{shown.get('ip.' + e)}:{shown.get('tcp.' + e + 'port')}" for e in ("src", "dst")]
        for field in (f for m in messages for f in m.iter("field")):
            begin = int(messages[0].get("pos"))
            offset = int(shown["tcp.seq"]) - 1 + int(field.get("pos")) - begin
            found[(*ends, offset)] = bytes.fromhex(field.get("value"))
    return found


class Wireshark(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = os.path.join(folder.name, "test.cap")

    def write(self, session, fmt):
        """Returns where commands begin in the middle of a line, behind a payload: as (from, to, offset)."""
        hidden = set()
        with Capture(self.file, fmt) as capture:
            for number, (_, chunks) in enumerate(conversations(session)):
                connection = capture.connection(("10.0.0.2", 1100 + number), ("10.0.0.9", PORT))
                connection.open()
                ends = (f"10.0.0.2:{1100 + number}", f"10.0.0.9:{PORT}")
                sizes = {True: 0, False: 0}
                for is_from_client, data in chunks:
                    places = {at for at in range(1, len(data)) if data[at - 1 : at] != b"\n"}
                    hidden |= {(*ends[:: 1 if is_from_client else -1], sizes[is_from_client] + at) for at in places}
                    sizes[is_from_client] += len(data)
                    (connection.from_client if is_from_client else connection.from_server)(data)
                connection.close()
        return hidden

    def test_sees_every_command_where_we_see_it(self):
        for session, fmt in zip(SESSIONS, ("pcap", "pcapng") * 4):
            with self.subTest(session=session):
                hidden = self.write(session, fmt)
                lines = lines_of(self.file)
                objects = records(capture_test.run("--json", self.file))
                self.assertGreater(len(objects), 30)
                in_the_open = [o for o in objects if (o["from"], o["to"], o["offset"]) not in hidden]
                self.assertGreater(len(in_the_open), len(objects) - 3)
                for o in in_the_open:
                    line = lines[(o["from"], o["to"], o["offset"])]
                    self.assertEqual(line[:3].decode(), o["verb"])
                    self.assertEqual(line[-2:], b"\r\n")
                    trid = o["fields"].get("trid")
                    if trid is not None:
                        self.assertEqual(int(line.split()[1]), trid)

    def test_finds_nothing_wrong_with_the_packets(self):
        for fmt in ("pcap", "pcapng"):
            self.write("msnp9", fmt)
            options = [word for name in ("tcp.check_checksum", "ip.check_checksum") for word in ("-o", name + ":TRUE")]
            wrong = tshark("-r", self.file, *options, "-Y",
                           "tcp.checksum.status == 0 || ip.checksum.status == 0 || tcp.analysis.flags || _ws.malformed")
            self.assertEqual(wrong, b"")


if __name__ == "__main__":
    capture_test.DUMP = os.path.abspath(sys.argv.pop(1))
    TSHARK = sys.argv.pop(1)
    unittest.main()
