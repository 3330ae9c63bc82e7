// What of a conversation is a password, a ticket, a cookie or a key, and what may hold one unseen.
//
// Of fields their types say it (msnp::secret_value). From these it follows which verbs and which messages have secrets; and of those,
// what could not be read, or what no struct has a field for, is taken for one as well.
#pragma once

#include <msnp/msnp.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

namespace msnp_examples {

namespace detail {

    template <class T>
    struct within {
        using type = T;
    };
    template <class T>
    struct within<std::optional<T>> : within<T> {};
    template <class T, char Separator>
    struct within<msnp::split_list<T, Separator>> : within<T> {};

    /// Visits a wire() of a command or a message, and notes whether one of its fields is a secret.
    class secret_search {
    public:
        explicit constexpr secret_search(msnp::dialect spoken = msnp::dialect::msnp21) noexcept : spoken_(spoken) {}

        [[nodiscard]] constexpr bool found() const noexcept { return found_; }
        [[nodiscard]] constexpr bool since(msnp::dialect d) const noexcept { return spoken_ >= d; }

        constexpr void verb(std::string_view, const auto&) noexcept {}
        constexpr void trid(const auto&) noexcept {}
        constexpr void word(std::string_view) noexcept {}
        constexpr void opt_word(std::string_view, std::string_view, const bool&) noexcept {}
        constexpr void arg(std::string_view, const auto& value) noexcept { look(value); }
        constexpr void opt(std::string_view, const auto& value) noexcept { look(value); }
        constexpr void tag(std::string_view, std::string_view, const auto& value) noexcept { look(value); }
        constexpr void opt_tag(std::string_view, std::string_view, const auto& value) noexcept { look(value); }
        constexpr void rest(std::string_view, const auto& value) noexcept { look(value); }
        constexpr void verbatim(std::string_view, const auto& value) noexcept { look(value); }
        constexpr void payload(const auto& value) noexcept { look(value); }
        constexpr void opt_payload(const auto& value) noexcept { look(value); }

        constexpr void type(std::string_view, const auto&, std::string_view = {}) noexcept {}
        constexpr void no_type() noexcept {}
        constexpr void length() noexcept {}
        constexpr void header(std::string_view, std::string_view, const auto& value) noexcept { look(value); }
        constexpr void opt_header(std::string_view, std::string_view, const auto& value) noexcept { look(value); }
        constexpr void field(std::string_view, std::string_view, const auto& value) noexcept { look(value); }
        constexpr void opt_field(std::string_view, std::string_view, const auto& value) noexcept { look(value); }
        constexpr void others(const auto&) noexcept {}
        constexpr void other_fields(const auto&) noexcept {}
        constexpr void after_fields(const auto&) noexcept {}
        constexpr void body(const auto&) noexcept {}

    private:
        template <class T>
        constexpr void look(const T&) noexcept {
            if (msnp::secret_value<typename within<T>::type>) found_ = true;
        }

        msnp::dialect spoken_;
        bool found_ = false;
    };

    /// The verbs of which a form of some channel has a secret.
    [[nodiscard]] inline const std::set<std::string, std::less<>>& secret_verbs() {
        static const auto verbs = [] {
            std::set<std::string, std::less<>> found;
            const auto look = [&](auto named) {
                using form_type = typename decltype(named)::type;
                for (unsigned d = 2; d <= 21; ++d) {
                    secret_search search(static_cast<msnp::dialect>(d));
                    const form_type form{};
                    form_type::wire(search, form);
                    if (search.found()) found.emplace(form_type::verb.view());
                }
            };
            msnp::to_ns::channel::for_each_form(look);
            msnp::from_ns::channel::for_each_form(look);
            msnp::to_sb::channel::for_each_form(look);
            msnp::from_sb::channel::for_each_form(look);
            return found;
        }();
        return verbs;
    }

} // namespace detail

/// Whether a kind of message has a secret among its fields. Where it has, others may stand in headers and in text that no field is.
template <class Message>
[[nodiscard]] constexpr bool has_secrets() {
    if constexpr (requires(detail::secret_search & search, const Message& what) { Message::wire(search, what); }) {
        detail::secret_search search;
        const Message message{};
        Message::wire(search, message);
        return search.found();
    } else {
        return false;
    }
}

/// Whether a verb that has secrets stands in a text, as a word or, in capitals, at a word's end: a line that was swallowed by the one in
/// front of it is seen so too, also where that has a payload, which no line end ends.
[[nodiscard]] inline bool names_secret_verb(std::string_view text) {
    const auto is_gap = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!text.empty()) {
        const auto end = std::ranges::find_if(text, is_gap);
        const auto size = static_cast<std::size_t>(end - text.begin());
        std::string word(text.substr(0, size));
        for (const std::string& verb : detail::secret_verbs())
            if (word.ends_with(verb)) return true;
        for (char& c : word)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (detail::secret_verbs().contains(word)) return true;
        text.remove_prefix(size == text.size() ? size : size + 1);
    }
    return false;
}

/// Whether a payload that nobody could read may hold a secret. A notification server tells an account about its ticket in a message.
[[nodiscard]] inline bool payload_may_hold_secret(std::string_view channel, std::string_view verb,
                                                  std::string_view payload) {
    return (channel == msnp::from_ns::channel::name && verb == "MSG") || names_secret_verb(payload);
}

/// Whether a frame that could not be read, or its beginning, may hold a secret. Where it does not begin with a verb, nobody knows what it
/// is: the end of a payload, perhaps, whose length was wrong.
[[nodiscard]] inline bool frame_may_hold_secret(std::string_view channel, std::string_view bytes) {
    const std::size_t begin = std::min(bytes.find_first_not_of(" \r\n"), bytes.size());
    const std::string_view frame = bytes.substr(begin);
    const std::string_view verb = frame.substr(0, frame.find_first_of(" \r\n"));
    if (!msnp::verb::is_verb(verb)) return true;
    const std::string_view payload = frame.substr(std::min(frame.find('\n'), frame.size()));
    return names_secret_verb(frame) ||
           (payload.size() > 1 && payload_may_hold_secret(channel, verb, payload.substr(1)));
}

} // namespace msnp_examples
