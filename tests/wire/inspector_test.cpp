// A form's name, and its fields by name, in their order on the wire.
#include "support/check.hpp"

namespace {

using namespace msnp;

/// Writes each field as `name=token` and compares the whole.
template <class Command>
constexpr bool has_fields(const Command& command, dialect d, std::string_view expected) {
    char buffer[256]{};
    span_sink sink(buffer);
    bool ok = true;
    for_each_field(command, d, [&](std::string_view name, const auto& value) {
        if (sink.size() != 0) sink.put(' ');
        sink.write(name);
        sink.put('=');
        ok = ok && write_token(sink, value) == errc::none;
    });
    return ok && !sink.overflowed() && std::string_view(buffer, sink.size()) == expected;
}

// Red: any operation of inspector that hands out nothing, or another name.
TEST(Inspector, FieldsInTheirOrder) {
    MSNP_CHECK(has_fields(to_ns::png{}, dialect::msnp9, ""));
    MSNP_CHECK(has_fields(to_ns::usr_twn_initiate{6, "a@b"}, dialect::msnp9, "trid=6 account=a@b"));
    MSNP_CHECK(has_fields(to_sb::msg{4, acknowledgement::data, "hello"}, dialect::msnp9,
                          "trid=4 acknowledgement=D payload=hello"));
    MSNP_CHECK(has_fields(to_ns::ver{4, "MSNP9 CVR0"}, dialect::msnp9, "trid=4 offered=MSNP9 CVR0"));
    MSNP_CHECK(has_fields(from_sb::bye{"a@b", true}, dialect::msnp9, "account=a@b idle=1"));
    MSNP_CHECK(has_fields(from_ns::lst_10{"a@b", "A B", "x", list_mask(3), {}}, dialect::msnp10,
                          "account=a@b nick=A%20B contact=x lists=3"));
}

TEST(Inspector, FieldsThatAreNotThereAreLeftOut) {
    MSNP_CHECK(has_fields(from_sb::bye{"a@b", false}, dialect::msnp9, "account=a@b"));
    MSNP_CHECK(has_fields(from_ns::usr_ok{7, "a@b", false, {}}, dialect::msnp10, "trid=7 account=a@b verified=0"));
    MSNP_CHECK(has_fields(from_ns::lst_10{"a@b", {}, {}, list_mask(3), {}}, dialect::msnp10, "account=a@b lists=3"));
    MSNP_CHECK(has_fields(from_ns::out{}, dialect::msnp9, ""));
    MSNP_CHECK(has_fields(from_ns::out{out_reason::server_shutdown}, dialect::msnp9, "reason=SSD"));
}

TEST(Inspector, FieldsOfTheDialect) {
    constexpr to_ns::chg chg{9, presence::busy, 5U, "x"};
    MSNP_CHECK(has_fields(chg, dialect::msnp7, "trid=9 status=BSY"));
    MSNP_CHECK(has_fields(chg, dialect::msnp8, "trid=9 status=BSY capabilities=5"));
    MSNP_CHECK(has_fields(chg, dialect::msnp9, "trid=9 status=BSY capabilities=5 object=x"));
}

TEST(Inspector, VerbsThatAreFields) {
    MSNP_CHECK(has_fields(error_reply{error_code::invalid_user, 21U, {}}, dialect::msnp9, "code=205 trid=21"));
    MSNP_CHECK(
        has_fields(error_reply{error_code::invalid_user, 21U, "x"}, dialect::msnp13, "code=205 trid=21 payload=x"));
    MSNP_CHECK(has_fields(unknown_command{"LKP", "a b", "x"}, dialect::msnp9, "verb=LKP arguments=a b payload=x"));
    MSNP_CHECK(has_fields(unknown_command{"LKP", "a b", {}}, dialect::msnp9, "verb=LKP arguments=a b"));
}

TEST(Inspector, FieldsOfAVariant) {
    MSNP_CHECK(has_fields(from_ns::command(from_ns::qng{50U}), dialect::msnp9, "seconds=50"));
    MSNP_CHECK(has_fields(from_ns::command(error_reply{error_code::invalid_user, {}, {}}), dialect::msnp9, "code=205"));
}

// Red: leave out is_secret of one of the types, or remove_cvref_t.
TEST(Inspector, ValuesThatAreSecrets) {
    static_assert(secret_value<passport_ticket> && secret_value<const passport_ticket&>);
    static_assert(secret_value<password_text> && secret_value<transfer_cookie>);
    static_assert(!secret_value<std::string_view> && !secret_value<md5_salt> && !secret_value<transaction_id>);
}

namespace inner {
    struct of_my_own {};
} // namespace inner

// Red: a type_name() that keeps the namespace.
TEST(Inspector, NamesOfForms) {
    MSNP_CHECK(form_name(to_ns::usr_twn_initiate{}) == "usr_twn_initiate");
    MSNP_CHECK(form_name(from_ns::ver{}) == "ver");
    MSNP_CHECK(form_name(error_reply{}) == "error_reply");
    MSNP_CHECK(form_name(unknown_command{}) == "unknown_command");
    MSNP_CHECK(form_name(inner::of_my_own{}) == "of_my_own");
    MSNP_CHECK(form_name(to_ns::command(to_ns::rem_10_fl{})) == "rem_10_fl");
    MSNP_CHECK(form_name(to_ns::command(unknown_command{})) == "unknown_command");
    MSNP_CHECK(form_name(int{}) == "int");
}

} // namespace
