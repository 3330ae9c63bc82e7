// XML into a sink, and back.
#include "support/check.hpp"

#include <msnp/message/xml_writer.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace {

using namespace msnp;

using sink = append_sink<std::string>;

TEST(XmlWriter, ElementsAttributesAndText) {
    constexpr auto writes = [] {
        char memory[200]{};
        span_sink out(memory);
        xml::writer data(out);
        data.start("ml");
        data.attribute("l", "1");
        data.start("d");
        data.attribute("n", "a&b \"c\"");
        data.start("c");
        data.end();
        data.end();
        data.end();
        data.element("PSM", "1 < 2");
        data.element("CurrentMedia", "");
        return data.failure() == error{} &&
               std::string_view(memory, out.size()) ==
                   "<ml l=\"1\"><d n=\"a&amp;b &quot;c&quot;\"><c/></d></ml><PSM>1 &lt; 2</PSM><CurrentMedia></CurrentMedia>";
    };
    MSNP_CHECK(writes());
}

// Red: write() of the name, or the value, unescaped; is_name() without one of its conditions.
TEST(XmlWriter, NoTextIsMarkup) {
    for (const std::string_view text :
         {"</a><b>", "a \"b\" c", "\"><b x=\"", "' b='", "]]>", "<![CDATA[", "<!--", "&lt;", "&", "\r\n", "<?x?>"}) {
        std::string document;
        sink out(document);
        xml::writer data(out);
        data.start("a");
        data.attribute("x", text);
        data.attribute("y", xml_text::escaped(text));
        data.text(text);
        data.start("b");
        data.text(xml_text::escaped(text));
        data.end();
        data.end();
        EXPECT_EQ(data.failure(), error{});
        const auto read = xml::parse(document, xml::tolerance::strict());
        ASSERT_TRUE(read) << document;
        EXPECT_EQ(read->find("a")->attribute("x"), xml_text(text)) << document;
        EXPECT_EQ(read->find("a")->attribute("y"), xml_text::escaped(text)) << document;
        EXPECT_EQ(read->find("a")->text(), xml_text(text)) << document;
        EXPECT_EQ(read->find("a")->find("b")->text(), xml_text::escaped(text)) << document;
        EXPECT_EQ(std::distance(read->begin(), read->end()), 1) << document;
    }
    for (const char* const name : {"", "a b", "a>", "/a", "a=", "<a", "a\"", "a'", "a&", "!a", "?a", "a\n"})
        EXPECT_FALSE(xml::is_name(name)) << name;
    EXPECT_FALSE(xml::is_name(std::string_view("a\0", 2)));
    EXPECT_TRUE(xml::is_name("MachineGuid") && xml::is_name("x:y-z.1"));
}

// Red: `depth_ > max_depth`; any fail() left out.
TEST(XmlWriter, WhatCantBeWritten) {
    const auto failure_of = [](auto write) {
        std::string document;
        sink out(document);
        xml::writer data(out);
        write(data);
        return data.failure();
    };
    EXPECT_EQ(failure_of([](auto& out) { out.start("a b"); }), (error{errc::bad_value, 0, "name"}));
    EXPECT_EQ(failure_of([](auto& out) { out.element("a>", "x"); }), (error{errc::bad_value, 0, "name"}));
    EXPECT_EQ(failure_of([](auto& out) { out.end(); }), (error{errc::bad_value, 0, "name"}));
    EXPECT_EQ(failure_of([](auto& out) { out.text("x"); }), (error{errc::bad_value, 0, "text"}));
    EXPECT_EQ(failure_of([](auto& out) {
                  out.start("a");
                  out.text("x");
                  out.attribute("y", "z");
              }),
              (error{errc::bad_value, 4, "name"}));
    EXPECT_EQ(failure_of([](auto& out) {
                  out.start("a");
                  out.attribute("y z", "z");
              }),
              (error{errc::bad_value, 2, "name"}));
    EXPECT_EQ(failure_of([](auto& out) {
                  for (std::size_t i = 0; i <= xml::max_depth; ++i) out.start("a");
              }),
              (error{errc::out_of_range, 3 * xml::max_depth, "depth"}));
    EXPECT_EQ(failure_of([](auto& out) {
                  for (std::size_t i = 0; i < xml::max_depth; ++i) out.start("a");
                  for (std::size_t i = 0; i < xml::max_depth; ++i) out.end();
              }),
              error{});
}

} // namespace
