"""Who sees whom, and how."""

import contextlib
import re
import sqlite3

from msn_service import Service, ServiceTest, unittest

OBJECT = "%3Cmsnobj%20Creator%3D%22bob%40example.com%22%20Size%3D%221%22%20Type%3D%223%22%2F%3E"
PERSONAL = b"<Data><PSM>h\xc3\xa9llo</PSM><CurrentMedia></CurrentMedia></Data>"


def shown(verb, who, status, dialect, capabilities=0, nick=None):
    """The line that tells a client of this dialect of somebody without a picture."""
    line = f"{verb} {status} {who.account} {nick or who.name.capitalize()}"
    return line + (f" {capabilities}" if dialect >= 8 else "")


class Presence(ServiceTest):
    """Red: leave out show_to() in leave(), or shows_ in begin(); an object in MSNP8 in shown_as(); meet() in front of the answer in on(add); no look at
    is_visible_to() in see_all(), at is_visible() in on(xfr_sb).
    """

    def test_who_is_there_at_sign_in(self):
        bob, *others = self.people(12)
        client = self.sign_in(bob, 12, None)
        for other in others:
            client.befriend(other)
        watchers = {dialect: self.sign_in(name, dialect, None) for dialect, name in zip(range(2, 13), others)}
        for watcher in watchers.values():
            watcher.befriend(bob)
        client.until_quiet()
        client.show("BSY", 268435500)
        client.ask(f"CHG BSY 268435500 {OBJECT}")
        client.ask("UUX", PERSONAL)
        client.until_quiet()
        mail, nick = client.account, bob.capitalize()
        for dialect, watcher in watchers.items():
            with self.subTest(dialect):
                trid = watcher.trid + 1
                line = f"ILN {trid} BSY {mail} {nick}" + (" 268435500" if dialect >= 8 else "") + \
                    (f" {OBJECT}" if dialect >= 9 else "")
                personal = [f"UBX {mail} {len(PERSONAL)}|{PERSONAL.decode()}"] if dialect >= 11 else []
                self.assertEqual(watcher.show(), [line, *personal])
        client.until_quiet()
        client.asks("CHG PHN 3")
        for dialect, watcher in watchers.items():
            with self.subTest(dialect):
                personal = [f"UBX {mail} {len(PERSONAL)}|{PERSONAL.decode()}"] if dialect >= 11 else []
                self.assertEqual(watcher.until_quiet(), [shown("NLN", client, "PHN", dialect, 3), *personal])
        client.close()
        for watcher in watchers.values():
            self.assertEqual(watcher.line(), f"FLN {mail}")
            self.assertEqual(watcher.until_quiet(), [])

    def test_all_watch_each_other(self):
        clients = self.friends(2, 5, 7, 8, 9, 10, 11, 12)
        for status in ("BSY", "IDL", "BRB", "AWY", "PHN", "LUN", "NLN"):
            for number, client in enumerate(clients):
                capabilities = number if client.dialect >= 8 else 0
                self.assertEqual(client.show(status, capabilities), [])
                for other in clients:
                    expected = [] if other is client else [shown("NLN", client, status, other.dialect, capabilities)]
                    self.assertEqual(other.until_quiet(), expected)

    def test_who_is_added_is_seen(self):
        for dialect in (2, 7, 8, 9, 10, 12):
            ana, bob = self.people(2)
            client, other = self.sign_in(ana, dialect), self.sign_in(bob, 12)
            other.ask("UUX", PERSONAL)
            other.until_quiet()
            lines = client.befriend(bob)
            other.until_quiet()
            trid = client.trid - 1
            personal = [f"UBX {other.account} {len(PERSONAL)}|{PERSONAL.decode()}"] if dialect >= 11 else []
            self.assertRegex(lines[0], f"^AD[DC] {trid} FL ")
            self.assertEqual(lines[1:-1], [shown(f"ILN {trid}", other, "NLN", dialect), *personal])
            self.assertRegex(lines[-1], f"^AD[DC] {trid + 1} AL ")
            other.show("AWY")
            self.assertEqual(client.until_quiet(), [shown("NLN", other, "AWY", dialect), *personal])

    def test_personal_messages(self):
        new, newer, old = self.friends(11, 12, 10)
        for text in (PERSONAL, b"", b"x" * 1024, b"\r\nOUT\r\n<&\xff\0"):
            self.assertEqual(new.asks("UUX", text), "UUX # 0")
            ending = "|" + text.decode("utf-8", "surrogateescape")
            self.assertEqual(newer.until_quiet(), [f"UBX {new.account} {len(text)}{ending}"])
            self.assertEqual(old.until_quiet(), [])
        self.assertEqual(new.asks("UUX", b"x" * 1025), "201 #")
        self.assertEqual(newer.until_quiet(), [])
        self.assertEqual(old.asks("UUX", b"x"), "715 #")

    def test_hidden(self):
        ana, bob = self.friends(9, 12)
        self.assertEqual(ana.show("HDN"), [])
        self.assertEqual(bob.until_quiet(), [f"FLN {ana.account}"])
        self.assertEqual(ana.asks("XFR SB"), "913 #")
        ana.show("HDN")
        self.assertEqual(bob.until_quiet(), [])
        bob.show("AWY")
        self.assertEqual(ana.until_quiet(), [shown("NLN", bob, "AWY", 9)])
        again = self.sign_in(bob.name, 11, None)
        self.assertEqual(again.show(), [])
        ana.until_quiet()
        ana.show("IDL")
        self.assertEqual(again.until_quiet(), [shown("NLN", ana, "IDL", 11)])

    def test_before_the_first_status(self):
        ana, bob = self.friends(9, 12)
        ana.say("OUT")
        self.assertTrue(ana.at_end())
        self.assertEqual(bob.line(), f"FLN {ana.account}")
        again = self.sign_in(ana.name, 9, None)
        self.assertEqual(again.asks("XFR SB"), "913 #")
        bob.show("AWY")
        self.assertEqual(again.until_quiet(), [])
        chat = bob.begin_chat()
        self.assertEqual(chat.asks(f"CAL {ana.account}"), "217 #")
        self.assertEqual(again.show("HDN"), [shown("ILN 6", bob, "AWY", 9)])
        self.assertEqual(bob.until_quiet(), [])

    def test_names(self):
        ana, bob, eve = self.friends(9, 12, 2)
        nick = "N%20%25%0D%0A"
        self.assertRegex(ana.asks(f"REA {ana.account} {nick}"), f"^REA # \\d+ {ana.account} {nick}$")
        for other in (bob, eve):
            self.assertEqual(other.until_quiet(), [shown("NLN", ana, "NLN", other.dialect, nick=nick)])
        self.assertEqual(bob.asks("PRP MFN B%20b"), "PRP # MFN B%20b")
        for other in (ana, eve):
            self.assertEqual(other.until_quiet(), [shown("NLN", bob, "NLN", other.dialect, nick="B%20b")])
        self.assertEqual(self.sign_in(bob.name, 9, None).asks("SYN 9999").split()[0], "SYN")

    def test_signing_out_takes_effect_at_once(self):
        ana, bob = self.friends(8, 12)
        ana.say("OUT")  # and does not close
        self.assertTrue(ana.at_end())
        self.assertEqual(bob.until_quiet(), [f"FLN {ana.account}"])

    def test_signing_in_elsewhere(self):
        ana, bob = self.friends(9, 12)
        ana.show("BSY", 7)
        self.assertEqual(bob.until_quiet(), [shown("NLN", ana, "BSY", 12, 7)])
        again = self.sign_in(ana.name, 12, None)
        self.assertEqual(ana.line(), "OUT OTH")
        self.assertTrue(ana.at_end())
        ana.close()
        self.assertEqual(bob.until_quiet(), [])
        third = self.sign_in(bob.name, 8, None)
        self.assertEqual(third.show(), [shown(f"ILN {third.shown_by}", ana, "BSY", 8, 7)])
        again.show("HDN")
        self.assertEqual(third.until_quiet(), [f"FLN {ana.account}"])
        again.show("NLN")
        self.assertEqual(third.until_quiet(), [shown("NLN", ana, "NLN", 8)])
        last = self.sign_in(ana.name, 7, None)
        self.assertEqual(again.line(), "OUT OTH")
        last.close()  # without CHG
        self.assertEqual(third.line(), f"FLN {ana.account}")


