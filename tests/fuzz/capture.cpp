// Invariant: msnp_dump shows of any packets what each direction of a connection says in order, and nothing twice. Where the packets are
// those of two texts, cut, cut short, repeated, out of order, in fragments or lost, what it shows stands in the text at that place; of
// connections whose beginning is captured, and nothing lost, both texts are followed whole.
//
// Input: 0, the link layer, and packets behind the two bytes of their length; or another byte, how many decisions there are, decisions
// (support/generator.hpp), which of the text is the client's, in parts of 256, and the text.
//
// Commands are taken, and not read: what a line says is other harnesses' matter, and compiles for a minute.
#include "fuzz/harness.hpp"
#include "support/capture/capture_dump.hpp"
#include "support/packets.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace msnp_examples {

namespace {

    template <class Channel>
    class frame_stream final : public stream {
    public:
        explicit frame_stream(conversation& with) : with_(with) {}

        void feed(std::string_view bytes) override {
            held_ += bytes;
            while (!has_failed_) {
                const msnp::step next = msnp::take_frame_function<Channel>{}(unread());
                if (next.needs_more()) break;
                if (next.failed()) {
                    has_failed_ = true;
                    failed_at_ = at_ + next.error().offset;
                    const std::string_view line = unread().substr(0, unread().find('\n', next.error().offset) + 1);
                    with_.shown.show(failure{here(), next.error(), line, false});
                    break;
                }
                record read{here(), {}, {}, {}, std::string(next.frame().bytes), {}, {}, false};
                with_.shown.show(read);
                at_ += next.frame().bytes.size();
                taken_ += next.frame().bytes.size();
            }
            if (has_failed_) return;
            held_.erase(0, taken_);
            taken_ = 0;
        }
        void end() override {
            if (has_failed_ || unread().empty()) return;
            with_.shown.show(failure{here(), {msnp::errc::incomplete, at_, {}}, unread(), false});
        }
        [[nodiscard]] bool failed() const noexcept override { return has_failed_; }
        [[nodiscard]] std::size_t failed_at() const noexcept override { return failed_at_; }
        [[nodiscard]] std::string_view unread() const noexcept override {
            return std::string_view(held_).substr(taken_);
        }
        void restart(std::size_t offset) override {
            held_.clear();
            taken_ = 0;
            at_ = offset;
            has_failed_ = false;
        }
        [[nodiscard]] std::size_t held_size() const noexcept override { return held_.capacity(); }

    private:
        [[nodiscard]] place here() const noexcept { return {Channel::name, at_, with_.packet}; }

        conversation& with_;
        std::string held_;
        std::size_t taken_ = 0; ///< of what is held
        std::size_t at_ = 0;    ///< where the rest of it stands in the stream
        std::size_t failed_at_ = 0;
        bool has_failed_ = false;
    };

    template <class Channel>
    constexpr channel_grammar frames_of{
        Channel::name, [](std::string_view verb) { return Channel::index().find(verb) != Channel::index().find(""); },
        [](std::string_view bytes) { return msnp::take_frame_function<Channel>{}(bytes); },
        // Nearly every command has an argument that is no word.
        [](const msnp::frame& frame) { return frame.arguments.find_first_of("0123456789@") != frame.arguments.npos; }};

    /// Calls function(std::type_identity<Channel>) for a channel.
    template <class Function>
    decltype(auto) with_channel(channel_id channel, Function function) {
        switch (channel) {
        case channel_id::to_ns: return function(std::type_identity<msnp::to_ns::channel>{});
        case channel_id::from_ns: return function(std::type_identity<msnp::from_ns::channel>{});
        case channel_id::to_sb: return function(std::type_identity<msnp::to_sb::channel>{});
        case channel_id::from_sb: break;
        }
        return function(std::type_identity<msnp::from_sb::channel>{});
    }

} // namespace

std::unique_ptr<stream> open_stream(channel_id channel, conversation& with) {
    return with_channel(channel, [&with]<class Channel>(std::type_identity<Channel>) -> std::unique_ptr<stream> {
        return std::make_unique<frame_stream<Channel>>(with);
    });
}

const channel_grammar& grammar_of(channel_id channel) {
    return with_channel(channel, []<class Channel>(std::type_identity<Channel>) -> const channel_grammar& {
        return frames_of<Channel>;
    });
}

} // namespace msnp_examples

namespace {

using namespace msnp_examples;
using msnp_test::choices;
using msnp_test::client_end;
using msnp_test::packet_way;
using msnp_test::server_end;

/// What both ends say; the client's text first.
using two_texts = std::array<std::string_view, 2>;

[[nodiscard]] bool is_of(std::string_view bytes, std::size_t offset, std::string_view text) {
    return offset <= text.size() && text.substr(offset).starts_with(bytes);
}

/// Looks at what is shown.
class order_view final : public view {
public:
    /// `said`: what there is to show, where that is known.
    explicit order_view(const two_texts* said) : said_(said) {}

