#!/usr/bin/env python3
"""Runs asio_client against servers that say what is written here, byte by byte.

    tests/tools/client_test.py PATH/TO/asio_client [-v]

Red: leave out escape() in screen.cpp, or `if (traces_)`; in password.cpp leave the terminal its echo, or the line its CR; in
ns_reader.cpp leave out reset(), or the limits; in options.cpp take every name for this machine, or dialects that are too new; in
notification.cpp leave out either time of silence, or is_leaving_ in end(); in ns_requests.cpp never put a contact into a group by its
identifier; in ns_listener.cpp keep the group ~, leave out settle_after(), is_tidying or what is done with an asked group, take a
switchboard that nobody asked for; in chat.cpp leave out unsaid_ or to_call_, or go on when nobody has come; in chat_stream.cpp leave out
parts_; in client.cpp go to each chat that one is called to, or leave out is_decided; in passport.cpp leave out the check of room; in
line_input.cpp the one of `longest`; in contact_list.cpp keep contacts in a group that is removed.
"""

import hashlib
import os
import pty
import sys
import tempfile
import unittest

from scripted_server import ScriptedServer, as_bytes
from terminal_program import TerminalProgram

CLIENT = ""
ME = "ana@example.com"
PASSWORD = "correct,horse battery%"
POLICY = "lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,ct=1,kpp=1,kv=5,ver=2.1,tpf=0f"
CVR = "0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS " + ME
CVR_REPLY = "1.0.0 1.0.0 1.0.0 http://d.example.com http://i.example.com"
BOB = "c1f9a363-4ee9-4a33-a434-b056a4c55b98"
FRIENDS = "f60efbe7-94af-4b16-b926-e4e10878d329"


def with_payload(line, payload):
    """A line, the payload's length behind it, and the payload."""
    return f"{line} {len(as_bytes(payload))}\r\n".encode() + as_bytes(payload)


class ClientTest(unittest.TestCase):
    """A client, a notification server, and a Passport server for it."""

    def setUp(self):
        self.ns = self.enterContext(ScriptedServer())
        self.passport = self.enterContext(ScriptedServer())

    if not hasattr(unittest.TestCase, "enterContext"):  # Python 3.10 and older

        def enterContext(self, manager):
            entered = manager.__enter__()
            self.addCleanup(manager.__exit__, None, None, None)
            return entered

    def start(self, dialects, *options, password=PASSWORD):
        command = [CLIENT, "--account", ME, "--server", self.ns.address, "--passport", self.passport.address]
        client = self.enterContext(TerminalProgram([*command, "--dialects", dialects, *options]))
        if password is not None:
            client.send(password)
        return client

    # ---- signing in, as servers see it ----

    def md5_sign_in(self, ns, dialect="MSNP7"):
        ns.expect(f"VER 1 {dialect} CVR0\r\n")
        ns.send(f"VER 1 {dialect} CVR0\r\n")
        ns.expect("INF 2\r\n")
        ns.send("INF 2 MD5\r\n")
        ns.expect(f"USR 3 MD5 I {ME}\r\n")
        ns.send("USR 3 MD5 S 1013928519.693957190\r\n")
        digest = hashlib.md5(b"1013928519.693957190" + PASSWORD.encode()).hexdigest()
        ns.expect(f"USR 4 MD5 S {digest}\r\n")

    def twn_begin(self, ns, dialect, trid=1):
        ns.expect(f"VER {trid} {dialect} CVR0\r\n")
        ns.send(f"VER {trid} {dialect}\r\n")
        ns.expect(f"CVR {trid + 1} {CVR}\r\n")
        ns.send(f"CVR {trid + 1} {CVR_REPLY}\r\n")
        ns.expect(f"USR {trid + 2} TWN I {ME}\r\n")
        ns.send(f"USR {trid + 2} TWN S {POLICY}\r\n")

    def ask_nexus(self):
        with self.passport.accept() as question:
            question.expect("GET /rdr/pprdr.asp HTTP/1.1\r\nHost: nexus.passport.com\r\n\r\n")
            question.send("HTTP/1.1 200 OK\r\nPassportURLs: DARealm=Passport.Net,DALogin=login.example.com/login2.srf\r\n\r\n")

    def expect_login(self, question, host="login.example.com", path="/login2.srf"):
        head = question.read_until("\r\n\r\n").decode()
        self.assertTrue(head.startswith(f"GET {path} HTTP/1.1\r\n"), head)
        self.assertIn(f"\r\nHost: {host}\r\n", head)
        self.assertIn("sign-in=ana%40example.com,pwd=correct%2Chorse%20battery%25," + POLICY + "\r\n", head)

    def give_ticket(self):
        self.ask_nexus()
        with self.passport.accept() as question:
            self.expect_login(question)
            question.send("HTTP/1.1 200 OK\r\nAuthentication-Info: Passport1.4 da-status=success,")
            question.send("from-PP='t=for-ana&p=more'\r\n\r\n")

    def twn_sign_in(self, ns, dialect, trid=1):
        self.twn_begin(ns, dialect, trid)
        self.give_ticket()
        ns.expect(f"USR {trid + 3} TWN S t=for-ana&p=more\r\n")

    def signed_in_9(self, *options, lists=""):
        """A client that has signed in with MSNP9, and its connection."""
        client = self.start("MSNP9 CVR0", *options)
        ns = self.enterContext(self.ns.accept())
        self.twn_sign_in(ns, "MSNP9")
        ns.send(f"USR 4 OK {ME} Ana%20Ruiz 1 0\r\n")
        ns.expect("SYN 5 0\r\n", "CHG 6 NLN 0\r\n")
        lines = lists.count("LST ")
        ns.send(f"SYN 5 27 {lines} 1\r\nGTC A\r\nBLP AL\r\nLSG 0 Other%20Contacts 0\r\n{lists}CHG 6 NLN 0\r\n")
        client.expect("^contact list: ")
        return client, ns

    def signed_in_11(self, *options, lists=""):
        client = self.start("MSNP11 CVR0", *options)
        ns = self.enterContext(self.ns.accept())
        self.twn_sign_in(ns, "MSNP11")
        ns.send(f"USR 4 OK {ME} 1 0\r\n")
        ns.expect("SYN 5 0 0\r\n", "CHG 6 NLN 0\r\n")
        stamp = "2005-04-23T18:57:44.8130000-07:00"
        lines = lists.count("LST ")
        ns.send(f"SYN 5 {stamp} {stamp} {lines} 1\r\nGTC A\r\nBLP BL\r\nPRP MFN Ana%20Ruiz\r\nLSG Friends {FRIENDS}\r\n")
        ns.send(f"{lists}CHG 6 NLN 0\r\n")
        client.expect("^contact list: ")
        return client, ns

    def quit(self, client, ns):
        client.send("quit")
        ns.expect("OUT\r\n")
        ns.close()
        client.expect("^signed out$")
        self.assertEqual(client.wait(), 0)

    def expect_refusal(self, client, pattern):
        """It says this, and is over."""
        client.expect(pattern)
        self.assertEqual(client.wait(), 1)
        self.assertNotIn(PASSWORD, client.transcript())


