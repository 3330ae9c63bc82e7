#!/usr/bin/env python3
"""Runs msnp_dump as a person would, and looks at what it prints.

    tests/tools/dump_test.py PATH/TO/msnp_dump [-v]

Red: change a length in examples/sessions/msnp9.wire; write a payload without marked() in json_view.hpp; leave out
to_.end() in connection.hpp; leave out escape() in text_view.hpp; feed a decoder without speak() in connection.hpp; in
joined_packets.hpp let way_of() return its sender, leave out the session in find(), begin no message anew, take a byte or a
message more.
"""

import base64
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SESSION = "examples/sessions/msnp9.wire"
ERRORS = "examples/sessions/errors.wire"
DUMP = ""


def run(*arguments, data=b"", environment=None):
    return subprocess.run(
        [DUMP, *arguments], input=data, capture_output=True, cwd=ROOT, check=False, env=environment, timeout=60
    )


def records(result):
    """The objects that it printed, their keys in order."""
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


def unescape(text):
    named = {b"r": b"\r", b"n": b"\n", b"t": b"\t", b"0": b"\0", b"\\": b"\\"}
    return re.sub(
        rb"\\(?:x([0-9A-Fa-f]{2})|(.))",
        lambda m: bytes([int(m[1], 16)]) if m[1] else named[m[2]],
        text,
    )


def streams(path):
    """The connections of a transcript: each a dict of channel -> bytes. Written without looking at transcript.hpp."""
    connections = []
    for line in (ROOT / path).read_bytes().split(b"\n"):
        if line.startswith(b"@ "):
            to = line.split()[1].decode()
            connections.append({f"to_{to}": b"", f"from_{to}": b""})
        elif line.startswith((b"> ", b"< ")):
            to_channel, from_channel = connections[-1]
            connections[-1][to_channel if line[:1] == b">" else from_channel] += unescape(line[2:])
    return connections


def by_connection(objects):
    """A connection's offsets grow in each direction: where one falls back, or the kind of server is another, the next
    connection has begun."""
    groups = []
    for o in objects:
        last = groups[-1] if groups else {}
        same_server = any(channel.endswith(o["channel"][-2:]) for channel in last)
        grows = o["channel"] not in last or last[o["channel"]][-1]["offset"] < o["offset"]
        if not (same_server and grows):
            groups.append({})
        groups[-1].setdefault(o["channel"], []).append(o)
    return groups


def covers_every_byte(test, objects, path):
    """Each frame begins where the one before it ends, with its verb, and the last one ends with the stream."""
    expected = streams(path)
    groups = by_connection(objects)
    test.assertEqual(len(groups), len(expected))
    total = 0
    for connection, group in zip(expected, groups):
        for channel, stream in connection.items():
            offsets = [o["offset"] for o in group.get(channel, [])] + [len(stream)]
            test.assertEqual(offsets[0], 0)
            for o, end in zip(group.get(channel, []), offsets[1:]):
                frame = stream[o["offset"] : end]
                total += len(frame)
                line, newline, payload = frame.partition(b"\r\n")
                test.assertEqual((line[:3].decode(), newline), (o["verb"], b"\r\n"))
                if payload:
                    test.assertEqual(int(line.split()[-1]), len(payload), line)
    test.assertEqual(total, sum(len(s) for c in expected for s in c.values()))


