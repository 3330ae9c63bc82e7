#!/usr/bin/env python3
"""Runs asio_client against asio_server: what people do, with both ends of the protocol real.

    tests/tools/client_server_test.py PATH/TO/asio_client PATH/TO/asio_server [-v]

Red: in ns_listener.cpp leave out is_tidying.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

from terminal_program import TerminalProgram

CLIENT = ""
SERVER = ""
PEOPLE = {"ana@example.com": "Ana Ruiz", "bob@example.com": "Bob B", "carol@example.com": "Carol"}


def password_of(account):
    return "pass," + account + "%"


class WithServer(unittest.TestCase):
    """A server with three accounts, new for each test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        database = pathlib.Path(folder.name) / "msn.db"
        accounts = "".join(f"{account} {password_of(account)} {nick}\n" for account, nick in PEOPLE.items())
        command = [SERVER, "--database", database, "--rounds", "10", "--md5", "import"]
        subprocess.run([str(part) for part in command], input=accounts.encode(), check=True, timeout=60)
        ports = [option for name in ("--port", "--ns-port", "--sb-port", "--passport-port") for option in (name, "0")]
        self.server = TerminalProgram([SERVER, "--database", database, *ports])
        self.addCleanup(self.server.__exit__)
        self.dispatch = "127.0.0.1:" + self.server.expect(r"^dispatch (\d+)$")[1]
        self.passport = "127.0.0.1:" + self.server.expect(r"^passport (\d+)$")[1]

    def start(self, account, dialect, *options, password=None):
        command = [CLIENT, "--account", account, "--server", self.dispatch, "--passport", self.passport]
        client = TerminalProgram([*command, "--dialects", dialect + " CVR0", *options])
        self.addCleanup(client.__exit__)
        client.send(password or password_of(account))
        return client

    def sign_in(self, account, dialect, *options):
        client = self.start(account, dialect, *options)
        client.expect(f"^signed in as {account} with {dialect}$")
        client.expect("^contact list: ")
        return client

    def quit(self, *clients):
        for client in clients:
            client.send("quit")
            client.expect("^signed out$")
            self.assertEqual(client.wait(), 0)