class SigningIn(ClientTest):
    def test_msnp7_with_its_lists(self):
        client = self.start("MSNP7 CVR0", "--status", "away")
        with self.ns.accept() as ns:
            self.md5_sign_in(ns)
            ns.send(f"USR 4 OK {ME} Ana%20Ruiz 1\r\n")
            ns.expect("SYN 5 0\r\n", "CHG 6 AWY\r\n")
            ns.send("SYN 5 255\r\nGTC 5 255 A\r\nBLP 5 255 BL\r\n")
            ns.send("LSG 5 255 1 2 0 Other%20Contacts 0\r\nLSG 5 255 2 2 7 Best%20Friends 0\r\n")
            ns.send("LST 5 FL 255 1 2 bob@example.com Bob%20B 7\r\nLST 5 FL 255 2 2 carol@example.com Carol 0\r\n")
            ns.send("LST 5 AL 255 1 1 bob@example.com Bob%20B\r\nLST 5 BL 255 0 0\r\n")
            ns.send("LST 5 RL 255 1 1 eve@example.com Eve\r\n")
            ns.send("ILN 6 BSY bob@example.com Bob%20B\r\nCHG 6 AWY\r\n")
            client.expect("^signed in as ana@example.com with MSNP7$")
            client.expect(r"^bob@example.com \(Bob B\) is busy$")
            client.expect("^you are away$")
            client.expect("^contact list: 2 contacts, 2 groups$")
            client.send("list")
            for line in (
                r"^you: ana@example.com \(Ana Ruiz\)$",
                "^privacy: block$",
                "^group Other Contacts$",
                r"^  carol@example.com \(Carol\): offline; on forward$",
                "^group Best Friends$",
                r"^  bob@example.com \(Bob B\): busy; on forward, allow$",
                "^in no group$",
                "^not on the forward list$",
                r"^  eve@example.com \(Eve\): offline; on reverse$",
                "^end of list$",
            ):
                client.expect(line)
            self.quit(client, ns)

    def test_msnp9_over_a_dispatch_server(self):
        client = self.start("MSNP9 CVR0")
        with ScriptedServer() as other:
            with self.ns.accept() as dispatch:
                dispatch.expect("VER 1 MSNP9 CVR0\r\n")
                dispatch.send("VER 1 MSNP9 CVR0\r\n")
                dispatch.expect(f"CVR 2 {CVR}\r\n")
                dispatch.send(f"CVR 2 {CVR_REPLY}\r\n")
                dispatch.expect(f"USR 3 TWN I {ME}\r\n")
                # What comes behind it is not for the next server's reader.
                dispatch.send(f"XFR 3 NS {other.address} 0 207.46.104.20:1863\r\nOUT OTH\r\nMSG Hot")
                dispatch.expect_end()
            client.expect(f"^sent on to {other.address}$")
            with other.accept() as ns:
                self.twn_sign_in(ns, "MSNP9", trid=4)
                ns.send(f"USR 7 OK {ME} Ana%20Ruiz 1 0\r\n")
                ns.expect("SYN 8 0\r\n", "CHG 9 NLN 0\r\n")
                ns.send("SYN 8 27 1 1\r\nGTC A\r\nBLP AL\r\nLSG 0 ~ 0\r\nLST bob@example.com Bob 11 0\r\nCHG 9 NLN 0\r\n")
                client.expect("^you are called Ana Ruiz$")
                client.expect("^contact list: 1 contact, 0 groups$")
                client.send("list")
                client.expect("^in no group$")
                client.expect(r"^  bob@example.com \(Bob\): offline; on forward, allow, reverse$")
                self.quit(client, ns)

    def test_msnp11(self):
        client, ns = self.signed_in_11(lists=f"LST N=bob@example.com F=Bob C={BOB} 3 {FRIENDS}\r\nLST N=eve@example.com F=Eve 24\r\n")
        ns.send(with_payload("UBX bob@example.com", "<Data><PSM>a &lt; b</PSM><CurrentMedia></CurrentMedia></Data>"))
        client.expect(r"^bob@example.com \(Bob\) has the message: a < b$")
        client.send("list")
        client.expect(r"^you: ana@example.com \(Ana Ruiz\)$")
        client.expect("^group Friends$")
        client.expect(r"^  bob@example.com \(Bob\): offline; on forward, allow; says: a < b$")
        client.expect(r"^  eve@example.com \(Eve\): offline; on reverse, pending$")
        self.quit(client, ns)

    def test_msnp12_names_the_network(self):
        client = self.start("MSNP12 CVR0")
        with self.ns.accept() as ns:
            self.twn_sign_in(ns, "MSNP12")
            ns.send(f"USR 4 OK {ME} 1 0\r\n")
            ns.expect("SYN 5 0 0\r\n", "CHG 6 NLN 0\r\n")
            ns.send(f"SYN 5 0 0 1 1\r\nLSG Friends {FRIENDS}\r\nLST N=bob@example.com F=Bob C={BOB} 11 1 {FRIENDS}\r\nCHG 6 NLN 0\r\n")
            client.expect("^contact list: 1 contact, 1 group$")
            client.send("list")
            client.expect("^group Friends$")
            client.expect(r"^  bob@example.com \(Bob\): offline; on forward, allow, reverse$")
            self.quit(client, ns)
            self.assertNotRegex(client.transcript(), "NS [<>]")  # which is for --trace

    def test_passport_redirects(self):
        self.start("MSNP8 CVR0")
        with self.ns.accept() as ns:
            self.twn_begin(ns, "MSNP8")
            self.ask_nexus()
            with self.passport.accept() as question:
                self.expect_login(question)
                question.send("HTTP/1.1 302 Found\r\nLocation: https://other.example.com/login.srf?lc=1033\r\n\r\n")
            with self.passport.accept() as question:
                self.expect_login(question, "other.example.com", "/login.srf?lc=1033")
                question.send("HTTP/1.1 200 OK\r\nAuthentication-Info: Passport1.4 da-status=success,from-PP='t=1'\r\n\r\n")
            ns.expect("USR 4 TWN S t=1\r\n")

    def test_wrong_password_by_md5(self):
        client = self.start("MSNP7 CVR0")
        with self.ns.accept() as ns:
            self.md5_sign_in(ns)
            ns.send("911 4\r\n")
            self.expect_refusal(client, "^the sign-in was refused: the server refuses: 911 authentication_failed: ")
            ns.expect_end()

    def test_wrong_password_at_passport(self):
        client = self.start("MSNP9 CVR0")
        with self.ns.accept() as ns:
            self.twn_begin(ns, "MSNP9")
            self.ask_nexus()
            with self.passport.accept() as question:
                self.expect_login(question)
                question.send("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Passport1.4 da-status=failed,")
                question.send("srealm=Passport.NET,ts=-3,prompt,cburl=http://e.com/a,cbtxt=no%20such%20%1B[2Jaccount\r\n\r\n")
            pattern = r"^the sign-in was refused: Passport refuses the account or the password: no such \\x1b\[2Jaccount$"
            self.expect_refusal(client, pattern)
            ns.expect_end()

    def test_no_common_dialect(self):
        client = self.start("MSNP9 CVR0")
        with self.ns.accept() as ns:
            ns.expect("VER 1 MSNP9 CVR0\r\n")
            ns.send("VER 1 0\r\n")
            self.expect_refusal(client, "the server speaks none of the dialects that were offered$")

    def test_a_dialect_that_was_not_offered(self):
        client = self.start("MSNP9 MSNP8 CVR0")
        with self.ns.accept() as ns:
            ns.expect("VER 1 MSNP9 MSNP8 CVR0\r\n")
            ns.send("VER 1 MSNP7\r\n")
            self.expect_refusal(client, "the server chose a dialect that was not offered$")

    def test_passport_answers_too_much(self):
        client = self.start("MSNP9 CVR0")
        with self.ns.accept() as ns:
            self.twn_begin(ns, "MSNP9")
            with self.passport.accept() as question:
                question.read_until("\r\n\r\n")
                question.send("HTTP/1.1 200 OK\r\nX: " + 20000 * "x")
                self.expect_refusal(client, "^Passport can't be asked: its answer is too long$")

    def test_passport_makes_no_sense(self):
        client = self.start("MSNP9 CVR0")
        with self.ns.accept() as ns:
            self.twn_begin(ns, "MSNP9")
            with self.passport.accept() as question:
                question.read_until("\r\n\r\n")
                question.send("SSH-2.0-OpenSSH\r\n\r\n")
                self.expect_refusal(client, "^Passport's answer can't be read: bad_value at byte 0")

    def test_passport_is_not_there(self):
        with ScriptedServer() as gone:
            address = gone.address
        client = self.start("MSNP9 CVR0", "--passport", address)
        with self.ns.accept() as ns:
            self.twn_begin(ns, "MSNP9")
            self.expect_refusal(client, "^Passport can't be asked: .*refused")

    def test_without_passport_the_password_goes_nowhere(self):
        command = [CLIENT, "--account", ME, "--server", self.ns.address, "--dialects", "MSNP9"]
        client = self.enterContext(TerminalProgram(command))
        client.send(PASSWORD)
        with self.ns.accept() as ns:
            ns.expect("VER 1 MSNP9\r\n")
            ns.send("VER 1 MSNP9\r\n")
            ns.expect(f"CVR 2 {CVR}\r\n")
            ns.send(f"CVR 2 {CVR_REPLY}\r\n")
            ns.expect(f"USR 3 TWN I {ME}\r\n")
            ns.send(f"USR 3 TWN S {POLICY}\r\n")
            self.expect_refusal(client, "^the password would have to go to nexus.passport.com by TLS, .*--passport")

    def test_no_server(self):
        with ScriptedServer() as gone:
            address = gone.address
        client = self.start("MSNP9 CVR0", "--server", address)
        self.expect_refusal(client, f"^no connection to {address}: .*refused")

    def test_a_server_that_is_silent(self):
        client = self.start("MSNP9 CVR0", "--patience", "1")
        with self.ns.accept() as ns:
            ns.expect("VER 1 MSNP9 CVR0\r\n")
            self.expect_refusal(client, "^connection lost: the peer is silent$")

    def test_trace_shows_no_secret(self):
        client, ns = self.signed_in_9("--trace")
        self.quit(client, ns)
        text = client.transcript()
        self.assertRegex(text, r"\| NS > USR 4 TWN S hidden\\r\\n\n")
        self.assertRegex(text, r"\| NS < CHG 6 NLN 0\\r\\n\n")
        self.assertNotIn(PASSWORD, text)
        self.assertNotIn("t=for-ana", text)