    void begin(const std::string&, const std::string&) override {}
    void show(const record& command) override { look(command.at, *command.payload); }
    void show(const failure& problem) override { look(problem.at, problem.bytes); }
    void show(const gap& missing) override { move(missing.at, missing.size); }
    void end() override {}

    [[nodiscard]] const std::string& broken() const noexcept { return broken_; }

private:
    void look(const place& at, std::string_view bytes) {
        move(at, bytes.size());
        if (said_ == nullptr || at.packet->connection != 1) return;
        const std::string& sender = at.is_from_client() ? at.packet->client : at.packet->server;
        if (!is_of(bytes, at.offset, (*said_)[sender.ends_with(":1100") ? 0 : 1]))
            broken_ = "what " + sender + " is said to say at " + std::to_string(at.offset) + " it does not say there";
    }
    void move(const place& at, std::size_t size) {
        std::size_t& end = ends_[{at.packet->connection, std::string(at.channel)}];
        if (at.offset < end)
            broken_ =
                std::string(at.channel) + " went back from " + std::to_string(end) + " to " + std::to_string(at.offset);
        end = at.offset + size;
    }

    const two_texts* said_;
    std::map<std::pair<std::size_t, std::string>, std::size_t> ends_;
    std::string broken_;
};

/// Keeps what both ends of each connection say, with a '?' for each byte that was lost.
class text_keeper final : public flow_listener {
public:
    std::unique_ptr<flow_sink> open(const flow_facts&) override {
        kept.emplace_back();
        return std::make_unique<sink>(*this, kept.size() - 1);
    }

    std::vector<std::array<std::string, 2>> kept;

private:
    class sink final : public flow_sink {
    public:
        sink(text_keeper& to, std::size_t number) : to_(to), number_(number) {}
        void bytes(side from, std::string_view bytes, capture_time) override { text_of(from) += bytes; }
        void lost(side from, std::size_t count, capture_time) override { text_of(from).append(count, '?'); }
        void end() override {}
        bool wants_more() const override { return true; }
        std::size_t held_size() const override { return 0; }

    private:
        std::string& text_of(side from) { return to_.kept[number_][index_of(from)]; }

        text_keeper& to_;
        std::size_t number_;
    };
};

/// Packets in the order in which they were captured.
struct packets {
    link_layer layer = link_layer::ethernet;
    std::vector<std::pair<capture_time, std::string>> all;
};

/// What msnp_dump makes of packets.
[[nodiscard]] std::string broken_by_dump(const packets& captured, const two_texts* said) {
    order_view shown(said);
    const options asked;
    capture_dump dump(shown, asked, "fuzzed");
    for (const auto& [time, bytes] : captured.all) dump.add(captured.layer, {time, bytes});
    dump.end();
    return shown.broken();
}

/// What is done to the packets of two texts.
class player {
public:
    player(choices decisions, const two_texts& said) : choose_(decisions), said_(said) {
        has_syn_ = !choose_.one_in(3);
        loses_ = choose_.one_in(2);
        is_v6_ = choose_.one_in(4);
        for (std::uint32_t& first : first_) // every other one soon begins again from 0
            first = static_cast<std::uint32_t>(choose_.one_in(2) ? choose_.number() : 0 - choose_.below(600));
    }