class Together(WithServer):
    def test_every_dialect_signs_in(self):
        for version in range(2, 13):
            with self.subTest(version=version):
                client = self.sign_in("ana@example.com", f"MSNP{version}")
                client.send("list")
                client.expect(r"^you: ana@example.com \(Ana Ruiz\)$")
                client.expect("^end of list$")
                self.quit(client)

    def test_wrong_passwords(self):
        for dialect, why in (("MSNP7", "911 authentication_failed"), ("MSNP12", "Passport refuses")):
            client = self.start("ana@example.com", dialect, password="another")
            client.expect(f"^the sign-in was refused: .*{why}")
            self.assertEqual(client.wait(), 1)

    def test_signed_in_twice(self):
        first = self.sign_in("ana@example.com", "MSNP9")
        second = self.sign_in("ana@example.com", "MSNP11")
        first.expect("^the server ended the session: the account has signed in at another place$")
        self.assertEqual(first.wait(), 1)
        self.quit(second)

    def test_a_server_that_ends(self):
        client = self.sign_in("ana@example.com", "MSNP9")
        self.server.process.kill()
        client.expect("^connection lost: ")
        self.assertEqual(client.wait(), 1)

    def meet(self, first, second):
        """Two people who add each other, with these dialects."""
        ana = self.sign_in("ana@example.com", first)
        bob = self.sign_in("bob@example.com", second)
        ana.send("add bob@example.com")
        ana.expect("^added bob@example.com.* to the forward list$")
        bob.expect(r"^ana@example.com \(Ana Ruiz\) has added you$")
        bob.send("add ana@example.com")
        bob.expect_all(r"^added ana@example.com.* to the forward list$", r"^ana@example.com \(Ana Ruiz\) is online$")
        ana.expect(r"^bob@example.com \(Bob B\) has added you$")
        return ana, bob

    def test_people_of_all_times_meet(self):
        for first, second in (("MSNP7", "MSNP12"), ("MSNP9", "MSNP10"), ("MSNP11", "MSNP8")):
            with self.subTest(first=first, second=second):
                ana, bob = self.meet(first, second)
                bob.send("status busy")
                ana.expect(r"^bob@example.com \(Bob B\) is busy$")
                bob.send("nick Robert")
                bob.expect("^you are called Robert$")
                ana.expect(r"^bob@example.com \(Robert\) is busy$")
                bob.send("nick Bob B")
                ana.expect(r"^bob@example.com \(Bob B\) is busy$")
                ana.send("block bob@example.com")
                ana.expect(r"^added bob@example.com.* to the block list$")
                bob.expect(r"^ana@example.com.* is offline$")
                ana.send("unblock bob@example.com")
                ana.expect(r"^added bob@example.com.* to the allow list$")
                bob.expect(r"^ana@example.com \(Ana Ruiz\) is online$")
                for one, other in ((ana, "bob"), (bob, "ana")):
                    one.send(f"remove {other}@example.com")
                    one.expect(f"^removed {other}@example.com.*from the forward list$")
                ana.expect("^bob@example.com.*has removed you$")
                self.assertNotIn("refused", ana.transcript() + bob.transcript())
                self.quit(ana, bob)

    def test_who_was_added_while_away_decides_later(self):
        bob = self.sign_in("bob@example.com", "MSNP8")
        bob.send("add ana@example.com")
        bob.expect("^added ana@example.com.* to the forward list$")
        ana = self.sign_in("ana@example.com", "MSNP11")
        ana.send("list")
        ana.expect("^not on the forward list$")
        ana.expect(r"^  bob@example.com \(Bob B\): offline; on reverse, pending$")
        ana.send("allow bob@example.com")
        ana.expect("^added bob@example.com.* to the allow list$")
        ana.send("privacy block")
        ana.expect("^privacy: block$")  # all that was asked before is answered
        ana.send("list")
        ana.expect(r"^  bob@example.com \(Bob B\): offline; on allow, reverse$")
        self.assertNotIn("refused", ana.transcript())
        self.quit(ana, bob)

    def test_personal_messages(self):
        ana, bob = self.meet("MSNP11", "MSNP12")
        bob.send("psm <at the sea> & \u00e9")
        bob.expect("^your message is set$")
        ana.expect(r"^bob@example.com \(Bob B\) has the message: <at the sea> & \u00e9$")
        self.quit(ana, bob)

    def test_groups_stay(self):
        for dialect in ("MSNP9", "MSNP12"):
            with self.subTest(dialect=dialect):
                ana = self.sign_in("ana@example.com", dialect)
                ana.send("group add Best Friends")
                ana.expect("^made group Best Friends$")
                ana.send("add carol@example.com Best Friends")
                ana.expect("^added carol@example.com.*to the forward list$")
                ana.send("group rename Best Friends = Friends")
                ana.expect("^renamed group Best Friends to Friends$")
                self.quit(ana)
                ana = self.sign_in("ana@example.com", dialect)
                ana.send("list")
                ana.expect("^group Friends$")
                ana.expect("^  carol@example.com.*: offline; on forward, allow$")
                ana.send("remove carol@example.com", "group remove Friends")
                ana.expect("^removed group Friends$")
                self.quit(ana)

    def test_three_in_a_chat(self):
        ana = self.sign_in("ana@example.com", "MSNP7", "--acknowledge", "always")
        bob = self.sign_in("bob@example.com", "MSNP9")
        carol = self.sign_in("carol@example.com", "MSNP12")
        ana.send("chat bob@example.com")
        ana.expect(r"^\[1\] bob@example.com \(Bob B\) is here$")
        bob.expect(r"^\[1\] called by ana@example.com \(Ana Ruiz\)$")
        bob.expect(r"^\[1\] ana@example.com \(Ana Ruiz\) is here$")
        bob.send("invite carol@example.com")
        for one in (ana, bob):
            one.expect(r"^\[1\] carol@example.com \(Carol\) is here$")
        carol.expect_all(
            r"^\[1\] ana@example.com \(Ana Ruiz\) is here$", r"^\[1\] bob@example.com \(Bob B\) is here$"
        )
        ana.send("hello, both")
        ana.expect(r"^\[1\] delivered: hello, both$")
        for one in (bob, carol):
            one.expect(r"^\[1\] ana@example.com \(Ana Ruiz\): hello, both$")
        carol.send("typing", "say \u00a1hola!")
        for one in (ana, bob):
            one.expect(r"^\[1\] carol@example.com \(Carol\) is typing$")
            one.expect("^\\[1\\] carol@example.com \\(Carol\\): \u00a1hola!$")
        bob.send("leave")
        for one in (ana, carol):
            one.expect(r"^\[1\] bob@example.com \(Bob B\) has left$")
        self.quit(carol)
        ana.expect(r"^\[1\] carol@example.com \(Carol\) has left$")
        ana.expect(r"^\[1\] nobody else is here$")
        self.quit(ana, bob)

    def test_refusals(self):
        ana = self.sign_in("ana@example.com", "MSNP9")
        ana.send("add nobody@example.com")
        ana.expect("^refused: add nobody@example.com to the forward list: 205 invalid_user: ")
        ana.send("block carol@example.com")
        ana.expect("^added carol@example.com.*to the block list$")
        ana.send("block carol@example.com")
        ana.expect("^refused: add carol@example.com to the block list: 215 already_on_list: ")
        ana.send("remove bob@example.com")
        ana.expect("^refused: remove bob@example.com from the forward list: 216 not_on_list: ")
        ana.send("chat bob@example.com")
        ana.expect(r"^\[1\] refused: call bob@example.com: 217 not_online: ")
        ana.expect(r"^\[1\] the chat is over: nobody has come$")
        ana.send("status hidden")
        ana.expect("^you are hidden$")
        ana.send("chat bob@example.com")
        ana.expect("^refused: chat with bob@example.com: 913 not_allowed_while_hidden: ")
        ana.send("privacy block")
        ana.expect("^privacy: block$")
        ana.send("privacy block")
        ana.expect("^refused: let nobody see you who is not allowed to: 218 already_in_mode: ")
        self.quit(ana)


if __name__ == "__main__":
    CLIENT, SERVER = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