class Session(unittest.TestCase):
    """The long conversation."""

    @classmethod
    def setUpClass(cls):
        cls.result = run("--json", SESSION)
        cls.objects = records(cls.result)

    def test_is_read_wholly(self):
        self.assertEqual((self.result.returncode, self.result.stderr), (0, b""))
        self.assertFalse([o for o in self.objects if "error" in o])

    def test_keys_and_their_order(self):
        for o in self.objects:
            keys = [key for key in o if key != "message"]
            self.assertEqual(keys, ["offset", "channel", "verb", "form", "fields"], o)
        self.assertEqual(
            self.result.stdout.splitlines()[4],
            b'{"offset":95,"channel":"to_ns","verb":"USR","form":"usr_twn_initiate",'
            b'"fields":{"trid":3,"account":"stdotleo@msn.com"}}',
        )

    def test_frames_cover_every_byte(self):
        covers_every_byte(self, self.objects, SESSION)

    def fields_of(self, form, channel):
        return [o["fields"] for o in self.objects if o["form"] == form and o["channel"] == channel]

    def test_values_are_as_a_person_writes_them(self):
        self.assertEqual(
            self.fields_of("iln", "from_ns")[0],
            {"trid": 9, "status": "away", "account": "one@hotmail.com", "nick": "One",
             "capabilities": {"number": 0}},
        )
        self.assertEqual(
            self.fields_of("lst_8", "from_ns")[1],
            {"account": "two@hotmail.com", "nick": "Two of Two", "lists": ["forward", "allow", "reverse"],
             "groups": [0, 1]},
        )
        self.assertEqual(self.fields_of("lsg_8", "from_ns")[2], {"group": 2, "name": "同事"})
        self.assertEqual(
            self.fields_of("usr_ok_nick", "from_ns"),
            [{"trid": 7, "account": "stdotleo@msn.com", "nick": "stdotleo@msn.com", "verified": True,
              "restricted": False}],
        )
        self.assertEqual(self.fields_of("unknown", "to_ns"), [{"arguments": "18"}])
        self.assertEqual(
            self.fields_of("xfr_ns", "from_ns"),
            [{"trid": 3, "server": "207.46.106.79:1863", "current": "207.46.104.20:1863"}],
        )

    def test_messages(self):
        messages = [o for o in self.objects if "message" in o]
        self.assertEqual([o["message"]["type"] for o in messages],
                         ["profile", "initial_mail", "system_message", "typing", "text", "typing", "text", "text", "text",
                          "text"])
        self.assertEqual(messages[4]["fields"], {"trid": 4, "acknowledgement": "always"})
        self.assertEqual(
            messages[4]["message"]["fields"],
            {"charset": "UTF-8",
             "format": {"font": "宋体", "effects": [], "color": "#000000", "charset": "gb2312", "family": "any",
                        "pitch": "default"},
             "body": "bhw98你好！"},
        )
        self.assertEqual(messages[3]["message"]["fields"]["account"], "stdotleo@msn.com")
        self.assertEqual(messages[0]["message"]["fields"]["member_id_low"], -1434729391)
        self.assertEqual(messages[2]["message"]["fields"],
                         {"event": "maintenance", "argument": "5"})

    def test_every_kind_of_message(self):
        def read(type, body, *headers):
            payload = "\r\n".join(("MIME-Version: 1.0", "Content-Type: " + type) + headers).encode()
            payload += b"\r\n\r\n" + body
            line = b"MSG bob@example.com Bob %d\r\n" % len(payload)
            message = records(run("--json", "-c", "from-sb", "-", data=line + payload))[0]["message"]
            return message["type"], message["fields"]

        self.assertEqual(read("text/x-msnmsgr-datacast", b"ID: 1\r\n\r\n"), ("datacast", {"kind": "nudge"}))
        self.assertEqual(read("text/x-msnmsgr-datacast", b"ID: 9\r\nData: x\r\nMore: y\r\n\r\n"),
                         ("datacast", {"kind": 9, "data": "x", "more": ["More: y"]}))
        self.assertEqual(read("text/x-mms-emoticon", b"(t)\t<msnobj/>\t:D\t<msnobj/>\t"),
                         ("emoticons", {"body": [{"shortcut": "(t)", "object": "<msnobj/>"},
                                                 {"shortcut": ":D", "object": "<msnobj/>"}]}))
        self.assertEqual(read("application/x-msnmsgrp2p", b"\x00\xff" * 9, "P2P-Dest: bob@example.com"),
                         ("p2p", {"destination": "bob@example.com",
                                  "body": "18 bytes: 00 ff 00 ff 00 ff 00 ff 00 ff 00 ff 00 ff 00 ff …"}))
        self.assertEqual(read("application/x-msnmsgrp2p", b"\x00"), ("p2p", {"body": "1 byte: 00"}))
        first = bytes.fromhex("00000000 4774c40a" + "00" * 8 + "fa04000000000000 04000000 00000000 776ec50a" + "00" * 12)
        self.assertEqual(read("application/x-msnmsgrp2p", first + b"INVI" + bytes(4), "P2P-Dest: bob@example.com"),
                         ("p2p", {"destination": "bob@example.com",
                                  "body": {"session": 0, "identifier": 0x0ac47447, "offset": 0, "total_size": 1274,
                                           "flags": "0x00000000", "data": "4 bytes: 49 4e 56 49", "application": "session"}}))
        place = ";{521a03be-12af-452d-a3c5-f7787d7a8267}"
        second = bytes.fromhex("10000017 00000100 020400000032 0000 14060002 0001e240 0108 00000000000004b2 0000") + b"abc"
        self.assertEqual(read("application/x-msnmsgrp2p", second, "P2P-Dest: a@b" + place, "P2P-Src: c@d" + place)[1]["body"],
                         {"sequence": 256, "ack": 50, "session": 123456, "package": 2, "first": False, "remaining": 1202,
                          "data": "3 bytes: 61 62 63"})
        self.assertEqual(read("image/gif", b"base64:AA=="), ("gif_ink", {"body": "base64:AA=="}))
        self.assertEqual(read("image/gif", b"GIF\xff"), ("gif_ink", {"body": "4 bytes: 47 49 46 ff"}))
        self.assertEqual(read("text/x-msmsgsactivemailnotification", b"Src-Folder: .!!OIM\r\nMessage-Delta: -3\r\n"),
                         ("active_mail", {"source": "offline_messages", "delta": -3}))
        self.assertEqual(read("text/x-msmsgsinvite", b"Invitation-Command: CANCEL\r\nCancel-Code: TIMEOUT\r\n"),
                         ("invitation", {"command": "cancel", "cancel": "timeout"}))
        self.assertEqual(read("text/x-clientcaps", b"Client-Name: Purple/2.5.5\r\nChat-Logging: Y\r\n"),
                         ("client_caps", {"client_name": "Purple/2.5.5", "logs": "yes"}))

    def test_every_kind_of_body(self):
        def read(line, body, channel="from-ns"):
            objects = records(run("--json", "-c", channel, "-", data=line + b" %d\r\n" % len(body) + body))
            return objects[0]["message"]["type"], objects[0]["message"]["fields"]

        place = "{521a03be-12af-452d-a3c5-f7787d7a8267}"
        self.assertEqual(
            read(b"UBX bob@example.com 1", b"<Data><PSM>Tom &#x26; Jerry</PSM><CurrentMedia>\\0Music\\01\\0{0}\\0Song\\0</CurrentMedia>"
                 b"<MachineGuid>&#x7B;" + place[1:-1].encode() + b"&#x7D;</MachineGuid><Mood a='1'>x</Mood></Data>"),
            ("user_data", {"personal_message": "Tom & Jerry",
                           "media": {"type": "music", "enabled": True, "format": "{0}", "arguments": ["Song"]},
                           "machine": place, "more": ["<Mood a='1'>x"]}))
        self.assertEqual(
            read(b"ADL 0", b"<ml><d n='example.com'><c n='eve' t='1' l='8' f='Eve%20&amp;%20Bo'/></d><t><c n='tel:+1'/></t></ml>"),
            ("contact_list", {"domains": [{"name": "example.com", "contacts": [
                {"name": "eve", "lists": ["reverse"], "network": 1, "nick": "Eve & Bo"}]}],
                "telephones": [{"contacts": [{"name": "tel:+1"}]}]}))
        self.assertEqual(
            read(b"GCF 10 Shields.xml", b"<config><block><regexp><imtext value='LipcLnBpZi4q'/></regexp></block></config>"),
            ("shield_config", {"block": {"patterns": [{"texts": [{"value": ".*\\.pif.*"}]}]}}))
        self.assertEqual(
            read(b"NOT", b"<NOTIFICATION siteid='45705'><TO pid='0x1:0x2'/><MSG><ACTION url='a?b&c'/><BODY>&lt;NotificationData&gt;"
                 b"&lt;Service&gt;ABCHInternal&lt;/Service&gt;&lt;/NotificationData&gt;</BODY></MSG></NOTIFICATION>"),
            ("alert", {"site": 45705, "to": {"pid": "0x00000001:0x00000002"},
                       "message": {"action": {"url": "a?b&c"},
                                   "body": {"text": "<NotificationData><Service>ABCHInternal</Service></NotificationData>",
                                            "data": {"service": "ABCHInternal"}}}}))
        self.assertEqual(read(b"UUN 1 a@b 4", b"gtfo", "to-ns"), ("sign_out_bluntly", {}))
        self.assertEqual(read(b"UBN a@b 2", b"<sip e='?'><msg>SU5WSVRF</msg></sip>"),
                         ("sip_notification", {"e": "?", "message": {"content": "INVITE"}}))
        # What is not understood is shown as it is.
        for body in (b"<What/>", b"<Data>"):
            self.assertEqual(
                records(run("--json", "-c", "from-ns", "-", data=b"UBX a@b 1 %d\r\n" % len(body) + body))[0]["fields"]["payload"],
                body.decode())

    def test_envelopes(self):
        front = b"Routing: 1.0\r\nTo: 1:bob@example.com\r\nX: y\r\n\r\nReliability: 1.0\r\nStream: 3\r\n\r\n"

        def read(section, body=b""):
            payload = front + section + b"\r\n" + body
            message = records(run("--json", "-c", "from-ns", "-", data=b"SDG 0 %d\r\n" % len(payload) + payload))[0]["message"]
            return message["type"], {k: v for k, v in message["fields"].items() if k not in ("to", "routing_headers", "stream")}

        self.assertEqual(read(b"Messaging: 2.0\r\nMessage-Type: Text\r\nY: z\r\n", b"hi"),
                         ("messaging", {"type": "text", "headers": ["Y: z"], "body": "hi"}))
        self.assertEqual(read(b"Messaging: 2.0\r\nMessage-Type: Data\r\nBridging-Offsets: 0,1\r\n", b"\0\xff"),
                         ("messaging", {"type": "data", "offsets": [0, 1], "body": "2 bytes: 00 ff"}))
        self.assertEqual(read(b"Notification: 1.0\r\nNotifType: Full\r\n", b"<circle><roster><id>IM</id></roster></circle>"),
                         ("notification", {"kind": "full", "body": {"rosters": [{"id": "messaging"}]}}))
        self.assertEqual(read(b"Signaling: 9\r\n", b"x"), ("envelope", {"section": ["Signaling: 9"], "body": "x"}))
        text = run("-c", "from-ns", "-", data=b"SDG 0 %d\r\n" % len(front) + front).stdout.decode()
        self.assertIn("envelope  to=1:bob@example.com  routing_headers=[\"X: y\"]  stream=3", text)

    def test_capabilities(self):
        """By name, with the number as it came: what nobody named is added up, and of one number no second is made."""
        def read(verb, number, dialect):
            line = b"%s NLN bob@example.com%s %s\r\n" % (verb, b" 1 Bob" if dialect > 13 else b" Bob", number)
            result = run("--json", "-c", "from-ns", f"--dialect={dialect}", "-", data=line)
            return records(result)[0]["fields"]["capabilities"]

        self.assertEqual(read(b"NLN", b"1073791020", 9),
                         {"number": 1073791020, "can": ["ink_gif", "ink_isf", "chunking", "direct_im", "winks"],
                          "generation": 4})
        self.assertEqual(read(b"NLN", b"268435456", 9), {"number": 268435456, "generation": 1})
        self.assertEqual(read(b"NLN", b"134217728:49200", 16),
                         {"number": 134217728, "can": ["using_alias"], "extended": 49200,
                          "can_also": ["rtc_video", "p2p_v2", "p2p_mixer_relay", 16384]})
        self.assertEqual(read(b"NLN", b"16:0", 16), {"number": 16, "can": ["webcam"], "extended": 0})
        self.assertEqual(read(b"NLN", b"16", 16), {"number": 16, "can": ["webcam"]})
        text = run("-c", "from-ns", "--dialect=9", "-", data=b"NLN NLN bob@example.com Bob 1073741872\r\n").stdout.decode()
        self.assertIn("capabilities={number=1073741872, can=[webcam, chunking], generation=4}", " ".join(text.split()))

    def test_mail_data(self):
        payload = (b"Content-Type: text/x-msmsgsoimnotification\r\n\r\nMail-Data: <MD><M><T>11</T><RS>1</RS><SU> </SU></M></MD>\r\n")
        message = records(run("--json", "-c", "from-ns", "-", data=b"MSG Hotmail Hotmail %d\r\n" % len(payload) + payload))[0]["message"]
        self.assertEqual(message, {"type": "offline_mail",
                                   "fields": {"data": {"entries": [{"type": 11, "is_read": True, "subject": " "}]}}})
    HEADERS = (b"To: <msnmsgr:b@c>\r\nFrom: <msnmsgr:a@b>\r\nVia: MSNSLP/1.0/TLP ;branch={9CA1E48A-1CC2-4F63-BD4F-3DEC9F5D1A4F}"
               b"\r\nCSeq: 0 \r\nCall-ID: x\r\nMax-Forwards: 0\r\n")
    SHOWN = {"to": "b@c", "from": "a@b", "via": "{9CA1E48A-1CC2-4F63-BD4F-3DEC9F5D1A4F}", "sequence": 0, "call": "x",
             "max_forwards": 0}

    def slp(self, start, kind, body):
        return (start + b"\r\n" + self.HEADERS + b"Content-Type: application/x-msnmsgr-" + kind +
                b"\r\nContent-Length: %d\r\n\r\n" % (len(body) + 1) + body + b"\0")

    def packet(self, data):
        header = struct.pack("<IIQQIIIIQ", 0, 7, 0, len(data), len(data), 0, 9, 0, 0)
        payload = (b"MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: b@c\r\n\r\n" + header + data +
                   bytes(4))
        line = b"MSG 1 D %d\r\n" % len(payload)
        text = run("-c", "to-sb", "-", data=line + payload).stdout.decode()
        return records(run("--json", "-c", "to-sb", "-", data=line + payload))[0]["message"]["fields"]["body"], text

    def test_slp(self):
        picture = b'<msnobj Creator="b@c" Size="5" Type="3" Friendly="QgBvAGIAAAA=" x="1"/>\0'
        body = (b"EUF-GUID: {a4268eec-fec5-49e5-95c3-f126696bdbf6}\r\nSessionID: 5\r\nAppID: 12\r\nContext: " +
                base64.b64encode(picture) + b"\r\nOdd: 1\r\n\r\n")
        shown, text = self.packet(self.slp(b"INVITE MSNMSGR:b@c MSNSLP/1.0", b"sessionreqbody", body))
        self.assertEqual(shown["slp"], {
            "type": "session_request", "request": "invite", "target": "b@c", **self.SHOWN, "application": "msn_object",
            "session": 5, "app": "display_picture", "more": ["Odd: 1"],
            "context": {"creator": "b@c", "size": 5, "type": "display_picture", "friendly": "Bob", "more": ["x=1"]}})
        self.assertEqual(shown["application"], "session")
        self.assertIn("request=invite", text)
        self.assertIn("friendly=Bob", text)

        file = struct.pack("<IIQI", 574, 2, 60904, 1) + "é.txt".encode("utf-16le").ljust(550, b"\0") + b"\xff" * 4
        body = (b"EUF-GUID: {5D3E02AB-6190-11D3-BBBB-00C04F795683}\r\nAppID: 2\r\nContext: " + base64.b64encode(file) +
                b"\r\n\r\n")
        shown, _ = self.packet(self.slp(b"INVITE MSNMSGR:b@c MSNSLP/1.0", b"sessionreqbody", body))
        self.assertEqual(shown["slp"]["context"], {"name": "é.txt", "size": 60904, "kind": "without_preview", "version": 2})

        body = b"Listening: true\r\nsrddA-lanretnI4vPI: 1.0.861.291\r\ntroP-lanretnI4vPI: 3681\r\n\r\n"
        shown, _ = self.packet(self.slp(b"MSNSLP/1.0 603 DECLINE", b"transrespbody", body))
        self.assertEqual(shown["slp"], {"type": "transport_response", "status": "decline", "reason": "DECLINE", **self.SHOWN,
                                        "listening": "yes", "internal": "192.168.0.1", "internal_port": 1863})
        self.assertEqual(self.packet(b"MSNSLP/1.0 200 OK")[0]["data"][:9], "17 bytes:")

    LONG = b"EUF-GUID: {a4268eec-fec5-49e5-95c3-f126696bdbf6}\r\nSessionID: 5\r\nOdd: " + b"x" * 3000 + b"\r\n\r\n"

    def first_kind(self, message, identifier, session=0, size=1202, total=None):
        """A message cut into packets of the first kind, each a payload."""
        for offset in range(0, len(message), size):
            data = message[offset : offset + size]
            yield (b"MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: b@c\r\n\r\n" +
                   struct.pack("<IIQQIIIIQ", session, identifier, offset, total or len(message), len(data), 0, 9, 0, 0) +
                   data + struct.pack(">I", 12 if session else 0))

    def second_kind(self, message, package, place, session=0, size=1202):
        """The same of the second kind."""
        for offset in range(0, len(message), size):
            data = message[offset : offset + size]
            left = len(message) - offset - len(data)
            entries = struct.pack(">BBQxx", 1, 8, left) if left else b""
            header = struct.pack(">BBHI", 8 + len(entries), offset == 0, package, session) + entries
            yield (b"MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: b@c;%s\r\nP2P-Src: a@b;%s\r\n\r\n"
                   % (place, place) + struct.pack(">BBHI", 8, 0, len(header) + len(data), 7 + offset) + header + data + bytes(4))

    def bodies(self, payloads):
        """What the packets show, those of one direction."""
        lines = b"".join(b"MSG a@b A %d\r\n" % len(payload) + payload for payload in payloads)
        return [o["message"]["fields"]["body"] for o in records(run("--json", "-c", "from-sb", "-", data=lines))]

    def test_packets_are_joined(self):
        """With the last packet of a message comes the message, by session and number, whatever comes between."""
        invite = self.slp(b"INVITE MSNMSGR:b@c MSNSLP/1.0", b"sessionreqbody", self.LONG)
        one, two, picture = (list(self.first_kind(*each)) for each in ((invite, 1), (invite, 2), (b"\xff" * 2000, 1, 5)))
        self.assertEqual([len(each) for each in (one, two, picture)], [3, 3, 2])
        mixed = [each for group in zip(one, two) for each in group]
        bodies = self.bodies(mixed[:3] + picture[:1] + mixed[3:] + picture[1:])
        self.assertEqual(["whole" in body for body in bodies], [False] * 5 + [True, True, True])
        self.assertEqual((bodies[5]["whole"]["size"], bodies[5]["whole"]["slp"]["more"]), (len(invite), ["Odd: " + "x" * 3000]))
        self.assertEqual(bodies[5]["whole"], bodies[6]["whole"])
        self.assertEqual(bodies[7]["whole"], {"size": 2000, "data": "2000 bytes:" + " ff" * 16 + " …"})
        lines = b"".join(b"MSG 1 D %d\r\n" % len(payload) + payload for payload in one)
        text = run("-c", "to-sb", "-", data=lines).stdout.decode()
        self.assertRegex(text, r"│ whole  size=%d\n +│ slp  type=session_request  request=invite" % len(invite))
        self.assertEqual(text.count("request=invite"), 1)

    def test_packets_of_the_second_kind_are_joined(self):
        """Also where two places use the same numbers."""
        invite = self.slp(b"INVITE MSNMSGR:b@c MSNSLP/1.0", b"sessionreqbody", self.LONG)
        here, there = (list(self.second_kind(invite, 4, b"{%s21a03be-12af-452d-a3c5-f7787d7a8267}" % place)) for place in (b"5", b"6"))
        bodies = self.bodies([each for group in zip(here, there) for each in group])
        self.assertEqual(["whole" in body for body in bodies], [False] * 4 + [True, True])
        self.assertEqual(bodies[5]["whole"]["slp"]["more"], ["Odd: " + "x" * 3000])
        self.assertEqual([body["remaining"] for body in bodies[::2]], [len(invite) - 1202, len(invite) - 2404, 0])
        self.assertNotIn("slp", bodies[5])
        self.assertEqual(["whole" in body for body in self.bodies(here[1:])], [False, False])

    def test_packets_that_are_not_joined(self):
        """Lost ones, a message in one packet, and what a peer only announces; a message that begins anew is joined."""
        one = list(self.first_kind(b"\xff" * 3000, 1, 5))
        for payloads, joined in (
            (one[1:], 0), (one[:1] + one[2:], 0), (one[:2] + one[1:], 1), (one + one[2:], 1), (one[:2] + one, 1), (one + one, 2),
            (list(self.first_kind(b"\xff" * 100, 1, 5)), 0),
            (list(self.first_kind(b"\xff" * 3000, 1, 5, total=2**63)), 0),
            (list(self.first_kind(b"\xff" * 2000, 1, 5, total=4000)) + one, 1),
            (list(self.first_kind(b"\xff" * 65536, 1, 5)), 1), (list(self.first_kind(b"\xff" * 65537, 1, 5)), 0),
        ):
            self.assertEqual(sum("whole" in body for body in self.bodies(payloads)), joined)

    def test_few_messages_are_joined_at_a_time(self):
        messages = [list(self.first_kind(b"\xff" * 2000, number, 5)) for number in range(17)]
        bodies = self.bodies([each[0] for each in messages] + [each[1] for each in messages])
        self.assertEqual(["whole" in body for body in bodies[17:]], [False] + [True] * 16)

    def test_slp_by_notification(self):
        payload = self.slp(b"BYE MSNMSGR:b@c MSNSLP/1.0", b"sessionclosebody", b"\r\n")
        result = run("--json", "-c", "to-ns", "-", data=b"VER 1 MSNP15 CVR0\r\nUUN 5 b@c 3 %d\r\n" % len(payload) + payload)
        self.assertEqual(records(result)[1]["message"],
                         {"type": "session_close", "fields": {"request": "bye", "target": "b@c", **self.SHOWN}})

    def test_objects(self):
        plain = '<msnobj Creator="b@c" Type="8" stamp="s"/>'
        shown = {"creator": "b@c", "type": "wink", "stamp": "s"}
        for content_type, body, field in (
            ("text/x-msnmsgr-datacast", f"ID: 2\r\nData: {plain}\r\n", lambda f: f["data"]),
            ("text/x-mms-emoticon", f"(x)\t{plain}\t", lambda f: f["body"][0]["object"]),
        ):
            payload = f"MIME-Version: 1.0\r\nContent-Type: {content_type}\r\n\r\n{body}".encode()
            result = run("--json", "-c", "to-sb", "-", data=b"MSG 1 N %d\r\n" % len(payload) + payload)
            self.assertEqual(field(records(result)[0]["message"]["fields"]), shown, content_type)
        data = b"NLN NLN b@c Bob 0 %3cmsnobj%20Type%3d%228%22%2f%3e\r\nNLN NLN b@c Bob 0 0\r\n"
        objects = [o["fields"] for o in records(run("--json", "-c", "from-ns", "--dialect=9", "-", data=data))]
        self.assertEqual([o[name] for o in objects for name in o if name not in ("status", "account", "nick", "capabilities")],
                         [{"type": "wink"}, "0"])

    def test_no_header_passes_for_a_field(self):
        payload = b"MIME-Version: 1.0\r\nbody: no\r\ncharset: no\r\nContent-Type: text/plain\r\n\r\nyes"
        result = run("--json", "-c", "to-sb", "-", data=b"MSG 1 N %d\r\n" % len(payload) + payload)
        self.assertEqual(records(result)[0]["message"]["fields"], {"body": "yes", "headers": ["body: no", "charset: no"]})

    def test_every_refusal_of_the_article(self):
        codes = {o["fields"]["code"]: o["fields"] for o in self.objects if o["form"] == "error_reply"}
        self.assertEqual(
            sorted(codes),
            [200, 201, 205, 206, 207, 208, 209, 210, 215, 216, 217, 218, 219, 223, 224, 225, 229, 230,
             300, 302, 500, 540, 600, 707, 910, 911],
        )
        self.assertEqual(codes[230], {"code": 230, "name": "cannot_remove_group_zero", "trid": 28})
        self.assertEqual(codes[600], {"code": 600, "name": "server_busy"})

    def test_every_verb_of_the_article(self):
        verbs = {o["verb"] for o in self.objects}
        article = ("ACK ADD ADG ANS BLP BYE CAL CHG CHL CVR FLN GTC INF ILN IRO JOI LSG LST MSG NAK NLN OUT PRP PNG QNG"
                   " QRY REA REG REM RMG RNG SYN URL USR VER XFR")
        self.assertEqual(set(article.split()) - verbs, set())

    def test_text(self):
        result = run(SESSION)
        text = result.stdout.decode()
        self.assertEqual(result.returncode, 0)
        self.assertNotIn("\x1b", text)
        self.assertRegex(text, r"(?m)^ +0 → to_ns   VER ver +trid=1  offered=\[MSNP10, MSNP9, CVR0\]$")
        self.assertRegex(text, r"(?m)^ +0 ← from_sb 208 error_reply +name=invalid_user_name  trid=2$")
        self.assertIn("bhw98你好！", text)
        self.assertTrue(text.endswith(f"\n{len(self.objects)} commands, 37 refusals by a server, 0 errors\n"), text[-99:])

    def test_several_files_and_standard_input(self):
        result = run("--json", SESSION, "-", data=(ROOT / SESSION).read_bytes())
        self.assertEqual((result.returncode, result.stdout), (0, 2 * self.result.stdout))

    # Two lines that say one thing in MSNP10 and another before.
    settled = (
        b"@ ns %s\n< VER 1 MSNP99 MSNP10 MSNP9 CVR0\\r\\nUSR 7 OK ana@example.com 1 0\\r\\n\n> RMG 24 3\\r\\n\n"
    )

    def test_ver_settles_the_dialect(self):
        for opened in (b"msnp8", b"msnp10", b"msnp12"):
            forms = [o["form"] for o in records(run("--json", "-", data=self.settled % opened))]
            self.assertEqual(forms, ["ver", "usr_ok", "rmg_10"])

    def test_the_command_line_settles_the_dialect(self):
        for name in ("msnp7", "7", "MSNP7"):
            result = run("--json", "--dialect", name, "-", data=self.settled % b"msnp10")
            self.assertEqual([o["form"] for o in records(result)], ["ver", "usr_ok_nick", "rmg_7"])


