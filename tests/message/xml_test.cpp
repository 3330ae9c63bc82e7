// XML as payloads have it.
#include "support/check.hpp"

#include <msnp/message/xml.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

constexpr xml::tolerance strict = xml::tolerance::strict();

// Red: any default of tolerance or event another; any flag of strict() set.
TEST(Xml, Defaults) {
    MSNP_CHECK(xml::tolerance{} == xml::tolerance{true, true, true} && strict == xml::tolerance{false, false, false});
    constexpr xml::event none;
    MSNP_CHECK(none.what == xml::event::kind::finished && none.offset == 0 && none.next == 0);
}

/// A document's events, one after the other: +name(attribute=value) for an element that begins, -name for its end, 'text'.
std::string events_of(std::string_view document, const xml::tolerance& allowed = {}) {
    std::string all;
    xml::reader in(document, allowed);
    for (;;) {
        const auto e = in.next();
        if (!e) return all + "!" + std::to_string(e.error().offset);
        if (e->what == xml::event::kind::finished) return all;
        if (e->what == xml::event::kind::text) {
            all += "'" + e->text.to<std::string>() + "'";
        } else {
            all += (e->what == xml::event::kind::start ? '+' : '-') + std::string(e->name);
            for (const xml::attribute& a : e->attributes)
                all += "(" + std::string(a.name) + "=" + a.value.to<std::string>() + ")";
        }
        EXPECT_LE(e->offset, e->next);
        EXPECT_LE(e->next, document.size());
    }
}

TEST(Xml, ElementsAttributesAndText) {
    EXPECT_EQ(events_of("<Data><PSM>a &amp; b</PSM><CurrentMedia></CurrentMedia></Data>"),
              "+Data+PSM'a & b'-PSM+CurrentMedia-CurrentMedia-Data");
    EXPECT_EQ(events_of("<ml l=\"1\"><d n=\"b.c\"><c n='a' l = \"3\" t=\"1\"/></d></ml>"),
              "+ml(l=1)+d(n=b.c)+c(n=a)(l=3)(t=1)-c-d-ml");
    EXPECT_EQ(events_of("<a  x=\"1>2\"\r\n\ty='\"'  ></a  >"), "+a(x=1>2)(y=\")-a");
    EXPECT_EQ(events_of("<a x=\"\"/><b/>"), "+a(x=)-a+b-b");
    EXPECT_EQ(events_of("<a>1<b/>2</a>"), "+a'1'+b-b'2'-a");
    EXPECT_EQ(events_of(""), "");
}

// Red: `from` of 0 in size_to(), so that `<!-->` ends itself; one more, so that `<!---->` does not end.
TEST(Xml, WhatSaysNothingIsPassedOver) {
    EXPECT_EQ(events_of("<?xml version=\"1.0\"?>\r\n<!-- <x> --><a>1<!-- -- -->2<?pi <b> ?></a>\n", strict),
              "+a'1''2'-a");
    EXPECT_EQ(events_of("<a><![CDATA[1 < 2 & &amp;]]></a>", strict), "+a'1 < 2 & &amp;'-a");
    EXPECT_EQ(events_of("<a><![CDATA[]]>]]&gt;</a>", strict), "+a''']]>'-a");
    EXPECT_EQ(events_of("<?\?><!----><a/>", strict), "+a-a");
    EXPECT_EQ(events_of("\xEF\xBB\xBFx<a/>y"), "+a-a");
    EXPECT_EQ(events_of("<![CDATA[x]]><a/>"), "+a-a");
}

// Red: each condition of end_event() and start_event() left out.
TEST(Xml, WhatIsNone) {
    for (const auto& [document, at] : {std::pair{"<a>", 3},
                                       {"<a", 2},
                                       {"<", 0},
                                       {"<>", 0},
                                       {"< a/>", 0},
                                       {"<a/", 3},
                                       {"<a/ >", 3},
                                       {"</a>", 0},
                                       {"<a></b>", 3},
                                       {"<a></a", 3},
                                       {"<a></aa>", 3},
                                       {"<aa></a>", 4},
                                       {"<a><b></a></b>", 6},
                                       {"<a x>", 3},
                                       {"<a x=>", 3},
                                       {"<a x=", 3},
                                       {"<a x", 3},
                                       {"<a x=1>", 3},
                                       {"<a x=1 y=\"1\">", 3},
                                       {"<a x=\"1>", 3},
                                       {"<a x='1\">", 3},
                                       {"<a =\"1\">", 3},
                                       {"<a x=\"1\"y>", 8},
                                       {"<a><!--</a>", 3},
                                       {"<!-->", 0},
                                       {"<a><![CDATA[</a>", 3},
                                       {"<?xml", 0},
                                       {"<?", 0},
                                       {"<!", 0},
                                       {"</", 0},
                                       {"<!DOCTYPE a>", 0},
                                       {"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", 0},
                                       {"<a><![cdata[x]]></a>", 3}})
        for (const xml::tolerance& allowed : {xml::tolerance{}, strict})
            EXPECT_EQ(xml::parse(document, allowed).error(), (error{errc::bad_xml, static_cast<std::size_t>(at), {}}))
                << document;
}

