// What must hold of any XML, said once for the property tests and the fuzz harness; and random documents.
#pragma once

#include "support/generator.hpp"
#include "support/invariants.hpp"
#include "support/xml_model.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_test {

using xml_events = std::vector<std::string>;

inline std::string start_of(std::string_view name, const msnp::xml::attribute_list& attributes) {
    std::string event = "+" + std::string(name);
    for (const msnp::xml::attribute& a : attributes)
        event += "\1" + std::string(a.name) + "\2" + a.value.to<std::string>();
    return event;
}

/// What xml::reader says of a document, in the words of the model.
inline xml_events events_of_xml(std::string_view document, const msnp::xml::tolerance& allowed) {
    using kind = msnp::xml::event::kind;
    xml_events all;
    msnp::xml::reader in(document, allowed);
    for (;;) {
        const auto e = in.next();
        if (!e) {
            all.push_back("!" + std::string(msnp::name_of(e.error().code)) + "@" + std::to_string(e.error().offset));
            return all;
        }
        if (e->what == kind::finished) return all;
        if (e->what == kind::start) all.push_back(start_of(e->name, e->attributes));
        if (e->what == kind::end) all.push_back("-" + std::string(e->name));
        if (e->what == kind::text) all.push_back("'" + e->text.to<std::string>());
    }
}
inline bool is_text(const std::string& event) {
    return event.front() == '\'';
}

/// The elements' names and attributes as the views find them.
inline void add_elements(const msnp::xml::element& in, std::string_view document, xml_events& all) {
    for (const msnp::xml::element& e : in) {
        if (!lies_in(e.name(), document) || !lies_in(e.inner(), document)) all.emplace_back("outside");
        all.push_back(start_of(e.name(), e.attributes()));
        add_elements(e, document, all);
        all.push_back("-" + std::string(e.name()));
    }
}

/// What was read, written again.
inline std::string written_again(std::string_view document, const msnp::xml::tolerance& allowed, msnp::error& failure) {
    using kind = msnp::xml::event::kind;
    std::string again;
    msnp::append_sink sink(again);
    msnp::xml::writer out(sink);
    msnp::xml::reader in(document, allowed);
    for (auto e = in.next(); e && e->what != kind::finished; e = in.next()) {
        if (e->what == kind::text) out.text(e->text);
        if (e->what == kind::end) out.end();
        if (e->what != kind::start) continue;
        out.start(e->name);
        for (const msnp::xml::attribute& a : e->attributes) out.attribute(a.name, a.value);
    }
    failure = out.failure();
    return again;
}
/// Events with text in one piece, and none of empty text.
inline xml_events with_whole_texts(const xml_events& events) {
    xml_events all;
    for (const std::string& event : events) {
        if (is_text(event) && !all.empty() && is_text(all.back()))
            all.back() += event.substr(1);
        else if (event != "'")
            all.push_back(event);
    }
    return all;
}

/// A document: the reader says what the model says; where it is one, the views find the same elements, and writing what was read
/// gives a document that says the same, strictly.
inline std::string xml_reads_well(std::string_view input, const msnp::xml::tolerance& allowed) {
    const exact_bytes exact(input);
    const std::string_view document = exact.view();
    const auto broken = [&](std::string_view what) { return std::string(what) + ": " + escaped(document); };
    const xml_events said = events_of_xml(document, allowed);
    if (said != model::xml_document(document, allowed).events()) return broken("not as modelled");
    const auto read = msnp::xml::parse(document, allowed);
    if (!read) {
        if (said.empty() || said.back().front() != '!') return broken("parse() refuses what the reader takes");
        return read.error().offset <= document.size() ? "" : broken("an error outside");
    }
    if (!said.empty() && said.back().front() == '!') return broken("parse() takes what the reader refuses");
    xml_events found;
    add_elements(*read, document, found);
    xml_events elements;
    for (const std::string& event : said)
        if (!is_text(event)) elements.push_back(event);
    if (found != elements) return broken("other elements");

    msnp::error failure;
    const std::string again = written_again(document, allowed, failure);
    if (failure.code == msnp::errc::bad_value) return ""; // a name that only readers take
    if (failure.code != msnp::errc::none) return broken("not written");
    if (with_whole_texts(events_of_xml(again, msnp::xml::tolerance::strict())) != with_whole_texts(said))
        return broken("another document when written, " + escaped(again));
    return "";
}

/// A document put together of pieces as payloads have them, most of them well-formed.
inline std::string random_xml(value_maker& make, std::size_t depth = 0) {
    static const std::vector<std::string> names = {"Data", "PSM", "c", "ml", "s:x", "a-1"};
    static const std::vector<std::string> texts = {"&amp;",          "&#x26;", "&#38;",    "&lt;",     "a & b",
                                                   "\\0Music\\01",   "]]>",    " ",        "\r\n",     "<!-- c -->",
                                                   "<![CDATA[<&]]>", "<?pi?>", "&#xD800;", "\xC3\xA9", ""};
    choices& from = make.from();
    std::string all;
    for (std::size_t pieces = from.below(4); pieces > 0; --pieces) {
        if (from.one_in(3)) {
            all += from.one_in(3) ? make.bytes() : from.any_of(texts);
            continue;
        }
        const std::string name = from.any_of(names);
        all += "<" + name;
        for (std::size_t attributes = from.below(3); attributes > 0; --attributes) {
            const std::string quote = from.one_in(2) ? "\"" : "'";
            all += " " + from.any_of(names) + (from.one_in(2) ? "=" : " = ") + quote + from.any_of(texts) + quote;
        }
        if (depth > 34 || from.one_in(4)) {
            all += "/>";
            continue;
        }
        all += ">" + random_xml(make, depth + 1) + "</" + name + ">";
    }
    return depth == 0 && from.one_in(3) ? broken_byte(all, from.below(broken_byte_kinds), from) : all;
}

} // namespace msnp_test