class Privacy(ServiceTest):
    """Red: leave out show_to() in add(), BL in watchers(), or is_visible_to() in see_all()."""

    def check(self, dialect):
        ana, bob, eve = self.friends(dialect, 12, 9)
        add = "ADC {} N={}" if dialect >= 10 else "ADD {} {} x"
        seen = [shown("NLN", ana, "NLN", 9)]

        def said(command, to_bob, to_eve):
            answer = ana.asks(command)
            self.assertRegex(answer, f"^{command.split()[0]} # ")
            self.assertEqual(bob.until_quiet(), to_bob, command)
            self.assertEqual(eve.until_quiet(), to_eve, command)

        gone = [f"FLN {ana.account}"]
        said("BLP BL", [], [])  # both are on AL
        said(f"REM AL {eve.account}", [], gone)
        said(f"REM AL {bob.account}", gone, [])
        said(add.format("AL", eve.account), [], seen)
        said("BLP AL", seen, [])
        said(add.format("BL", bob.account), gone, [])
        ana.show("BSY")
        self.assertEqual(bob.until_quiet(), [])
        self.assertEqual(eve.until_quiet(), [shown("NLN", ana, "BSY", 9)])
        again = self.sign_in(bob.name, 12, None)
        self.assertEqual(again.show(), [shown(f"ILN {again.shown_by}", eve, "NLN", 12)])
        chat = again.begin_chat()
        self.assertEqual(chat.asks(f"CAL {ana.account}"), "217 #")
        self.assertEqual(ana.asks(f"REM BL {bob.account}").split()[0], "NLN")  # of bob's new session
        self.assertEqual(again.line(), shown("NLN", ana, "BSY", 12))
        chat.call(ana.account)

    def test_lists_take_effect_at_once(self):
        for dialect in (2, 7, 9, 10, 12):
            with self.subTest(dialect):
                self.check(dialect)

    def test_who_takes_one_off_its_list_hears_no_more(self):
        for dialect in (2, 9, 12):
            ana, bob = self.friends(dialect, 11)
            who = bob.account
            if dialect >= 10:
                ana.befriend(self.people(1)[0])
                who = re.search(f"N={who} .*C=(\\S+)", "\n".join(ana.synchronize()))[1]
            self.assertRegex(ana.asks(f"REM FL {who}"), "^REM # FL ")
            self.assertEqual(bob.until_quiet(), [f"REM 0 RL {ana.account}"])
            bob.show("AWY")
            self.assertEqual(ana.until_quiet(), [])
            ana.show("BRB")  # bob still has it on FL
            self.assertEqual(bob.until_quiet(), [shown("NLN", ana, "BRB", 11)])

    def test_groups_do_not_tell_twice(self):
        ana, bob = self.friends(9, 9)
        ana.asks("ADG a 0")
        lines = [ana.asks(f"ADD FL {bob.account} x 1"), ana.asks(f"REM FL {bob.account} 1"), *ana.until_quiet()]
        self.assertEqual([line.split()[0] for line in lines], ["ADD", "REM"])
        self.assertEqual(bob.until_quiet(), [])


