// Where the sources disagree on the wire, and where other parsers break: one test an item, by its number in the list of
// disagreements (docs of the protocol, sections A, B and C), each with what this library makes of it.
//
// What has no test here stands in docs/protocol-notes.md with its reason: 74, and parts of 24 and 30.
#include "support/check.hpp"
#include "support/trace.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

#define MSNP_GROUP "f60efbe7-94af-4b16-b926-e4e10878d329"
#define MSNP_CONTACT "c1f9a363-4ee9-4a33-a434-b056a4c55b98"

constexpr frame_options strict{.limits = {}, .tolerance = tolerance::strict(), .payload_verbs = {}};

/// The line is an error reply with this code and TrID and nothing else.
constexpr bool is_code(std::string_view line, error_code code, std::uint32_t trid) {
    return reads_as<FromNs>(line, msnp9, error_reply{.code = code, .trid = transaction_id{trid}, .payload = {}});
}

/// take_frame() takes the whole of the line, and no payload.
template <class Channel>
constexpr bool is_a_line_alone(std::string_view line) {
    const step s = take_frame_function<Channel>{}(line);
    return s.has_frame() && s.frame().bytes.size() == line.size() && !s.frame().has_payload;
}

// ---- A. the wire form ------------------------------------------------------------------------------------------------

// Servers answer VER with one dialect or more, with CVR0 or without, and with 0 to refuse.
TEST(Disagreements, No1VerReplyWithAndWithoutCvr0) {
    MSNP_CHECK(reads_as<FromNs>("VER 4 MSNP9 CVR0\r\n", msnp9, from_ns::ver{.trid = 4, .accepted = "MSNP9 CVR0"}));
    MSNP_CHECK(reads_as<FromNs>("VER 4 MSNP9\r\n", msnp9, from_ns::ver{.trid = 4, .accepted = "MSNP9"}));
    MSNP_CHECK(reads_as<FromNs>("VER 4 CVR0 MSNP10 MSNP9\r\n", msnp9,
                                from_ns::ver{.trid = 4, .accepted = "CVR0 MSNP10 MSNP9"}));
    MSNP_CHECK(first_common("CVR0 MSNP10 MSNP9", all_dialects) == msnp10);
    MSNP_CHECK(reads_as<FromNs>("VER 4 0\r\n", msnp9, from_ns::ver_refused{.trid = 4}));
}

// REG of MSNP10 is answered `guid name`, by Escargot `1 name guid [0]`.
TEST(Disagreements, No2RegReplyInEitherOrder) {
    MSNP_CHECK(reads_as<FromNs>("REG 25 " MSNP_GROUP " New%20Name\r\n", msnp10,
                                from_ns::reg_10{.trid = 25, .group = MSNP_GROUP, .name = "New Name"}));
    MSNP_CHECK(
        reads_as<FromNs>("REG 25 1 New%20Name " MSNP_GROUP " 0\r\n", msnp10,
                         from_ns::reg_10_one{.trid = 25, .name = "New Name", .group = MSNP_GROUP, .zero = true}));
    MSNP_CHECK(
        reads_as<FromNs>("REG 25 1 New%20Name " MSNP_GROUP "\r\n", msnp10,
                         from_ns::reg_10_one{.trid = 25, .name = "New Name", .group = MSNP_GROUP, .zero = false}));
}

// RMG of MSNP10 is answered `guid` or `1 guid`.
TEST(Disagreements, No3RmgReplyWithAndWithoutOne) {
    MSNP_CHECK(reads_as<FromNs>("RMG 24 " MSNP_GROUP "\r\n", msnp10, from_ns::rmg_10{.trid = 24, .group = MSNP_GROUP}));
    MSNP_CHECK(
        reads_as<FromNs>("RMG 24 1 " MSNP_GROUP "\r\n", msnp10, from_ns::rmg_10_one{.trid = 24, .group = MSNP_GROUP}));
}

// ADG of MSNP10 is answered `name guid`, by Escargot with a 0 behind. A client that wants a token in front of the name has
// no server that sends one: that line is refused, by name and byte.
TEST(Disagreements, No4AdgReplyWithAndWithoutZero) {
    MSNP_CHECK(reads_as<FromNs>("ADG 23 New%20Group " MSNP_GROUP "\r\n", msnp10,
                                from_ns::adg_10{.trid = 23, .name = "New Group", .group = MSNP_GROUP, .zero = false}));
    MSNP_CHECK(reads_as<FromNs>("ADG 23 New%20Group " MSNP_GROUP " 0\r\n", msnp10,
                                from_ns::adg_10{.trid = 23, .name = "New Group", .group = MSNP_GROUP, .zero = true}));
    MSNP_CHECK(refuses<FromNs>("ADG 23 1 New%20Group " MSNP_GROUP "\r\n", msnp10, {errc::bad_value, 9, "group"}));
}

// PRP of MSNP10 is answered without a list version; clients exist that look for one.
TEST(Disagreements, No5PrpReplyWithAndWithoutAVersion) {
    MSNP_CHECK(reads_as<FromNs>("PRP 115 PHH 555\r\n", msnp10,
                                from_ns::prp_10{.trid = 115, .key = property::phone_home, .value = "555"}));
    MSNP_CHECK(read_is<FromNs>(
        "PRP 115 12182 PHH 555\r\n", msnp10,
        from_ns::prp_5{.trid = 115, .list_version = 12182, .key = property::phone_home, .value = "555"}));
    MSNP_CHECK(read_is<FromNs>(
        "PRP 115 4294967295 PHH\r\n", msnp10,
        from_ns::prp_5{.trid = 115, .list_version = 4294967295U, .key = property::phone_home, .value = {}}));
}

// PRP within SYN of MSNP5 to MSNP7 has a TrID and a version, or a version only. Without its dialect the one number of the
// second is a TrID; the property and its value are right in both.
TEST(Disagreements, No6PrpWithinSynWithAndWithoutATransactionId) {
    MSNP_CHECK(
        reads_as<FromNs>("PRP 8 255 PHH 555\r\n", msnp8,
                         from_ns::prp_5{.trid = 8, .list_version = 255, .key = property::phone_home, .value = "555"}));
    MSNP_CHECK(read_is<FromNs>("PRP 255 PHH 555\r\n", msnp8,
                               from_ns::prp_10{.trid = 255, .key = property::phone_home, .value = "555"}));
    MSNP_CHECK(
        reads_as<FromNs>("PRP PHH 555\r\n", msnp8, from_ns::prp_sync{.key = property::phone_home, .value = "555"}));
}

// BPR within SYN has the account between version and key, or not.
TEST(Disagreements, No7BprWithinSynWithAndWithoutAnAccount) {
    MSNP_CHECK(reads_as<FromNs>(
        "BPR 255 bob@example.com PHH 555-0102\r\n", msnp7,
        from_ns::bpr_5{.list_version = 255, .account = "bob@example.com", .key = "PHH", .value = "555-0102"}));
    MSNP_CHECK(reads_as<FromNs>("BPR 255 PHH 555-0102\r\n", msnp7,
                                from_ns::bpr_sync_5{.list_version = 255, .key = "PHH", .value = "555-0102"}));
}

// One source has a flag behind a telephone number, with and without an account.
TEST(Disagreements, No8BprWithAFlagBehind) {
    MSNP_CHECK(reads_as<FromNs>("BPR PHM tel:+15550103 0\r\n", msnp10,
                                from_ns::bpr_sync{.key = "PHM", .value = "tel:+15550103", .flag = 0}));
    MSNP_CHECK(reads_as<FromNs>(
        "BPR bob@example.com PHM tel:+15550103 0\r\n", msnp10,
        from_ns::bpr_10{.account = "bob@example.com", .key = "PHM", .value = "tel:+15550103", .flag = 0}));
}

// For a list that was not migrated one grammar leaves C= out, but its own examples have it, with the account.
TEST(Disagreements, No9LstThatWasNotMigrated) {
    MSNP_CHECK(reads_as<FromNs>("LST N=bob@example.com F=Bob C=bob@example.com 11 1,2\r\n", msnp10,
                                from_ns::lst_10{.account = "bob@example.com",
                                                .nick = "Bob",
                                                .contact = "bob@example.com",
                                                .lists = list_mask(11U),
                                                .groups = "1,2"}));
    MSNP_CHECK(reads_as<FromNs>(
        "LST N=bob@example.com F=Bob 11 1,2\r\n", msnp10,
        from_ns::lst_10{
            .account = "bob@example.com", .nick = "Bob", .contact = {}, .lists = list_mask(11U), .groups = "1,2"}));
}