constexpr bool ends_too_soon(std::string_view document, std::size_t at) {
    const msnp_test::exact_bytes exact(document);
    const error expected{errc::bad_xml, at, {}};
    return xml::parse(exact.view()).error() == expected && xml::parse(exact.view(), strict).error() == expected;
}

// In memory that ends there. Red: any rest.empty(), or the look at rest.size(), left out in reader or attribute_cursor.
TEST(Xml, NothingIsLookedForBehindTheEnd) {
    MSNP_CHECK(ends_too_soon("<", 0) && ends_too_soon("<a", 2) && ends_too_soon("<a/", 3) && ends_too_soon("</", 0));
    MSNP_CHECK(ends_too_soon("<a x", 3) && ends_too_soon("<a x ", 3) && ends_too_soon("<a x=", 3));
    MSNP_CHECK(ends_too_soon("<a x='", 3) && ends_too_soon("<a x=''", 7) && ends_too_soon("<a>", 3));
    MSNP_CHECK(ends_too_soon("<a></a", 3) && ends_too_soon("<a></a ", 3) && ends_too_soon("<a><", 3));
}

// Red: `takes_text()` that asks no tolerance; a stray byte's place counted from the document's front.
TEST(Xml, WhatIsTolerated) {
    for (const auto& [document, at] : {std::pair{"<a>b & c</a>", 5},
                                       {"<a x=\"?b=1&c=2\"/>", 10},
                                       {"x<a/>", 0},
                                       {"<a/>  x ", 6},
                                       {"<a/>\n<![CDATA[ x]]>", 5}}) {
        EXPECT_TRUE(xml::parse(document).has_value()) << document;
        EXPECT_EQ(xml::parse(document, strict).error().offset, static_cast<std::size_t>(at)) << document;
    }
    EXPECT_EQ(events_of("<a x=\"?b=1&c=2\">b & c</a>"), "+a(x=?b=1&c=2)'b & c'-a");
}

// Red: `depth_ > max_depth`; the depth not bounded.
TEST(Xml, NoDeeperThanTheBound) {
    const auto nested = [](std::size_t depth) {
        std::string document;
        for (std::size_t i = 0; i < depth; ++i) document += "<a>";
        for (std::size_t i = 0; i < depth; ++i) document += "</a>";
        return document;
    };
    EXPECT_TRUE(xml::parse(std::string_view(nested(xml::max_depth))).has_value());
    EXPECT_EQ(xml::parse(std::string_view(nested(xml::max_depth + 1))).error(),
              (error{errc::out_of_range, 3 * xml::max_depth, "depth"}));
    EXPECT_EQ(xml::parse(std::string_view(nested(100000))).error(),
              (error{errc::out_of_range, 3 * xml::max_depth, "depth"}));
    xml::reader in("<a></b>");
    EXPECT_TRUE(in.next().has_value());
    for (int i = 0; i < 3; ++i) EXPECT_EQ(in.next().error(), (error{errc::bad_xml, 3, {}}));
}

// Red: one of the bytes left out of ends_name(); `>=` there.
TEST(Xml, NamesEndInFrontOfTheseBytes) {
    const auto name_in = [](std::string_view text) { return xml::detail::take_name(text); };
    for (const char end : std::string_view(" \t\r\n><=/\"'&")) EXPECT_EQ(name_in(std::string("ab") + end + "c"), "ab");
    MSNP_CHECK(name_in("a-b.c:d_e!?;9\x80\xff\0>"sv) == "a-b.c:d_e!?;9\x80\xff\0"sv);
    MSNP_CHECK(name_in("a>") == "a" && name_in("a") == "a" && name_in(">").empty() && name_in("").empty());
    EXPECT_EQ(xml::parse("<").error(), (error{errc::bad_xml, 0, {}}));
    EXPECT_EQ(xml::parse("<a></a><!a").error(), (error{errc::bad_xml, 7, {}}));
}