class Challenges(unittest.TestCase):
    """Red: take any answer in on(qry); leave out part() in challenge()."""

    def test_wrong(self):
        with Service() as service:
            service.add("ana", "bob")
            bob = service.sign_in("bob", 12, None)
            bob.befriend("ana")
            bob.show()
            for dialect in (6, 9, 10, 11, 12):
                for product, answer in (("msmsgs@msnmsgr.com", b"0" * 32), ("PROD0101{0RM?UBW", b"f" * 32), ("nothing", b"0" * 32)):
                    client = service.sign_in("ana", dialect, None)
                    trid = client.ask("CHG NLN" + (" 0" if dialect >= 8 else ""))
                    lines = client.lines(2)
                    self.assertRegex("\n".join(lines), rf"^CHG {trid} NLN( 0)?\nCHL 0 \d{{20}}$")
                    self.assertRegex(bob.line(), "^NLN NLN ana@example.com Ana")
                    self.assertEqual(client.asks(f"QRY {product}", answer), "540 #")
                    self.assertTrue(client.at_end())
                    self.assertEqual(bob.line(), "FLN ana@example.com")
            client = service.sign_in("ana", 12)
            self.assertEqual(client.asks("QRY PROD0101{0RM?UBW", b"0" * 32), "540 #")  # nothing is asked
            self.assertTrue(client.at_end())

    def test_again(self):
        with Service("--challenge-every", "50ms") as service:
            service.add("ana")
            for dialect in (6, 12):
                client = service.sign_in("ana", dialect)
                for _ in range(2):
                    line = client.line()
                    self.assertRegex(line, r"^CHL 0 \d{20}$")
                    client.answer_challenge(line.split()[2])

    def test_late(self):
        with Service("--challenge-time", "200ms") as service:
            service.add("ana", "bob")
            bob = service.sign_in("bob", 5)
            bob.befriend("ana")
            client = service.sign_in("ana", 6, None)
            client.ask("CHG NLN")
            self.assertRegex("\n".join(client.lines(3)), r"^CHG 6 NLN\nCHL 0 \d{20}\n540$")
            self.assertTrue(client.at_end())
            self.assertEqual(bob.until_quiet(), ["NLN NLN ana@example.com Ana", "FLN ana@example.com"])


