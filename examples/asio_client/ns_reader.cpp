#include "ns_reader.hpp"

#include "ns_listener.hpp"

#include <msnp/base/describe.hpp>
#include <msnp/channel/from_ns.hpp>
#include <msnp/ext/text.hpp>

namespace msnp_client {

using namespace msnp;

namespace {

    /// A server may send no more than this at once. The longest that is real is a profile of some kilobytes.
    constexpr frame_options limits_of_ns{.limits = {.line = 8UL * 1024, .payload = 64UL * 1024}};

} // namespace

class ns_reader::stream {
public:
    stream(ns_state& state, sign_in& login, screen& to, ns_owner& who)
        : login_(login), screen_(to), owner_(who), listener_(state, to, who), in_(login.spoken(), limits_of_ns) {}

    void begin() {
        in_.reset();
        in_.speak(login_.spoken());
    }

    void read(std::string_view bytes, const link& from) {
        in_.feed(bytes);
        while (const auto frame = in_.poll_frame()) {
            if (!*frame) return owner_.unreadable(describe(frame->error()));
            const result<void> read =
                from_ns::dispatch(**frame, in_.spoken(), [this](const auto& form) { hear(form); });
            if (!read) screen_.line("skipped: " + describe(read.error()));
            if (!from.is_open()) return; // what else came was said to somebody who has gone
            in_.speak(login_.spoken());
        }
    }

private:
    template <class Form>
    void hear(const Form& form) {
        if (screen_.traces()) screen_.trace("NS <", to_text(form, in_.spoken()));
        if (login_.is_over() || !login_.hear(form)) listener_(form);
    }

    sign_in& login_;
    screen& screen_;
    ns_owner& owner_;
    ns_listener listener_;
    from_ns::decoder in_;
};

ns_reader::ns_reader(ns_state& state, sign_in& login, screen& to, ns_owner& who)
    : stream_(std::make_unique<stream>(state, login, to, who)) {}
ns_reader::~ns_reader() = default;

void ns_reader::begin() {
    stream_->begin();
}

void ns_reader::read(std::string_view bytes, const link& from) {
    stream_->read(bytes, from);
}

} // namespace msnp_client
