// What must hold of any bytes that could be of a sign-in, and of any values that are to be written for one, said once for the property
// tests and the fuzz harness.
#pragma once

#include "support/exact_bytes.hpp"
#include "support/generator.hpp"
#include "support/invariants.hpp"

#include <msnp/msnp.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace msnp_test {

/// Calls function(std::type_identity<Struct>) for each struct that is a list of items.
template <class Function>
void for_each_item_struct(Function function) {
    using namespace msnp::auth;
    function(std::type_identity<login_policy>{});
    function(std::type_identity<authorization>{});
    function(std::type_identity<token_request>{});
    function(std::type_identity<partner_request>{});
    function(std::type_identity<www_authenticate>{});
    function(std::type_identity<authentication_info>{});
    function(std::type_identity<passport_urls>{});
    function(std::type_identity<ticket_parts>{});
}

/// Fills a struct with values of all kinds, most of them such that something is wrong with them.
class item_maker {
public:
    explicit item_maker(value_maker& make) : make_(make) {}

    template <class T>
    void value(std::string_view, std::string_view, T& value) {
        value = made<T>();
    }
    template <class T>
    void opt(std::string_view, std::string_view, std::optional<T>& value) {
        value.reset();
        if (make_.from().one_in(2)) value = made<T>();
    }
    void word(std::string_view, std::string_view, bool& value) { value = make_.from().one_in(2); }
    void each(std::string_view key, std::string_view, auto& values) { values = items(key); }
    void opt_each(std::string_view key, std::string_view name, auto& value, auto& further) {
        opt(key, name, value);
        if (value) each(key, name, further);
    }
    void others(std::string_view, auto& value) { value = make_.from().one_in(3) ? text() : items("x"); }

private:
    template <class T>
    T made() {
        if constexpr (std::is_integral_v<T>)
            return static_cast<T>(make_.from().number());
        else if constexpr (std::is_base_of_v<msnp::percent_text, T>)
            return make_.from().one_in(2) ? msnp::percent_text::encoded(text()) : msnp::percent_text(text());
        else if constexpr (std::is_base_of_v<msnp::auth::quoted_text, T>)
            return {text(), make_.from().one_in(2)};
        else
            return T(text());
    }
    /// A text, of which nearly every one means something to a reader.
    std::string_view text() {
        static constexpr std::string_view telling[] = {"",          "'",
                                                       "''",        "'a'",
                                                       "'a",        "a'",
                                                       "a,b",       "'a,b'",
                                                       "'a',pwd=b", "a=b",
                                                       "a&p=b",     " a",
                                                       "a ",        " ",
                                                       ",",         "=",
                                                       "a\r\nX: y", "https://a/b",
                                                       "a.b/c",     "http://a@b/",
                                                       "%2C",       "%",
                                                       "t=a$$&p=b", "da-status=failed",
                                                       "x,pwd=y",   "tname=a,tname=b"};
        choices& from = make_.from();
        if (from.one_in(8)) return make_.bytes();
        if (from.one_in(3)) return make_.token();
        return from.any_of(telling);
    }
    /// Up to three items, with this key or another one.
    std::string_view items(std::string_view key) {
        std::string all;
        for (std::size_t left = make_.from().below(4); left > 0; --left) {
            if (!all.empty()) all += ',';
            all += make_.from().one_in(8) ? text() : key;
            if (!make_.from().one_in(8)) all += '=';
            all += make_.from().one_in(3) ? text() : "a";
        }
        return make_.keep(std::move(all));
    }

    value_maker& make_;
};

/// How often each key stands in a text for a reader that splits at every separator and knows of no quotes.
inline std::map<std::string, int> keys_for_anybody(std::string_view text, char separator) {
    std::map<std::string, int> keys;
    while (true) {
        const std::string_view part = text.substr(0, text.find(separator));
        std::string key;
        for (const char c : msnp::mime::trim(part.substr(0, part.find('=')))) key += msnp::mime::to_lower(c);
        ++keys[key];
        if (part.size() == text.size()) return keys;
        text.remove_prefix(part.size() + 1);
    }
}

/// Looks for a key that stands there more often than the struct says.
class key_counter {
public:
    explicit key_counter(const std::map<std::string, int>& keys) : keys_(keys) {}

