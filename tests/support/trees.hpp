// Structs with every kind of field that an XML body can have, and that no payload is.
#pragma once

#include <msnp/msnp.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp_test {

/// Attributes, one of which has to be there.
struct leaf {
    msnp::xml_text name{};
    std::optional<std::uint32_t> number{};
    msnp::xml::other_parts<leaf> other{};

    static constexpr void wire(auto& io, auto& self) {
        io.root("leaf");
        io.attribute("n", "name", self.name);
        io.opt_attribute("x", "number", self.number);
        io.others(self.other);
    }
    friend constexpr bool operator==(const leaf&, const leaf&) = default;
};
/// Text, and elements of one name.
struct inner {
    msnp::xml_text own{};
    msnp::xml::list<leaf> leaves{};

    static constexpr void wire(auto& io, auto& self) {
        io.root("inner");
        io.text("own", self.own);
        io.list("leaves", self.leaves);
    }
    friend constexpr bool operator==(const inner&, const inner&) = default;
};
/// Elements of every kind.
struct tree {
    bool declared = false;
    std::optional<msnp::xml_text> title{};
    std::optional<std::uint32_t> size{};
    msnp::xml::optional_element<inner> inside{};
    msnp::xml::list<leaf> leaves{};
    msnp::xml::other_parts<tree> other{};

    static constexpr void wire(auto& io, auto& self) {
        io.declaration(self.declared);
        io.root("tree");
        io.opt_child("title", "title", self.title);
        io.opt_child("size", "size", self.size);
        io.opt_nested("inside", self.inside);
        io.list("leaves", self.leaves);
        io.others(self.other);
    }
    friend constexpr bool operator==(const tree&, const tree&) = default;
};
/// One in which a document stands.
struct outer {
    msnp::xml::optional_element<tree> one{};
    static constexpr void wire(auto& io, auto& self) {
        io.root("outer");
        io.opt_nested("one", self.one);
    }
};
/// A word in place of XML.
struct nothing {
    static constexpr void wire(auto& io, auto&) { io.literal("none"); }
    friend constexpr bool operator==(const nothing&, const nothing&) = default;
};

/// Two, one of which has to be escaped.
inline constexpr leaf two_leaves[] = {{.name = "a", .number = 1}, {.name = "b & c"}};

} // namespace msnp_test