class Eras(unittest.TestCase):
    """A conversation of each era, each line as it is written."""

    # What only this era says, besides what all do.
    eras = {
        "msnp2": "usr_md5_response lst_2 gtc_2 blp_2 fnd snd",
        "msnp8": "usr_twn_ticket lst_8 lsg_8 pag sdc not_",
        "msnp11": "syn_10 lst_10 adc adc_async gcf_11 uux ubx_11 sbp sbs pgd",
        "msnp15": "usr_sso_response adl adl_ok adl_async fqy rml_ok nln_14 ubx_14 uum ubm_14 uun ubn rfs",
        "msnp18": "usr_16 ans_16 iro_16 joi_16 bye_16 nln_18 ubx_18 chg_16 usr_sha ubm_16 nfy_put vas",
        "msnp21": "cvr xfr_ns_13 put nfy_put nfy_del sdg del",
    }

    def test_are_read_wholly(self):
        for era, forms in self.eras.items():
            with self.subTest(era):
                path = f"examples/sessions/{era}.wire"
                result = run("--json", "--strict", path)
                self.assertEqual((result.returncode, result.stderr), (0, b""))
                objects = records(result)
                seen = {o["form"] for o in objects}
                self.assertEqual(set(forms.split()) - seen, set())
                self.assertFalse({"unknown", "unknown_command"} & seen)
                covers_every_byte(self, objects, path)

    def test_ver_tells_the_dialect(self):
        """Whatever dialect the transcript claims a notification server to speak, VER says what it does."""
        for era in self.eras:
            with self.subTest(era):
                path = f"examples/sessions/{era}.wire"
                text = (ROOT / path).read_bytes()
                for other in (b"msnp2", b"msnp10", b"msnp16"):
                    claimed = re.sub(rb"(?m)^@ ns \w+$", b"@ ns " + other, text)
                    self.assertEqual(run("--json", "--strict", "-", data=claimed).stdout, run("--json", path).stdout)