    void value(std::string_view key, std::string_view, const auto&) { at_most(key, 1); }
    void opt(std::string_view key, std::string_view, const auto& value) { at_most(key, value ? 1 : 0); }
    void word(std::string_view key, std::string_view, const bool& value) { at_most(key, value ? 1 : 0); }
    void each(std::string_view key, std::string_view, const auto& values) {
        at_most(key, static_cast<int>(values.size()));
    }
    void opt_each(std::string_view key, std::string_view, const auto& value, const auto& further) {
        at_most(key, (value ? 1 : 0) + static_cast<int>(further.size()));
    }
    void others(std::string_view, const auto&) {}
    const std::string& injected() const { return injected_; }

private:
    void at_most(std::string_view key, int times) {
        std::string lower;
        for (const char c : key) lower += msnp::mime::to_lower(c);
        const auto found = keys_.find(lower);
        if (found != keys_.end() && found->second > times) injected_ = key;
    }

    const std::map<std::string, int>& keys_;
    std::string injected_;
};

/// Of any struct: it is refused, or written as one line that holds its items and no others and is read as itself. `is_written` says which.
template <class Struct>
std::string items_are_written_well(const Struct& what, bool& is_written) {
    using namespace msnp;
    is_written = false;
    const std::size_t size = auth::wire_size(what);
    exact_bytes room(size, '?');
    const auto written = auth::serialize(what, room.span());
    if (!written) {
        if (size != 0) return "wire_size() of what is not written";
        return is_write_error(written.error().code) || written.error().code == errc::bad_value ? "" : "an odd error";
    }
    is_written = true;
    const std::string_view text = room.view();
    if (*written != size) return "wire_size() of another size: " + escaped(text);
    if (text.find_first_of({"\r\n\0", 3}) != text.npos) return "more than a line: " + escaped(text);
    const auto read = auth::parse<Struct>(text);
    if (!read) return "refused: " + escaped(text);
    if (!(*read == what)) return "read as another: " + escaped(text);
    const std::size_t begin = auth::detail::list_begin<Struct>(text);
    const auto keys = keys_for_anybody(text.substr(begin), auth::detail::separator_of<Struct>());
    key_counter count(keys);
    Struct::wire(count, what);
    return count.injected().empty() ? "" : "injected " + count.injected() + ": " + escaped(text);
}

/// The same of values of all kinds. `written` counts those that were written.
inline std::string items_are_well(value_maker& make, std::size_t& written) {
    std::string broken;
    for_each_item_struct([&]<class Struct>(std::type_identity<Struct>) {
        Struct what{};
        item_maker io(make);
        Struct::wire(io, what);
        bool is_written = false;
        if (broken.empty()) broken = items_are_written_well(what, is_written);
        written += is_written ? 1 : 0;
    });
    return broken;
}

/// Whether a value holds what separates items: it stood in quotes, and is not written.
template <class Struct>
bool has_quoted_separator(std::string_view list) {
    constexpr char separator = msnp::auth::detail::separator_of<Struct>();
    for (const auto& i : msnp::auth::item_list<separator>(list))
        if (i.value.find(separator) != list.npos) return true;
    return false;
}

/// Of any bytes: an error within them, or a struct that is written, and then read as itself.
template <class Struct>
std::string items_read_well(std::string_view input) {
    using namespace msnp;
    const exact_bytes exact(input);
    const auto read = auth::parse<Struct>(exact.view());
    if (!read) return read.error().offset <= input.size() ? "" : "an error outside: " + escaped(input);
    const std::size_t size = auth::wire_size(*read);
    exact_bytes room(size, '?');
    const auto written = auth::serialize(*read, room.span());
    if (!written) return has_quoted_separator<Struct>(input) ? "" : "not written: " + escaped(input);
    const auto again = auth::parse<Struct>(room.view());
    if (!again || !(*again == *read)) return "read as another: " + escaped(input) + ", " + escaped(room.view());
    return {};
}

/// Of any bytes: a head of HTTP is read, or an error within them; what was read can be put together again.
inline std::string http_reads_well(std::string_view input) {
    using namespace msnp::auth;
    const exact_bytes exact(input);
    std::string memory(2 * input.size() + 64, '?');
    if (const auto request = parse_request(exact.view()); !request) {
        if (request.error().offset > input.size()) return "an error outside a request: " + escaped(input);
    } else {
        const auto size = serialize_request(memory, request->method, request->target);
        const auto again = parse_request(std::string_view(memory).substr(0, size.value_or(0)));
        if (!again || again->method != request->method || again->target != request->target)
            return "another request: " + escaped(input);
    }
    if (const auto response = parse_response(exact.view()); !response) {
        if (response.error().offset > input.size()) return "an error outside an answer: " + escaped(input);
    } else if (response->status > 99) {
        const auto size = serialize_response(memory, response->status);
        const auto again = parse_response(std::string_view(memory).substr(0, size.value_or(0)));
        if (!again || again->status != response->status) return "another answer: " + escaped(input);
    }
    return {};
}