// LST may lack F= or C=, in a list that was not migrated C= is the account.
TEST(Disagreements, No10LstWithoutNameOrContact) {
    const auto reads = [](std::string_view line, percent_text nick, contact_id contact, comma_list<group_id> groups) {
        return reads_as<FromNs>(line, msnp10,
                                from_ns::lst_10{.account = "bob@example.com",
                                                .nick = nick,
                                                .contact = contact,
                                                .lists = list_mask(11U),
                                                .groups = groups});
    };
    MSNP_CHECK(reads("LST N=bob@example.com 11\r\n", {}, {}, {}));
    MSNP_CHECK(reads("LST N=bob@example.com F=Bob 11\r\n", "Bob", {}, {}));
    MSNP_CHECK(reads("LST N=bob@example.com C=" MSNP_CONTACT " 11\r\n", {}, MSNP_CONTACT, {}));
    MSNP_CHECK(
        reads("LST N=bob@example.com F=Bob C=" MSNP_CONTACT " 11 " MSNP_GROUP "\r\n", "Bob", MSNP_CONTACT, MSNP_GROUP));
    MSNP_CHECK(reads("LST N=bob@example.com F=Bob C=bob@example.com 11 1,2\r\n", "Bob", "bob@example.com", "1,2"));
}

// LSG is `id name 0` up to MSNP9 and `name guid` after it; a line with the name only was seen.
TEST(Disagreements, No11LsgInEitherOrder) {
    MSNP_CHECK(reads_as<FromNs>("LSG 1 Friends 0\r\n", msnp9, from_ns::lsg_8{.group = 1, .name = "Friends"}));
    MSNP_CHECK(reads_as<FromNs>("LSG Friends " MSNP_GROUP "\r\n", msnp10,
                                from_ns::lsg_10{.name = "Friends", .group = MSNP_GROUP}));
    MSNP_CHECK(reads_as<FromNs>("LSG Friends\r\n", msnp10, from_ns::lsg_10{.name = "Friends", .group = {}}));
}

// One client failed on every LSG of MSNP8.
TEST(Disagreements, No12LsgOfMsnp8IsRead) {
    MSNP_CHECK(
        reads_as<FromNs>("LSG 0 Other%20Contacts 0\r\n", msnp8, from_ns::lsg_8{.group = 0, .name = "Other Contacts"}));
    MSNP_CHECK(reads_as<FromNs>(
        "LSG 8 255 1 2 0 Other%20Contacts 0\r\n", msnp8,
        from_ns::lsg_7{.trid = 8, .list_version = 255, .index = 1, .total = 2, .group = 0, .name = "Other Contacts"}));
}

// Sources differ on whether `network:account` came with MSNP16 or with MSNP18: it is taken in every dialect.
// Red: email in place of email_without_network in nln_14, nln or fln.
TEST(Disagreements, No13NetworkInFrontOfTheAccount) {
    constexpr net_account bob{.network = network::windows_live, .account = "a@b", .parameters = {}};
    constexpr from_ns::nln_18 online{
        .status = presence::online, .contact = bob, .nick = "123", .capabilities = {5, 48}, .object = "0", .icon = {}};
    MSNP_CHECK(reads_as<FromNs>("NLN NLN 1:a@b 123 5:48 0\r\n", msnp18, online));
    MSNP_CHECK(read_is<FromNs>("NLN NLN 1:a@b 123 5:48 0\r\n", msnp16, online));
    MSNP_CHECK(read_is<FromNs>("NLN NLN 1:a@b 123 5:48 0\r\n", msnp14, online));
    MSNP_CHECK(read_is<FromNs>("FLN 1:a@b\r\n", msnp14, from_ns::fln_18{.contact = bob}));
    MSNP_CHECK(read_is<FromNs>("FLN 1:a@b 0:0\r\n", msnp16,
                               from_ns::fln_18{.contact = bob, .capabilities = capability_pair{}}));
    MSNP_CHECK(read_is<FromNs>("UBX 1:a@b 0\r\n", msnp14, from_ns::ubx_18{.contact = bob}));
    // And the other way round: an account without its network in MSNP18.
    MSNP_CHECK(read_is<FromNs>("NLN NLN a@b 1 A 5:48 0\r\n", msnp18,
                               from_ns::nln_16{.status = presence::online,
                                               .account = "a@b",
                                               .network = network::windows_live,
                                               .nick = "A",
                                               .capabilities = {5, 48},
                                               .object = "0",
                                               .icon = {}}));
    MSNP_CHECK(read_is<FromNs>("UBX a@b 1 0\r\n", msnp18,
                               from_ns::ubx_14{.account = "a@b", .network = network::windows_live}));
}

// ILN of MSNP18 and later is never sent by one server, read by a client, and in the form of MSNP14 by another.
TEST(Disagreements, No14IlnAfterMsnp17) {
    MSNP_CHECK(is_read_as<FromNs, from_ns::iln_18>("ILN 9 NLN 1:a@b A 5:48 0\r\n", msnp18));
    MSNP_CHECK(is_read_as<FromNs, from_ns::iln_16>("ILN 9 NLN a@b 1 A 5:48 0\r\n", msnp18));
    MSNP_CHECK(is_read_as<FromNs, from_ns::iln_14>("ILN 9 NLN a@b 1 A 5 0\r\n", msnp20));
    MSNP_CHECK(is_read_as<FromNs, from_ns::iln_14>("ILN 9 NLN a@b 32 A 5 0 http://x/y\r\n", msnp15));
}

// ILN carries the TrID of what caused it, or 0.
TEST(Disagreements, No15IlnWithAnyTransactionId) {
    const auto reads = [](std::string_view line, transaction_id trid) {
        return reads_as<FromNs>(line, msnp9,
                                from_ns::iln{.trid = trid,
                                             .status = presence::online,
                                             .account = "a@b",
                                             .nick = "A",
                                             .capabilities = 0,
                                             .object = {}});
    };
    MSNP_CHECK(reads("ILN 0 NLN a@b A 0\r\n", 0));
    MSNP_CHECK(reads("ILN 9 NLN a@b A 0\r\n", 9));
    MSNP_CHECK(reads("ILN 4294967295 NLN a@b A 0\r\n", 4294967295U));
}

// One paper puts a status in front of FLN's account; its own example and every other source do not.
TEST(Disagreements, No16FlnBeginsWithTheAccount) {
    MSNP_CHECK(reads_as<FromNs>("FLN bob@example.com\r\n", msnp9, from_ns::fln{.account = "bob@example.com"}));
    MSNP_CHECK(refuses<FromNs>("FLN FLN bob@example.com\r\n", msnp9, {errc::extra_argument, 8, ""}, strict));
}

// FLN of later servers has capabilities behind account and network, some always a 0; one that has a 0 behind the account alone
// is taken for one with a network.
TEST(Disagreements, No17FlnWithCapabilitiesBehind) {
    constexpr from_ns::fln_14 gone{.account = "bob@example.com", .network = network::windows_live};
    MSNP_CHECK(reads_as<FromNs>("FLN bob@example.com 1\r\n", msnp14, gone));
    MSNP_CHECK(reads_as<FromNs>("FLN bob@example.com 1 0\r\n", msnp15,
                                from_ns::fln_14{.account = "bob@example.com",
                                                .network = network::windows_live,
                                                .capabilities = capabilities{0}}));
    MSNP_CHECK(reads_as<FromNs>("FLN bob@example.com 1 0:0\r\n", msnp16,
                                from_ns::fln_16{.account = "bob@example.com",
                                                .network = network::windows_live,
                                                .capabilities = capability_pair{}}));
    MSNP_CHECK(read_is<FromNs>("FLN bob@example.com 0\r\n", msnp9, from_ns::fln_14{.account = "bob@example.com"}));
    MSNP_CHECK(read_is<FromNs>("FLN bob@example.com 0:0 x\r\n", msnp10, from_ns::fln{.account = "bob@example.com"}));
}

