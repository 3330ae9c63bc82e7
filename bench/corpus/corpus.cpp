#include "corpus/corpus.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <random>
#include <utility>
#include <vector>

namespace msnp_bench {

std::string percent_encoded(std::string_view plain, bool all) {
    std::string text;
    for (const char c : plain) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (all ? plain_letter : byte > ' ' && c != '%') {
            text += c;
            continue;
        }
        text += '%';
        text += "0123456789ABCDEF"[byte >> 4];
        text += "0123456789ABCDEF"[byte & 15];
    }
    return text;
}

namespace {

    /// Chance from a seed; the standard's distributions differ between libraries, its engines do not.
    class chance {
    public:
        explicit chance(std::uint64_t seed) : engine_(seed) {}
        /// 0 to `count` - 1.
        std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() >> 11) % count; }
        bool percent(std::size_t of_hundred) { return below(100) < of_hundred; }
        template <class T, std::size_t Size>
        const T& pick(const std::array<T, Size>& from) {
            return from[below(Size)];
        }
        std::string digits(std::size_t count) {
            std::string text(1, static_cast<char>('1' + below(9)));
            while (text.size() < count) text += static_cast<char>('0' + below(10));
            return text;
        }
        std::string of(std::string_view letters, std::size_t count) {
            std::string text;
            while (text.size() < count) text += letters[below(letters.size())];
            return text;
        }

    private:
        std::mt19937_64 engine_;
    };

    constexpr std::array first_names{"ana",     "bob",    "carlos", "dmitri",   "eve",  "fatima",      "giulia",
                                     "hiroshi", "ingrid", "joao",   "katarina", "lin",  "mike",        "nadia",
                                     "olivier", "priya",  "qi",     "rosa",     "sven", "tom",         "uma",
                                     "vera",    "wei",    "xavier", "yusuf",    "zoe",  "maximiliano", "bea"};
    constexpr std::array domains{"hotmail.com", "msn.com",    "hotmail.co.uk",  "passport.com", "live.com",
                                 "example.com", "hotmail.fr", "hotmail.com.br", "example.org",  "live.nl"};
    // As the names are, not as they are encoded.
    constexpr std::array words{"Ana Ruiz",
                               "bob",
                               "\xE5\xB0\x8F\xE6\x9D\x8E",
                               "\xE5\xBC\xA0\xE4\xBC\x9F \xE5\x9C\xA8\xE5\x8C\x97\xE4\xBA\xAC",
                               "\xD0\x94\xD0\xBC\xD0\xB8\xD1\x82\xD1\x80\xD0\xB8\xD0\xB9",
                               "\xD9\x81\xD8\xA7\xD8\xB7\xD9\x85\xD8\xA9",
                               "Jo\xC3\xA3o da Silva",
                               "\xE3\x81\xB2\xE3\x82\x8D\xE3\x81\x97",
                               "(F) summer 2005 (F)",
                               "[b]katarina[/b]",
                               "\xEA\xB9\x80\xEB\xAF\xBC\xEC\xA4\x80",
                               "\xCE\x9D\xCE\xAF\xCE\xBA\xCE\xBF\xCF\x82",
                               "100% me",
                               "*~*Zoe*~* is at work, leave a message",
                               "\xD7\x93\xD7\xA0\xD7\x94",
                               "Ingrid",
                               "we are the champions, my friend",
                               "x"};
    constexpr std::array statuses{"NLN", "NLN", "NLN", "BSY", "IDL", "AWY", "BRB", "PHN", "LUN"};
    constexpr std::array sentences{
        "hi",
        "how are you?",
        "lol",
        "I am on the train, will be there at eight if nothing goes wrong",
        "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82, \xD0\xBA\xD0\xB0\xD0\xBA \xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB0?",
        "\xE4\xBD\xA0\xE5\xA5\xBD\xE5\x90\x97",
        ":D",
        "ok see you later",
        "did you get the pictures that I sent you yesterday? they are from the wedding",
        "brb"};
    constexpr std::array fonts{"Microsoft%20Sans%20Serif", "Arial", "Comic%20Sans%20MS", "MS%20Shell%20Dlg", "Verdana"};

    std::string join(std::initializer_list<std::string_view> parts) {
        std::string text;
        for (const std::string_view part : parts) text += part;
        return text;
    }

    std::string account(chance& c) {
        std::string text = c.pick(first_names);
        if (c.percent(40)) text += join({"_", c.pick(first_names)});
        if (c.percent(60)) text += c.digits(1 + c.below(4));
        return join({text, "@", c.pick(domains)});
    }
    std::string nick(chance& c) {
        std::string plain = c.pick(words);
        if (c.percent(30)) plain += join({" ", c.pick(words)});
        return percent_encoded(plain, c.percent(60));
    }
    std::string guid(chance& c) {
        constexpr std::string_view hex = "0123456789abcdef";
        return join({c.of(hex, 8), "-", c.of(hex, 4), "-", c.of(hex, 4), "-", c.of(hex, 4), "-", c.of(hex, 12)});
    }
    std::string base64(chance& c, std::size_t size) {
        return join({c.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", size - 1), "="});
    }
    std::string display_object(chance& c, std::string_view creator) {
        return percent_encoded(
            join({"<msnobj Creator=\"", creator, "\" Size=\"", c.digits(5), "\" Type=\"3\" Location=\"TFR",
                  c.of("0123456789ABCDEF", 3), ".dat\" Friendly=\"AAA=\" SHA1D=\"", base64(c, 28), "\"/>"}),
            true);
    }
    std::string with_payload(std::string_view line, std::string_view payload) {
        return join({line, " ", std::to_string(payload.size()), "\r\n", payload});
    }
    std::string personal_message(chance& c) {
        const std::string text = c.percent(70) ? c.pick(sentences) : "";
        const std::string song =
            c.percent(30) ? join({"\\0Music\\01\\0{0} - {1}\\0", c.pick(sentences), "\\0Queen\\0\\0\\0"}) : "";
        return join({"<Data><PSM>", text, "</PSM><CurrentMedia>", song, "</CurrentMedia></Data>"});
    }
    /// What the presence commands have in common: account, name, capabilities, and often a display object.
    std::string person(chance& c, std::size_t with_object) {
        const std::string who = account(c);
        const std::string name = nick(c);
        const std::string object = c.percent(with_object) ? join({" ", display_object(c, who)}) : "";
        return join({who, " ", name, " 1342558", c.digits(3), object, "\r\n"});
    }
    std::string initial_presence(chance& c) {
        return join({"ILN 9 ", c.pick(statuses), " ", person(c, 60)});
    }

    std::string profile(chance& c) {
        return with_payload(
            "MSG Hotmail Hotmail",
            join({"MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nLoginTime: 11",
                  c.digits(8), "\r\nEmailEnabled: 1\r\nMemberIdHigh: 84736\r\nMemberIdLow: -", c.digits(9),
                  "\r\nlang_preference: 1033\r\npreferredEmail: ", account(c),
                  "\r\ncountry: US\r\nPostalCode: 98052\r\nGender: F\r\nKid: 0\r\nAge: 27\r\nBDayPre: 4\r\n"
                  "Birthday: 28000\r\nWallet: 0\r\nFlags: 1027\r\nsid: 507\r\nkv: 5\r\nMSPAuth: ",
                  base64(c, 180), "\r\nClientIP: 10.0.0.", c.digits(2), "\r\nClientPort: ", c.digits(5),
                  "\r\nABCHMigrated: 1\r\n\r\n"}));
    }

    /// A mix is what comes next.
    class login_burst {
    public:
        std::string next(chance& c) {
            const std::size_t at = at_++ % length;
            if (at < groups) {
                if (at == 0) ids_.clear();
                ids_.push_back(guid(c));
                return join({"LSG ", nick(c), " ", ids_.back(), "\r\n"});
            }
            if (at < groups + contacts) return contact(c);
            if (at < groups + contacts + online) return initial_presence(c);
            switch (at - groups - contacts - online) {
            case 0: return profile(c);
            case 1: return "SYN 8 2005-04-23T18:57:44.8130000-07:00 2005-04-23T18:57:54.2070000-07:00 600 12\r\n";
            case 2: return "GTC A\r\n";
            case 3: return "BLP AL\r\n";
            case 4: return join({"PRP MFN ", nick(c), "\r\n"});
            default: return join({"USR 7 OK ", account(c), " 1 0\r\n"});
            }
        }

    private:
        static constexpr std::size_t groups = 12, contacts = 600, online = 60, length = groups + contacts + online + 6;

        std::string contact(chance& c) {
            const bool on_forward_list = c.percent(85);
            std::string line = join({"LST N=", account(c), " F=", nick(c)});
            if (!on_forward_list) return line += c.percent(50) ? " 10\r\n" : " 2\r\n";
            line += join({" C=", guid(c), c.percent(80) ? " 11" : " 3"});
            if (c.percent(75)) line += join({" ", ids_[c.below(ids_.size())]});
            if (line.ends_with(ids_.back()) && c.percent(50)) line += join({",", guid(c)});
            return line += "\r\n";
        }

        std::size_t at_ = 0;
        std::vector<std::string> ids_;
    };

    struct presence_churn {
        static std::string next(chance& c) {
            const std::size_t kind = c.below(100);
            if (kind < 10) return initial_presence(c);
            if (kind < 32) return join({"FLN ", account(c), "\r\n"});
            if (kind < 60) {
                const std::string who = account(c);
                return with_payload(join({"UBX ", who}), c.percent(10) ? std::string() : personal_message(c));
            }
            return join({"NLN ", c.pick(statuses), " ", person(c, 75)});
        }
    };

    class switchboard_chat {
    public:
        std::string next(chance& c) {
            if (at_++ % 40 == 0) names_ = {{account(c), nick(c)}, {account(c), nick(c)}, {account(c), nick(c)}};
            const auto& [who, name] = names_[c.below(names_.size())];
            const std::size_t kind = c.below(100);
            if (kind < 17) return join({"ACK ", std::to_string(at_), "\r\n"});
            if (kind < 20) return join({"JOI ", who, " ", name, "\r\n"});
            if (kind < 22) return join({"BYE ", who, c.percent(40) ? " 1\r\n" : "\r\n"});
            const std::string line = join({"MSG ", who, " ", name});
            if (kind < 45)
                return with_payload(
                    line, join({"MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: ", who,
                                "\r\n\r\n\r\n"}));
            const std::string more = c.percent(40) ? join({" ", c.pick(sentences)}) : "";
            return with_payload(
                line, join({"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                            "X-MMS-IM-Format: FN=",
                            c.pick(fonts), "; EF=", c.percent(20) ? "B" : "", "; CO=", c.of("0123456789abcdef", 6),
                            "; CS=0; PF=22\r\n\r\n", c.pick(sentences), more}));
        }

    private:
        std::size_t at_ = 0;
        std::vector<std::pair<std::string, std::string>> names_;
    };

    class p2p_chunks {
    public:
        std::string next(chance& c) {
            if (at_++ % 50 == 0) from_ = {account(c), nick(c), account(c)};
            std::string payload = join(
                {"MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: ", from_[2], "\r\n\r\n"});
            const std::size_t header = 48, footer = 4, data = at_ % 6 == 0 ? 0 : 1202;
            for (std::size_t i = 0; i < header + data + footer; ++i) payload += static_cast<char>(c.below(256));
            return with_payload(join({"MSG ", from_[0], " ", from_[1]}), payload);
        }

    private:
        std::size_t at_ = 0;
        std::array<std::string, 3> from_;
    };

    class client_commands {
    public:
        std::string next(chance& c) {
            const std::string trid = std::to_string(++trid_);
            const std::size_t kind = c.below(100);
            if (kind < 33) {
                const std::string object = c.percent(75) ? join({" ", display_object(c, account(c))}) : "";
                return join({"CHG ", trid, " ", c.pick(statuses), " 1342558", c.digits(3), object, "\r\n"});
            }
            if (kind < 50) return with_payload(join({"UUX ", trid}), personal_message(c));
            if (kind < 63) return "PNG\r\n";
            if (kind < 70) return join({"XFR ", trid, " SB\r\n"});
            if (kind < 80) return with_payload(join({"QRY ", trid, " PROD0101{0RM?UBW"}), c.of("0123456789abcdef", 32));
            if (kind < 85) return join({"PRP ", trid, " MFN ", nick(c), "\r\n"});
            if (kind < 90) return join({"REM ", trid, " AL ", account(c), "\r\n"});
            if (kind < 94) return join({"REM ", trid, " FL ", guid(c), " ", guid(c), "\r\n"});
            if (kind < 96) return join({"BLP ", trid, c.percent(50) ? " AL\r\n" : " BL\r\n"});
            if (kind < 98) return join({"REG ", trid, " ", guid(c), " ", nick(c), "\r\n"});
            return join({"ADG ", trid, " ", nick(c), "\r\n"});
        }

    private:
        std::size_t trid_ = 0;
    };

    template <class Mix>
    corpus fill(std::size_t size, std::uint64_t seed) {
        chance c(seed);
        Mix traffic;
        corpus made;
        made.bytes.reserve(size + 2048);
        while (made.bytes.size() < size) {
            made.bytes += traffic.next(c);
            ++made.commands;
        }
        return made;
    }

} // namespace

std::string_view name_of(mix which) {
    constexpr std::string_view names[] = {"login", "presence", "chat", "p2p", "client"};
    return names[static_cast<std::size_t>(which)];
}

msnp::dialect dialect_of(mix which) {
    return which == mix::chat || which == mix::p2p ? msnp::dialect::msnp9 : msnp::dialect::msnp11;
}

corpus make_corpus(mix which, std::size_t size) {
    switch (which) {
    case mix::login: return fill<login_burst>(size, 1);
    case mix::presence: return fill<presence_churn>(size, 2);
    case mix::chat: return fill<switchboard_chat>(size, 3);
    case mix::p2p: return fill<p2p_chunks>(size, 4);
    case mix::client: return fill<client_commands>(size, 5);
    }
    return {};
}

const corpus& stored_corpus(mix which, std::size_t size) {
    static std::map<std::pair<mix, std::size_t>, corpus> made;
    corpus& c = made[{which, size}];
    if (c.bytes.empty()) c = make_corpus(which, size);
    return c;
}

} // namespace msnp_bench
