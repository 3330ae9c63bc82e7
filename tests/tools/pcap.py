"""Writes packet captures: pcap and pcapng files with TCP connections in them, for tests.

    with Capture("chat.pcap") as capture:
        connection = capture.connection(client=("10.0.0.2", 1101), server=("10.0.0.9", 1863))
        connection.open()
        connection.from_client(b"VER 1 MSNP9 CVR0\r\n")
        connection.from_server(b"VER 1 MSNP9\r\n", time=1_100_000_000.5)
        connection.close()

Times are seconds since 1970 (a float, or a Fraction for more digits); without one, each packet comes a millisecond behind the
one before it, in all of the capture.

What is to go wrong is said with segments instead, which can be written in any order, twice, or not at all:

    segments = connection.segments_of_client(b"...", sizes=[3, 5])
    random.shuffle(segments)
    for segment in segments:
        capture.write(segment)

"""

import ipaddress
import struct

SYN, RST, PSH, ACK, FIN = 0x02, 0x04, 0x08, 0x10, 0x01

ETHERNET, RAW, LOOPBACK, COOKED, COOKED_2 = 1, 101, 0, 113, 276


def checksum(data):
    """The Internet's checksum. (A sum of 16-bit numbers with the carry added is the remainder of the whole number.)"""
    if len(data) % 2:
        data += b"\0"
    number = int.from_bytes(data, "big")
    return 0xFFFF - (number % 0xFFFF or (0xFFFF if number else 0))


class Segment:
    """What one peer sends at once: a packet of TCP, not yet written."""

    __slots__ = ("connection", "is_from_client", "sequence", "acknowledged", "flags", "payload")

    def __init__(self, connection, is_from_client, sequence, acknowledged, flags, payload=b""):
        self.connection = connection
        self.is_from_client = is_from_client
        self.sequence = sequence
        self.acknowledged = acknowledged
        self.flags = flags
        self.payload = payload

    def packet(self, identification=0):
        """Its bytes from IP on."""
        return self.connection.packet_of(self, identification)


class Connection:
    """A TCP connection; Capture.connection() makes one."""

    def __init__(self, capture, client, server, **options):
        """`client_sequence`, `server_sequence`: of the SYNs. `vlans`: numbers of VLANs, the outermost first.
        `ip_options`: options of IPv4, or extension headers of IPv6 as pairs (number, bytes)."""
        self.capture = capture
        self.ports = (client[1], server[1])
        self.addresses = tuple(ipaddress.ip_address(a).packed for a in (client[0], server[0]))
        self.is_v6 = len(self.addresses[0]) == 16
        self.next = [options.pop("client_sequence", 1000), options.pop("server_sequence", 2000)]
        self.vlans = options.pop("vlans", ())
        self.ip_options = options.pop("ip_options", () if self.is_v6 else b"")
        if options:
            raise TypeError(f"unknown options {sorted(options)}")

    # ---- what most need: each writes at once ---------------------------------------------------------------------

    def open(self, time=None):
        """The handshake."""
        for segment in self.handshake():
            self.capture.write(segment, time)

    def from_client(self, data, time=None):
        self._send(True, data, time)

    def from_server(self, data, time=None):
        self._send(False, data, time)

    def close(self, time=None):
        """Both sides are done."""
        for is_from_client in (True, False):
            self.capture.write(self.segment(is_from_client, ACK | FIN), time)
        self.capture.write(self.segment(True, ACK), time)

    def reset(self, is_from_client=True, time=None):
        self.capture.write(self.segment(is_from_client, RST), time)

    # ---- segments, for tests that let things go wrong ---------------------------------------------------------------

    def handshake(self):
        return [self.segment(True, SYN), self.segment(False, SYN | ACK), self.segment(True, ACK)]

    def segment(self, is_from_client, flags=ACK | PSH, payload=b""):
        """The next segment of a side: its sequence number goes on behind it."""
        mine, theirs = (0, 1) if is_from_client else (1, 0)
        made = Segment(self, is_from_client, self.next[mine], self.next[theirs] if flags & ACK else 0, flags, payload)
        self.next[mine] = (self.next[mine] + len(payload) + bool(flags & SYN) + bool(flags & FIN)) % 2**32
        return made

    def segments(self, is_from_client, data, sizes=(1460,)):
        """Data cut into segments: of these sizes, the last of them again and again."""
        made, at, index = [], 0, 0
        while at < len(data):
            size = sizes[min(index, len(sizes) - 1)]
            made.append(self.segment(is_from_client, payload=data[at : at + size]))
            at, index = at + size, index + 1
        return made

    def _send(self, is_from_client, data, time):
        for segment in self.segments(is_from_client, data):
            self.capture.write(segment, time)

    # ---- bytes -----------------------------------------------------------------------------------------------------

    def packet_of(self, segment, identification=0):
        mine, theirs = (0, 1) if segment.is_from_client else (1, 0)
        source, destination = self.addresses[mine], self.addresses[theirs]
        size = 20 + len(segment.payload)
        tcp = struct.pack(">HHIIBBHHH", self.ports[mine], self.ports[theirs], segment.sequence, segment.acknowledged,
                          5 << 4, segment.flags, 65535, 0, 0) + segment.payload
        pseudo = source + destination + (struct.pack(">II", size, 6) if self.is_v6 else struct.pack(">HH", 6, size))
        tcp = tcp[:16] + struct.pack(">H", checksum(pseudo + tcp)) + tcp[18:]
        if self.is_v6:
            return ipv6(source, destination, tcp, self.ip_options)
        return ipv4(source, destination, tcp, options=self.ip_options, identification=identification)


