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

// ---- what the first argument begins with -------------------------------------------------------------------------------

struct with_number {
    static constexpr dialect_range dialects = all_dialects;
    std::uint8_t number = 0;
    bool flag = false;
    static constexpr void wire(auto& io, auto& self) {
        io.arg("number", self.number);
        io.arg("flag", self.flag);
    }
};

struct with_flag {
    static constexpr dialect_range dialects = all_dialects;
    bool flag = false;
    static constexpr void wire(auto& io, auto& self) { io.arg("flag", self.flag); }
};

struct with_tag {
    static constexpr dialect_range dialects = all_dialects;
    std::string_view text;
    static constexpr void wire(auto& io, auto& self) {
        io.tag("N=", "text", self.text);
        io.word("X");
    }
};

struct with_option {
    static constexpr dialect_range dialects = all_dialects;
    std::string_view text;
    static constexpr void wire(auto& io, auto& self) {
        io.opt_tag("N=", "text", self.text);
        io.word("X");
    }
};

template <class Form>
constexpr detail::first_byte first_of() {
    return detail::shapes_of<Form>[number_of(dialect::msnp9)].first;
}

// Red: another byte in shape_visitor; `required()` that takes it of the second argument as well.
TEST(FirstByte, IsThatOfAnArgumentThatMustBeThere) {
    MSNP_CHECK(first_of<everything>() == detail::first_byte::of_number());
    MSNP_CHECK(first_of<with_number>() == detail::first_byte::of_number());
    MSNP_CHECK(first_of<from_ns::xfr_sb>() == detail::first_byte::of_number());
    MSNP_CHECK(first_of<from_ns::not_>() == detail::first_byte::any());
    MSNP_CHECK(first_of<with_tag>() == detail::first_byte::of("N="));
    MSNP_CHECK(first_of<with_flag>() == detail::first_byte::any());
    MSNP_CHECK(first_of<with_list>() == detail::first_byte::any());
    MSNP_CHECK(first_of<with_option>() == detail::first_byte::any());
    MSNP_CHECK(first_of<with_payload>() == detail::first_byte::any());
    MSNP_CHECK(first_of<unknown_command>() == detail::first_byte::any());
}

TEST(FirstByte, Fits) {
    for (int c = 0; c < 256; ++c) {
        const char byte = static_cast<char>(c);
        EXPECT_EQ(detail::first_byte::any().fits(byte), byte != ' ');
        EXPECT_FALSE(detail::first_byte{}.fits(byte));
        EXPECT_EQ(detail::first_byte::of("N=").fits(byte), byte == 'N');
        EXPECT_EQ(detail::first_byte::of("\xC3").fits(byte), byte == '\xC3');
        EXPECT_EQ(detail::first_byte::of_number().fits(byte), '0' <= byte && byte <= '9');
    }
    MSNP_CHECK(!detail::first_byte::of_number().fits('N'));
    MSNP_CHECK(!detail::first_byte::of_number().fits('-'));
    MSNP_CHECK(detail::first_byte::of("") == detail::first_byte::any());
}

// ---- what all dialects have in common --------------------------------------------------------------------------------------

/// Begins with a number since MSNP9, and with nothing in particular before.
struct changing {
    static constexpr dialect_range dialects = all_dialects;
    std::uint8_t number = 0;
    std::string_view text;
    static constexpr void wire(auto& io, auto& self) {
        if (io.since(dialect::msnp9)) io.arg("number", self.number);
        io.arg("text", self.text);
    }
};

/// So many arguments as a line may have, and how long a list.
template <std::size_t Count, bool HasList>
struct with_arguments {
    static constexpr dialect_range dialects = all_dialects;
    std::string_view text;
    static constexpr void wire(auto& io, auto& self) {
        for (std::size_t i = 0; i < Count; ++i) io.arg("text", self.text);
        if constexpr (HasList) io.rest("text", self.text);
    }
};

template <class Form>
constexpr bool fits(std::size_t count, char first) {
    return detail::outline_of<Form>.fits(count, first);
}

// Red: `n < outline.most` in make_outline(); its `break` without a condition; the first byte kept where dialects differ.
TEST(FormOutline, HasWhatAnyDialectHas) {
    MSNP_CHECK(!fits<to_ns::cvr>(6, '1') && fits<to_ns::cvr>(7, '1') && fits<to_ns::cvr>(10, '1'));
    MSNP_CHECK(!fits<to_ns::cvr>(11, '1') && !fits<to_ns::cvr>(7, 'x'));
    MSNP_CHECK(!fits<changing>(0, 'x') && fits<changing>(1, 'x') && fits<changing>(2, 'x') && !fits<changing>(3, 'x'));
    MSNP_CHECK(fits<with_tag>(2, 'N') && !fits<with_tag>(2, 'n') && !fits<with_tag>(3, 'N'));
    MSNP_CHECK(fits<with_list>(2, 'x') && fits<with_list>(14, 'x') && fits<with_list>(1000, 'x'));
    MSNP_CHECK(!fits<with_arguments<14, false>>(15, 'x') && fits<with_arguments<14, false>>(14, 'x'));
    MSNP_CHECK(fits<with_arguments<15, false>>(15, 'x') && !fits<with_arguments<15, false>>(14, 'x'));
    MSNP_CHECK(fits<with_arguments<17, false>>(17, 'x') && !fits<with_arguments<17, false>>(14, 'x'));
    MSNP_CHECK(fits<with_arguments<17, true>>(400, 'x') && !fits<with_arguments<17, true>>(14, 'x'));
    MSNP_CHECK(fits<to_ns::png>(0, '\r') && !fits<to_ns::png>(1, 'x'));
    const detail::form_outline made = detail::make_outline(detail::shapes_of<changing>);
    EXPECT_TRUE(made.counts == 0b110 && made.first == detail::first_byte::any());
}

// Red: a comparison left out, or turned round, in form_shape::fits().
TEST(Shape, FitsLinesOfSoManyArgumentsThatBeginAsItDoes) {
    constexpr form_shape two_or_three{2, 3, false, false, detail::first_byte::of("N=")};
    MSNP_CHECK(!two_or_three.fits(1, 'N') && two_or_three.fits(2, 'N') && two_or_three.fits(3, 'N'));
    MSNP_CHECK(!two_or_three.fits(4, 'N') && !two_or_three.fits(2, 'n'));
    constexpr form_shape some{1, form_shape::unbounded};
    MSNP_CHECK(!some.fits(0, 'x') && some.fits(1, 'x') && some.fits(255, 'x') && some.fits(10000, 'x'));
}

} // namespace
