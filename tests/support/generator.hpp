// Random values for any command struct, made by its own wire(), and frames with exactly one thing wrong.
//
// What is random comes from a `choices`: a seeded generator in the property tests, the input's bytes in a fuzz harness. So
// one description of "any valid command" serves both, and a new struct is covered by having a wire().
#pragma once

#include "support/forms.hpp"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace msnp_test {

/// Ends the program: a generator that makes nothing would make every property hold. (Not an exception: some build without.)
[[noreturn]] inline void give_up(const char* why) {
    std::fputs(why, stderr);
    std::abort();
}

/// Where decisions come from: a seed (splitmix64), or bytes, and then the seed 0 behind their end.
class choices {
public:
    explicit choices(std::uint64_t seed) : state_(seed) {}
    explicit choices(std::string_view bytes) : bytes_(bytes) {}

    /// A number below `count`, which is not 0.
    std::size_t below(std::size_t count) {
        if (count <= 1) return 0;
        if (bytes_.empty()) return static_cast<std::size_t>(next() % count);
        std::size_t number = 0;
        for (std::size_t room = 1; room < count && !bytes_.empty(); room <<= 8) {
            number = number << 8 | static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
        }
        return number % count;
    }
    bool one_in(std::size_t count) { return below(count) == 0; }
    template <class Range>
    const auto& any_of(const Range& range) {
        return *std::next(std::begin(range), static_cast<std::ptrdiff_t>(below(std::size(range))));
    }
    /// Any number of up to 64 bits, all lengths equally often.
    std::uint64_t number() {
        const std::size_t bits = below(65);
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i) value = value << 8 | below(256);
        return bits == 0 ? 0 : value >> (64 - bits);
    }

private:
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
        z = (z ^ z >> 27) * 0x94d049bb133111ebU;
        return z ^ z >> 31;
    }

    std::uint64_t state_ = 0;
    std::string_view bytes_;
};

/// The tokens of all examples of all channels, or of those of a verb: values of every type stand among them.
inline const std::vector<std::string>& example_tokens(std::string_view verb = {}) {
    using by_verb = std::map<std::string, std::vector<std::string>, std::less<>>;
    static const by_verb tokens = [] {
        by_verb found;
        const auto add = [&](msnp::dialect, std::string_view line) {
            const std::string_view arguments = line.substr(0, line.find('\r'));
            for (std::size_t at = arguments.find(' '); at < arguments.size();) {
                const std::size_t end = std::min(arguments.find(' ', at + 1), arguments.size());
                for (const std::string_view group : {std::string_view(), line.substr(0, 3)})
                    found[std::string(group)].emplace_back(arguments.substr(at + 1, end - at - 1));
                at = end;
            }
        };
        for_each_channel([&]<class Channel>(std::type_identity<Channel>) {
            Channel::for_each_form([&]<class Form>(std::type_identity<Form>) { for_each_example<Form>(add); });
        });
        for (auto& [group, words] : found) {
            std::sort(words.begin(), words.end());
            words.erase(std::unique(words.begin(), words.end()), words.end());
        }
        return found;
    }();
    const auto found = tokens.find(verb);
    return found != tokens.end() ? found->second : tokens.find("")->second;
}

/// Makes values. Texts that they view live as long as the maker.
class value_maker {
public:
    explicit value_maker(choices& from) : from_(from) {}