class OtherCommands(unittest.TestCase):
    """Red: count no strikes in is_too_fast(); say 500 for 501 in go_on()."""

    def test_what_there_is_not(self):
        with Service() as service:
            service.add("ana")
            client = service.sign_in("ana", 7)
            for command, reply in (("ABC", "200 #"), ("URL INBOX", "710 #"), ("FND fname=A lname=B city=* state=* country=US", "FND # 0 0"),
                                   ("IMS OFF", "IMS # 0 OFF"), ("IMS ON", "IMS # 0 ON"), ("IMS MAYBE", "201 #"), ("XFR", "300 #"),
                                   ("PRP PHH", "PRP # 2 PHH"), ("SND a@example.com 0x0409 x", "502 #")):
                self.assertEqual(client.asks(command), reply)
            self.assertEqual(client.asks("PAG a@example.com", b"<TEXT/>"), "502 #")
            client.say("ABC x")
            self.assertEqual(client.line(), "200")
            client = service.sign_in("ana", 11)
            self.assertEqual(client.asks("GCF Shields.xml"), "GCF # Shields.xml 9")
            self.assertEqual(client.payload(9), b"<config/>")

    def test_a_rate(self):
        with Service("--command-rate", "30,0") as service:
            service.add("ana")
            client = service.sign_in("ana", 9, None)
            answers = [client.asks("LST FL") for _ in range(30 - client.trid)]
            self.assertEqual(set(answers), {"LST # FL 1 0 0"})
            for _ in range(100):
                self.assertEqual(client.asks("LST FL"), "800 #")
            client.ask("LST FL")
            self.assertTrue(client.at_end())

    def test_a_database_that_fails(self):
        with Service() as service:
            service.add("ana", "bob")
            bob, client = service.sign_in("bob"), service.sign_in("ana", 9)
            with contextlib.closing(sqlite3.connect(service.database)) as data, data:
                data.execute("DROP TABLE property")
            client.ask("PRP PHH 1")
            self.assertEqual(client.line(), "501")
            self.assertTrue(client.at_end())
            self.assertEqual(bob.until_quiet(), [])

    def test_silence(self):
        with Service("--silence", "1") as service:
            service.add("ana", "bob")
            ana = service.sign_in("ana", 9, None)
            self.assertTrue(ana.at_end())
            bob = service.sign_in("bob", 9, None)
            bob.socket.settimeout(0.05)
            for _ in range(24):
                with self.assertRaises(TimeoutError):
                    bob.socket.recv(1)
                bob.say("PNG")
                self.assertEqual(bob.socket.recv(100), b"QNG 50\r\n")
