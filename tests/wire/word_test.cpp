// Every word of every vocabulary: to its enumerator, to the wire, to its name and back.
#include "support/check.hpp"

#include <cstddef>
#include <iterator>
#include <string>
#include <type_traits>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

/// The words in the enumerators' order, joined by blanks.
template <class Enum>
constexpr bool words_are(std::string_view wires, std::string_view names) {
    const token_list<std::string_view> wire_list(wires);
    const token_list<std::string_view> name_list(names);
    auto wire = wire_list.begin();
    auto name = name_list.begin();
    for (const auto& w : vocabulary<Enum>::words) {
        if (wire == wire_list.end() || name == name_list.end()) return false;
        if (w.wire != wire.token() || w.name != name.token()) return false;
        ++wire;
        ++name;
    }
    return wire == wire_list.end() && name == name_list.end();
}

/// The enumerators run from `first` to `last`, each has one word, no two the same, and each comes back from it.
template <class Enum>
constexpr bool round_trips(Enum first, Enum last) {
    const auto begin = static_cast<std::size_t>(first);
    const auto end = static_cast<std::size_t>(last) + 1;
    if (std::size(vocabulary<Enum>::words) != end - begin) return false;
    for (std::size_t i = begin; i < end; ++i) {
        const auto value = static_cast<Enum>(i);
        const std::string_view wire = wire_of(value);
        if (!is_token(wire) || name_of(value).empty() || find_word<Enum>(wire) != value) return false;
        Enum read = first;
        if (read_token(wire, read) != errc::none || read != value) return false;
        if (open_word<Enum>(value).known() != value || open_word<Enum>(wire) != open_word<Enum>(value)) return false;
        for (std::size_t j = begin; j < i; ++j)
            if (wire_of(static_cast<Enum>(j)) == wire || name_of(static_cast<Enum>(j)) == name_of(value)) return false;
    }
    return wire_of(static_cast<Enum>(end)).empty() && name_of(static_cast<Enum>(end)).empty() && !find_word<Enum>("") &&
           !find_word<Enum>("?");
}

// Red: any two words of a vocabulary exchanged; an enumerator without a word.
TEST(Word, Presence) {
    MSNP_CHECK(round_trips(presence::online, presence::offline));
    MSNP_CHECK(words_are<presence>("NLN BSY IDL BRB AWY PHN LUN HDN FLN",
                                   "online busy idle be_right_back away on_the_phone out_to_lunch hidden offline"));
}
TEST(Word, Lists) {
    MSNP_CHECK(round_trips(list_kind::forward, list_kind::pending));
    MSNP_CHECK(words_are<list_kind>("FL AL BL RL PL", "forward allow block reverse pending"));
}
TEST(Word, Privacy) {
    MSNP_CHECK(round_trips(privacy::allow, privacy::block));
    MSNP_CHECK(words_are<privacy>("AL BL", "allow block"));
}
TEST(Word, ReverseNotify) {
    MSNP_CHECK(round_trips(reverse_notify::ask, reverse_notify::never));
    MSNP_CHECK(words_are<reverse_notify>("A N", "ask never"));
}
TEST(Word, Acknowledgement) {
    MSNP_CHECK(round_trips(acknowledgement::none, acknowledgement::on_success));
    MSNP_CHECK(words_are<acknowledgement>("U N A D S", "none on_failure always data on_success"));
}
TEST(Word, Property) {
    MSNP_CHECK(round_trips(property::phone_home, property::web_watch));
    MSNP_CHECK(words_are<property>("PHH PHW PHM MOB MBE MFN HSB WWE",
                                   "phone_home phone_work phone_mobile mobile_device_enabled mobile_enabled "
                                   "friendly_name has_blog web_watch"));
}
TEST(Word, UrlService) {
    MSNP_CHECK(round_trips(url_service::inbox, url_service::interest_search));
    MSNP_CHECK(words_are<url_service>("INBOX FOLDERS COMPOSE MESSAGE PASSWORD PERSON MOBILE CHGMOB PROFILE CHAT "
                                      "N2PACCOUNT N2PFUND ADDRBOOK ADVSEARCH INTSEARCH",
                                      "inbox folders compose message password account_details mobile_setup "
                                      "mobile_settings profile chat_rooms net2phone_account net2phone_fund "
                                      "address_book advanced_search interest_search"));
}
TEST(Word, OutReason) {
    MSNP_CHECK(round_trips(out_reason::signed_in_elsewhere, out_reason::list_migrated));
    MSNP_CHECK(
        words_are<out_reason>("OTH SSD TOU MIG", "signed_in_elsewhere server_shutdown terms_of_use list_migrated"));
}
TEST(Word, AuthPackage) {
    MSNP_CHECK(round_trips(auth_package::md5, auth_package::cookie));
    MSNP_CHECK(words_are<auth_package>("MD5 CTP CKI", "md5 ctp cookie"));
}
TEST(Word, Dialect) {
    constexpr std::string_view all = "MSNP2 MSNP3 MSNP4 MSNP5 MSNP6 MSNP7 MSNP8 MSNP9 MSNP10 MSNP11 MSNP12 MSNP13 "
                                     "MSNP14 MSNP15 MSNP16 MSNP17 MSNP18 MSNP19 MSNP20 MSNP21";
    MSNP_CHECK(round_trips(first_dialect, last_dialect));
    MSNP_CHECK(words_are<dialect>(all, all));
    MSNP_CHECK(dialect_from("MSNP9") == dialect::msnp9 && dialect_from("MSNP21") == dialect::msnp21);
    MSNP_CHECK(!dialect_from("MSNP1") && !dialect_from("MSNP22") && !dialect_from("CVR0") && !dialect_from("msnp9") &&
               !dialect_from("MSNP09") && !dialect_from("MSNP"));
}