    /// A text that is one token.
    std::string_view token() { return keep(make_token()); }
    /// Any bytes, up to a few hundred; often ones that mean something to a parser.
    std::string_view bytes() {
        static constexpr std::string_view telling[] = {
            "\r\n",          "\n",       "\r",           "\r\n\r\n", " ", "%", "%0D%0A", "OUT\r\n",
            "MSG a b 3\r\n", "\xc3\xa9", "\xe3\x80\x80", ": ",       "0"};
        std::string text;
        for (std::size_t parts = from_.below(8); parts > 0; --parts) {
            if (from_.one_in(3)) {
                text += from_.any_of(telling);
            } else {
                const std::size_t size = from_.one_in(8) ? from_.below(300) : from_.below(12);
                for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(from_.below(256));
            }
        }
        return keep(std::move(text));
    }
    /// A value that a dialect's peers may write.
    template <class T>
    T value(msnp::dialect d) {
        if constexpr (std::is_same_v<T, bool>) {
            return from_.one_in(2);
        } else if constexpr (std::is_integral_v<T>) {
            return static_cast<T>(from_.number());
        } else if constexpr (msnp::number_class<T>) {
            T made{};
            made.wire_number() = value<std::remove_cvref_t<decltype(made.wire_number())>>(d);
            return made;
        } else if constexpr (std::is_same_v<T, std::string_view>) {
            return token();
        } else if constexpr (msnp::has_vocabulary<T>) {
            return word<T>(d);
        } else if constexpr (std::is_constructible_v<T, msnp::percent_text>) {
            if (from_.one_in(2)) return T(msnp::percent_text::encoded(token()));
            const std::string_view plain = bytes();
            return T(msnp::percent_text(plain.empty() ? std::string_view("a") : plain));
        } else if constexpr (requires { typename T::enumeration; }) {
            if (from_.one_in(2)) return T(word<typename T::enumeration>(d));
            return accepted<T>(d);
        } else {
            return accepted<T>(d);
        }
    }

    /// Values for a command of this verb: its other forms' words are among them, for which it could be taken.
    void for_verb(std::string_view verb) { verb_words_ = &example_tokens(verb); }

    choices& from() { return from_; }
    std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

private:
    template <class Enum>
    Enum word(msnp::dialect d) {
        for (;;) {
            const auto& w = from_.any_of(msnp::vocabulary<Enum>::words);
            if (w.dialects.contains(d)) return w.value;
        }
    }
    /// What a type takes of tokens of every kind.
    template <class T>
    T accepted(msnp::dialect d) {
        for (int tries = 0; tries < 100000; ++tries) {
            T made{};
            if (msnp::read_token(token(), made) == msnp::errc::none && msnp::is_in_dialect(made, d)) return made;
        }
        give_up("no token that value_maker makes is a value of this type");
    }
    std::string guid() {
        std::string text;
        for (int i = 0; i < 36; ++i)
            text += i == 8 || i == 13 || i == 18 || i == 23 ? '-' : "0123456789abcdefABCDEF"[from_.below(22)];
        return text;
    }
    std::string make_token() {
        std::string text;
        switch (from_.below(12)) {
        case 0: return std::to_string(from_.number());
        case 1: return guid();
        case 2: return from_.any_of(example_tokens());
        case 3:
            text = from_.any_of(example_tokens());
            text[from_.below(text.size())] = byte();
            return text;
        case 4:
            for (std::size_t size = 1 + from_.below(40); size > 0; --size)
                text += static_cast<char>('!' + from_.below(94));
            return text;
        case 5:
            for (std::size_t size = 1 + (from_.one_in(10) ? from_.below(600) : from_.below(20)); size > 0; --size)
                text += byte();
            return text;
        case 6:
            for (std::size_t size = 1 + from_.below(20); size > 0; --size)
                from_.one_in(2) ? text += byte() : text += "%" + std::string{hex(), hex()};
            return text;
        case 7:
            text = from_.one_in(2) ? guid() : std::to_string(from_.below(100));
            for (std::size_t more = from_.below(4); more > 0; --more)
                text += "," + (from_.one_in(2) ? guid() : std::to_string(from_.below(100)));
            return text;
        case 8: return "host" + std::to_string(from_.below(10)) + ".example:" + std::to_string(from_.number() % 65536);
        case 9: return from_.any_of(*verb_words_);
        case 10: return "0x" + std::string{hex(), hex(), hex(), hex()};
        default: return std::to_string(from_.below(1000));
        }
    }
    char hex() { return "0123456789abcdefABCDEF"[from_.below(22)]; }
    /// Any that may stand in a token.
    char byte() {
        const char c = static_cast<char>(from_.below(256));
        return msnp::detail::breaks_token(c) ? '~' : c;
    }

    choices& from_;
    const std::vector<std::string>* verb_words_ = &example_tokens();
    std::deque<std::string> kept_;
};

/// Visits a wire() for how many optional arguments may be left out: those behind the last that must be there.
class tail_counter {
public:
    explicit tail_counter(msnp::dialect d) : dialect_(d) {}

