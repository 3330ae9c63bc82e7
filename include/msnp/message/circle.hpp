// Circles in XML: application/circles+xml.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/message/contact_list.hpp>
#include <msnp/message/user_data.hpp>
#include <msnp/message/xml_fields.hpp>
#include <msnp/message/xml_values.hpp>

#include <optional>
#include <string_view>

namespace msnp::payload {

/// Somebody in a circle.
struct circle_member {
    static constexpr std::string_view example = "<user><id>1:bob@example.com</id><state>Pending</state></user>"sv;

    xml_text id{};                           ///< id: the account behind its network, `1:bob@example.com`: a net_account
    xml_text state{};                        ///< state: `Pending` for one who has not joined yet
    xml::other_parts<circle_member> other{}; ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("user");
        io.opt_child("id", "id", self.id);
        io.opt_child("state", "state", self.state);
        io.others(self.other);
    }
    friend constexpr bool operator==(const circle_member&, const circle_member&) = default;
};

/// Who is in a circle.
struct circle_roster {
    static constexpr std::string_view example = "<roster><id>IM</id><user><id>1:bob@example.com</id></user></roster>"sv;

    xml_word<service> id{};                  ///< id: IM
    xml::list<circle_member> members{};      ///< user
    xml::other_parts<circle_roster> other{}; ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("roster");
        io.opt_child("id", "id", self.id);
        io.list("members", self.members);
        io.others(self.other);
    }
    friend constexpr bool operator==(const circle_roster&, const circle_roster&) = default;
};

/// What a circle shows of itself.
struct circle_presence {
    static constexpr std::string_view example =
        "<presence dtype=\"xml\"><Data><UTL></UTL><MFN>Friends</MFN><PSM></PSM><CurrentMedia></CurrentMed"
        "ia></Data></presence>"sv;

    xml_text data_type{};                      ///< dtype: `xml`
    xml::optional_element<user_data> data{};   ///< Data
    xml::other_parts<circle_presence> other{}; ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("presence");
        io.opt_attribute("dtype", "data_type", self.data_type);
        io.opt_nested("data", self.data);
        io.others(self.other);
    }
    friend constexpr bool operator==(const circle_presence&, const circle_presence&) = default;
};

/// A circle's properties.
struct circle_properties {
    static constexpr std::string_view example =
        R"(<props><presence dtype="xml"><Data><MFN>Friends</MFN></Data></presence></props>)"sv;

    xml::optional_element<circle_presence> presence{}; ///< presence
    xml::other_parts<circle_properties> other{};       ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("props");
        io.opt_nested("presence", self.presence);
        io.others(self.other);
    }
    friend constexpr bool operator==(const circle_properties&, const circle_properties&) = default;
};

/// A circle, `application/circles+xml` in the envelopes of PUT, NFY and DEL: who is in it, or what it shows of itself. Since
/// MSNP18. (Escargot, msnp-sharp)
struct circle {
    static constexpr std::string_view example =
        "<circle><props><presence dtype=\"xml\"><Data><MFN>Friends</MFN></Data></presence></props><roster"
        "><id>IM</id><user><id>1:bob@example.com</id><state>Pending</state></user></roster></circle>"sv;

    xml::optional_element<circle_properties> properties{}; ///< props
    xml::list<circle_roster> rosters{};                    ///< roster
    xml::other_parts<circle> other{};                      ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("circle");
        io.opt_nested("properties", self.properties);
        io.list("rosters", self.rosters);
        io.others(self.other);
    }
    friend constexpr bool operator==(const circle&, const circle&) = default;
};

} // namespace msnp::payload
