// A second reader of XML, by the book: every character looked at in order, nothing clever, nothing shared with the library but its
// codes. What xml::reader says is held against it, in properties and in a fuzz harness.
#pragma once

#include <msnp/msnp.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace msnp_test::model {

/// What a document says, event after event: `+name` for an element that begins, with `\1name\2value` for each attribute, `-name` for
/// its end, `'text` for text; and `!code@offset` where it is none.
class xml_document {
public:
    xml_document(std::string_view document, const msnp::xml::tolerance& allowed) : all_(document), allowed_(allowed) {
        while (!failed_ && at_ < all_.size()) step();
        if (!failed_ && !open_.empty()) fail(msnp::errc::bad_xml, at_);
    }
    const std::vector<std::string>& events() const { return events_; }

private:
    bool sees(std::string_view text) const { return all_.substr(at_, text.size()) == text; }
    void fail(msnp::errc code, std::size_t at) {
        events_.push_back("!" + std::string(msnp::name_of(code)) + "@" + std::to_string(at));
        failed_ = true;
    }
    void tell(std::string event) { events_.push_back(std::move(event)); }

    void step() {
        if (sees("<![CDATA[")) return skip("<![CDATA[", "]]>", true);
        if (sees("<!--")) return skip("<!--", "-->", false);
        if (sees("<?")) return skip("<?", "?>", false);
        if (sees("</")) return end();
        if (sees("<")) return begin();
        std::string raw;
        const std::size_t from = at_;
        while (at_ < all_.size() && all_[at_] != '<') raw += all_[at_++];
        if (open_.empty()) {
            for (std::size_t i = 0; i < raw.size(); ++i)
                if (!is_blank(raw[i]) && !allowed_.text_outside) return fail(msnp::errc::bad_xml, from + i);
            return;
        }
        const std::string text = decoded(raw, from);
        if (!failed_) tell("'" + text);
    }
    void skip(std::string_view open, std::string_view close, bool is_text) {
        std::size_t end = at_ + open.size();
        while (end + close.size() <= all_.size() && all_.substr(end, close.size()) != close) ++end;
        if (end + close.size() > all_.size()) return fail(msnp::errc::bad_xml, at_);
        if (is_text && open_.empty() && !allowed_.text_outside) return fail(msnp::errc::bad_xml, at_);
        if (is_text && !open_.empty()) tell("'" + std::string(all_.substr(at_ + open.size(), end - at_ - open.size())));
        at_ = end + close.size();
    }
    void begin() {
        const std::size_t from = at_++;
        const std::string name = take_name();
        if (name.empty() || name[0] == '!') return fail(msnp::errc::bad_xml, from);
        std::string event = "+" + name;
        for (;;) {
            const std::size_t before = at_;
            skip_blanks();
            if (const std::string attribute = take_name(); !attribute.empty()) {
                skip_blanks();
                std::string raw;
                std::size_t value_at = 0;
                if (!take_value(raw, value_at)) {
                    at_ = before;
                    skip_blanks();
                    return fail(msnp::errc::bad_xml, at_);
                }
                event += "\1" + attribute + "\2" + decoded(raw, value_at);
                if (failed_) return;
                continue;
            }
            break;
        }
        const bool is_empty = sees("/");
        if (is_empty) ++at_;
        if (!sees(">")) return fail(msnp::errc::bad_xml, at_);
        ++at_;
        if (open_.size() == 32) return fail(msnp::errc::out_of_range, from);
        tell(event);
        if (is_empty)
            tell("-" + name);
        else
            open_.push_back(name);
    }
    bool take_value(std::string& raw, std::size_t& value_at) {
        if (!sees("=")) return false;
        ++at_;
        skip_blanks();
        if (!sees("'") && !sees("\"")) return false;
        const char quote = all_[at_++];
        value_at = at_;
        while (at_ < all_.size() && all_[at_] != quote) raw += all_[at_++];
        return at_++ < all_.size();
    }
    void end() {
        const std::size_t from = at_;
        at_ += 2;
        const std::string name = take_name();
        skip_blanks();
        if (open_.empty() || open_.back() != name || !sees(">")) return fail(msnp::errc::bad_xml, from);
        ++at_;
        open_.pop_back();
        tell("-" + name);
    }
    static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
    void skip_blanks() {
        while (at_ < all_.size() && is_blank(all_[at_])) ++at_;
    }
    std::string take_name() {
        std::string name;
        while (at_ < all_.size() && !is_blank(all_[at_]) &&
               std::string("/>=<\"'&").find(all_[at_]) == std::string::npos)
            name += all_[at_++];
        return name;
    }
    std::string decoded(const std::string& raw, std::size_t from) {
        static const std::pair<std::string, std::string> named[] = {
            {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
        std::string text;
        for (std::size_t i = 0; i < raw.size() && !failed_;) {
            std::size_t width = 0;
            for (const auto& [entity, character] : named) {
                if (raw.compare(i, entity.size(), entity) != 0) continue;
                width = entity.size();
                text += character;
            }
            if (width == 0) width = number_at(raw, i, text);
            if (width == 0) {
                if ((raw[i] == '&' || raw[i] == '<') && !allowed_.stray_ampersands) fail(msnp::errc::bad_xml, from + i);
                text += raw[i];
                width = 1;
            }
            i += width;
        }
        return text;
    }
    /// How long the character by its number is that stands there, which is added to the text; 0 for none.
    static std::size_t number_at(const std::string& raw, std::size_t from, std::string& text) {
        if (raw.compare(from, 2, "&#") != 0) return 0;
        const std::size_t end = raw.find(';', from);
        if (end == std::string::npos || end - from > 11) return 0;
        std::string digits = raw.substr(from + 2, end - from - 2);
        const bool is_hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
        if (is_hex) digits.erase(0, 1);
        const std::string known = is_hex ? "0123456789abcdefABCDEF" : "0123456789";
        if (digits.empty() || digits.find_first_not_of(known) != std::string::npos) return 0;
        const unsigned long long c = std::strtoull(digits.c_str(), nullptr, is_hex ? 16 : 10);
        if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
        const auto add = [&](unsigned long long byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
        if (c < 0x80) {
            add(c);
        } else if (c < 0x800) {
            add(0xC0 + c / 64);
            add(0x80 + c % 64);
        } else if (c < 0x10000) {
            add(0xE0 + c / 4096);
            add(0x80 + c / 64 % 64);
            add(0x80 + c % 64);
        } else {
            add(0xF0 + c / 262144);
            add(0x80 + c / 4096 % 64);
            add(0x80 + c / 64 % 64);
            add(0x80 + c % 64);
        }
        return end + 1 - from;
    }

    std::string_view all_;
    msnp::xml::tolerance allowed_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    std::vector<std::string> events_;
    bool failed_ = false;
};

} // namespace msnp_test::model