    bool since(msnp::dialect d) const { return dialect_ >= d; }
    void verb(std::string_view, const auto&) {}
    void trid(const auto&) { required(); }
    void arg(std::string_view, const auto&) { required(); }
    void opt(std::string_view, const auto&) { ++tail_, ++all_; }
    void word(std::string_view) { required(); }
    void opt_word(std::string_view, std::string_view, const bool&) {}
    void tag(std::string_view, std::string_view, const auto&) { required(); }
    void opt_tag(std::string_view, std::string_view, const auto&) {}
    void rest(std::string_view, const auto&) { required(); }
    void payload(const auto&) { required(); }
    void opt_payload(const auto&) { ++tail_, ++all_; }
    void verbatim(std::string_view, const auto&) {}

    std::size_t tail() const { return tail_; }
    std::size_t all() const { return all_; }

private:
    void required() { tail_ = 0; }

    msnp::dialect dialect_;
    std::size_t tail_ = 0;
    std::size_t all_ = 0;
};

/// Visits a wire() and fills every field with a value that may be written. Of the optional arguments so many are filled
/// that no gap comes about, which could not be written.
class filler {
public:
    filler(value_maker& make, msnp::dialect d, std::size_t optionals)
        : make_(make), dialect_(d), optionals_(optionals) {}

    bool since(msnp::dialect d) const { return dialect_ >= d; }
    void verb(std::string_view, msnp::error_code& code) {
        code = static_cast<msnp::error_code>(make_.from().below(1000));
    }
    void verb(std::string_view, msnp::verb& verb) {
        std::string text;
        for (int i = 0; i < 3; ++i) text += static_cast<char>('A' + make_.from().below(26));
        verb = *msnp::verb::from(text);
    }
    void trid(auto& value) { fill(value); }
    void arg(std::string_view, auto& value) { fill(value); }
    void opt(std::string_view, auto& value) {
        if (is_next()) fill(value);
    }
    void word(std::string_view) {}
    void opt_word(std::string_view, std::string_view, bool& value) { fill(value); }
    void tag(std::string_view, std::string_view, auto& value) { fill(value); }
    void opt_tag(std::string_view, std::string_view, auto& value) {
        if (make_.from().one_in(2)) fill(value);
    }
    template <class List>
    void rest(std::string_view, List& value) {
        std::string text;
        for (std::size_t more = 1 + make_.from().below(make_.from().one_in(20) ? 50 : 4); more > 0; --more) {
            std::string element;
            msnp::append_sink sink(element);
            static_cast<void>(msnp::write_token(sink, make_.value<typename List::value_type>(dialect_)));
            text += (text.empty() ? "" : " ") + element;
        }
        value = List(make_.keep(std::move(text)));
    }
    void payload(std::string_view& value) { value = make_.bytes(); }
    void opt_payload(std::optional<std::string_view>& value) {
        if (is_next()) value = make_.bytes();
    }
    void verbatim(std::string_view, std::string_view& value) {
        std::string text;
        for (std::size_t more = make_.from().below(6); more > 0; --more)
            text += (text.empty() ? "" : " ") + std::string(make_.token());
        value = make_.keep(std::move(text));
    }

private:
    template <class T>
    void fill(T& value) {
        value = make_.value<T>(dialect_);
    }
    template <class T>
    void fill(std::optional<T>& value) {
        value = make_.value<T>(dialect_);
    }
    bool is_next() { return optionals_ > 0 && optionals_-- > 0; }

    value_maker& make_;
    msnp::dialect dialect_;
    std::size_t optionals_;
};

/// A command of this form with random values that may be written in a dialect. Its texts live as long as the maker.
template <class Form>
Form random_command(value_maker& make, msnp::dialect d) {
    Form form{};
    if constexpr (requires {
                      { &Form::verb } -> std::same_as<const msnp::verb*>;
                  })
        make.for_verb(Form::verb.view());
    tail_counter count(d);
    Form::wire(count, form);
    const std::size_t optionals = count.all() - make.from().below(count.tail() + 1);
    filler fill(make, d, optionals);
    Form::wire(fill, form);
    return form;
}

/// A form of a channel without its type: what is done with random commands is compiled once for all of them.
template <class Channel>
struct random_form {
    using command = typename Channel::command;

    std::string_view name;
    msnp::dialect_range dialects;
    /// A random command of the form that the channel can carry: an unknown one has no verb of the channel.
    command (*make)(value_maker& make, msnp::dialect d);
};

