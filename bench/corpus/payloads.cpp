#include "corpus/payloads.hpp"

#include "corpus/corpus.hpp"

#include <type_traits>

namespace msnp_bench {

namespace {

    /// The payloads of a mix that have `words` in them.
    template <class Channel>
    std::vector<std::string> payloads_with(std::string_view words, const corpus& traffic) {
        std::vector<std::string> payloads;
        for_each_frame<Channel>(traffic, [&](const msnp::frame& f) {
            if (f.payload.find(words) != std::string_view::npos) payloads.emplace_back(f.payload);
        });
        return payloads;
    }

    /// NLN alone: a channel of all forms would be compiled for nothing.
    struct presence_channel : msnp::basic_channel<msnp::from_ns::nln> {};

    /// Whether a text is of this kind; one that is encoded only in part is of none.
    bool is_of_kind(text_kind which, const std::string& wire, const std::string& plain) {
        if (wire.empty()) return false;
        if (wire == plain) return which != text_kind::names;
        return which != text_kind::plain && wire == percent_encoded(plain, true);
    }

} // namespace

std::string_view name_of(payload_kind which) {
    switch (which) {
    case payload_kind::text: return "text";
    case payload_kind::typing: return "typing";
    default: return "profile";
    }
}

std::string_view name_of(text_kind which) {
    switch (which) {
    case text_kind::plain: return "plain";
    case text_kind::names: return "names";
    default: return "msnobj";
    }
}

std::vector<std::string> payloads_of(payload_kind which, std::size_t traffic) {
    switch (which) {
    case payload_kind::text:
        return payloads_with<msnp::from_sb::channel>("text/plain", make_corpus(mix::chat, traffic));
    case payload_kind::typing:
        return payloads_with<msnp::from_sb::channel>("TypingUser", make_corpus(mix::chat, traffic));
    default: return payloads_with<msnp::from_ns::channel>("text/x-msmsgsprofile", make_corpus(mix::login, traffic));
    }
}

text_set texts_of(text_kind which, std::size_t traffic) {
    text_set set;
    const auto visitor = [&]<class Form>(const Form& form) {
        if constexpr (std::is_same_v<Form, msnp::from_ns::nln>) {
            const msnp::percent_text& text = which == text_kind::msnobj ? form.object.text : form.nick;
            const std::string wire(text.raw());
            const auto plain = text.to<std::string>();
            if (!is_of_kind(which, wire, plain)) return;
            set.wire.push_back(wire);
            set.plain.push_back(plain);
        }
    };
    for_each_frame<msnp::from_ns::channel>(make_corpus(mix::presence, traffic), [&](const msnp::frame& f) {
        static_cast<void>(msnp::dispatch_function<presence_channel>{}(f, dialect_of(mix::presence), visitor));
    });
    return set;
}

} // namespace msnp_bench