class Passwords(ClientTest):
    def test_from_a_file(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write(PASSWORD.encode() + b"\r\nand more\n")
            file.flush()
            client = self.start("MSNP7 CVR0", "--password-file", file.name, password=None)
            with self.ns.accept() as ns:
                self.md5_sign_in(ns)
                ns.send("911 4\r\n")
                self.assertEqual(client.wait(), 1)

    def test_asked_on_a_terminal_without_echo(self):
        person, terminal = pty.openpty()
        command = [CLIENT, "--account", ME, "--server", self.ns.address, "--dialects", "MSNP7 CVR0"]
        process = os.posix_spawn(
            CLIENT,
            command,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, terminal, n) for n in (0, 1, 2)] + [(os.POSIX_SPAWN_CLOSE, person)],
        )
        os.close(terminal)
        seen = b""
        while b"Password of ana@example.com: " not in seen:
            seen += os.read(person, 1024)
        os.write(person, PASSWORD.encode() + b"\n")
        with self.ns.accept() as ns:
            self.md5_sign_in(ns)
            ns.send("911 4\r\n")
            while b"911" not in seen:
                seen += os.read(person, 1024)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), 1)
        os.close(person)
        self.assertNotIn(PASSWORD.encode(), seen)

    def test_none(self):
        client = self.start("MSNP7 CVR0", password="")
        self.assertEqual(client.wait(), 2)
        self.assertEqual(client.errors, ["asio_client: no password was given"])

    def test_without_standard_input(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write(PASSWORD.encode())
            file.flush()
            command = [CLIENT, "--account", ME, "--server", self.ns.address, "--dialects", "MSNP7 CVR0"]
            shell = ["sh", "-c", 'exec "$@" <&-', "sh", *command, "--password-file", file.name]
            client = self.enterContext(TerminalProgram(shell))
            with self.ns.accept() as ns:
                self.md5_sign_in(ns)
                ns.send(f"USR 4 OK {ME} Ana 1\r\n")
                ns.expect("SYN 5 0\r\n", "CHG 6 NLN\r\n")
                ns.send("SYN 5 0\r\nCHG 6 NLN\r\n")
                ns.expect("OUT\r\n")
            self.assertEqual(client.wait(), 0)

    def test_no_file(self):
        client = self.start("MSNP7 CVR0", "--password-file", "/nowhere/at/all", password=None)
        self.assertEqual(client.wait(), 2)
        self.assertRegex(client.errors[0], "^asio_client: /nowhere/at/all: ")


class CommandLine(ClientTest):
    def refused(self, *arguments):
        client = self.enterContext(TerminalProgram([CLIENT, *arguments]))
        self.assertEqual(client.wait(), 2)
        self.assertEqual(client.lines, [])
        return "\n".join(client.errors)

    def test_what_is_wrong_with_it(self):
        me = ("--account", ME)
        self.assertRegex(self.refused(), "--account is missing")
        self.assertRegex(self.refused(*me, "--server"), "--server needs a value")
        self.assertRegex(self.refused(*me, "--server", "a:b"), "'a:b' is no value of --server")
        self.assertRegex(self.refused(*me, "--colour=red"), "unknown option '--colour'")
        self.assertRegex(self.refused("--account=ana"), "'ana' is no value of --account")
        self.assertRegex(self.refused("--account", "a na@example.com"), "no value of --account")
        self.assertRegex(self.refused(*me, "--dialects", "MSNP15 CVR0"), "no value of --dialects")
        self.assertRegex(self.refused(*me, "--dialects", "CVR0"), "no value of --dialects")
        self.assertRegex(self.refused(*me, "--status", "offline"), "no value of --status")
        self.assertRegex(self.refused(*me, "--acknowledge", "data"), "no value of --acknowledge")
        self.assertRegex(self.refused(*me, "--ping=0"), "no value of --ping")

    def test_passwords_stay_on_this_machine(self):
        for host in ("192.0.2.1:80", "login.example.com", "[2001:db8::1]:80", "127.0.0.1.example.com"):
            self.assertRegex(self.refused("--account", ME, "--passport", host), "unencrypted.*--insecure")

    def test_help(self):
        client = self.enterContext(TerminalProgram([CLIENT, "--help"]))
        self.assertEqual(client.wait(), 0)
        text = "\n".join(client.lines)
        for option in ("account", "server", "password-file", "passport", "insecure", "dialects", "status", "acknowledge",
                       "ping", "patience", "trace", "help"):
            self.assertIn("--" + option, text)


class Endings(ClientTest):
    def test_signed_in_elsewhere(self):
        client, ns = self.signed_in_9()
        ns.send("OUT OTH\r\n")
        self.expect_refusal(client, "^the server ended the session: the account has signed in at another place$")

    def test_the_server_shuts_down(self):
        client, ns = self.signed_in_9()
        notice = "MIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n"
        ns.send(with_payload("MSG Hotmail Hotmail", notice), "OUT SSD\r\n")
        client.expect("^the server says that it shuts down in 5 minutes$")
        self.expect_refusal(client, "^the server ended the session: the server is being shut down$")

    def test_connection_lost(self):
        client, ns = self.signed_in_9()
        ns.close()
        self.expect_refusal(client, "^connection lost: the peer has closed$")

    def test_a_frame_without_an_end(self):
        client, ns = self.signed_in_9()
        ns.send("MSG Hotmail Hotmail many\r\nNLN NLN bob@example.com Bob 0\r\n")
        self.expect_refusal(client, "^the server sends what can't be read: bad_length at byte ")
        self.assertNotRegex(client.transcript(), "bob@example.com")

    def test_an_endless_line(self):
        client, ns = self.signed_in_9()
        ns.send("NLN " + 9000 * "x")
        self.expect_refusal(client, "^the server sends what can't be read: line_too_long at byte ")

    def test_a_payload_of_a_gigabyte(self):
        client, ns = self.signed_in_9()
        ns.send("MSG Hotmail Hotmail 999999999\r\n")
        self.expect_refusal(client, "^the server sends what can't be read: payload_too_long at byte ")

    def test_a_broken_command_costs_itself(self):
        client, ns = self.signed_in_9()
        ns.send("NLN XXX bob@example.com Bob 0\r\nNLN NLN carol@example.com Carol 0\r\n")
        client.expect(r"^skipped: bad_value at byte 4 \(status\)")
        client.expect(r"^carol@example.com \(Carol\) is online$")
        self.quit(client, ns)

    def test_the_end_of_input_signs_out(self):
        client, ns = self.signed_in_9()
        client.close_input()
        ns.expect("OUT\r\n")
        ns.close()
        self.assertEqual(client.wait(), 0)

    def test_a_server_that_does_not_close_is_left(self):
        client, ns = self.signed_in_9()
        client.send("status busy", "quit")
        ns.expect("CHG 7 BSY 0\r\n", "OUT\r\n")
        ns.send("CHG 7 BSY 0\r\n")
        client.expect("^you are busy$")  # what is still to be said is heard
        client.expect("^signed out$")
        self.assertEqual(client.wait(), 0)

    def test_pings(self):
        client, ns = self.signed_in_9("--ping", "1", "--patience", "5")
        for _ in range(3):
            ns.expect("PNG\r\n")
            ns.send("QNG 50\r\n")
        ns.expect("PNG\r\n", "PNG\r\n")  # and who answers no more is given up
        self.expect_refusal(client, "^connection lost: the peer is silent$")

    def test_a_terminated_program_signs_out(self):
        client, ns = self.signed_in_9()
        client.process.terminate()
        ns.expect("OUT\r\n")
        ns.close()
        self.assertEqual(client.wait(), 0)


class Contacts(ClientTest):
    def test_commands_of_msnp9(self):
        client, ns = self.signed_in_9(lists="LST bob@example.com Bob%20B 3 0\r\n")
        client.send("add carol@example.com Other Contacts")
        ns.expect("ADD 7 FL carol@example.com carol@example.com 0\r\nADD 8 AL carol@example.com carol@example.com\r\n")
        ns.send("ADD 7 FL 28 carol@example.com Carol 0\r\nADD 8 AL 29 carol@example.com Carol\r\n")
        client.expect(r"^added carol@example.com \(Carol\) to the forward list$")
        client.expect(r"^added carol@example.com \(Carol\) to the allow list$")
        client.send("block bob@example.com")
        ns.expect("REM 9 AL bob@example.com\r\nADD 10 BL bob@example.com Bob%20B\r\n")
        ns.send("REM 9 AL 30 bob@example.com\r\nADD 10 BL 31 bob@example.com Bob%20B\r\n")
        client.expect(r"^removed bob@example.com \(Bob B\) from the allow list$")
        client.expect(r"^added bob@example.com \(Bob B\) to the block list$")
        client.send("unblock bob@example.com")
        ns.expect("REM 11 BL bob@example.com\r\nADD 12 AL bob@example.com Bob%20B\r\n")
        client.send("remove carol@example.com")
        ns.expect("REM 13 FL carol@example.com\r\n")
        ns.send("REM 13 FL 32 carol@example.com\r\n")
        client.expect(r"^removed carol@example.com \(Carol\) from the forward list$")
        client.send("nick Ana 100%")
        ns.expect(f"REA 14 {ME} Ana%20100%25\r\n")
        ns.send(f"REA 14 33 {ME} Ana%20100%25\r\n")
        client.expect("^you are called Ana 100%$")
        client.send("privacy block")
        ns.expect("BLP 15 BL\r\n")
        ns.send("BLP 15 34 BL\r\n")
        client.expect("^privacy: block$")
        client.send("add bob@example.com", "status on_the_phone")  # about bob it is decided already
        ns.expect("ADD 16 FL bob@example.com Bob%20B 0\r\nCHG 17 PHN 0\r\n")
        self.quit(client, ns)

    def test_groups_of_msnp9(self):
        client, ns = self.signed_in_9(lists="LST bob@example.com Bob 3 15\r\n")
        client.send("group add New Group")
        ns.expect("ADG 7 New%20Group 0\r\n")
        ns.send("ADG 7 28 New%20Group 15 0\r\n")
        client.expect("^made group New Group$")
        client.send("group rename New Group = Old Group")
        ns.expect("REG 8 15 Old%20Group 0\r\n")
        ns.send("REG 8 29 15 Old%20Group 0\r\n")
        client.expect("^renamed group New Group to Old Group$")
        client.send("group remove New Group")
        client.expect("^no such group: New Group$")
        client.send("group remove Old Group")
        ns.expect("RMG 9 15\r\n")
        ns.send("RMG 9 30 15\r\n")
        client.expect("^removed group Old Group$")
        client.send("group add Third")  # which gets the number of the one that is gone, and nobody in it
        ns.expect("ADG 10 Third 0\r\n")
        ns.send("ADG 10 31 Third 15 0\r\n")
        client.expect("^made group Third$")
        client.send("list")
        client.expect("^group Third$")
        client.expect("^in no group$")
        client.expect(r"^  bob@example.com \(Bob\)")
        self.quit(client, ns)

    def test_commands_of_msnp11(self):
        client, ns = self.signed_in_11(lists=f"LST N=bob@example.com F=Bob C={BOB} 1\r\nLST N=eve@example.com F=Eve 24\r\n")
        client.send("add carol@example.com Friends")
        ns.expect("ADC 7 FL N=carol@example.com F=carol@example.com\r\nADC 8 AL N=carol@example.com\r\n")
        carol = "d1f9a363-4ee9-4a33-a434-b056a4c55b98"
        ns.send(f"ADC 7 FL N=carol@example.com F=Carol C={carol}\r\n")
        ns.expect(f"ADC 9 FL C={carol} {FRIENDS}\r\n")
        ns.send(f"ADC 8 AL N=carol@example.com\r\nADC 9 FL C={carol} {FRIENDS}\r\n")
        client.expect(r"^carol@example.com \(Carol\) is in group Friends$")
        client.send("add bob@example.com Friends")
        ns.expect(f"ADC 10 FL C={BOB} {FRIENDS}\r\nADC 11 AL N=bob@example.com\r\n")
        client.send("allow eve@example.com")  # she has waited for it
        ns.expect("ADC 12 AL N=eve@example.com\r\nREM 13 PL eve@example.com\r\n")
        ns.send("ADC 12 AL N=eve@example.com\r\nREM 13 PL eve@example.com\r\n")
        client.expect(r"^removed eve@example.com \(Eve\) from the pending list$")
        client.send("remove bob@example.com")
        ns.expect(f"REM 14 FL {BOB}\r\n")
        ns.send(f"REM 14 FL {BOB}\r\n")
        client.expect(r"^removed bob@example.com \(Bob\) from the forward list$")
        client.send("nick Ana R")
        ns.expect("PRP 15 MFN Ana%20R\r\n")
        ns.send("PRP 15 MFN Ana%20R\r\n")
        client.expect("^you are called Ana R$")
        client.send("psm 1 < 2")
        xml = "<Data><PSM>1 &lt; 2</PSM><CurrentMedia></CurrentMedia></Data>"
        ns.expect(with_payload("UUX 16", xml))
        ns.send("UUX 16 0\r\n")
        client.expect("^your message is set$")
        self.quit(client, ns)

    def test_a_server_may_tidy_the_pending_list_itself(self):
        client, ns = self.signed_in_11()
        ns.send("ADC 0 RL N=eve@example.com F=Eve\r\n")
        client.expect(r"^eve@example.com \(Eve\) has added you$")
        client.send("list")
        client.expect(r"^  eve@example.com \(Eve\): offline; on reverse, pending$")
        client.send("block eve@example.com")
        ns.expect("ADC 7 BL N=eve@example.com\r\nREM 8 PL eve@example.com\r\n")
        ns.send("ADC 7 BL N=eve@example.com\r\n216 8\r\nCHG 0 NLN 0\r\n")
        client.expect("^added eve@example.com .* to the block list$")
        client.expect("^you are online$")
        client.send("list")
        client.expect(r"^  eve@example.com \(Eve\): offline; on block, reverse$")
        self.assertNotIn("refused", client.transcript())
        self.quit(client, ns)

    def test_groups_of_msnp11(self):
        client, ns = self.signed_in_11()
        client.send("group add New Group")
        ns.expect("ADG 7 New%20Group\r\n")
        ns.send(f"ADG 7 New%20Group {BOB}\r\n")
        client.expect("^made group New Group$")
        client.send("group rename New Group = Old")
        ns.expect(f"REG 8 {BOB} Old\r\n")
        ns.send(f"REG 8 {BOB} Old\r\n")
        client.expect("^renamed group New Group to Old$")
        client.send("group remove Old")
        ns.expect(f"RMG 9 {BOB}\r\n")
        ns.send(f"RMG 9 {BOB}\r\n")
        client.expect("^removed group Old$")
        self.quit(client, ns)

    def test_others_come_and_go(self):
        client, ns = self.signed_in_9(lists="LST bob@example.com Bob 3 0\r\n")
        ns.send("ADD 0 RL 105 eve@example.com Eve\r\nREM 0 RL 106 eve@example.com\r\n")
        client.expect(r"^eve@example.com \(Eve\) has added you$")
        client.expect(r"^eve@example.com \(Eve\) has removed you$")
        ns.send("NLN AWY bob@example.com Bob%20B 0\r\nFLN bob@example.com\r\n")
        client.expect(r"^bob@example.com \(Bob B\) is away$")
        client.expect(r"^bob@example.com \(Bob B\) is offline$")
        self.quit(client, ns)

    def test_refusals_say_what_was_asked(self):
        client, ns = self.signed_in_9()
        client.send("add nobody@example.com")
        ns.read_until("ADD 8 AL nobody@example.com nobody@example.com\r\n")
        ns.send("205 7\r\n219 8\r\n600\r\n299 77\r\n")
        client.expect("^refused: add nobody@example.com to the forward list: 205 invalid_user: ")
        client.expect("^refused: add nobody@example.com to the allow list: 219 already_on_opposite_list: ")
        client.expect("^refused: 600 server_busy: ")
        client.expect("^refused: 299, of which nobody knows the meaning$")
        self.quit(client, ns)

    def test_a_refused_status_is_not_waited_for(self):
        client = self.start("MSNP7 CVR0")
        with self.ns.accept() as ns:
            self.md5_sign_in(ns)
            ns.send(f"USR 4 OK {ME} Ana 1\r\n")
            ns.expect("SYN 5 0\r\n", "CHG 6 NLN\r\n")
            ns.send("603 5\r\n600 6\r\n")
            client.expect("^refused: get the contact list: 603 database_connect_error: ")
            client.expect("^refused: be online: 600 server_busy: ")
            self.quit(client, ns)

    def test_what_can_not_be_sent(self):
        client, ns = self.signed_in_9()
        client.send("psm hello")
        client.expect("^not sent: not_in_dialect at byte 0")
        client.send("privacy perhaps", "status offline", "add", "group", "frobnicate", "say hello")
        client.expect("^privacy is allow or block$")
        client.expect("^no such status: offline$")
        client.expect("^wrong use: add ACCOUNT")
        client.expect("^wrong use: group")
        client.expect("^unknown command: frobnicate; `help` lists them$")
        client.expect("^you are in no chat$")
        client.send(5000 * "x", "help")
        client.expect("^this line is too long$")
        client.expect("^quit  *sign out$")
        self.quit(client, ns)

    def test_challenges(self):
        client, ns = self.signed_in_9()
        ns.send("CHL 0 15570131571988941333\r\n")
        ns.expect("QRY 7 msmsgs@msnmsgr.com 32\r\n8f2f5a91b72102cd28355e9fc9000d6e")
        ns.send("QRY 7\r\n")
        self.quit(client, ns)

    def test_challenges_of_msnp11(self):
        client, ns = self.signed_in_11()
        ns.send("CHL 0 13038318816579321232\r\n")
        ns.expect("QRY 7 PROD0090YUAUV{2B 32\r\nb01c13020e374d4fa20abfad6981b7a9")
        self.quit(client, ns)


class Chats(ClientTest):
    def setUp(self):
        super().setUp()
        self.sb = self.enterContext(ScriptedServer())

    def called(self, *options):
        """A client that has called Bob, who came, and both connections."""
        client, ns = self.signed_in_9(*options)
        client.send("chat bob@example.com")
        ns.expect("XFR 7 SB\r\n")
        ns.send(f"XFR 7 SB {self.sb.address} CKI 17262740.1050826919.32308\r\n")
        sb = self.enterContext(self.sb.accept())
        sb.expect(f"USR 1 {ME} 17262740.1050826919.32308\r\n")
        sb.send(f"USR 1 OK {ME} Ana%20Ruiz\r\n")
        sb.expect("CAL 2 bob@example.com\r\n")
        sb.send("CAL 2 RINGING 11752013\r\n")
        client.send("say first of all")
        sb.send("JOI bob@example.com Bob%20B\r\n")
        client.expect(r"^\[1\] bob@example.com \(Bob B\) is here$")
        return client, ns, sb

    @staticmethod
    def message(trid, letter, text):
        return with_payload(
            f"MSG {trid} {letter}", f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n{text}"
        )

    @staticmethod
    def said(text, kind="text/plain; charset=UTF-8", who="bob@example.com Bob%20B"):
        head = f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n".encode()
        return with_payload(f"MSG {who}", head + as_bytes(text))

    def test_a_chat_of_ones_own(self):
        client, ns, sb = self.called("--acknowledge", "always")
        sb.expect(self.message(3, "A", "first of all"))
        client.expect(r"^\[1\] you: first of all$")
        sb.send("ACK 3\r\n")
        client.expect(r"^\[1\] delivered: first of all$")
        client.send("how are you?")
        sb.expect(self.message(4, "A", "how are you?"))
        sb.send("NAK 4\r\n")
        client.expect(r"^\[1\] not delivered: how are you\?$")
        client.send("invite carol@example.com")
        sb.expect("CAL 5 carol@example.com\r\n")
        sb.send("217 5\r\n")
        client.expect(r"^\[1\] refused: call carol@example.com: 217 not_online: ")
        client.send("typing")
        typing = f"MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: {ME}\r\n\r\n\r\n"
        sb.expect(with_payload("MSG 6 U", typing))
        sb.send("BYE bob@example.com 1\r\n")
        client.expect(r"^\[1\] bob@example.com \(Bob B\) has left, having said nothing for long$")
        client.expect(r"^\[1\] nobody else is here$")
        client.send("say alone")
        client.expect(r"^\[1\] not sent: nobody else is here")
        client.send("leave")
        client.expect(r"^\[1\] the chat is over: you have left$")
        sb.expect("OUT\r\n")
        sb.expect_end()
        self.quit(client, ns)

    def test_what_others_say(self):
        client, ns, sb = self.called()
        sb.expect(self.message(3, "N", "first of all"))
        sb.send(self.said("TypingUser: bob@example.com\r\n\r\n\r\n", "text/x-msmsgscontrol"))
        client.expect(r"^\[1\] bob@example.com \(Bob B\) is typing$")
        sb.send(self.said("\r\nh\u00e9llo\r\n\x1b[2J\u202egnp.exe"))
        client.expect(r"^\[1\] bob@example.com \(Bob B\): h\u00e9llo\\r\\n\\x1b\[2J\\xe2\\x80\\xaegnp.exe$")
        sb.send(self.said(b"\r\n\xff\x9b31m"))
        client.expect(r"^\[1\] bob@example.com \(Bob B\): \\xff\\x9b31m$")
        sb.send(self.said("\r\nID: 1\r\n\r\n", "text/x-msnmsgr-datacast"))
        client.expect(r"^\[1\] bob@example.com \(Bob B\) nudges you$")
        sb.send(self.said("\r\nwhatever", "application/x-other"))
        client.expect(r"^\[1\] bob@example.com \(Bob B\) sends something that this program does not show: application/x-other$")
        sb.send(self.said("\r\nx", who="bob@example.com Bob%0d%0a%1b]0;title%07"))
        client.expect(r"^\[1\] bob@example.com \(Bob\\r\\n\\x1b\]0;title\\x07\): x$")
        self.quit(client, ns)

    def test_a_message_in_two_parts(self):
        client, ns, sb = self.called()
        identity = "Message-ID: {521a03be-12af-452d-a3c5-f7787d7a8267}\r\n"
        sb.send(self.said(identity + "Chunks: 2\r\n\r\none, "))
        sb.send(with_payload("MSG bob@example.com Bob%20B", f"{identity}Chunk: 1\r\n\r\ntwo"))
        client.expect(r"^\[1\] bob@example.com \(Bob B\): one, two$")
        self.quit(client, ns)

    def test_answers_a_call(self):
        client, ns = self.signed_in_9()
        ns.send(f"RNG 11752013 {self.sb.address} CKI 849102291.520491113 bob@example.com Bob%20B\r\n")
        client.expect(r"^\[1\] called by bob@example.com \(Bob B\)$")
        with self.sb.accept() as sb:
            sb.expect(f"ANS 1 {ME} 849102291.520491113 11752013\r\n")
            sb.send("IRO 1 1 2 bob@example.com Bob%20B\r\nIRO 1 2 2 carol@example.com Carol\r\nANS 1 OK\r\n")
            client.expect(r"^\[1\] bob@example.com \(Bob B\) is here$")
            client.expect(r"^\[1\] carol@example.com \(Carol\) is here$")
            client.send("hello")
            sb.expect(self.message(2, "N", "hello"))
            client.send("chats")
            client.expect(r"^\* \[1\] bob@example.com \(Bob B\) carol@example.com \(Carol\)$")
        client.expect(r"^\[1\] the chat is over: the peer has closed$")
        self.quit(client, ns)

    def test_who_is_invited_early_is_called_when_the_chat_is_open(self):
        client, ns = self.signed_in_9()
        client.send("chat bob@example.com")
        ns.expect("XFR 7 SB\r\n")
        ns.send(f"XFR 7 SB {self.sb.address} CKI 1.2\r\n")
        with self.sb.accept() as sb:
            sb.expect(f"USR 1 {ME} 1.2\r\n")
            client.send("invite carol@example.com", "help")
            client.expect("^quit  ")  # by now it knows whom to call
            sb.send(f"USR 1 OK {ME} Ana\r\n")
            sb.expect("CAL 2 bob@example.com\r\nCAL 3 carol@example.com\r\n")
            self.quit(client, ns)

    def test_two_chats(self):
        client, ns, sb = self.called()
        sb.expect(self.message(3, "N", "first of all"))
        ns.send(f"RNG 5 {self.sb.address} CKI 8.5 carol@example.com Carol\r\n")
        with self.sb.accept() as second:
            second.expect(f"ANS 1 {ME} 8.5 5\r\n")
            second.send("IRO 1 1 1 carol@example.com Carol\r\nANS 1 OK\r\n")
            client.expect(r"^\[2\] carol@example.com \(Carol\) is here$")
            client.send("to bob", "talk 2", "to carol", "talk 3")
            sb.expect(self.message(4, "N", "to bob"))
            second.expect(self.message(2, "N", "to carol"))
            client.expect("^no such chat: 3$")
            self.quit(client, ns)
            second.expect("OUT\r\n")

    def test_nobody_comes(self):
        client, ns = self.signed_in_9()
        client.send("chat bob@example.com", "say hello")
        ns.expect("XFR 7 SB\r\n")
        client.expect("^you are in no chat$")
        ns.send(f"XFR 7 SB {self.sb.address} CKI 1.2\r\n")
        with self.sb.accept() as sb:
            client.send("say hello")
            sb.expect(f"USR 1 {ME} 1.2\r\n")
            sb.send(f"USR 1 OK {ME} Ana\r\n")
            sb.expect("CAL 2 bob@example.com\r\n")
            client.send("help")
            client.expect("^quit  ")  # by now it knows what to say
            sb.send("217 2\r\n")
            client.expect(r"^\[1\] refused: call bob@example.com: 217 not_online: ")
            client.expect(r"^\[1\] not sent: hello$")
            client.expect(r"^\[1\] the chat is over: nobody has come$")
            sb.expect_end()
        self.quit(client, ns)

    def test_no_switchboard(self):
        client, ns = self.signed_in_9()
        client.send("chat bob@example.com")
        ns.expect("XFR 7 SB\r\n")
        ns.send("913 7\r\nXFR 7 SB 127.0.0.1:1 CKI 1.2\r\n")
        client.expect("^refused: chat with bob@example.com: 913 not_allowed_while_hidden: ")
        client.expect("^skipped: a switchboard that was not asked for$")
        with ScriptedServer() as gone:
            address = gone.address
        ns.send(f"RNG 5 {address} CKI 8.5 carol@example.com Carol\r\n")
        client.expect(rf"^\[1\] the chat is over: no connection to {address}: ")
        self.quit(client, ns)

    def test_a_switchboard_that_lets_nobody_in(self):
        client, ns = self.signed_in_9()
        ns.send(f"RNG 5 {self.sb.address} CKI 8.5 carol@example.com Carol\r\n")
        with self.sb.accept() as sb:
            sb.expect(f"ANS 1 {ME} 8.5 5\r\n")
            sb.send("911 1\r\n")
            client.expect(r"^\[1\] refused: answer the call: 911 authentication_failed: ")
            client.expect(r"^\[1\] the chat is over: ")
            sb.expect_end()
        self.quit(client, ns)

    def test_a_broken_switchboard_is_no_more_than_a_chat(self):
        client, ns, sb = self.called()
        sb.send("JOI\r\nMSG bob@example.com Bob x\r\n")
        client.expect(r"^\[1\] skipped: missing_argument at byte 3")
        client.expect(r"^\[1\] the chat is over: the switchboard sends what can't be read: bad_length at byte ")
        client.send("list")
        client.expect("^end of list$")
        self.quit(client, ns)

    def test_too_long_a_message(self):
        client, ns, sb = self.called()
        sb.expect(self.message(3, "N", "first of all"))
        client.send(2000 * "x")
        client.expect(r"^\[1\] not sent: buffer_too_small")
        client.send("short")
        sb.expect(self.message(4, "N", "short"))
        self.quit(client, ns)


if __name__ == "__main__":
    CLIENT = sys.argv.pop(1)
    unittest.main()
