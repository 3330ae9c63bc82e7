#include "chat_stream.hpp"

#include "words.hpp"

#include <msnp/base/describe.hpp>
#include <msnp/ext/text.hpp>
#include <msnp/message/control.hpp>
#include <msnp/message/datacast.hpp>
#include <msnp/message/message.hpp>
#include <msnp/message/text.hpp>

#include <variant>

namespace msnp_client {

namespace {

    using namespace msnp;

    /// A switchboard may send no more than this at once. Messages are at most 1664 bytes.
    constexpr frame_options limits_of_sb{.limits = {.line = 4UL * 1024, .payload = 16UL * 1024}};

    /// What is shown; all else is message::unknown.
    using shown = std::variant<message::text, message::typing, message::recording, message::datacast, message::unknown>;

    std::string describe_of(const message::text& text) {
        return ": " + std::string(text.body);
    }
    std::string describe_of(const message::typing&) {
        return " is typing";
    }
    std::string describe_of(const message::recording&) {
        return " is recording";
    }
    std::string describe_of(const message::datacast& cast) {
        if (cast.kind == datacast_kind::nudge) return " nudges you";
        return " sends a datacast, which this program does not show";
    }
    std::string describe_of(const message::unknown& other) {
        std::string type;
        for (const mime::header& header : other.headers)
            if (mime::equal_ignoring_case(header.name, "Content-Type")) type = header.value;
        return " sends something that this program does not show: " + type;
    }

} // namespace

chat::stream::stream(chat& to) : chat_(to), in_(to.settings_.spoken, limits_of_sb) {}

void chat::stream::read(std::string_view bytes) {
    in_.feed(bytes);
    while (const auto frame = in_.poll_frame()) {
        if (!*frame) return chat_.end("the switchboard sends what can't be read: " + msnp::describe(frame->error()));
        const result<void> read = from_sb::dispatch(**frame, in_.spoken(), [this](const auto& form) { hear(form); });
        if (!read) chat_.note("skipped: " + msnp::describe(read.error()));
        if (chat_.is_over_) return;
    }
}

template <class Form>
void chat::stream::hear(const Form& form) {
    if (chat_.screen_.traces()) chat_.screen_.trace("SB <", to_text(form, in_.spoken()));
    take(form);
}

void chat::stream::take(const from_sb::usr& usr) {
    static_cast<void>(chat_.answered(usr.trid));
    chat_.entered();
}

void chat::stream::take(const from_sb::ans& ans) {
    static_cast<void>(chat_.answered(ans.trid));
    chat_.entered();
}

void chat::stream::take(const from_sb::cal& cal) {
    static_cast<void>(chat_.answered(cal.trid));
    chat_.is_ringing_ = true;
}

void chat::stream::take(const from_sb::iro& iro) {
    chat_.joined(iro.account.text, iro.nick.to<std::string>());
}

void chat::stream::take(const from_sb::joi& joi) {
    chat_.joined(joi.account.text, joi.nick.to<std::string>());
}

void chat::stream::take(const from_sb::bye& bye) {
    parts_.forget(bye.account.text);
    chat_.left(bye.account.text, bye.idle);
}

void chat::stream::take(const from_sb::msg& msg) {
    const auto whole = parts_.add(msg.account.text, msg.payload);
    if (!whole) return chat_.note("skipped: " + msnp::describe(whole.error()));
    if (*whole) show(person(msg.account.text, msg.nick.to<std::string>()), **whole);
}

void chat::stream::show(const std::string& who, std::string_view payload) {
    const auto said = message::parse<shown>(payload);
    if (!said) return chat_.note("skipped: " + msnp::describe(said.error()));
    chat_.note(who + std::visit([](const auto& what) { return describe_of(what); }, *said));
}

void chat::stream::take(const from_sb::ack& ack) {
    chat_.note("delivered: " + chat_.answered(ack.trid).value_or("something"));
}

void chat::stream::take(const from_sb::nak& nak) {
    chat_.note("not delivered: " + chat_.answered(nak.trid).value_or("something"));
}

void chat::stream::take(const from_sb::out& out) {
    chat_.end(text_of(out.reason));
}

void chat::stream::take(const error_reply& reply) {
    const auto asked = reply.trid ? chat_.answered(*reply.trid) : std::nullopt;
    chat_.note("refused: " + (asked ? *asked + ": " : std::string{}) + text_of(reply.code));
    chat_.refused();
}

void chat::read(std::string_view bytes) {
    stream_->read(bytes);
}

chat::chat(asio::io_context& io, screen& to, chat_settings settings)
    : io_(io), screen_(to), settings_(std::move(settings)), stream_(std::make_unique<stream>(*this)) {}

chat::~chat() = default;

} // namespace msnp_client