// The length of UBX is its second argument, then the third, then the second again; one client's page shows MSNP16 with two.
TEST(Disagreements, No18UbxInThreeShapes) {
    MSNP_CHECK(reads_as<FromNs>("UBX a@b 3\r\nxyz", msnp11, from_ns::ubx_11{.account = "a@b", .payload = "xyz"}));
    MSNP_CHECK(reads_as<FromNs>("UBX a@b 1 3\r\nxyz", msnp14,
                                from_ns::ubx_14{.account = "a@b", .network = network::windows_live, .payload = "xyz"}));
    MSNP_CHECK(reads_as<FromNs>("UBX 1:a@b 3\r\nxyz", msnp18,
                                from_ns::ubx_18{.contact = {network::windows_live, "a@b", {}}, .payload = "xyz"}));
    MSNP_CHECK(read_is<FromNs>("UBX a@b 3\r\nxyz", msnp16, from_ns::ubx_11{.account = "a@b", .payload = "xyz"}));
    EXPECT_EQ(trace_all_ways<FromNs>("UBX a@b 1 3\r\nOUTUBX a@b 1 0\r\nQNG\r\n", msnp14),
              "0 ubx_14 UBX a@b 1 3\\r\\nOUT = 16\n"
              "16 ubx_14 UBX a@b 1 0\\r\\n = 13\n"
              "29 qng QNG\\r\\n = 5\n"
              "consumed 34\n");
}

// UBM has three arguments in front of its length, or five; one client lists four. The length is the last, whatever else.
TEST(Disagreements, No19UbmWithThreeToFiveArguments) {
    MSNP_CHECK(is_read_as<FromNs, from_ns::ubm_14>("UBM a@b 32 1 3\r\nxyz", msnp14));
    MSNP_CHECK(is_read_as<FromNs, from_ns::ubm_14>("UBM a@b 32 1 3\r\nxyz", msnp18));
    MSNP_CHECK(is_read_as<FromNs, from_ns::ubm_16>("UBM a@b 32 c@d 1 1 3\r\nxyz", msnp16));
    MSNP_CHECK(is_read_as<FromNs, from_ns::ubm_16>("UBM a@b 32 c@d 1 1 3\r\nxyz", msnp14));
    EXPECT_EQ(trace_all_ways<FromNs>("UBM a@b 32 c@d 1 3\r\nOUTQNG 50\r\n", msnp18),
              "missing_argument at byte 17 (type): the line ends where an argument is expected\n"
              "23 qng QNG 50\\r\\n = 8\n"
              "consumed 31\n");
}

// XFR NS ends in nothing, `0` or `0 current`, by dialect, and one server of MSNP2 sends the last. `U D` is MSNP13's.
TEST(Disagreements, No20XfrNsWithEachTail) {
    constexpr from_ns::xfr_ns bare{.trid = 3, .server = {.host = "10.0.0.5", .port = 1863}, .current = {}};
    constexpr from_ns::xfr_ns full{
        .trid = 3, .server = {.host = "10.0.0.5", .port = 1863}, .current = {.host = "10.0.0.1", .port = 1863}};
    MSNP_CHECK(read_is<FromNs>("XFR 3 NS 10.0.0.5:1863\r\n", msnp9, bare));
    MSNP_CHECK(read_is<FromNs>("XFR 3 NS 10.0.0.5:1863 0\r\n", msnp9, bare));
    MSNP_CHECK(read_is<FromNs>("XFR 3 NS 10.0.0.5:1863 0 10.0.0.1:1863\r\n", msnp9, full));
    MSNP_CHECK(read_is<FromNs>("XFR 3 NS 10.0.0.5:1863 0 10.0.0.1:1863\r\n", msnp2, full));
    constexpr from_ns::xfr_ns_13 of_13{.trid = 3, .server = {.host = "10.0.0.5", .port = 1863}, .redirect = {}};
    MSNP_CHECK(reads_as<FromNs>("XFR 3 NS 10.0.0.5:1863 U D\r\n", msnp13, of_13));
    MSNP_CHECK(read_is<FromNs>("XFR 3 NS 10.0.0.5:1863 U D\r\n", msnp21, of_13));
    MSNP_CHECK(read_is<FromNs>("XFR 3 NS 10.0.0.5:1863 U D\r\n", msnp9, of_13));
    MSNP_CHECK(reads_as<FromNs>(
        "XFR 3 NS 10.0.0.5:1863 U D VmVy\r\n", msnp21,
        from_ns::xfr_ns_13{.trid = 3, .server = {.host = "10.0.0.5", .port = 1863}, .redirect = "VmVy"}));
    MSNP_CHECK(read_is<FromNs>("XFR 3 NS 10.0.0.5:1863 0\r\n", msnp21, bare));
}

// XFR SB and RNG of MSNP13 and later end in `U domain` and a flag whose meaning is in dispute.
TEST(Disagreements, No21XfrSbAndRngWithMoreBehindThem) {
    constexpr from_ns::xfr_sb board{.trid = 10, .server = {.host = "h", .port = 1863}, .cookie = "17.1"};
    MSNP_CHECK(reads_as<FromNs>("XFR 10 SB h:1863 CKI 17.1\r\n", msnp12, board));
    constexpr from_ns::xfr_sb of_13{
        .trid = 10, .server = {.host = "h", .port = 1863}, .cookie = "17.1", .domain = "messenger.msn.com"};
    MSNP_CHECK(reads_as<FromNs>("XFR 10 SB h:1863 CKI 17.1 U messenger.msn.com\r\n", msnp13, of_13));
    MSNP_CHECK(read_is<FromNs>("XFR 10 SB h:1863 CKI 17.1 U messenger.msn.com\r\n", msnp9, of_13));
    constexpr from_ns::xfr_sb of_14{.trid = 10,
                                    .server = {.host = "h", .port = 1863},
                                    .cookie = "17.1",
                                    .domain = "messenger.msn.com",
                                    .direct = true};
    MSNP_CHECK(reads_as<FromNs>("XFR 10 SB h:1863 CKI 17.1 U messenger.msn.com 1\r\n", msnp14, of_14));
    MSNP_CHECK(read_is<FromNs>("XFR 10 SB h:1863 CKI 17.1 U messenger.msn.com 1\r\n", msnp9, of_14));
    MSNP_CHECK(wont_write(of_14, msnp13, errc::not_in_dialect, "direct"));
    MSNP_CHECK(wont_write(of_13, msnp12, errc::not_in_dialect, "domain"));
    MSNP_CHECK(is_read_as<FromNs, from_ns::rng>("RNG 1 h:1863 CKI 17.1 a@b A U messenger.hotmail.com 0\r\n", msnp9));
}

// USR OK has one to four parameters, whatever the dialect: the account, then maybe a name, and flags at the end.
// Red: swap usr_ok and usr_ok_nick in the list of from_ns.
TEST(Disagreements, No22UsrOkWithOneToFourParameters) {
    const auto flags = [](std::string_view line, std::optional<bool> verified, std::optional<bool> restricted) {
        const from_ns::usr_ok expected{.trid = 7, .account = "a@b", .verified = verified, .restricted = restricted};
        return read_is<FromNs>(line, msnp8, expected) && read_is<FromNs>(line, msnp9, expected) &&
               read_is<FromNs>(line, msnp10, expected);
    };
    const auto name = [](std::string_view line, bool verified, bool restricted) {
        const from_ns::usr_ok_nick expected{
            .trid = 7, .account = "a@b", .nick = "Ana", .verified = verified, .restricted = restricted};
        return read_is<FromNs>(line, msnp8, expected) && read_is<FromNs>(line, msnp9, expected) &&
               read_is<FromNs>(line, msnp10, expected);
    };
    MSNP_CHECK(flags("USR 7 OK a@b\r\n", std::nullopt, std::nullopt));
    MSNP_CHECK(flags("USR 7 OK a@b 1\r\n", true, std::nullopt));
    MSNP_CHECK(flags("USR 7 OK a@b 1 0\r\n", true, false));
    MSNP_CHECK(name("USR 7 OK a@b Ana\r\n", false, false));
    MSNP_CHECK(name("USR 7 OK a@b Ana 1\r\n", true, false));
    MSNP_CHECK(name("USR 7 OK a@b Ana 1 0\r\n", true, false));
}

// A challenge has no OK in it, though one page says so.
TEST(Disagreements, No23UsrChallengeWithoutOk) {
    MSNP_CHECK(reads_as<FromNs>("USR 6 TWN S lc=1033,id=507\r\n", msnp9,
                                from_ns::usr_twn_challenge{.trid = 6, .parameters = "lc=1033,id=507"}));
    MSNP_CHECK(refuses<FromNs>("USR 6 OK TWN S lc=1033\r\n", msnp9, {errc::bad_value, 15, "verified"}));
}

