"""Conversations at the switchboard."""

import contextlib
import re
import socket

from msn_service import Service, ServiceTest, unittest

TEXT = b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nHello!"
P2P = b"MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: x@example.com\r\n\r\n" + bytes(range(256))


class Chat(ServiceTest):
    """Red: finish() for part() in on(out); a cookie of ANS that does in on(usr); capabilities for MSNP11 in joined(); NAK for S in on(msg); a
    longest_message of 1665.
    """

    def test_a_conversation(self):
        for mine, its in ((2, 12), (12, 2), (7, 9), (11, 8), (9, 10), (12, 12)):
            with self.subTest(mine=mine, its=its):
                ana, bob = self.friends(mine, its)
                for client, capabilities in ((ana, 5), (bob, 6)):
                    client.show("NLN", capabilities)
                    ana.until_quiet()
                    bob.until_quiet()
                first = ana.begin_chat()
                number = first.call(bob.account)
                ring = bob.line()
                self.assertRegex(ring, rf"^RNG {number} 127\.0\.0\.1:{self.service.ports['switchboard']} CKI "
                                       rf"\d+\.\d+\.\d+ {ana.account} {ana.name.capitalize()}$")
                second = bob.at_switchboard()
                trid = second.ask(f"ANS {bob.account} {ring.split()[4]} {number}")
                capabilities = [" 5" if mine >= 8 else " 0", " 6" if its >= 8 else " 0"]
                self.assertEqual(second.line(), f"IRO {trid} 1 1 {ana.account} {ana.name.capitalize()}" +
                                 (capabilities[0] if its >= 12 else ""))
                self.assertEqual(second.line(), f"ANS {trid} OK")
                self.assertEqual(first.line(), f"JOI {bob.account} {bob.name.capitalize()}" +
                                 (capabilities[1] if mine >= 12 else ""))
                for sender, receiver in ((first, second), (second, first)):
                    sender.message("U", TEXT)
                    self.assertEqual(receiver.heard_message(), (sender.account, sender.name.capitalize(), TEXT))
                    self.assertEqual(sender.until_quiet(), [])
                second.say("OUT")  # and does not close
                self.assertTrue(second.at_end())
                self.assertEqual(first.until_quiet(), [f"BYE {bob.account}"])

    def test_three(self):
        _, (ana, bob, eve) = self.chat(9, 12, 2)
        ana.message("N", TEXT)
        eve.message("U", b"")
        for member in (bob, eve):
            self.assertEqual(member.heard_message(), (ana.account, ana.name.capitalize(), TEXT))
        for member in (ana, bob):
            self.assertEqual(member.heard_message(), (eve.account, eve.name.capitalize(), b""))
        bob.close()
        for member in (ana, eve):
            self.assertEqual(member.line(), f"BYE {bob.account}")
            self.assertEqual(member.until_quiet(), [])

    def test_who_is_here(self):
        clients = self.friends(9, 12, 2, 12)
        members = [clients[0].begin_chat()]
        for client in clients[1:]:
            members[-1].call(client.account)  # who came last calls the next
            member, lines = client.answer_call()
            self.assertEqual(lines, [
                f"IRO {member.trid} {index} {len(members)} {one.account} {one.name.capitalize()}" + (" 0" if client.dialect == 12 else "")
                for index, one in enumerate(members, 1)])
            for one in members:
                self.assertEqual(one.line(), f"JOI {client.account} {client.name.capitalize()}" + (" 0" if one.dialect == 12 else ""))
            members.append(member)
        self.assertEqual(members[0].asks(f"CAL {clients[2].account}"), "215 #")
        self.assertEqual(members[0].asks(f"CAL {clients[0].account}"), "215 #")

    def test_what_is_answered(self):
        _, (ana, bob) = self.chat(9, 12)
        for letter, answer in (("U", []), ("N", []), ("A", ["ACK"]), ("S", ["ACK"])):
            trid = ana.message(letter, TEXT)
            self.assertEqual(ana.until_quiet(), [f"{verb} {trid}" for verb in answer], letter)
            self.assertEqual(bob.heard_message()[2], TEXT)
        trid = ana.message("D", P2P)
        self.assertEqual(ana.until_quiet(), [f"ACK {trid}"])
        self.assertEqual(bob.heard_message()[2], P2P)
        for wrong in (TEXT, b"", b"\0" * 100, P2P.replace(b"p2p", b"x")):
            trid = ana.message("D", wrong)
            self.assertEqual(ana.until_quiet(), [f"282 {trid}"])
        bob.close()
        self.assertEqual(ana.line(), f"BYE {bob.account}")
        for letter, answer in (("U", []), ("N", ["NAK"]), ("A", ["NAK"]), ("S", []), ("D", ["NAK"])):
            trid = ana.message(letter, P2P)
            self.assertEqual(ana.until_quiet(), [f"{verb} {trid}" for verb in answer], letter)

    def test_the_longest_message(self):
        _, (ana, bob) = self.chat(12, 9)
        ana.message("A", b"x" * 1664)
        self.assertEqual(bob.heard_message()[2], b"x" * 1664)
        self.assertEqual(ana.line(), f"ACK {ana.trid}")
        with contextlib.suppress(ConnectionError):
            ana.message("A", b"x" * 1665)
        self.assertTrue(ana.at_end())
        self.assertEqual(bob.line(), f"BYE {ana.account}")
        self.assertEqual(bob.until_quiet(), [])

    def refused(self, client, command):
        member = client.at_switchboard()
        self.assertEqual(member.asks(command), "911 #", command)
        self.assertTrue(member.at_end())

    def test_cookies(self):
        ana, bob = self.friends(9, 12)
        mine, other = ana.cookie(), ana.cookie()
        self.refused(ana, f"USR {ana.account} 1.2.3")
        self.refused(bob, f"USR {bob.account} {other}")  # somebody else's
        self.refused(ana, f"USR {ana.account} {other}")  # which is good for nothing any more
        first = ana.at_switchboard()
        self.assertEqual(first.asks(f"USR {ana.account.upper()} {mine}"), f"USR # OK {ana.account.upper()} {ana.name.capitalize()}")
        self.refused(ana, f"USR {ana.account} {mine}")
        self.refused(ana, f"ANS {ana.account} {ana.cookie()} 1")
        number = first.call(bob.account)
        cookie = bob.line().split()[4]
        self.refused(bob, f"USR {bob.account} {cookie}")
        for session, account in ((int(number) + 1, bob.account), (number, ana.account)):
            first.call(bob.account)
            self.refused(bob, f"ANS {account} {bob.line().split()[4]} {session}")
        first.call(bob.account)
        member, _ = bob.answer_call()
        self.assertRegex(first.line(), f"^JOI {bob.account} ")
        self.assertEqual(member.asks(f"USR {bob.account} 1.2.3"), "207 #")
        self.assertEqual(member.asks("INF"), "502 #")
        self.assertEqual(first.until_quiet(), [])

    def test_before_usr(self):
        member = self.connect("switchboard")
        for command in ("CAL a@example.com", "CAL"):
            self.assertIn(member.asks(command), ("302 #", "300 #"))
        self.assertEqual(member.asks("MSG U", b"abc"), "302 #")
        self.assertEqual(member.asks("USR a@example.com"), "300 #")
        self.assertEqual(member.asks("ABC"), "200 #")
        ana, = self.friends(12)
        self.assertEqual(member.asks(f"USR {ana.account} {ana.cookie()}"), f"USR # OK {ana.account} {ana.name.capitalize()}")

    def test_who_can_not_be_called(self):
        ana, bob = self.friends(9, 12)
        chat = ana.begin_chat()
        for account in ("nobody@example.com", f"{self.people(1)[0]}@example.com"):
            self.assertEqual(chat.asks(f"CAL {account}"), "217 #")
        for account in ("nobody", "@example.com", "@@", "a@b@c"):
            self.assertEqual(chat.asks(f"CAL {account}"), "208 #")
        for changed, back in (("CHG HDN 0", "CHG NLN 0"), ("IMS OFF", "IMS ON"), (f"ADC BL N={ana.account}", f"REM BL {ana.account}"),
                              ("BLP BL", "BLP AL")):
            if changed.startswith(("ADC", "BLP")):
                bob.ask(f"REM AL {ana.account}")
            bob.ask(changed)
            bob.until_quiet()
            self.assertEqual(chat.asks(f"CAL {bob.account}"), "217 #", changed)
            bob.ask(back)
            self.assertNotIn("RNG", "".join(bob.until_quiet()))
            chat.call(bob.account)
            self.assertRegex(bob.line(), "^RNG ")
        ana.until_quiet()
        bob.close()
        self.assertEqual(ana.line(), f"FLN {bob.account}")
        self.assertEqual(chat.asks(f"CAL {bob.account.upper()}"), "217 #")

    def test_somebody_comes_to_who_has_left(self):
        ana, bob = self.friends(9, 12)
        chat = ana.begin_chat()
        chat.call(bob.account)
        chat.close()
        member, lines = bob.answer_call()
        self.assertEqual(lines, [])
        trid = member.message("N", TEXT)
        self.assertEqual(member.line(), f"NAK {trid}")