/// Of any bytes: an address has a host that is one, or none, and a request goes there and nowhere else.
inline std::string address_reads_well(std::string_view input) {
    using namespace msnp::auth;
    const exact_bytes exact(input);
    const web_address at(exact.view());
    std::string memory(2 * input.size() + 512, '?');
    const auto size = login_request(memory, at, {.account = "a", .password = "b"});
    if (!web_address::takes(at.text) || at.host().empty()) return size ? "asked nobody: " + escaped(input) : "";
    if (at.host().find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._") != input.npos)
        return "another host: " + escaped(input);
    const auto request = parse_request(std::string_view(memory).substr(0, size.value_or(0)));
    if (!request || request->target != at.target() || request->headers.find("Host") != at.authority() ||
        request->headers.size() != 5)
        return "another request: " + escaped(input);
    return {};
}

/// Of any bytes: an answer of single sign-on is read and written as it was, or an error within them.
inline std::string sso_reads_well(std::string_view input) {
    const exact_bytes exact(input);
    const auto blob = msnp::auth::parse_sso_blob(exact.view());
    if (!blob) return blob.error().offset <= input.size() ? "" : "an error outside: " + escaped(input);
    std::string again;
    msnp::append_sink out(again);
    msnp::auth::write_sso_blob(out, *blob);
    return again == input ? "" : "written as another: " + escaped(input);
}

/// The answer of MSNP11 by the book: in a text, the four numbers of a word's pair one after the other, and only remainders added.
inline std::string answer_by_the_book(std::string_view challenge, const msnp::auth::product& client) {
    constexpr std::uint64_t m = 0x7fffffff;
    const auto times = [](std::uint64_t a, std::uint64_t b) { // by doubling, so that nothing gets large
        std::uint64_t product = 0;
        for (a %= m, b %= m; b != 0; b /= 2, a = a * 2 % m)
            if (b % 2 != 0) product = (product + a) % m;
        return product;
    };
    const auto sum = msnp::auth::md5_of(std::string(challenge) + std::string(client.key)).words;
    std::string text = std::string(challenge) + std::string(client.id.text);
    do text += '0';
    while (text.size() % 8 != 0);
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    for (std::size_t i = 0; i < text.size(); i += 8) {
        std::uint64_t words[2] = {};
        for (std::size_t k = 8; k-- > 0;) words[k / 4] = words[k / 4] * 256 + static_cast<unsigned char>(text[i + k]);
        const std::uint64_t t = (times(sum[0] & m, (times(words[0], 0x0e79a9c1) + high) % m) + (sum[1] & m)) % m;
        high = (times(sum[2] & m, (words[1] + t) % m) + (sum[3] & m)) % m;
        low = (low + high + t) % m;
    }
    const auto first = static_cast<std::uint32_t>((high + (sum[1] & m)) % m);
    const auto second = static_cast<std::uint32_t>((low + (sum[3] & m)) % m);
    const msnp::auth::hex_digest digest({sum[0] ^ first, sum[1] ^ second, sum[2] ^ first, sum[3] ^ second});
    return std::string(digest.view());
}

/// Of any bytes: a challenge's answer is that of the book.
inline std::string challenge_is_answered_well(std::string_view input, const msnp::auth::product& client) {
    const exact_bytes exact(input);
    const auto answer = msnp::auth::answer_by_product(exact.view(), client);
    return answer.view() == answer_by_the_book(input, client) ? "" : "another answer: " + escaped(input);
}

/// All of these of the same bytes.
inline std::string auth_reads_well(std::string_view input) {
    std::string broken;
    const std::string with_scheme = std::string(msnp::auth::scheme) + ' ' + std::string(input);
    for_each_item_struct([&]<class Struct>(std::type_identity<Struct>) {
        if (broken.empty()) broken = items_read_well<Struct>(input);
        if (broken.empty() && msnp::auth::detail::has_scheme<Struct>) broken = items_read_well<Struct>(with_scheme);
    });
    if (broken.empty()) broken = http_reads_well(input);
    if (broken.empty()) broken = address_reads_well(input);
    if (broken.empty()) broken = sso_reads_well(input);
    if (broken.empty()) broken = challenge_is_answered_well(input, msnp::auth::known_products[input.size() % 15]);
    return broken;
}

} // namespace msnp_test
