// What was said how often: commands and bytes by channel, verb and form, what could not be read, and what a capture was made of.
//
// As JSON, one object a line:
//
//     {"channel":"to_ns","verb":"VER","form":"ver","commands":2,"bytes":50}
//     {"channel":"to_ns","error":"bad_value","count":1}
//     {"commands":2,"bytes":50,"errors":1,"lost":0,"skipped":0}             with "packets" and more of a capture
#pragma once

#include "capture/endpoint.hpp"
#include "json_view.hpp"
#include "record.hpp"
#include "text_view.hpp"

#include <msnp/msnp.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace msnp_examples {

class stats_view final : public view {
public:
    /// Writes into a text when all was read.
    stats_view(std::string& out, bool as_json) : out_(out), as_json_(as_json) {}

    void begin(const std::string&, const std::string&) override {}
    bool count(const place& at, const msnp::frame& frame, std::string_view form) override {
        counted& of_form = forms_[{at.channel.data(), form.data(), key_of(frame.verb)}];
        if (of_form.commands == 0) of_form = {at.channel, std::string(frame.verb), form, 0, 0};
        ++of_form.commands;
        of_form.bytes += frame.bytes.size();
        return true;
    }
    void show(const record&) override {} // count() has taken it
    void show(const failure& problem) override { ++errors_[{problem.at.channel, msnp::name_of(problem.error.code)}]; }
    void show(const gap& missing) override { (missing.is == gap::kind::lost ? lost_ : skipped_) += missing.size; }
    void add(const capture_totals& totals) override {
        if (!totals_) totals_.emplace();
        totals_->packets += totals.packets;
        totals_->connections += totals.connections;
        totals_->notification_servers += totals.notification_servers;
        totals_->switchboards += totals.switchboards;
        totals_->not_told += totals.not_told;
        totals_->repeated += totals.repeated;
        totals_->broken_packets += totals.broken_packets;
        totals_->lost_fragments += totals.lost_fragments;
    }
    void end() override {
        const std::vector<counted> all = in_order();
        if (as_json_)
            write_json(all);
        else
            write_text(all);
    }

private:
    /// How often one form was said.
    struct counted {
        std::string_view channel;
        std::string verb;
        std::string_view form;
        std::size_t commands = 0;
        std::size_t bytes = 0;
    };
    /// Names of channels and forms are constants: where they stand tells them apart.
    struct form_key {
        const char* channel;
        const char* form;
        std::uint32_t verb;
        friend bool operator==(const form_key&, const form_key&) = default;
    };
    struct form_hash {
        std::size_t operator()(const form_key& key) const noexcept {
            const auto number = [](const char* text) { return reinterpret_cast<std::uintptr_t>(text); };
            return static_cast<std::size_t>(mixed(number(key.channel) * 31 + number(key.form) * 17 + key.verb));
        }
    };
    [[nodiscard]] static std::uint32_t key_of(std::string_view verb) noexcept {
        std::uint32_t key = 0;
        for (const char c : verb.substr(0, msnp::verb::size)) key = key << 8 | static_cast<unsigned char>(c);
        return key;
    }

    [[nodiscard]] std::vector<counted> in_order() const {
        std::vector<counted> all;
        all.reserve(forms_.size());
        for (const auto& [key, of_form] : forms_) all.push_back(of_form);
        std::ranges::sort(all, {}, [](const counted& c) { return std::tie(c.channel, c.verb, c.form); });
        return all;
    }
    [[nodiscard]] static counted sum(const std::vector<counted>& all) {
        counted total;
        for (const counted& c : all) {
            total.commands += c.commands;
            total.bytes += c.bytes;
        }
        return total;
    }
    [[nodiscard]] std::size_t error_count() const {
        std::size_t count = 0;
        for (const auto& [which, times] : errors_) count += times;
        return count;
    }

    void write_json(const std::vector<counted>& all) {
        using detail::json;
        for (const counted& c : all)
            write_line(json{{"channel", std::string(c.channel)},
                            {"verb", detail::marked(c.verb)},
                            {"form", std::string(c.form)},
                            {"commands", c.commands},
                            {"bytes", c.bytes}});
        for (const auto& [which, times] : errors_)
            write_line(
                json{{"channel", std::string(which.first)}, {"error", std::string(which.second)}, {"count", times}});
        const counted total = sum(all);
        json last{{"commands", total.commands},
                  {"bytes", total.bytes},
                  {"errors", error_count()},
                  {"lost", lost_},
                  {"skipped", skipped_}};
        if (totals_) add_totals(last);
        write_line(last);
    }
    void add_totals(detail::json& line) const {
        line["packets"] = totals_->packets;
        line["connections"] = totals_->connections;
        line["notification_servers"] = totals_->notification_servers;
        line["switchboards"] = totals_->switchboards;
        line["not_told"] = totals_->not_told;
        line["repeated"] = totals_->repeated;
        line["broken_packets"] = totals_->broken_packets;
        line["lost_fragments"] = totals_->lost_fragments;
    }
    void write_line(const detail::json& line) {
        out_ += detail::without_marks(line.dump());
        out_ += '\n';
    }

    void write_text(const std::vector<counted>& all) {
        constexpr std::size_t channel_width = 8;
        constexpr std::size_t verb_width = 5;
        constexpr std::size_t form_width = 28;
        for (const counted& c : all) {
            put(c.channel, channel_width);
            put(escape(c.verb), verb_width);
            put(c.form, form_width);
            put_numbers(c.commands, c.bytes);
        }
        for (const auto& [which, times] : errors_) {
            put(which.first, channel_width + verb_width);
            put("error: " + std::string(which.second), form_width);
            put_numbers(times, {});
        }
        const counted total = sum(all);
        put("all", channel_width + verb_width + form_width);
        put_numbers(total.commands, total.bytes);
        if (lost_ + skipped_ != 0)
            out_ += std::to_string(lost_) + " bytes not captured, " + std::to_string(skipped_) +
                    " bytes in which no command could be found\n";
        if (totals_) out_ += text_view::summary(*totals_) + '\n';
    }
    void put(std::string_view text, std::size_t width) {
        out_ += text;
        out_.append(text.size() < width ? width - text.size() : 1, ' ');
    }
    void put_numbers(std::size_t count, std::optional<std::size_t> bytes) {
        constexpr std::size_t width = 12;
        const auto put_right = [this](const std::string& number) {
            if (number.size() < width) out_.append(width - number.size(), ' ');
            out_ += number;
        };
        put_right(std::to_string(count));
        if (bytes) {
            put_right(std::to_string(*bytes));
            out_ += " bytes";
        }
        out_ += '\n';
    }

    std::string& out_;
    bool as_json_;
    std::unordered_map<form_key, counted, form_hash> forms_;
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> errors_;
    std::size_t lost_ = 0;
    std::size_t skipped_ = 0;
    std::optional<capture_totals> totals_;
};

} // namespace msnp_examples