// An element that ends at once has its end told next; not one that is an error. Red: ends_at_once_ left as it is, at either.
TEST(Xml, AnErrorComesAgainAlsoOfAnElementThatEndsAtOnce) {
    std::string document;
    for (std::size_t i = 0; i < xml::max_depth; ++i) document += "<a>";
    document += "<b/>";
    xml::reader deep(document);
    for (std::size_t i = 0; i < xml::max_depth; ++i) EXPECT_TRUE(deep.next().has_value());
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(deep.next().error(), (error{errc::out_of_range, 3 * xml::max_depth, "depth"}));
    xml::reader broken("<a><b/ ");
    EXPECT_TRUE(broken.next().has_value());
    for (int i = 0; i < 3; ++i) EXPECT_EQ(broken.next().error(), (error{errc::bad_xml, 6, {}}));
}

constexpr std::string_view list =
    "<ml l=\"1\"><d n=\"example.com\"><c n=\"ana\" l=\"3\" t=\"1\"/><c n=\"b&amp;b\" l=\"5\" t=\"32\"/></d>"
    "<d n=\"example.org\"><c n=\"x\"/></d></ml>";

constexpr xml::element ml() {
    return *xml::parse(list)->find("ml");
}

// Red: elements of all depths in element_cursor::advance(); find() of the last.
TEST(Xml, ElementsAreFoundByName) {
    MSNP_CHECK(ml().attribute("l") == xml_text("1"));
    MSNP_CHECK(!ml().attribute("L") && !ml().find("c") && !ml().find("D"));
    MSNP_CHECK(ml().find("d")->attribute("n") == xml_text("example.com"));
    MSNP_CHECK(ml().find("d")->inner().starts_with("<c n=\"ana\"") && ml().find("d")->inner().ends_with("t=\"32\"/>"));
    constexpr auto names = [] {
        std::size_t found = 0;
        for (const xml::element& d : ml())
            for (const xml::element& c : d) found += c.name() == "c" ? c.attribute("n")->decoded_size() : 100;
        return found;
    };
    MSNP_CHECK(names() == 7);
    MSNP_CHECK(std::distance(ml().begin(), ml().end()) == 2);
    static_assert(std::forward_iterator<xml::element::iterator> &&
                  std::forward_iterator<xml::attribute_list::iterator>);
}

// At run time: what is given to constants may never be run. Red: each operator, and find(), of another element or attribute.
TEST(Xml, IteratorsAndWhatIsNotThere) {
    const auto read = xml::parse(list);
    ASSERT_TRUE(read);
    const auto ml = read->find("ml");
    ASSERT_TRUE(ml);
    auto d = ml->begin();
    const auto before = d++;
    EXPECT_EQ(before->attribute("n"), xml_text("example.com"));
    EXPECT_EQ(d->attribute("n"), xml_text("example.org"));
    EXPECT_FALSE(before == d);
    EXPECT_EQ(ml->find("x"), std::nullopt);
    EXPECT_TRUE(*before == *ml->find("d"));
    EXPECT_FALSE(*before == *d || *before == *ml);
    EXPECT_FALSE(*xml::parse("<a x=\"1\"/>")->begin() == *xml::parse("<a/>")->begin());
    EXPECT_FALSE(*xml::parse("<a>1</a>")->begin() == *xml::parse("<a/>")->begin());
    EXPECT_FALSE(*xml::parse("<b/>")->begin() == *xml::parse("<a/>")->begin());
    auto attribute = before->begin()->attributes().begin();
    const auto first = attribute++;
    EXPECT_EQ(first->name, "n");
    EXPECT_EQ(attribute->name, "l");
    EXPECT_FALSE(first == attribute);
    EXPECT_EQ(ml->attribute("n"), std::nullopt);
    EXPECT_EQ(ml->attributes().text(), " l=\"1\"");
    // A text that is no XML has no elements from where it is none.
    EXPECT_EQ(xml::element::iterator("<a>"), xml::element::iterator{});
    EXPECT_EQ(xml::parse("<a/><![CDATA[]]>", strict).error(), (error{errc::bad_xml, 4, {}}));
}

// Red: any element taken for CDATA.
TEST(Xml, AnElementsText) {
    constexpr auto text = [](std::string_view document) { return xml::parse(document)->find("a")->text(); };
    MSNP_CHECK(text("<a>1 &lt; 2</a>") == xml_text("1 < 2"));
    MSNP_CHECK(text("<a/>") == xml_text("") && text("<a></a>") == xml_text(""));
    MSNP_CHECK(text("<a>1<b>2</b>3</a>") == xml_text("1"));
    MSNP_CHECK(text("<a><b>2</b>345</a>") == xml_text("") && text("<a><b/></a>") == xml_text(""));
    MSNP_CHECK(text("<a><![CDATA[1 < &lt;]]>3</a>") == xml_text("1 < &lt;"));
    MSNP_CHECK(xml::parse("")->begin() == xml::parse("")->end());
    MSNP_CHECK(xml::parse("<EndpointData/><PrivateEndpointData/>")->find("PrivateEndpointData").has_value());
}

} // namespace
