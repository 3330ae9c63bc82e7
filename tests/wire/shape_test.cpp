// How many arguments a form has: what rejects most forms of a line before any argument is read.
#include "support/check.hpp"

#include <cstddef>

namespace {

using namespace msnp;
using detail::form_shape;

template <class Form>
constexpr bool has_shape(dialect d, std::size_t min, std::size_t max, bool has_payload, bool asks_since) {
    const form_shape shape = detail::shapes_of<Form>[number_of(d)];
    return shape.min == min && shape.max == max && shape.has_payload == has_payload && shape.asks_since == asks_since;
}

struct everything {
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp9};

    transaction_id trid{};
    std::string_view text;
    bool flag = false;
    std::optional<std::string_view> payload;

    static constexpr void wire(auto& io, auto& self) {
        io.verb("verb", self.trid);
        io.trid(self.trid);
        io.word("X");
        io.arg("text", self.text);
        io.tag("T=", "text", self.text);
        io.opt_tag("O=", "text", self.text);
        io.opt("text", self.text);
        io.opt_word("W", "flag", self.flag);
        io.opt_payload(self.payload);
    }
};

struct with_list {
    static constexpr dialect_range dialects = all_dialects;
    std::string_view text;
    static constexpr void wire(auto& io, auto& self) {
        io.arg("text", self.text);
        io.rest("text", self.text);
    }
};

struct with_payload {
    static constexpr dialect_range dialects = all_dialects;
    std::string_view text;
    static constexpr void wire(auto& io, auto& self) {
        io.arg("text", self.text);
        io.payload(self.text);
    }
};

// Red: any operation of shape_visitor that counts otherwise.
TEST(Shape, CountsEachOperation) {
    MSNP_CHECK(has_shape<everything>(dialect::msnp9, 4, 8, false, false));
    MSNP_CHECK(has_shape<with_list>(dialect::msnp9, 2, form_shape::unbounded, false, false));
    MSNP_CHECK(has_shape<with_payload>(dialect::msnp9, 2, 2, true, false));
    MSNP_CHECK(has_shape<to_ns::png>(dialect::msnp9, 0, 0, false, false));
    MSNP_CHECK(has_shape<unknown_command>(dialect::msnp9, 0, form_shape::unbounded, false, false));
}

// Red: shape_in() of the dialect itself for a form that does not have it.
TEST(Shape, FollowsTheDialect) {
    MSNP_CHECK(has_shape<to_ns::cvr>(dialect::msnp2, 7, 7, false, true));
    MSNP_CHECK(has_shape<to_ns::cvr>(dialect::msnp3, 7, 7, false, true));
    MSNP_CHECK(has_shape<to_ns::cvr>(dialect::msnp4, 8, 8, false, true));
    MSNP_CHECK(has_shape<to_ns::cvr>(dialect::msnp7, 8, 8, false, true));
    MSNP_CHECK(has_shape<to_ns::cvr>(dialect::msnp8, 9, 9, false, true));
    MSNP_CHECK(has_shape<to_ns::cvr>(dialect::msnp21, 10, 10, false, true));
    MSNP_CHECK(has_shape<to_ns::chg>(dialect::msnp8, 3, 3, false, true));
    MSNP_CHECK(has_shape<to_ns::chg>(dialect::msnp9, 3, 4, false, true));
    MSNP_CHECK(has_shape<error_reply>(dialect::msnp12, 0, 1, false, true));
    MSNP_CHECK(has_shape<error_reply>(dialect::msnp13, 0, 2, false, true));
}

struct from_five_to_seven {
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp7};
    std::string_view text;
    static constexpr void wire(auto& io, auto& self) {
        io.arg("text", self.text);
        if (io.since(dialect::msnp6)) io.arg("text", self.text);
        if (io.since(dialect::msnp8)) io.arg("text", self.text);
    }
};

TEST(Shape, OutsideOfAFormsDialectsItIsTheNearest) {
    MSNP_CHECK(has_shape<from_five_to_seven>(dialect::msnp2, 1, 1, false, true));
    MSNP_CHECK(has_shape<from_five_to_seven>(dialect::msnp5, 1, 1, false, true));
    MSNP_CHECK(has_shape<from_five_to_seven>(dialect::msnp7, 2, 2, false, true));
    MSNP_CHECK(has_shape<from_five_to_seven>(dialect::msnp9, 2, 2, false, true));
}

} // namespace