    [[nodiscard]] packets play() {
        if (has_syn_)
            for (const std::size_t who : {0U, 1U}) send(who, first_[who] - 1, who == 0 ? 2 : 0x12, {});
        for (std::size_t left = choose_.below(64); left > 0; --left) {
            const std::size_t who = choose_.below(2);
            const std::size_t at = choose_.below(said_[who].size() + 1);
            piece(who, at, choose_.below(200));
        }
        const std::size_t most = 1 + choose_.below(600);
        for (const std::size_t who : {0U, 1U}) {
            for (std::size_t at = 0; at < said_[who].size() && !loses_; at += most) piece(who, at, most);
            if (!choose_.one_in(3)) send(who, first_[who] + static_cast<std::uint32_t>(said_[who].size()), 0x11, {});
        }
        return std::move(made_);
    }
    [[nodiscard]] bool has_syn() const noexcept { return has_syn_; }
    [[nodiscard]] bool loses() const noexcept { return loses_; }

private:
    void piece(std::size_t who, std::size_t at, std::size_t size) {
        send(who, first_[who] + static_cast<std::uint32_t>(at), 0x18, said_[who].substr(at, size));
    }
    void send(std::size_t who, std::uint32_t sequence, int flags, std::string_view payload) {
        const packet_way way = who == 0 ? packet_way{client_end, server_end} : packet_way{server_end, client_end};
        const std::string segment =
            msnp_test::tcp(std::string(payload), {.way = way, .sequence = sequence, .flags = flags});
        const bool is_certain = (flags & 2) != 0; // a SYN, so that what is lost can be told by what the text has
        if (is_v6_) return capture(msnp_test::ethernet(msnp_test::ipv6(segment, 6, way), 0x86DD), is_certain);
        if (segment.size() <= 32 || !choose_.one_in(8))
            return capture(msnp_test::ethernet(msnp_test::ipv4(segment, {.way = way})), is_certain);
        // In two fragments, the first of which has all of TCP's header.
        ++fragmented_;
        const std::string front =
            msnp_test::ipv4(segment.substr(0, 24), {.way = way, .part = 0x2000, .identification = fragmented_});
        const std::string back =
            msnp_test::ipv4(segment.substr(24), {.way = way, .part = 3, .identification = fragmented_});
        const bool is_swapped = choose_.one_in(2);
        capture(msnp_test::ethernet(is_swapped ? back : front));
        capture(msnp_test::ethernet(is_swapped ? front : back));
    }
    void capture(std::string bytes, bool is_certain = false) {
        if (loses_ && !is_certain) {
            if (choose_.one_in(16)) return;
            if (choose_.one_in(16)) bytes.resize(choose_.below(bytes.size()));
            if (choose_.one_in(16)) now_ += std::chrono::seconds(choose_.below(100));
        }
        made_.all.emplace_back(now_, std::move(bytes));
    }

    choices choose_;
    const two_texts& said_;
    bool has_syn_ = false;
    bool loses_ = false;
    bool is_v6_ = false;
    std::array<std::uint32_t, 2> first_{};
    unsigned fragmented_ = 0;
    capture_time now_{};
    packets made_;
};

/// What follows the segments hands on what was said, and where nothing was lost all of it.
[[nodiscard]] std::string broken_by_flows(const packets& captured, const two_texts& said, bool loses) {
    text_keeper keeper;
    tcp_flows flows(keeper);
    fragment_joiner fragments;
    for (const auto& [time, bytes] : captured.all) {
        const packet read = read_packet(captured.layer, bytes);
        if (read.is == packet::kind::tcp) flows.add(read.segment, time);
        if (read.is != packet::kind::fragment) continue;
        if (const auto whole = fragments.add(read.fragment))
            if (const packet joined = read_joined(read.fragment, *whole); joined.is == packet::kind::tcp)
                flows.add(joined.segment, time);
    }
    flows.end();
    if (flows.held_size() != 0) return "memory is kept for connections that are over";
    if (keeper.kept.size() != 1) return loses ? "" : "one connection became " + std::to_string(keeper.kept.size());
    for (const std::size_t who : {0U, 1U}) {
        const std::string& got = keeper.kept.front()[who];
        if (!loses && got != said[who]) return "a text did not come as it was sent";
        for (std::size_t i = 0; i < got.size() && i < said[who].size(); ++i)
            if (got[i] != '?' && got[i] != said[who][i]) return "a byte came at another's place";
        if (got.size() > said[who].size()) return "more came than was said";
    }
    return "";
}

[[nodiscard]] std::string broken_by_packets(msnp_test::input_front front) {
    packets captured;
    captured.layer = static_cast<link_layer>(front.byte() % 5);
    for (std::string_view rest = front.rest(); rest.size() >= 2;) {
        const std::size_t size = std::min<std::size_t>(be16(rest, 0), rest.size() - 2);
        const auto now = std::chrono::milliseconds(100) * static_cast<int>(captured.all.size());
        captured.all.emplace_back(capture_time(now), std::string(rest.substr(2, size)));
        rest.remove_prefix(2 + size);
    }
    return broken_by_dump(captured, nullptr);
}

} // namespace

std::string broken_by(std::string_view input) {
    msnp_test::input_front front(input);
    if (front.byte() == 0) return broken_by_packets(front);
    const std::size_t decisions = std::min<std::size_t>(front.byte(), front.rest().size());
    msnp_test::input_front behind(front.rest().substr(decisions));
    const std::size_t split = behind.byte() * behind.rest().size() / 256;
    const two_texts said{behind.rest().substr(0, split), behind.rest().substr(split)};
    player with(choices(front.rest().substr(0, decisions)), said);
    const packets captured = with.play();
    if (!with.has_syn()) return broken_by_dump(captured, nullptr);
    std::string broken = broken_by_flows(captured, said, with.loses());
    return broken.empty() ? broken_by_dump(captured, &said) : broken;
}