def ipv4(source, destination, payload, options=b"", identification=0, fragment=0):
    header = struct.pack(">BBHHHBBH", 0x45 + len(options) // 4, 0, 20 + len(options) + len(payload), identification,
                         fragment, 64, 6, 0) + source + destination + options
    return header[:10] + struct.pack(">H", checksum(header)) + header[12:] + payload


def ipv6(source, destination, payload, extensions=(), protocol=6):
    numbers = [number for number, _ in extensions] + [protocol]
    body = b"".join(bytes([following]) + data[1:] for (_, data), following in zip(extensions, numbers[1:])) + payload
    return struct.pack(">IHBB", 6 << 28, len(body), numbers[0], 64) + source + destination + body


def ipv4_fragments(packet, size, identification):
    """A packet of IPv4 without options in fragments of so many bytes, a multiple of eight."""
    source, destination, payload = packet[12:16], packet[16:20], packet[20:]
    for offset in range(0, len(payload), size):
        more = 0x2000 if offset + size < len(payload) else 0
        yield ipv4(source, destination, payload[offset : offset + size], identification=identification,
                   fragment=more | offset // 8)


class Capture:
    """A file of packets. `fmt`: "pcap" or "pcapng"; `byte_order`: "<" or ">"; `nanoseconds`: the unit of times;
    `link`: what packets begin with; `snaplen`: how much of a packet is kept."""

    def __init__(self, path, fmt="pcap", **options):
        self.order = options.pop("byte_order", "<")
        self.units = 10**9 if options.pop("nanoseconds", False) else 10**6
        self.link = options.pop("link", ETHERNET)
        self.snaplen = options.pop("snaplen", 262144)
        self.time = options.pop("start", 1_111_111_111)
        if options:
            raise TypeError(f"unknown options {sorted(options)}")
        self.is_ng = {"pcap": False, "pcapng": True}[fmt]
        self.file = open(path, "wb")  # closed by close()
        self.ticks = 0
        self.identification = 0
        self._write_header()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        self.file.close()

    def flush(self):
        self.file.flush()

    def connection(self, client, server, **options):
        return Connection(self, client, server, **options)

    def write(self, segment, time=None):
        """Writes a segment as a packet."""
        self.identification = (self.identification + 1) % 2**16
        self.write_ip(segment.packet(self.identification), time, segment.connection.vlans)

    def write_ip(self, packet, time=None, vlans=()):
        """Writes what begins with IP."""
        self.write_packet(self._link_header(packet, vlans) + packet, time)

    def write_packet(self, packet, time=None):
        """Writes any bytes as a packet."""
        if time is None:
            self.ticks += 1
            stamp = self.time * self.units + self.ticks * (self.units // 1000)
        else:
            stamp = int(time * self.units)
        kept = packet[: self.snaplen]
        if not self.is_ng:
            seconds, rest = divmod(stamp, self.units)
            self.file.write(struct.pack(self.order + "IIII", seconds, rest, len(kept), len(packet)) + kept)
            return
        body = struct.pack(self.order + "IIIII", 0, stamp >> 32, stamp & 0xFFFFFFFF, len(kept), len(packet)) + kept
        self._write_block(6, body)

    def _link_header(self, packet, vlans):
        version = packet[0] >> 4
        kind = struct.pack(">H", 0x86DD if version == 6 else 0x0800)
        tags = b"".join(struct.pack(">HH", 0x8100 if i == len(vlans) - 1 else 0x88A8, v) for i, v in enumerate(vlans))
        return {
            ETHERNET: bytes(range(2, 14)) + tags + kind,
            RAW: b"",
            LOOPBACK: struct.pack(self.order + "I", 30 if version == 6 else 2),
            COOKED: struct.pack(">HHH8s", 0, 1, 6, b"\2" * 8) + tags + kind,
            COOKED_2: kind + bytes(6) + bytes([0, 1, 0, 6]) + b"\2" * 8,
        }[self.link]

    def _write_header(self):
        if not self.is_ng:
            magic = 0xA1B23C4D if self.units == 10**9 else 0xA1B2C3D4
            self.file.write(struct.pack(self.order + "IHHiIII", magic, 2, 4, 0, 0, self.snaplen, self.link))
            return
        self._write_block(0x0A0D0D0A, struct.pack(self.order + "IHHq", 0x1A2B3C4D, 1, 0, -1))
        # if_tsresol: the negative power of ten.
        option = struct.pack(self.order + "HHB3xHH", 9, 1, 9 if self.units == 10**9 else 6, 0, 0)
        self._write_block(1, struct.pack(self.order + "HHI", self.link, 0, self.snaplen) + option)

    def _write_block(self, kind, body):
        body += bytes(-len(body) % 4)
        size = struct.pack(self.order + "I", len(body) + 12)
        self.file.write(struct.pack(self.order + "I", kind) + size + body + size)
