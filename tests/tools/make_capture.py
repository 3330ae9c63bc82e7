#!/usr/bin/env python3
"""Makes a capture of MSN traffic, of any size: the same one for the same arguments.

    tests/tools/make_capture.py FILE --mib 64 [--connections 200] [--reorder 0.01] [--repeat 0.01] [--lose 0.001] [--seed 1] [--fmt pcapng]

Many connections speak at once: sign-ins, presence, chats, and files from peer to peer. Of their segments some change places with
later ones (--reorder), come twice (--repeat) or never (--lose).
"""

import argparse
import random
import struct

from pcap import Capture


def message(rng, kind):
    """A payload of MSG."""
    if kind == "typing":
        return b"MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: ana@example.com\r\n\r\n\r\n"
    if kind == "text":
        words = " ".join(rng.choice(("yes", "no", "when", "tomorrow", "here", "the cat", "ol\u00e1", "\u4f60\u597d"))
                         for _ in range(rng.randrange(1, 40)))
        return (b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                b"X-MMS-IM-Format: FN=Arial; EF=; CO=0; CS=0; PF=22\r\n\r\n" + words.encode())
    data = rng.randbytes(1202)
    header = struct.pack("<IIQQIIIIQ", 77, 9, 0, 1202, 1202, 0, 1, 0, 0)
    return (b"MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: bob@example.com\r\n\r\n" +
            header + data + b"\0\0\0\1")


class Talk:
    """A connection, and what is said on it next."""

    def __init__(self, capture, number, rng, messages):
        self.rng = rng
        self.messages = messages
        self.is_ns = rng.random() < 0.3
        client = (f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}", 1025 + number % 60000)
        self.tcp = capture.connection(client, ("207.46.106.79", 1863), client_sequence=rng.getrandbits(32),
                                      server_sequence=rng.getrandbits(32))
        self.left = rng.randrange(20, 400)
        self.trid = 0
        self.script = self.signing_in() if self.is_ns else self.entering()
        self.begin = self.tcp.handshake()

    @staticmethod
    def signing_in():
        ticket = b"t=" + b"9q8w" * 90 + b"&p=" + b"1z" * 60
        return [
            (True, b"VER 1 MSNP9 CVR0\r\n"), (False, b"VER 1 MSNP9 CVR0\r\n"),
            (True, b"CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 6.2.0137 MSMSGS ana@example.com\r\n"),
            (False, b"CVR 2 6.2.0137 6.2.0137 5.0.0527 http://download.example.com/a.exe http://messenger.example.com\r\n"),
            (True, b"USR 3 TWN I ana@example.com\r\n"),
            (False, b"USR 3 TWN S lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fexample%2Ecom,ct=1073355862\r\n"),
            (True, b"USR 4 TWN S " + ticket + b"\r\n"), (False, b"USR 4 OK ana@example.com Ana 1 0\r\n"),
            (True, b"SYN 5 0\r\n"), (False, b"SYN 5 9 40 3\r\n" + b"".join(
                b"LST friend%d@example.com Friend%%20%d 11 0\r\n" % (i, i) for i in range(40))),
            (True, b"CHG 6 NLN 268435508\r\n"), (False, b"CHG 6 NLN 268435508\r\n"),
        ]

    @staticmethod
    def entering():
        return [(True, b"ANS 1 ana@example.com 849102291.520491113 11752013\r\n"),
                (False, b"IRO 1 1 1 bob@example.com Bob\r\nANS 1 OK\r\n")]

    def next(self):
        """The next segments; none once it is over."""
        if self.begin:
            made, self.begin = self.begin, None
            return made
        if self.left == 0:
            self.left = -1
            return [self.tcp.segment(True, 0x11), self.tcp.segment(False, 0x11), self.tcp.segment(True, 0x10)]
        if self.left < 0:
            return []
        self.left -= 1
        from_client, said = self.script.pop(0) if self.script else self.chat()
        return self.tcp.segments(from_client, said)

    def chat(self):
        self.trid += 1
        if self.is_ns:
            friend = self.rng.randrange(40)
            return self.rng.choice((
                (True, b"PNG\r\n"), (False, b"QNG 42\r\n"), (False, b"FLN friend%d@example.com\r\n" % friend),
                (False, b"NLN BSY friend%d@example.com Friend%%20%d 268435508\r\n" % (friend, friend))))
        payload = self.rng.choice(self.messages)
        if self.rng.random() < 0.5:
            return False, b"MSG bob@example.com Bob %d\r\n" % len(payload) + payload
        return True, b"MSG %d A %d\r\n" % (self.trid, len(payload)) + payload


class Network:
    """Writes segments, not all of them, nor in order."""

    def __init__(self, capture, rng, asked):
        self.capture, self.rng, self.asked = capture, rng, asked
        self.late = []

    def send(self, segment):
        lot = self.rng.random()
        if lot < self.asked.lose and segment.payload:
            return
        if lot < self.asked.lose + self.asked.reorder:
            self.late.append((self.rng.randrange(1, 6), segment))
            return
        self.capture.write(segment)
        if lot > 1 - self.asked.repeat:
            self.capture.write(segment)
        if self.late:
            self.late = [(count - 1, s) for count, s in self.late]
            for count, s in self.late:
                if count == 0:
                    self.capture.write(s)
            self.late = [(count, s) for count, s in self.late if count > 0]

    def end(self):
        for _, segment in self.late:
            self.capture.write(segment)


def make(asked):
    rng = random.Random(asked.seed)
    messages = [message(rng, rng.choice(("typing", "text", "text", "file"))) for _ in range(500)]
    with Capture(asked.file, asked.fmt) as capture:
        network = Network(capture, rng, asked)
        talks = [Talk(capture, n, rng, messages) for n in range(asked.connections)]
        number = len(talks)
        size = asked.mib << 20
        while capture.file.tell() < size:
            at = rng.randrange(len(talks))
            segments = talks[at].next()
            if not segments:
                talks[at] = Talk(capture, number, rng, messages)
                number += 1
            for segment in segments:
                network.send(segment)
        network.end()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--mib", type=int, default=64)
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--reorder", type=float, default=0.01)
    parser.add_argument("--repeat", type=float, default=0.01)
    parser.add_argument("--lose", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fmt", default="pcap", choices=("pcap", "pcapng"))
    make(parser.parse_args())