// A challenge is a token of about twenty digits, too long for a number; the article alone has it at a switchboard too.
TEST(Disagreements, No24ChlIsATokenAndAtBothServers) {
    MSNP_CHECK(reads_as<FromNs>("CHL 0 15570131571988941333\r\n", msnp9,
                                from_ns::chl{.trid = 0, .challenge = "15570131571988941333"}));
    MSNP_CHECK(reads_as<FromSb>("CHL 0 15570131571988941333\r\n", msnp9,
                                from_sb::chl{.trid = 0, .challenge = "15570131571988941333"}));
    MSNP_CHECK(reads_as<ToSb>("QRY 18 p 2\r\nab", msnp9, to_sb::qry{.trid = 18, .product = "p", .answer = "ab"}));
}

// INF and CVR at a switchboard are in the article and in no program.
TEST(Disagreements, No25InfAndCvrAtASwitchboard) {
    MSNP_CHECK(reads_as<ToSb>("INF 1\r\n", msnp7, to_sb::inf{.trid = 1}));
    MSNP_CHECK(reads_as<FromSb>("INF 1 CKI\r\n", msnp7, from_sb::inf{.trid = 1, .packages = "CKI"}));
    MSNP_CHECK(is_read_as<ToSb, to_sb::cvr>("CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 6.0.0602 MSMSGS a@b\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromSb, from_sb::cvr>("CVR 2 1 1 1 http://x http://y\r\n", msnp9));
}

// MSG asks with U, N, A, D or S. Two misprinted examples put the letter and the TrID wrongly: each costs its frame, text
// and all.
TEST(Disagreements, No26MsgAcknowledgementLetters) {
    const auto asks = [](std::string_view line, acknowledgement wanted) {
        return reads_as<ToSb>(line, msnp9, to_sb::msg{.trid = 2, .acknowledgement = wanted, .payload = "hi"});
    };
    MSNP_CHECK(asks("MSG 2 U 2\r\nhi", acknowledgement::none));
    MSNP_CHECK(asks("MSG 2 N 2\r\nhi", acknowledgement::on_failure));
    MSNP_CHECK(asks("MSG 2 A 2\r\nhi", acknowledgement::always));
    MSNP_CHECK(asks("MSG 2 D 2\r\nhi", acknowledgement::data));
    MSNP_CHECK(asks("MSG 2 S 2\r\nhi", acknowledgement::on_success));
    MSNP_CHECK(refuses<ToSb>("MSG A 2 2\r\nhi", msnp9, {errc::bad_number, 4, "trid"}));
    MSNP_CHECK(refuses<ToSb>("MSG 3 2 2\r\nhi", msnp9, {errc::bad_value, 6, "acknowledgement"}));
}

// Whether A is answered with NAK is in dispute; a client reads both.
TEST(Disagreements, No27AckAndNakForTheSameMessage) {
    MSNP_CHECK(reads_as<FromSb>("ACK 2\r\n", msnp9, from_sb::ack{.trid = 2}));
    MSNP_CHECK(reads_as<FromSb>("NAK 2\r\n", msnp9, from_sb::nak{.trid = 2}));
}

// QNG's seconds are said to be at most 50 or at most 60; any number is read, and none is a TrID.
TEST(Disagreements, No28QngWithAnySeconds) {
    MSNP_CHECK(reads_as<FromNs>("QNG 0\r\n", msnp9, from_ns::qng{.seconds = 0}));
    MSNP_CHECK(reads_as<FromNs>("QNG 50\r\n", msnp9, from_ns::qng{.seconds = 50}));
    MSNP_CHECK(reads_as<FromNs>("QNG 60\r\n", msnp9, from_ns::qng{.seconds = 60}));
    MSNP_CHECK(reads_as<FromNs>("QNG 100000\r\n", msnp9, from_ns::qng{.seconds = 100000}));
}

// Codes whose meaning is in dispute are told apart by number, 700 from 707 and 910 from 921 too.
TEST(Disagreements, No29CodesInDispute) {
    MSNP_CHECK(is_code("911 4\r\n", error_code::authentication_failed, 4));
    MSNP_CHECK(is_code("700 4\r\n", error_code::connection_failed_700, 4));
    MSNP_CHECK(is_code("707 4\r\n", error_code::connection_failed, 4));
    MSNP_CHECK(is_code("715 4\r\n", error_code::not_expected, 4));
    MSNP_CHECK(is_code("711 4\r\n", error_code::blocking_write, 4));
    MSNP_CHECK(is_code("921 4\r\n", error_code::server_too_busy_921, 4));
    MSNP_CHECK(is_code("216 4\r\n", error_code::not_on_list, 4));
    MSNP_CHECK(is_code("217 4\r\n", error_code::not_online, 4));
    MSNP_CHECK(error_code::connection_failed_700 != error_code::connection_failed);
}

// 240 and 241 carry the list that was refused; which is which is in dispute.
TEST(Disagreements, No30CodesOfARefusedList) {
    MSNP_CHECK(
        reads_as<FromNs>("240 4 9\r\n<ml></ml>", msnp13,
                         error_reply{.code = error_code{240}, .trid = transaction_id{4}, .payload = "<ml></ml>"}));
    MSNP_CHECK(
        reads_as<FromNs>("241 4 9\r\n<ml></ml>", msnp13,
                         error_reply{.code = error_code{241}, .trid = transaction_id{4}, .payload = "<ml></ml>"}));
}

// An unknown account is 205 up to MSNP9 and 208 from MSNP10 on; neither is tied to a dialect.
TEST(Disagreements, No31CodesForAnUnknownAccount) {
    MSNP_CHECK(is_code("205 21\r\n", error_code::invalid_user, 21));
    MSNP_CHECK(is_code("208 21\r\n", error_code::invalid_user_name, 21));
    MSNP_CHECK(writes(error_reply{.code = error_code::invalid_user, .trid = transaction_id{21}, .payload = {}}, msnp10,
                      "205 21\r\n"));
}

// Every client has another list of the codes with a payload; three tokens tell it for all.
TEST(Disagreements, No32ErrorsWithAPayloadHaveThreeTokens) {
    for (const std::string_view code :
         {"201", "204", "206", "240", "241", "252", "500", "508", "509", "715", "801", "933"}) {
        const std::string bare = std::string(code) + " 21\r\n";
        EXPECT_TRUE(is_a_line_alone<FromNs>(bare)) << code;
        const std::string full = std::string(code) + " 21 2\r\nhi";
        const step s = from_ns::take_frame(full);
        ASSERT_TRUE(s.has_frame()) << code;
        EXPECT_EQ(s.frame().payload, "hi") << code;
    }
    MSNP_CHECK(is_a_line_alone<FromNs>("241\r\n"));
    MSNP_CHECK(is_a_line_alone<FromNs>("241 21 OK\r\n"));
}

// Group names are limited to 60, 61 or 127 bytes, by source: a server's business (229), so any length is read.
TEST(Disagreements, No33GroupNamesOfAnyLength) {
    constexpr std::string_view name = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    static_assert(name.size() == 62);
    MSNP_CHECK(reads_as<ToNs>("ADG 27 ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 0\r\n", msnp9,
                              to_ns::adg_7{.trid = 27, .name = name}));
}

// Lists are limited to 75, 150, 300, 600 or 1000 contacts, by year: a server's business (210).
TEST(Disagreements, No34ListsOfAnyLength) {
    MSNP_CHECK(reads_as<FromNs>("SYN 8 27 1001 31\r\n", msnp9,
                                from_ns::syn_8{.trid = 8, .list_version = 27, .contacts = 1001, .groups = 31}));
}

// SYN and REA of a later dialect are refused by some servers and close the connection at others: read, so that a server
// can choose, and not written.
TEST(Disagreements, No35SynAndReaAfterTheirTime) {
    MSNP_CHECK(is_read_as<ToNs, to_ns::syn_10>("SYN 8 0 0\r\n", msnp13));
    MSNP_CHECK(wont_write(to_ns::syn_10{.trid = 8, .list_version = "0", .settings_version = "0"}, msnp13,
                          errc::not_in_dialect, ""));
    MSNP_CHECK(is_read_as<ToNs, to_ns::rea>("REA 18 a@b A\r\n", msnp13));
    MSNP_CHECK(wont_write(to_ns::rea{.trid = 18, .account = "a@b", .nick = "A"}, msnp10, errc::not_in_dialect, ""));
    MSNP_CHECK(is_code("502 8\r\n", error_code::command_disabled, 8));
}

// A SYN reply without counts means that nothing follows; with counts the list follows, though the versions be the same.
TEST(Disagreements, No36SynUnchangedByTheNumberOfArguments) {
    MSNP_CHECK(is_read_as<FromNs, from_ns::syn_unchanged_8>("SYN 8 27\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::syn_8>("SYN 8 27 5 4\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::syn_unchanged_10>("SYN 8 27 28\r\n", msnp10));
    MSNP_CHECK(is_read_as<FromNs, from_ns::syn_10>("SYN 8 27 28 5 4\r\n", msnp10));
}

// Stamps have seven digits and a zone of -07:00 at Microsoft, one digit and -00:00 elsewhere, or a plus.
TEST(Disagreements, No37SynStampsWithAnyFractionAndZone) {
    const auto keeps = [](std::string_view line, sync_stamp stamp) {
        return reads_as<ToNs>(line, msnp10, to_ns::syn_10{.trid = 8, .list_version = stamp, .settings_version = "0"});
    };
    MSNP_CHECK(keeps("SYN 8 2005-04-23T18:57:44.8130000-07:00 0\r\n", "2005-04-23T18:57:44.8130000-07:00"));
    MSNP_CHECK(keeps("SYN 8 2000-01-01T00:00:00.0-00:00 0\r\n", "2000-01-01T00:00:00.0-00:00"));
    MSNP_CHECK(keeps("SYN 8 2005-04-23T18:57:44.8130000+09:00 0\r\n", "2005-04-23T18:57:44.8130000+09:00"));
}

// Verbs of which nobody knows more than the name stay as they are. RFS and VAS are read as those have them who know
// a little more.
TEST(Disagreements, No38VerbsWithoutAGrammar) {
    for (const std::string_view verb : {"LKP", "GSB", "FSL", "GET", "EVR"}) {
        const std::string line = std::string(verb) + " 5 a  b 7\r\n";
        const auto command = from_ns::parse(line, msnp9);
        ASSERT_TRUE(command) << verb;
        ASSERT_TRUE(std::holds_alternative<unknown_command>(*command)) << verb;
        EXPECT_TRUE(writes(*command, msnp9, line)) << verb;
    }
    MSNP_CHECK(reads_as<FromNs>("RFS\r\n", msnp13, from_ns::rfs{}));
    MSNP_CHECK(reads_as<ToNs>("VAS 25 a@b 1 x 2\r\nab", msnp18,
                              to_ns::vas{.trid = 25, .account = "a@b", .first = "1", .second = "x", .payload = "ab"}));
}

// One client's comment shows a TrID in NFY; its code and everybody else has none.
TEST(Disagreements, No39NfyWithoutATransactionId) {
    MSNP_CHECK(reads_as<FromNs>("NFY PUT 3\r\nabc", msnp21, from_ns::nfy_put{.payload = "abc"}));
    MSNP_CHECK(refuses<FromNs>("NFY 5 PUT 3\r\nabc", msnp21, {errc::wrong_word, 4, "PUT"}));
}

// When NOT, IPG and PAG began is in dispute (MSNP5 or 6); they are long there in MSNP8, and in no dialect is an older one
// of them refused.
TEST(Disagreements, No40NotificationsAndPagesInEveryDialect) {
    for (std::size_t number = number_of(first_dialect); number <= number_of(last_dialect); ++number) {
        const auto d = static_cast<dialect>(number);
        EXPECT_TRUE((is_read_as<FromNs, from_ns::not_>("NOT 4\r\n<x/>", d))) << number;
        EXPECT_TRUE((is_read_as<FromNs, from_ns::ipg>("IPG 4\r\n<x/>", d))) << number;
        EXPECT_TRUE((is_read_as<ToNs, to_ns::pag>("PAG 20 a@b 4\r\n<x/>", d))) << number;
    }
}

// FND was taken away with MSNP7 or in 2003: it is read whatever the dialect, and not written since MSNP8.
TEST(Disagreements, No41FndIsReadAfterItsTime) {
    constexpr to_ns::fnd expected{
        .trid = 5, .first_name = "Ana", .last_name = "*", .city = "*", .state = "*", .country = "US"};
    MSNP_CHECK(read_is<ToNs>("FND 5 fname=Ana lname=* city=* state=* country=US\r\n", msnp8, expected));
    MSNP_CHECK(wont_write(expected, msnp8, errc::not_in_dialect, ""));
}

// BYE's second token is 1 for idleness; the network that one source has there is of later dialects.
TEST(Disagreements, No42ByeWithAnIdleFlag) {
    MSNP_CHECK(
        reads_as<FromSb>("BYE bob@example.com 1\r\n", msnp9, from_sb::bye{.account = "bob@example.com", .idle = true}));
    MSNP_CHECK(
        reads_as<FromSb>("BYE bob@example.com\r\n", msnp9, from_sb::bye{.account = "bob@example.com", .idle = false}));
}

// The client names its best dialect first, but the server may have another order: it asks with the range that it wants.
TEST(Disagreements, No43TheServerChooses) {
    constexpr dialect_words offered{"MSNP21 MSNP18 CVR0"};
    MSNP_CHECK(first_common(offered, {msnp2, msnp18}) == msnp18);
    MSNP_CHECK(first_common(offered, all_dialects) == msnp21);
}

// A server of MSNP2 has a verb of four letters, replies without TrID, sessions that are no numbers and a page that is none. The
// first two cost a frame each, the others are as good as any.
TEST(Disagreements, No44RepliesOfOtherShapesCostOneFrame) {
    EXPECT_EQ(
        trace_all_ways<FromSb>("NACK 3\r\nANS OK\r\nCAL 4 RINGING 0b7a3c1e-93f0-4ab1-8f7a-6c5d4e3f2a1b\r\n", msnp9),
        "bad_verb at byte 0: the line does not begin with three capital letters or three digits\n"
        "bad_number at byte 12 (trid): not a decimal number\n"
        "16 cal CAL 4 RINGING 0b7a3c1e-93f0-4ab1-8f7a-6c5d4e3f2a1b\\r\\n = 52\n"
        "consumed 68\n");
    MSNP_CHECK(read_is<FromNs>("URL 20 INBOX x\r\n", msnp9, from_ns::url{.trid = 20, .page = "INBOX", .login = "x"}));
    MSNP_CHECK(
        read_is<ToNs>("SND 6 carol@example.com\r\n", msnp9, to_ns::snd{.trid = 6, .target = "carol@example.com"}));
    MSNP_CHECK(reads_as<ToSb>("ANS 1 a@b 17.1 0b7a3c1e-93f0\r\n", msnp9,
                              to_sb::ans{.trid = 1, .account = "a@b", .cookie = "17.1", .session = "0b7a3c1e-93f0"}));
}

// ---- B. misprints of the article (each line of it is in article_test.cpp) --------------------------------------------

// JIO for JOI; verbs at the switchboard that no program sends there.
TEST(Disagreements, No45JioAndTheVerbsOfTheSwitchboard) {
    MSNP_CHECK(is_read_as<FromSb, unknown_command>("JIO bob@example.com Bob\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromSb, from_sb::joi>("JOI bob@example.com Bob\r\n", msnp9));
    MSNP_CHECK(is_read_as<ToSb, to_sb::inf>("INF 1\r\n", msnp9));
    MSNP_CHECK(is_read_as<ToSb, to_sb::qry>("QRY 18 p 2\r\nab", msnp9));
    MSNP_CHECK(is_read_as<FromSb, from_sb::chl>("CHL 0 155\r\n", msnp9));
}

// The version in front of the list.
TEST(Disagreements, No46AddReplyWithTheVersionFirst) {
    MSNP_CHECK(
        refuses<FromNs>("ADD 36 825 FL one@hotmail.com one@hotmail.com 2\r\n", msnp9, {errc::bad_value, 7, "list"}));
    MSNP_CHECK(is_read_as<FromNs, from_ns::add>("ADD 36 FL 825 one@hotmail.com one@hotmail.com 2\r\n", msnp9));
}

// The name left out: the group is taken for it, since a name may be a digit.
TEST(Disagreements, No47AddWithoutAName) {
    MSNP_CHECK(reads_as<ToNs>("ADD 25 FL five@hotmail.com 3\r\n", msnp9,
                              to_ns::add{.trid = 25,
                                         .list = list_kind::forward,
                                         .account = "five@hotmail.com",
                                         .nick = "3",
                                         .group = std::nullopt}));
}

// A blank lost, and blanks where the page wrapped.
TEST(Disagreements, No48ChallengeAndTicketWithBlanks) {
    MSNP_CHECK(refuses<FromNs>("USR 6 TWN Slc=1033,id=507, tpf=ed1c\r\n", msnp9, {errc::wrong_word, 10, "S"}));
    MSNP_CHECK(refuses<FromNs>("USR 6 TWN S lc=1033,id=507, tpf=ed1c\r\n", msnp9, {errc::extra_argument, 28, ""}));
    MSNP_CHECK(read_is<ToNs>("USR 7 TWN S t=4m1w$$ &p=4QXN !7bdi$$\r\n", msnp9,
                             to_ns::usr_twn_ticket{.trid = 7, .ticket = "t=4m1w$$"}));
    MSNP_CHECK(
        refuses<ToNs>("USR 7 TWN S t=4m1w$$ &p=4QXN !7bdi$$\r\n", msnp9, {errc::extra_argument, 21, ""}, strict));
}

// Blanks doubled and at the end; a digest under TWN.
TEST(Disagreements, No49BlanksDoubledAndAtTheEnd) {
    MSNP_CHECK(reads_as<FromNs>(
        "USR 7 OK a@b  a@b  1 0 \r\n", msnp9,
        from_ns::usr_ok_nick{.trid = 7, .account = "a@b", .nick = "a@b", .verified = true, .restricted = false},
        "USR 7 OK a@b a@b 1 0\r\n"));
    MSNP_CHECK(reads_as<ToNs>("USR 21 TWN S 8d30fc782aa25ec9e1293fdda13cab42\r\n", msnp9,
                              to_ns::usr_twn_ticket{.trid = 21, .ticket = "8d30fc782aa25ec9e1293fdda13cab42"}));
}

// The line that explains a command's syntax is mangled; what it means is a verb, a TrID and parameters, the last two
// optional.
TEST(Disagreements, No50ACommandHasAVerbAndMaybeMore) {
    MSNP_CHECK(reads_as<FromNs>("ABC\r\n", msnp9, unknown_command{.verb = "ABC", .arguments = {}, .payload = {}}));
    MSNP_CHECK(reads_as<FromNs>("ABC 1\r\n", msnp9, unknown_command{.verb = "ABC", .arguments = "1", .payload = {}}));
    MSNP_CHECK(reads_as<FromNs>("ABC 1 PARAM1 PARAM2\r\n", msnp9,
                                unknown_command{.verb = "ABC", .arguments = "1 PARAM1 PARAM2", .payload = {}}));
}

// ---- C. what broke other parsers -------------------------------------------------------------------------------------

// A stray line end stopped a server for ever. Red: ask for more bytes at an empty line.
TEST(Disagreements, No51AnEmptyLineStopsNothing) {
    MSNP_CHECK(is_read_as<ToNs, to_ns::png>("\r\nPNG\r\n", msnp9));
    MSNP_CHECK(is_read_as<ToNs, to_ns::png>("\n\r\n  \r\n\nPNG\r\n", msnp9));
    MSNP_CHECK(to_ns::take_frame("\r\n\r\n").needs_more());
    MSNP_CHECK(to_ns::take_frame("\r\n\r\n").skipped() == 4);
}

// A splitter for text cuts at blanks of other alphabets inside a raw name.
TEST(Disagreements, No52OnlyTheBlankSeparates) {
    MSNP_CHECK(reads_as<ToNs>("PRP 1 MFN A\xE3\x80\x80"
                              "B\r\n",
                              msnp10,
                              to_ns::prp{.trid = 1,
                                         .key = property::friendly_name,
                                         .value = "A\xE3\x80\x80"
                                                  "B"}));
    MSNP_CHECK(reads_as<ToNs>("REA 1 a@b A\xC2\xA0"
                              "B\xE2\x80\xA8"
                              "C\tD\x0B"
                              "E\r\n",
                              msnp9,
                              to_ns::rea{.trid = 1,
                                         .account = "a@b",
                                         .nick = "A\xC2\xA0"
                                                 "B\xE2\x80\xA8"
                                                 "C\tD\x0B"
                                                 "E"}));
}

// A negative length moved a server's read position back. Red: read lengths with a sign.
TEST(Disagreements, No53NegativeLengthsEndTheStream) {
    MSNP_CHECK(refuses<ToSb>("MSG 1 U -5\r\n", msnp9, {errc::bad_length, 8, "length"}));
    MSNP_CHECK(refuses<ToSb>("MSG 1 U +5\r\n", msnp9, {errc::bad_length, 8, "length"}));
    MSNP_CHECK(refuses<ToSb>("MSG 1 U five\r\n", msnp9, {errc::bad_length, 8, "length"}));
    MSNP_CHECK(refuses<ToSb>("MSG 1 U 5x\r\n", msnp9, {errc::bad_length, 8, "length"}));
    MSNP_CHECK(refuses<ToSb>("MSG 1 U 0x5\r\n", msnp9, {errc::bad_length, 8, "length"}));
}

// An empty payload is one, complete with its line.
TEST(Disagreements, No54ZeroLengthIsAPayload) {
    MSNP_CHECK(reads_as<ToSb>("MSG 1 U 0\r\n", msnp9,
                              to_sb::msg{.trid = 1, .acknowledgement = acknowledgement::none, .payload = ""}));
    MSNP_CHECK(to_sb::take_frame("MSG 1 U 0\r\n").frame().has_payload);
    MSNP_CHECK(reads_as<FromNs>("MSG Hotmail Hotmail 0\r\n", msnp9, from_ns::msg{.payload = ""}));
}

// A ticket that holds a '%' is not encoded, and a wrong number of arguments is an error with a name.
TEST(Disagreements, No55TicketsAreNotDecoded) {
    MSNP_CHECK(reads_as<ToNs>("USR 7 TWN S t=%41%20&p=%\r\n", msnp9,
                              to_ns::usr_twn_ticket{.trid = 7, .ticket = "t=%41%20&p=%"}));
    MSNP_CHECK(refuses<ToNs>("USR 7 TWN S\r\n", msnp9, {errc::missing_argument, 11, "ticket"}));
}

// The text of a page was read as commands. PAG ends with MSNP8 and is read in MSNP9 all the same.
TEST(Disagreements, No56PagesAreNoCommands) {
    EXPECT_EQ(trace_all_ways<ToNs>("PAG 20 a@b 5\r\nOUT\r\nPGD 21 a@b 1 3\r\nOUTPNG\r\n", msnp9),
              "0 pag PAG 20 a@b 5\\r\\nOUT\\r\\n unwritable\n"
              "19 pgd PGD 21 a@b 1 3\\r\\nOUT = 19\n"
              "38 png PNG\\r\\n = 5\n"
              "consumed 43\n");
}

// A number at the end of an error or of an unknown verb was taken for a length.
TEST(Disagreements, No57ANumberAtTheEndIsNoLength) {
    MSNP_CHECK(is_a_line_alone<FromNs>("205 21\r\n"));
    MSNP_CHECK(is_a_line_alone<FromNs>("911 4\r\n"));
    MSNP_CHECK(is_a_line_alone<FromNs>("LKP 5 21\r\n"));
    MSNP_CHECK(is_a_line_alone<FromNs>("BLP 19 152\r\n"));
    MSNP_CHECK(is_a_line_alone<FromNs>("SYN 8 27 5 4\r\n"));
    MSNP_CHECK(is_a_line_alone<FromNs>("ILN 9 NLN a@b A 1073791020\r\n"));
    MSNP_CHECK(is_a_line_alone<FromSb>("CAL 5 RINGING 213697\r\n"));
    MSNP_CHECK(is_a_line_alone<ToNs>("RMG 24 3\r\n"));
    for (const std::string_view line : {"QNG 50",
                                        "CHL 0 15570131571988941333",
                                        "VER 1 0",
                                        "SYN 8 27 5 4",
                                        "SYN 8 255",
                                        "LSG 1 Friends 0",
                                        "LST bob@example.com Bob 11 0",
                                        "LST 8 BL 255 0 0",
                                        "ADD 23 FL 57 a@b A 0",
                                        "REM 26 FL 105 a@b 3",
                                        "ADG 8 28 Work 2 0",
                                        "ADG 10 Work f60efbe7-94af-4b16-b926-e4e10878d329 0",
                                        "RMG 24 29 3",
                                        "XFR 10 SB h:1863 CKI 17.1 U x.com 1",
                                        "XFR 4 NS h:1863 0",
                                        "RNG 1 h:1863 CKI 17.1 a@b A U x.com 1",
                                        "ILN 9 NLN a@b 1 A 5",
                                        "NLN NLN a@b A 5",
                                        "FLN a@b 1 0",
                                        "CHG 9 NLN 5",
                                        "USR 7 OK a@b 1 0",
                                        "URL 20 /x https://x 2",
                                        "BPR PHM tel:+15550103 0",
                                        "BPR a@b HSB 1",
                                        "OUT RCT 5",
                                        "QRY 18",
                                        "SBS 0 5",
                                        "ADC 0 RL N=a@b F=5",
                                        "PRP 55 12182 PHH 5",
                                        "FND 3 0 0",
                                        "205 21",
                                        "911 4"})
        EXPECT_TRUE(is_a_line_alone<FromNs>(std::string(line) + "\r\n")) << line;
    for (const std::string_view line : {"QNG 50", "IRO 1 1 2 a@b A 5", "JOI a@b A 5", "BYE a@b 1", "CAL 2 RINGING 5",
                                        "ACK 5", "NAK 5", "USR 1 OK a@b 5", "205 21"})
        EXPECT_TRUE(is_a_line_alone<FromSb>(std::string(line) + "\r\n")) << line;
    for (const std::string_view line :
         {"SYN 8 0", "CHG 9 NLN 5", "URL 20 MESSAGE 5", "LST 8 5", "RMG 24 3", "ADG 8 Work 0", "IMS 28 5", "OUT 5"})
        EXPECT_TRUE(is_a_line_alone<ToNs>(std::string(line) + "\r\n")) << line;
    for (const std::string_view line : {"USR 1 a@b 17", "ANS 1 a@b 17 5", "CAL 2 5", "OUT 5"})
        EXPECT_TRUE(is_a_line_alone<ToSb>(std::string(line) + "\r\n")) << line;
}

// Line ends at the beginning of a payload were skipped, and a lone CR ended a line.
TEST(Disagreements, No58APayloadMayBeginWithLineEnds) {
    MSNP_CHECK(reads_as<FromNs>("MSG Hotmail Hotmail 6\r\n\r\n\n\r\nx", msnp9, from_ns::msg{.payload = "\r\n\n\r\nx"}));
    MSNP_CHECK(refuses<FromNs>("FLN a\rFLN b\r\n", msnp9, {errc::bad_byte, 5, ""}));
    MSNP_CHECK(from_ns::take_frame("FLN a\r").needs_more());
}

// Any number in second place was taken for a TrID.
TEST(Disagreements, No59NumbersThatAreNoTransactionIds) {
    const auto has_trid = [](std::string_view line) {
        const auto command = from_ns::parse(line, msnp9);
        bool found = false;
        if (command)
            for_each_field(*command, msnp9, [&]<class T>(std::string_view, const T&) {
                found = found || std::is_same_v<T, transaction_id>;
            });
        return found || !command;
    };
    MSNP_CHECK(!has_trid("QNG 50\r\n"));
    MSNP_CHECK(!has_trid("RNG 11752013 h:1 CKI 1 a@b A\r\n"));
    MSNP_CHECK(!has_trid("LSG 1 Friends 0\r\n"));
    MSNP_CHECK(!has_trid("NOT 5\r\n<x/>\n"));
    MSNP_CHECK(!has_trid("IPG 5\r\n<x/>\n"));
    MSNP_CHECK(!has_trid("ADD 0 RL 105 eve@example.com Eve\r\n"));
    MSNP_CHECK(has_trid("QRY 18\r\n"));
}

// Arguments that are missing, NULs, and lengths below zero crashed a client.
TEST(Disagreements, No60MissingArgumentsNulsAndLengths) {
    MSNP_CHECK(reads_as<FromNs>("QNG\r\n", msnp9, from_ns::qng{.seconds = std::nullopt}));
    MSNP_CHECK(reads_as<FromNs>("OUT\r\n", msnp9, from_ns::out{.reason = {}}));
    MSNP_CHECK(is_read_as<FromNs, from_ns::lst_10>("LST N=a@b 10\r\n", msnp10));
    MSNP_CHECK(refuses<FromNs>("LST N=a@b\r\n", msnp10, {errc::missing_argument, 9, "lists"}));
    EXPECT_EQ(trace_all_ways<FromNs>("FLN \0\r\nQNG\r\n241 4 3\r\nabcQNG\r\n"sv, msnp9),
              "bad_byte at byte 4: a NUL or a bare CR stands in the line\n"
              "7 qng QNG\\r\\n = 5\n"
              "12 error_reply 241 4 3\\r\\nabc unwritable\n"
              "24 qng QNG\\r\\n = 5\n"
              "consumed 29\n");
    MSNP_CHECK(refuses<FromSb>("MSG a@b A -1\r\n", msnp9, {errc::bad_length, 10, "length"}));
}

// FLN without a network in front of the account crashed a client.
TEST(Disagreements, No61FlnWithoutANetwork) {
    MSNP_CHECK(reads_as<FromNs>("FLN bob@example.com\r\n", msnp9, from_ns::fln{.account = "bob@example.com"}));
    MSNP_CHECK(refuses<FromNs>("FLN\r\n", msnp9, {errc::missing_argument, 3, "account"}));
}

// Boxes in between inject ILN of older dialects into newer sessions.
TEST(Disagreements, No62IlnOfOlderDialects) {
    constexpr from_ns::iln old{.trid = 9,
                               .status = presence::away,
                               .account = "bob@example.com",
                               .nick = "1234",
                               .capabilities = 0,
                               .object = {}};
    MSNP_CHECK(read_is<FromNs>("ILN 9 AWY bob@example.com 1234\r\n", msnp9, old));
    MSNP_CHECK(read_is<FromNs>("ILN 9 AWY bob@example.com 1234\r\n", msnp10, old));
    MSNP_CHECK(read_is<FromNs>("ILN 9 AWY bob@example.com 1234 0\r\n", msnp10, old));
    constexpr from_ns::iln pictured{.trid = 9,
                                    .status = presence::away,
                                    .account = "bob@example.com",
                                    .nick = "1234",
                                    .capabilities = 5,
                                    .object = "0"};
    MSNP_CHECK(read_is<FromNs>("ILN 9 AWY bob@example.com 1234 5 0\r\n", msnp10, pictured));
    MSNP_CHECK(read_is<FromNs>("ILN 9 AWY bob@example.com 1234 5 0\r\n", msnp8, pictured));
}

// A word in second place where a number was expected stopped a client; an empty payload was written without its length.
TEST(Disagreements, No63WordsWhereNumbersAreExpected) {
    MSNP_CHECK(is_read_as<FromNs, from_ns::bpr_sync>("BPR PHH 1\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::prp_sync>("PRP PHH 1\r\n", msnp9));
    MSNP_CHECK(refuses<FromNs>("LSG Friends x\r\n", msnp9, {errc::bad_number, 4, "trid"}));
    MSNP_CHECK(
        writes(to_sb::msg{.trid = 5, .acknowledgement = acknowledgement::none, .payload = ""}, msnp9, "MSG 5 U 0\r\n"));
    MSNP_CHECK(writes(unknown_command{.verb = "UUN", .arguments = "5 a 1", .payload = ""}, msnp9, "UUN 5 a 1 0\r\n"));
}

// A reply's verb tells whether it has a payload, not its handler; a length counts bytes; a new connection begins anew.
TEST(Disagreements, No64LengthsCountBytesAndReconnectingForgets) {
    MSNP_CHECK(is_a_line_alone<FromNs>("LSG 8 255 1 2 0 Other%20Contacts 0\r\n"));
    MSNP_CHECK(
        writes(to_sb::msg{.trid = 1, .acknowledgement = acknowledgement::none, .payload = "\xE4\xBD\xA0\xE5\xA5\xBD"},
               msnp9, "MSG 1 U 6\r\n\xE4\xBD\xA0\xE5\xA5\xBD"));
    from_ns::decoder in{msnp9};
    in.feed("MSG Hotmail Hotmail 100\r\nleft over");
    EXPECT_FALSE(in.poll());
    in.reset();
    in.feed("VER 1 MSNP9\r\n");
    EXPECT_TRUE(in.poll());
    EXPECT_EQ(in.consumed(), 13U);
}

// Half a line was dropped at the end of a read, a bad length looped for ever, a bare LF cost a byte too many.
TEST(Disagreements, No65HalfALineIsKept) {
    EXPECT_EQ(trace_all_ways<FromNs>("FLN a\nMSG Hotmail Hotmail 8\nFLN a\r\nxFLN b\nMSG x x y\n", msnp9),
              "0 fln FLN a\\n = 7\n"
              "6 msg MSG Hotmail Hotmail 8\\nFLN a\\r\\nx = 31\n"
              "36 fln FLN b\\n = 7\n"
              "bad_length at byte 50 (length): the payload's length is not a decimal number\n");
}

// A whole read was taken for one command.
TEST(Disagreements, No66SeveralCommandsInOneRead) {
    from_sb::decoder in{msnp9};
    in.feed("ACK 1\r\nMSG a@b A 3\r\n\xE4\xBD\xA0"
            "BYE a@b\r\n");
    EXPECT_EQ(form_name(**in.poll()), "ack");
    EXPECT_EQ(form_name(**in.poll()), "msg");
    EXPECT_EQ(form_name(**in.poll()), "bye");
    EXPECT_FALSE(in.poll());
}

// A payload verb that ends in 0 re-entered its caller; a name with blanks in it needs no repair, it is an error.
TEST(Disagreements, No67PayloadOfZeroBytesAndNamesWithBlanks) {
    EXPECT_EQ(trace_all_ways<FromSb>("MSG a@b A 0\r\nMSG a@b A 0\r\nACK 1\r\n", msnp9),
              "0 msg MSG a@b A 0\\r\\n = 13\n"
              "13 msg MSG a@b A 0\\r\\n = 13\n"
              "26 ack ACK 1\\r\\n = 7\n"
              "consumed 33\n");
    MSNP_CHECK(refuses<FromNs>("LST bob@example.com crappy data 11 0\r\n", msnp9, {errc::bad_number, 27, "lists"}));
}

// Groups and names of digits shifted the arguments; a session lost its leading zeros.
TEST(Disagreements, No68NamesOfDigits) {
    MSNP_CHECK(
        reads_as<FromNs>("LSG 123 " MSNP_GROUP "\r\n", msnp10, from_ns::lsg_10{.name = "123", .group = MSNP_GROUP}));
    MSNP_CHECK(reads_as<FromNs>("LSG 1 2004 0\r\n", msnp9, from_ns::lsg_8{.group = 1, .name = "2004"}));
    MSNP_CHECK(
        reads_as<FromNs>("PRP MFN 42\r\n", msnp10, from_ns::prp_sync{.key = property::friendly_name, .value = "42"}));
    MSNP_CHECK(reads_as<FromNs>("RNG 0011752013 h:1 CKI 1 a@b 7\r\n", msnp9,
                                from_ns::rng{.session = "0011752013",
                                             .server = {.host = "h", .port = 1},
                                             .cookie = "1",
                                             .account = "a@b",
                                             .nick = "7"}));
}

// Servers append arguments from version to version.
TEST(Disagreements, No69MoreArgumentsDoNoHarm) {
    MSNP_CHECK(is_read_as<FromNs, from_ns::nln>("NLN NLN a@b A 0 0 http://x/y.png more\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::chg>("CHG 9 NLN 0 0 more\r\n", msnp10));
    MSNP_CHECK(is_read_as<FromNs, from_ns::rea>("REA 18 211 a@b A more\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, error_reply>("205 21 more\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromSb, from_sb::joi_16>("JOI a@b A 2789003324:48\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::syn_10>("SYN 8 27 28 5 4 more\r\n", msnp10));
}

// Client ids above 2^31 overflowed.
TEST(Disagreements, No70ClientIdsAboveTwoToThe31) {
    MSNP_CHECK(reads_as<FromNs>(
        "NLN NLN a@b A 2789003324\r\n", msnp9,
        from_ns::nln{
            .status = presence::online, .account = "a@b", .nick = "A", .capabilities = 2789003324U, .object = {}}));
}

// A missing picture is `0`, nothing, an empty token or an empty element, and one stays one with more behind it.
TEST(Disagreements, No71PicturesThatAreNone) {
    const auto object_of = [](std::string_view line) {
        const auto command = from_ns::parse(line, msnp9);
        return command ? std::get<from_ns::nln>(*command).object : display_object{"?"};
    };
    MSNP_CHECK(object_of("NLN NLN a@b A 0\r\n").is_none());
    MSNP_CHECK(object_of("NLN NLN a@b A 0 \r\n").is_none());
    MSNP_CHECK(object_of("NLN NLN a@b A 0 0\r\n").is_none());
    MSNP_CHECK(object_of("NLN NLN a@b A 0 %3Cmsnobj%2F%3E\r\n").is_none());
    MSNP_CHECK(object_of("NLN NLN a@b A 0 %3Cmsnobj%20Size%3D%221%22%2F%3E http://x\r\n") ==
               display_object{"<msnobj Size=\"1\"/>"});
}

#define MSNP_PLACE "{521a03be-12af-452d-a3c5-f7787d7a8267}"

// Since MSNP16 somebody is in a chat once for each place and once without one; who keys by the whole argument has two contacts.
TEST(Disagreements, No72TheSameAccountAtSeveralPlaces) {
    constexpr from_sb::joi_16 at_a_place{
        .account = {"bob@example.com", MSNP_PLACE}, .nick = "Bob", .capabilities = {2789003324U, 48}};
    constexpr from_sb::joi_16 anywhere{
        .account = email("bob@example.com"), .nick = "Bob", .capabilities = {2789003324U, 48}};
    MSNP_CHECK(reads_as<FromSb>("JOI bob@example.com;" MSNP_PLACE " Bob 2789003324:48\r\n", msnp16, at_a_place));
    MSNP_CHECK(reads_as<FromSb>("JOI bob@example.com Bob 2789003324:48\r\n", msnp16, anywhere));
    MSNP_CHECK(at_a_place.account.account == anywhere.account.account);
    MSNP_CHECK(!(at_a_place == anywhere));
    MSNP_CHECK(reads_as<FromSb>("BYE bob@example.com;" MSNP_PLACE "\r\n", msnp18,
                                from_sb::bye_16{.account = {"bob@example.com", MSNP_PLACE}}));
    MSNP_CHECK(
        reads_as<FromSb>("BYE bob@example.com\r\n", msnp18, from_sb::bye_16{.account = email("bob@example.com")}));
    MSNP_CHECK(reads_as<FromSb>("IRO 1 1 2 bob@example.com;" MSNP_PLACE " Bob 5:48\r\n", msnp20,
                                from_sb::iro_16{.trid = 1,
                                                .index = 1,
                                                .total = 2,
                                                .account = {"bob@example.com", MSNP_PLACE},
                                                .nick = "Bob",
                                                .capabilities = {5, 48}}));
}

// Since MSNP16 one's own account comes back in NLN, UBX, UBM, JOI and RNG; USR OK also answers USR SHA.
TEST(Disagreements, No73OneselfIsACorrespondentToo) {
    MSNP_CHECK(is_read_as<FromNs, from_ns::nln_18>("NLN NLN 1:ana@example.com Ana 5:48 0\r\n", msnp18));
    MSNP_CHECK(is_read_as<FromNs, from_ns::ubx_14>("UBX ana@example.com 1 0\r\n", msnp16));
    MSNP_CHECK(is_read_as<FromNs, from_ns::ubm_16>("UBM a@b 1 a@b 1 1 2\r\nhi", msnp16));
    MSNP_CHECK(is_read_as<FromNs, from_ns::rng>("RNG 1 h:1863 CKI 17.1 a@b A U messenger.hotmail.com 1\r\n", msnp16));
    MSNP_CHECK(reads_as<ToNs>("USR 12 SHA A PD94\r\n", msnp18, to_ns::usr_sha{.trid = 12, .ticket = "PD94"}));
    MSNP_CHECK(reads_as<FromNs>("USR 12 OK a@b 0 0\r\n", msnp18,
                                from_ns::usr_ok{.trid = 12, .account = "a@b", .verified = false, .restricted = false}));
}

} // namespace