/// Every form of a channel, error_reply and unknown_command too.
template <class Channel>
const std::vector<random_form<Channel>>& random_forms() {
    static const auto forms = [] {
        std::vector<random_form<Channel>> all;
        const auto add = [&]<class Form>(std::type_identity<Form>) {
            all.push_back({msnp::form_name(Form{}), Form::dialects, [](value_maker& make, msnp::dialect d) {
                               typename Channel::command command;
                               Form& form = command.template emplace<Form>(random_command<Form>(make, d));
                               if constexpr (std::is_same_v<Form, msnp::unknown_command>) {
                                   while (Channel::index().find(form.verb.view()) != 0)
                                       form = random_command<Form>(make, d);
                               }
                               return command;
                           }});
        };
        Channel::for_each_form(add);
        add(std::type_identity<msnp::error_reply>{});
        add(std::type_identity<msnp::unknown_command>{});
        return all;
    }();
    return forms;
}

/// What serialize() writes, from memory of exactly its size.
template <class Command>
std::optional<std::string> bytes_of(const Command& command, msnp::dialect d) {
    std::string bytes(msnp::wire_size(command, d), '?');
    const auto size = msnp::serialize(command, d, bytes);
    if (!size || *size != bytes.size()) return std::nullopt;
    return bytes;
}

// ---- texts that nobody should be able to write -----------------------------------------------------------------------

/// What could end a line, add an argument or begin another command.
inline constexpr std::string_view hostile_texts[] = {
    "\r\n",
    "a\r\nOUT\r\n",
    "a\nb",
    "a\rb",
    "\n",
    "a b",
    " ",
    " a",
    "a ",
    std::string_view("a\0b", 3),
    std::string_view("\0", 1),
    "a%0D%0AOUT%0D%0A",
    "%",
    "%0",
    "%zz",
    "100%",
    "",
    "a\r\nMSG a b 3\r\n",
    "somebody@example.com\r\nOUT\r\n",
    "somebody%20with%20a%20name%20that%20takes%20more%20than%20one%20block%20of%20sixteen%20bytes\nOUT\r\n",
    "3\r\nabc",
    "a\tb",
    "\xe3\x80\x80",
    "\xc2\xa0",
};

/// Visits a wire() and calls action(value) for the field of a given number, if there is one.
template <class Action>
class nth_field {
public:
    nth_field(msnp::dialect d, std::size_t number, Action action) : dialect_(d), left_(number), action_(action) {}

    bool since(msnp::dialect d) const { return dialect_ >= d; }
    void verb(std::string_view, auto&) {}
    void trid(auto& value) { field(value); }
    void arg(std::string_view, auto& value) { field(value); }
    void opt(std::string_view, auto& value) { field(value); }
    void word(std::string_view) {}
    void opt_word(std::string_view, std::string_view, bool& value) { field(value); }
    void tag(std::string_view, std::string_view, auto& value) { field(value); }
    void opt_tag(std::string_view, std::string_view, auto& value) { field(value); }
    void rest(std::string_view, auto& value) { field(value); }
    void payload(auto& value) { field(value); }
    void opt_payload(auto& value) { field(value); }
    void verbatim(std::string_view, auto& value) { field(value); }

    /// Whether the field was there.
    bool found() const { return found_; }

private:
    void field(auto& value) {
        if (left_-- != 0) return;
        found_ = true;
        action_(value);
    }

    msnp::dialect dialect_;
    std::size_t left_;
    Action action_;
    bool found_ = false;
};

/// Calls action(value) for the field of this number, and says whether there was one.
template <class Form, class Action>
bool with_field(Form& form, msnp::dialect d, std::size_t number, Action action) {
    nth_field<Action> visitor(d, number, action);
    Form::wire(visitor, form);
    return visitor.found();
}

/// The same for the form that a variant holds.
template <class... Forms, class Action>
bool with_field(std::variant<Forms...>& command, msnp::dialect d, std::size_t number, Action action) {
    return std::visit([&](auto& form) { return with_field(form, d, number, action); }, command);
}