class Errors(unittest.TestCase):
    """The broken conversation."""

    expected = r'''
{"offset":0,"channel":"to_ns","error":{"code":"bad_value","offset":7,"field":"list"},"bytes":"ADD 23 ZZ one@hotmail.com one@hotmail.com\r\n"}
{"offset":0,"channel":"from_ns","error":{"code":"bad_value","offset":6,"field":"status"},"bytes":"ILN 9 ABC bob@example.com Bob 0\r\n"}
{"offset":33,"channel":"from_ns","error":{"code":"bad_value","offset":46,"field":"server"},"bytes":"RNG 11752013 nowhere CKI 849102291.520491113 bob@example.com Bob\r\n"}
{"offset":99,"channel":"from_ns","error":{"code":"wrong_word","offset":105,"field":"TWN"},"bytes":"USR 7 MAYBE bob@example.com Bob 1 0\r\n"}
{"offset":136,"channel":"from_ns","error":{"code":"bad_number","offset":140,"field":"seconds"},"bytes":"QNG soon\r\n"}
{"offset":146,"channel":"from_ns","error":{"code":"out_of_range","offset":152,"field":"list_version"},"bytes":"SYN 8 4294967296 1 1\r\n"}
{"offset":168,"channel":"from_ns","error":{"code":"missing_argument","offset":191,"field":"nick"},"bytes":"NLN BSY bob@example.com\r\n"}
{"offset":43,"channel":"to_ns","error":{"code":"bad_verb","offset":43},"bytes":"hello world\r\n"}
{"offset":193,"channel":"from_ns","error":{"code":"bad_byte","offset":212},"bytes":"FLN bob@example.com\u0000\r\n"}
{"offset":215,"channel":"from_ns","error":{"code":"bad_byte","offset":223},"bytes":"FLN bob@\rexample.com\r\n"}
{"offset":237,"channel":"from_ns","verb":"NLN","form":"nln","fields":{"status":"online","account":"eve@example.com","nick":"\u001b[2J\u0007\u202e\u00ff","capabilities":{"number":0}}}
{"offset":278,"channel":"from_ns","verb":"XYZ","form":"unknown","fields":{"arguments":"\u001b[31m \u007f \u00c3("}}
{"offset":296,"channel":"from_ns","verb":"FLN","form":"fln","fields":{"account":"bob@example.com"}}
{"offset":56,"channel":"to_ns","error":{"code":"incomplete","offset":94},"bytes":"QRY 18 msmsgs@msnmsgr.com 32\r\n8f2f5a91"}
{"offset":0,"channel":"to_sb","verb":"OUT","form":"out","fields":{}}
{"offset":0,"channel":"from_sb","error":{"code":"missing_argument","offset":19,"field":"nick"},"bytes":"JOI bob@example.com\r\n"}
{"offset":21,"channel":"from_sb","error":{"code":"bad_length","offset":45,"field":"length"},"bytes":"MSG bob@example.com Bob -5\r\n"}
'''

    def test_json(self):
        result = run("--json", "--show-secrets", ERRORS)
        self.assertEqual((result.returncode, result.stderr), (1, b""))
        self.maxDiff = None
        self.assertEqual(result.stdout.decode(), self.expected.lstrip())

    def test_json_without_secrets(self):
        """The lines of verbs that have secrets, and those of no verb, are left out, and no others."""
        hidden = {33: 66, 99: 37, 43: 13}
        expected = []
        for line in self.expected.strip().splitlines():
            o = json.loads(line)
            if "error" in o and o["offset"] in hidden and o["bytes"].startswith(("RNG", "USR", "hello")):
                o["bytes"] = {"hidden": hidden[o["offset"]]}
            expected.append(o)
        self.assertEqual(records(run("--json", ERRORS)), expected)
        self.assertEqual(sum(isinstance(o.get("bytes"), dict) for o in expected), 3)

    def test_text_has_the_caret(self):
        result = run(ERRORS)
        text = result.stdout.decode()
        self.assertEqual(result.returncode, 1)
        self.assertIn(
            "     0 ← from_ns ILN error              bad_value at byte 6 (status): not a value of this argument\n"
            "         ILN 9 ABC bob@example.com Bob 0\\r\\n\n"
            "               ^\n",
            text,
        )
        self.assertIn("nobody knows where the next command begins\n", text)
        self.assertTrue(text.endswith("\n4 commands, 0 refusals by a server, 13 errors\n"), text[-99:])

    def test_nothing_reaches_the_terminal_but_text(self):
        for arguments in ([ERRORS], ["--json", ERRORS], ["--strict", ERRORS]):
            text = run(*arguments).stdout.decode()
            self.assertEqual(re.findall(r"[^\n\x20-\x7e─→←│·…]", text), [])

    def test_strict(self):
        objects = records(run("--json", "--strict", ERRORS))
        codes = [(o["offset"], o["error"]["code"]) for o in objects if "error" in o]
        self.assertIn((294, "empty_line"), codes)
        self.assertIn((296, "stray_blank"), codes)
        tolerated = b"FLN bob@example.com\nFLN bob@example.com \r\n"
        self.assertEqual(run("-c", "from-ns", "-", data=tolerated).returncode, 0)
        result = run("--json", "--strict", "-c", "from-ns", "-", data=tolerated)
        self.assertEqual(result.returncode, 1)
        self.assertEqual([o["error"]["code"] for o in records(result)], ["bare_line_feed", "stray_blank"])

    def test_transcript_that_is_none(self):
        result = run("--json", "-", data=b"@ ns msnp9\n> PNG\\r\\n\n> \\q\n> OUT\\r\\n\n")
        self.assertEqual(result.returncode, 2)
        self.assertEqual([o["verb"] for o in records(result)], ["PNG"])
        self.assertIn(b":3:3: an unknown escape", result.stderr)