class ChatLimits(unittest.TestCase):
    """Red: leave out the idle BYE in on_end(); say 712 for 713 in why_not_call()."""

    def pair(self, service):
        service.add("ana", "bob")
        ana, bob = service.sign_in("ana", 9), service.sign_in("bob", 12)
        chat = ana.begin_chat()
        chat.call("bob@example.com")
        member, _ = bob.answer_call()
        self.assertEqual(chat.line(), "JOI bob@example.com Bob")
        return chat, member

    def test_too_many_calls(self):
        with Service("--call-rate", "3,0") as service:
            chat, _ = self.pair(service)
            self.assertEqual([chat.asks("CAL nobody@example.com") for _ in range(4)], ["217 #"] * 2 + ["713 #"] * 2)

    def test_too_many_messages(self):
        with Service("--message-rate", "3,0") as service:
            chat, member = self.pair(service)
            for number in range(6):
                chat.message("A", b"%d" % number)
            answers = [f"{'ACK' if number < 3 else 'NAK'} {chat.trid - 5 + number}" for number in range(6)]
            self.assertEqual(chat.lines(6), answers)
            self.assertEqual([line.split("|")[1] for line in member.until_quiet()], ["0", "1", "2"])

    def test_a_full_conversation(self):
        with Service("--most-in-chat", "2") as service:
            chat, _ = self.pair(service)
            service.add("eve")
            eve = service.sign_in("eve")
            self.assertEqual(chat.asks("CAL eve@example.com"), "712 #")
            self.assertEqual(eve.until_quiet(), [])

    def test_old_cookies_and_tickets(self):
        with Service("--cookie-time", "0") as service:
            service.add("ana")
            ana = service.sign_in("ana")
            cookie = ana.cookie()
            chat = ana.at_switchboard()
            self.assertEqual(chat.asks(f"USR ana@example.com {cookie}"), "911 #")
            self.assertTrue(chat.at_end())
        with Service("--ticket-time", "0") as service:
            service.add("ana")
            client = service.connect()
            client.version(9)
            self.assertEqual(client.prove("ana"), "911 #")

    def test_silence(self):
        with Service("--chat-silence", "2") as service:
            chat, member = self.pair(service)
            chat.socket.settimeout(0.05)
            heard = b""
            for _ in range(1200):
                with contextlib.suppress(socket.timeout):
                    while b"BYE" not in heard:
                        heard += chat.socket.recv(1000)
                    break
                chat.say("PNG")
            self.assertEqual(re.sub(rb"(QNG 50\r\n)*", b"", heard), b"BYE bob@example.com 1\r\n")
            self.assertTrue(member.at_end())