// Words are compared as numbers; what only looks alike as a number is another word.
// Red: 0 for the 1 that a key begins with; no comparison of the texts of long words; no question for NUL in short_key().
TEST(Word, OtherTextIsNoWord) {
    MSNP_CHECK(find_word<presence>("BSY") == presence::busy);
    MSNP_CHECK(!find_word<presence>("\0BSY"sv) && !find_word<presence>("BSY\0"sv) && !find_word<presence>(""));
    MSNP_CHECK(!find_word<presence>("BS") && !find_word<presence>("BSYY") && !find_word<presence>("bsy"));
    MSNP_CHECK(!find_word<presence>("12345BSY") && !find_word<presence>("123456789BSY"));
    MSNP_CHECK(find_word<url_service>("ADVSEARCH") == url_service::advanced_search);
    MSNP_CHECK(find_word<url_service>("N2PACCOUNT") == url_service::net2phone_account);
    MSNP_CHECK(!find_word<url_service>("ADVSEARCX") && !find_word<url_service>("ADVSEARCH1"));
    // As long as a known word, and the same in its last eight bytes. Red: no `wire.size() > 7` in key_of().
    MSNP_CHECK(!find_word<url_service>("XXPACCOUNT"));
}

/// Whether a text is found in its place in a line as it is alone: both give the same word, or none.
template <class Enum>
constexpr bool is_found_in_a_line(std::string_view line, std::size_t size) {
    const std::string_view text = line.substr(line.size() - size);
    Enum in_line = vocabulary<Enum>::words[0].value;
    const bool found = detail::find_short_word(detail::short_key(line.data() + line.size(), size), in_line);
    const std::optional<Enum> alone = find_word<Enum>(text);
    std::optional<Enum> listed;
    for (const word<Enum>& w : vocabulary<Enum>::words)
        if (w.wire == text) listed = w.value;
    return alone == listed && found == listed.has_value() && (!found || in_line == *listed);
}

template <class Enum>
constexpr bool are_found_in_lines() {
    for (const word<Enum>& w : vocabulary<Enum>::words) {
        char line[] = "CHG 1 ....";
        for (std::size_t i = 0; i < w.wire.size(); ++i) line[10 - w.wire.size() + i] = w.wire[i];
        for (std::size_t size = 0; size <= 6; ++size)
            if (!is_found_in_a_line<Enum>({line, 10}, size)) return false;
    }
    return true;
}