class Raw(unittest.TestCase):
    """The bytes of one direction."""

    @classmethod
    def setUpClass(cls):
        cls.stream = streams(SESSION)[1]["from_ns"]
        cls.whole = run("--json", "-c", "from-ns", "-", data=cls.stream)

    def test_says_the_same_as_the_transcript(self):
        self.assertEqual(self.whole.returncode, 0)
        expected = by_connection(records(run("--json", SESSION)))[1]["from_ns"]
        self.assertEqual(records(self.whole), expected)

    def test_tiny_pieces(self):
        for size in (1, 7):
            with subprocess.Popen(
                [DUMP, "--json", "--channel=from_ns", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
            ) as process:
                for i in range(0, len(self.stream), size):
                    process.stdin.write(self.stream[i : i + size])
                process.stdin.close()
                self.assertEqual(process.stdout.read(), self.whole.stdout)
            self.assertEqual(process.returncode, 0)

    def test_flushes_as_it_goes(self):
        with subprocess.Popen(
            [DUMP, "--json", "-c", "to-sb", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        ) as process:
            process.stdin.write(b"PNG\r\nCAL 2 bob@example.c")
            start = time.monotonic()
            self.assertEqual(json.loads(process.stdout.readline())["verb"], "PNG")
            self.assertLess(time.monotonic() - start, 30)
            process.stdin.write(b"om\r\n")
            self.assertEqual(json.loads(process.stdout.readline())["fields"]["account"], "bob@example.com")
            process.stdin.close()
        self.assertEqual(process.returncode, 0)

    def test_every_channel(self):
        for channel, line in (("to-ns", b"XFR 10 SB\r\n"), ("from-ns", b"FLN a@b\r\n"), ("to-sb", b"CAL 2 a@b\r\n"),
                              ("from-sb", b"BYE a@b\r\n")):
            result = run("--json", "-c", channel, "-", data=line)
            self.assertEqual(result.returncode, 0)
            self.assertEqual([o["channel"] for o in records(result)], [channel.replace("-", "_")])

    def test_stops_inside_a_frame(self):
        for data, offset in ((b"MSG a@b C 5\r\nhell", 17), (b"JOI a@b C", 9), (b"\r", 1)):
            result = run("--json", "-c", "from-sb", "-", data=data)
            self.assertEqual(result.returncode, 1)
            self.assertEqual([o["error"] for o in records(result)], [{"code": "incomplete", "offset": offset}])
        self.assertEqual(run("-c", "from-sb", "-", data=b"").returncode, 0)

    def test_an_endless_line(self):
        """Is an error at the limit, whatever the pieces, and shows no more than what was looked at."""
        result = run("--json", "--show-secrets", "-c", "from-sb", "-", data=b"x" * 1_000_000)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(
            [(o["error"], len(o["bytes"])) for o in records(result)],
            [({"code": "line_too_long", "offset": 16384}, 16385)],
        )

    def test_binary_payload(self):
        data = bytes(range(256))
        result = run("--json", "-c", "to-sb", "-", data=b"MSG 4 D 256\r\n" + data)
        self.assertEqual(records(result)[0]["fields"]["payload"].encode("latin-1"), data)
        text = run("-c", "to-sb", "-", data=b"MSG 4 D 256\r\n" + data).stdout.decode()
        self.assertEqual(re.findall(r"[^\n\x20-\x7e─→←│·…]", text), [])

    def test_a_shape_of_another_dialect_shows_what_is_on_the_line(self):
        """No capabilities in an ILN of MSNP7, whatever is spoken."""
        result = run("--json", "-c", "from-ns", "-", data=b"ILN 9 AWY bob@example.com Bob\r\n")
        self.assertEqual(
            records(result)[0]["fields"], {"trid": 9, "status": "away", "account": "bob@example.com", "nick": "Bob"}
        )


class Secrets(unittest.TestCase):
    """Passwords, tickets, cookies and keys are shown to who asks for them, and to nobody else.

    Red: leave out is_secret of a type, hide_secrets() or frame_may_hold_secret() in connection.hpp, or a condition in secrets.hpp.
    """

    PLACE = b"{521a03be-12af-452d-a3c5-f7787d7a8267}"

    def look(self, channel, data, shown_too=(), dialect="msnp9", secret=b"S3CRET", count=1):
        """What is shown without the flag: JSON as objects, and text. With it, each has the secret."""
        for arguments in (["--json"], []):
            asked = run(*arguments, "-c", channel, "--dialect", dialect, "--show-secrets", "-", data=data).stdout
            self.assertIn(secret, asked, data)
            quiet = run(*arguments, "-c", channel, "--dialect", dialect, "-", data=data).stdout
            self.assertNotIn(secret, quiet, data)
            for text in shown_too:
                self.assertIn(text, quiet, data)
        self.assertEqual(quiet.count(b"<hidden, "), count, quiet)
        return records(run("--json", "-c", channel, "--dialect", dialect, "-", data=data)), quiet.decode()

    def test_fields_of_commands(self):
        sso = b"USR 8 SSO S t=S3CRET&p= S3CRET=="
        for channel, dialect, line, fields in (
            ("to-ns", "msnp2", b"USR 4 CTP S S3CRET", {"trid": 4, "password": {"hidden": 6}}),
            ("to-ns", "msnp7", b"USR 4 MD5 S S3CRET7f919fab", {"trid": 4, "digest": {"hidden": 14}}),
            ("to-ns", "msnp9", b"USR 7 TWN S t=S3CRET$$&p=x", {"trid": 7, "ticket": {"hidden": 14}}),
            ("to-ns", "msnp15", sso, {"trid": 8, "ticket": {"hidden": 11}, "response": {"hidden": 8}}),
            ("to-ns", "msnp16", sso + b" " + self.PLACE,
             {"trid": 8, "ticket": {"hidden": 11}, "response": {"hidden": 8}, "machine": self.PLACE.decode()}),
            ("to-ns", "msnp18", b"USR 9 SHA A S3CRET==", {"trid": 9, "ticket": {"hidden": 8}}),
            ("from-ns", "msnp9", b"XFR 15 SB 192.0.2.1:1863 CKI 17.S3CRET",
             {"trid": 15, "server": "192.0.2.1:1863", "cookie": {"hidden": 9}}),
            ("from-ns", "msnp9", b"RNG 11 192.0.2.1:1863 CKI 17.S3CRET a@b A",
             {"session": "11", "server": "192.0.2.1:1863", "cookie": {"hidden": 9}, "account": "a@b", "nick": "A"}),
            ("to-sb", "msnp9", b"USR 1 a@b 17.S3CRET", {"trid": 1, "account": "a@b", "cookie": {"hidden": 9}}),
            ("to-sb", "msnp9", b"ANS 1 a@b 17.S3CRET 11",
             {"trid": 1, "account": "a@b", "cookie": {"hidden": 9}, "session": "11"}),
        ):
            with self.subTest(line):
                hidden = [v for v in fields.values() if isinstance(v, dict)]
                shown, text = self.look(channel, line + b"\r\n", dialect=dialect, count=len(hidden))
                self.assertEqual([o["fields"] for o in shown], [fields])
                for name, what in fields.items():
                    if isinstance(what, dict):
                        self.assertIn(f"{name}=<hidden, {what['hidden']} bytes>", text)

    PROFILE = (b"MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nLoginTime: 1\r\nMSPAuth: S3CRET$$\r\n"
               b"MSPProf: xS3CRET\r\n")

    def test_the_profile(self):
        """Also what no field is: headers that nobody named, and a body."""
        payload = self.PROFILE + b"\r\nS3CRET"
        line = b"MSG Hotmail Hotmail %d\r\n"
        shown, text = self.look("from-ns", line % len(payload) + payload, count=3)
        self.assertEqual(shown[0]["message"]["fields"], {
            "charset": "UTF-8", "login_time": 1, "passport_ticket": {"hidden": 8},
            "headers": [{"hidden": 7, "behind": "MSPProf:"}], "body": {"hidden": 6}})
        self.assertIn("passport_ticket=<hidden, 8 bytes>", text)
        self.assertIn("[MSPProf: <hidden, 7 bytes>]", text)

    def test_payloads_that_could_not_be_read(self):
        line = b"MSG Hotmail Hotmail %d\r\n"
        for payload in (
            self.PROFILE.replace(b"profile", b"profiles") + b"\r\n",  # a type that nobody knows
            self.PROFILE.replace(b"Content-Type: ", b""),  # no header
            self.PROFILE.replace(b"\r\n", b"\n\r"),
        ):
            with self.subTest(payload):
                shown, _ = self.look("from-ns", line % len(payload) + payload)
                self.assertEqual(shown[0]["fields"]["payload"], {"hidden": len(payload)})
        # The length was too short: what is left of the payload is taken for lines.
        payload = self.PROFILE + b"\r\n"
        short = payload.index(b"MSPAuth")
        self.look("from-ns", line % short + payload, count=3)
        # It was too long, or the stream is over.
        shown, _ = self.look("from-ns", line % 999 + payload[:-4])
        self.assertEqual((shown[0]["error"]["code"], shown[0]["bytes"]), ("incomplete", {"hidden": len(payload) + 21}))
        for swallowed in (b"<x>\r\nUSR 7 TWN S t=S3CRET\r\n", b"<x>USR 7 TWN S t=S3CRET\r\n"):
            shown, _ = self.look("to-ns", b"UUX 6 %d\r\n" % len(swallowed) + swallowed, dialect="msnp11")
            self.assertEqual(shown[0]["fields"]["payload"], {"hidden": len(swallowed)})

    def test_invitations(self):
        payload = (b"MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsinvite\r\n\r\nInvitation-Command: ACCEPT\r\nInvitation-Cookie: 33267\r\n"
                   b"AuthCookie: 918273\r\nEncryption-Key: 918273==\r\nHash-Key: 918273\r\nAuth-Cookie: 918273\r\n\r\n")
        shown, text = self.look("from-sb", b"MSG a@b A %d\r\n" % len(payload) + payload, secret=b"918273", count=4)
        self.assertEqual(shown[0]["message"]["fields"], {
            "command": "accept", "cookie": 33267, "authentication": {"hidden": 6}, "encryption_key": {"hidden": 8},
            "hash_key": {"hidden": 6}, "more": [{"hidden": 6, "behind": "Auth-Cookie:"}]})
        self.assertIn("authentication=<hidden, 6 bytes>", text)
        result = run("--json", "--show-secrets", "-c", "from-sb", "-", data=b"MSG a@b A %d\r\n" % len(payload) + payload)
        self.assertEqual(records(result)[0]["message"]["fields"]["authentication"], 918273)

    def test_lines_that_could_not_be_read(self):
        for channel, line in (
            ("to-ns", b"USR 7 TWN S t=S3CRET p=x\r\n"),
            ("to-ns", b"USR x TWN S S3CRET\r\n"),
            ("to-ns", b"USR 7 TWN S t=S3CRET"),  # the stream is over
            ("to-ns", b"USR 7 TWN S t=S3CRET\0\r\n"),
            ("to-ns", b"\r\n USR 7 TWN X S3CRET\r\n"),
            ("to-ns", b"usr 4 CTP S S3CRET\r\n"),
            ("to-ns", b"R 7 TWN S t=S3CRET\r\n"),  # the beginning is missing
            ("to-ns", b"t=S3CRET\r\n"),
            ("to-ns", b"S3CRET"),
            ("to-ns", b"USR 4 CTP S " + b"S3CRET" * 5000),  # too long
            ("to-ns", b"VER 1 MSNP8 CVR0\rUSR 7 TWN S t=S3CRET\r"),  # line ends of old Macs
            ("to-sb", b"USR 1 17.S3CRET\r\n"),
            ("to-sb", b"ANS 1 a@b 17.S3CRET\r\n"),
            ("from-ns", b"RNG 11 nowhere CKI S3CRET a@b A\r\n"),
            ("from-ns", b"XFR 15 SB nowhere CKI S3CRET\r\n"),
            # another direction than it is
            ("from-sb", b"USR 7 TWN S t=S3CRET\r\n"),
            ("from-sb", b"XFR 15 SB 192.0.2.1:1863 CKI S3CRET\r\n"),
            ("to-ns", b"ANS 1 a@b S3CRET 11\r\n"),
            ("to-ns", b"ABC USR 7 TWN S S3CRET\r\n"),
        ):
            with self.subTest(line[:40]):
                self.look(channel, line)

    def test_the_flag_is_all_that_is_between(self):
        """Of a conversation of each era nothing else is left out, and the objects have the same keys."""
        for era in Eras.eras:
            path = f"examples/sessions/{era}.wire"
            quiet, asked = records(run("--json", path)), records(run("--json", "--show-secrets", path))
            differ = {name for q, a in zip(quiet, asked) for name in a.get("fields", {}) if q["fields"][name] != a["fields"][name]}
            self.assertLessEqual(differ, {"password", "digest", "ticket", "response", "cookie"}, era)
            self.assertTrue(differ, era)
            self.assertEqual([list(o["fields"]) for o in quiet], [list(o["fields"]) for o in asked])

    def test_others_are_shown(self):
        for channel, data, text in (
            ("to-sb", b"MSG 4 D 5\r\nhello", b"hello"),
            ("to-ns", b"QRY 18 x 9\r\nhello", b"hello"),
            ("from-ns", b"XYZ a b\r\n", b"a b"),
            ("from-ns", b"FLN\r\n", b"FLN"),
        ):
            result = run("-c", channel, "-", data=data).stdout
            self.assertIn(text, result)
            self.assertNotIn(b"hidden", result)


class CommandLine(unittest.TestCase):
    def test_help_and_version(self):
        result = run("--help")
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertTrue(result.stdout.startswith(b"Usage: msnp_dump "))
        for option in ("--channel", "--dialect", "--strict", "--json", "--show-secrets", "--color", "--help", "--version"):
            self.assertIn(option.encode(), result.stdout)
        self.assertLessEqual(max(map(len, result.stdout.decode().splitlines())), 80)
        header = (ROOT / "include/msnp/base/version.hpp").read_text()
        version = re.search(r'MSNP_VERSION_STRING "(.*)"', header)[1]
        self.assertEqual(run("--version").stdout.decode(), f"msnp_dump {version}\n")

    def test_mistakes(self):
        for arguments, words in (
            ([], "no FILE is given"),
            (["--frobnicate", SESSION], "unknown option '--frobnicate'"),
            (["-x", SESSION], "unknown option '-x'"),
            (["--json=yes", SESSION], "--json takes no value"),
            (["-c", "from-ds", SESSION], "'from-ds' is no value of -c"),
            (["--dialect=msnp1", SESSION], "'msnp1' is no value of --dialect"),
            (["--color=sometimes", SESSION], "'sometimes' is no value of --color"),
            ([SESSION, "-c"], "-c needs a value"),
            (["gone.wire"], "gone.wire can't be read"),
            (["examples"], "examples can't be read"),
            (["-c", "to-ns", "gone\x1b.bin"], "gone\\x1b.bin can't be read"),
        ):
            result = run(*arguments)
            self.assertEqual((result.returncode, result.stdout.count(b"VER")), (2, 0), arguments)
            self.assertIn(words, result.stderr.decode())

    def test_a_missing_file_does_not_hide_the_others(self):
        result = run("--json", "gone.wire", SESSION)
        self.assertEqual((result.returncode, result.stdout), (2, run("--json", SESSION).stdout))

    def test_two_dashes_end_the_options(self):
        self.assertIn(b"--json can't be read", run("--", "--json").stderr)

    def test_color(self):
        self.assertNotIn(b"\x1b", run(SESSION).stdout)
        self.assertNotIn(b"\x1b", run("--color=auto", ERRORS).stdout)
        self.assertNotIn(b"\x1b", run("--color", "never", ERRORS).stdout)
        colored = run("--color=always", ERRORS, environment={"NO_COLOR": "1"}).stdout
        self.assertEqual(set(re.findall(rb"\x1b[^a-zA-Z]*[a-zA-Z]", colored)),
                         {b"\x1b[0m", b"\x1b[1m", b"\x1b[2m", b"\x1b[31m", b"\x1b[36m"})
        self.assertEqual(re.sub(rb"\x1b\[\d+m", b"", colored), run(ERRORS).stdout)
        self.assertNotIn(b"\x1b", run("--json", "--color=always", ERRORS).stdout)

    def test_color_on_a_terminal(self):
        try:
            import pty
        except ImportError:
            self.skipTest("no terminals here")
        for environment, colored in (({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False),
                                     ({"TERM": "xterm", "NO_COLOR": "1"}, False),
                                     ({"TERM": "xterm", "NO_COLOR": ""}, True)):
            ours, theirs = pty.openpty()
            with subprocess.Popen([DUMP, "-c", "to-ns", "-"], stdin=subprocess.PIPE, stdout=theirs, env=environment) as p:
                p.communicate(b"PNG\r\n")
            with open(ours, "rb", buffering=0) as terminal:
                self.assertEqual(b"\x1b" in terminal.read(4096), colored, environment)
            os.close(theirs)


if __name__ == "__main__":
    DUMP = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