/// Puts a hostile text into a value as it is, or into the part of this number of one that has several; false where there is no
/// such part, and for a value of numbers only, which stays.
template <class T>
bool poison(T& value, std::string_view text, std::size_t part = 0) {
    if constexpr (requires { value.has_value(); }) {
        if (!value) value.emplace();
        return poison(*value, text, part);
    } else if constexpr (requires { value.account.text, value.parameters; }) {
        return part == 0 ? poison(value.account, text) : poison(value.parameters, text, part - 1);
    } else if constexpr (std::is_same_v<T, msnp::account_endpoint>) {
        return part == 0 ? poison(value.account, text) : poison(value.endpoint, text, part - 1);
    } else if (part != 0) {
        return false;
    } else if constexpr (std::is_constructible_v<T, msnp::percent_text>) {
        // Plain text is encoded whatever it is; what claims to be encoded must be looked at.
        value = T(msnp::percent_text::encoded(text));
    } else if constexpr (std::is_constructible_v<T, std::string_view>) {
        value = T(text);
    } else if constexpr (requires { value.host; }) {
        value.host = text;
    } else if constexpr (msnp::has_vocabulary<T>) {
        value = static_cast<T>(200);
    } else {
        static_assert(
            std::is_integral_v<T> || msnp::number_class<T> || std::is_same_v<T, msnp::capability_pair> ||
                requires { T{}.value; },
            "a type that holds a text: say here how a hostile one is put into it");
        return false;
    }
    return true;
}

// ---- one thing wrong -------------------------------------------------------------------------------------------------

/// The line of a frame in parts: verb and arguments, and what follows them.
struct loose_line {
    std::vector<std::string> tokens;
    std::string behind;

    explicit loose_line(std::string_view frame) {
        const std::size_t end = std::min(frame.find("\r\n"), frame.size());
        std::string_view line = frame.substr(0, end);
        behind = frame.substr(end);
        for (;;) {
            const std::size_t blank = line.find(' ');
            tokens.emplace_back(line.substr(0, blank));
            if (blank == line.npos) break;
            line.remove_prefix(blank + 1);
        }
    }
    std::string text() const {
        std::string line;
        for (const std::string& token : tokens) line += (&token == &tokens.front() ? "" : " ") + token;
        return line + behind;
    }
};

/// Bytes with one of them changed, in one of so many ways.
inline constexpr std::size_t broken_byte_kinds = 4;
inline std::string broken_byte(std::string_view bytes, std::size_t kind, choices& from) {
    static constexpr char telling[] = {'\0', '\r', '\n',   ' ',    '\t',   '%', ',',
                                       ':',  '=',  '\x7f', '\x80', '\xff', '0', 'A'};
    std::string text(bytes);
    switch (kind) {
    case 0: text[from.below(text.size())] = from.any_of(telling); return text;
    case 1: text[from.below(text.size())] = static_cast<char>(from.below(256)); return text;
    case 2: return text.erase(from.below(text.size()), 1);
    default: return text.insert(from.below(text.size() + 1), 1, from.any_of(telling));
    }
}

/// A frame with one thing changed: a byte, a token, the length, the order, the line's end.
inline std::string broken(std::string_view frame, value_maker& make) {
    choices& from = make.from();
    static constexpr std::string_view lengths[] = {
        "",    "-1", "+5",         "007", "0",  "1e3", "99999999999999999999", "0000000005", "000000005",
        "0x5", "5,", "4294967295", "1",   "５", " 5"};
    loose_line line(frame);
    const std::size_t at = from.below(line.tokens.size());
    const std::size_t kind = from.below(11);
    if (kind < broken_byte_kinds) return broken_byte(frame, kind, from);
    switch (kind) {
    case 4: line.tokens.erase(line.tokens.begin() + static_cast<std::ptrdiff_t>(at)); break;
    case 5: line.tokens.insert(line.tokens.begin() + static_cast<std::ptrdiff_t>(at), std::string(make.token())); break;
    case 6: line.tokens[at] = std::string(make.token()); break;
    case 7: std::swap(line.tokens[at], line.tokens[from.below(line.tokens.size())]); break;
    case 8: line.tokens.back() = from.any_of(lengths); break;
    case 9: line.tokens[at].resize(from.below(line.tokens[at].size() + 1)); break;
    default: line.behind = from.any_of(std::vector<std::string>{"\n", "\r", "", " \r\n", "\r\r\n", "\r\n\r\n"}); break;
    }
    return line.text();
}

} // namespace msnp_test