// Red: 24 for 32 in the second short_key(); `slot.key != key` left out; no `key == 0`, by which an empty slot is a word.
TEST(Word, ShortWordsAreFoundByOneLook) {
    MSNP_CHECK(are_found_in_lines<presence>() && are_found_in_lines<list_kind>());
    MSNP_CHECK(are_found_in_lines<privacy>() && are_found_in_lines<reverse_notify>());
    MSNP_CHECK(are_found_in_lines<acknowledgement>() && are_found_in_lines<out_reason>());
    MSNP_CHECK(!detail::has_short_words<url_service> && !detail::has_short_words<sso_policy>);
    std::string line = "CHG 1 ABC";
    for (char& a = line[6]; a <= 'Z'; ++a)
        for (char& b = line[7] = 'A'; b <= 'Z'; ++b)
            for (char& c = line[8] = 'A'; c <= 'Z'; ++c) ASSERT_TRUE(is_found_in_a_line<presence>(line, 3)) << line;
}

constexpr bool known_since(auto value, dialect first) {
    const auto w = detail::word_of(value);
    return !w.wire.empty() && w.dialects == dialect_range{first, last_dialect};
}

TEST(Word, WordsThatCameLater) {
    MSNP_CHECK(known_since(list_kind::pending, dialect::msnp10));
    MSNP_CHECK(known_since(acknowledgement::data, dialect::msnp9));
    MSNP_CHECK(known_since(acknowledgement::on_success, dialect::msnp9));
    MSNP_CHECK(known_since(property::friendly_name, dialect::msnp10));
    MSNP_CHECK(known_since(property::has_blog, dialect::msnp11));
    MSNP_CHECK(known_since(property::web_watch, dialect::msnp9));
    MSNP_CHECK(known_since(list_kind::reverse, first_dialect));
}

TEST(Word, CaseMatters) {
    MSNP_CHECK(!find_word<presence>("nln") && !find_word<presence>("Nln") && !find_word<presence>("NL") &&
               !find_word<presence>("NLNX") && !find_word<presence>(" NLN"));
}

constexpr bool reads_any_token(std::string_view token) {
    open_word<out_reason> word(out_reason::server_shutdown);
    char buffer[16]{};
    span_sink sink(buffer);
    return word.from_token(token) == errc::none && word.text == token && word.to_token(sink) == errc::none &&
           std::string_view(buffer, sink.size()) == token;
}

// Red: from_token() that refuses a word which is not listed.
TEST(Word, OpenVocabulariesKeepWhatTheyDoNotKnow) {
    MSNP_CHECK(reads_any_token("OTH"));
    MSNP_CHECK(reads_any_token("RCT"));
    MSNP_CHECK(open_word<out_reason>("OTH").known() == out_reason::signed_in_elsewhere);
    MSNP_CHECK(!open_word<out_reason>("RCT").known());
    MSNP_CHECK(open_word<out_reason>().empty() && !open_word<out_reason>().known());
    MSNP_CHECK(open_word<out_reason>("OTH") == out_reason::signed_in_elsewhere);
    MSNP_CHECK(open_word<out_reason>("RCT") != open_word<out_reason>("OTH"));
    MSNP_CHECK(open_word<out_reason>(static_cast<out_reason>(99)).empty());
}

// The table is made by the compiler; the same functions make the same one when the test runs.
TEST(Word, ShortWordsAreWhatTheyAreAtRunTime) {
    detail::short_words<presence> made;
    while (!made.fill()) made.multiplier += 0x61C88646U;
    const auto& words = detail::short_words_of<presence>;
    EXPECT_EQ(made.multiplier, words.multiplier);
    for (std::size_t i = 0; i < std::size(words.slots); ++i) {
        EXPECT_EQ(made.slots[i].key, words.slots[i].key);
        EXPECT_EQ(made.slots[i].value, words.slots[i].value);
    }
    // All words fall into one slot.
    made.multiplier = 0;
    EXPECT_FALSE(made.fill());
}

// Red: leave out the constructor of open_word that takes an owner, or the deleted one.
TEST(Word, WordsOfOwners) {
    static_assert(std::is_convertible_v<const std::string&, open_word<out_reason>>);
    static_assert(!std::is_constructible_v<open_word<out_reason>, std::string>);
    const std::string owned = "OTH";
    EXPECT_EQ(open_word<out_reason>(owned).text.data(), owned.data());
    EXPECT_EQ(open_word<out_reason>(owned).known(), out_reason::signed_in_elsewhere);
}

} // namespace
