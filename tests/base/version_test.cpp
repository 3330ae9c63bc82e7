// One version, whether it is asked for as text or as numbers.
#include "support/check.hpp"

namespace {

constexpr bool text_is_the_numbers() {
    char buffer[32]{};
    msnp::span_sink sink(buffer);
    sink.write(msnp::decimal_digits(MSNP_VERSION_MAJOR).view());
    sink.put('.');
    sink.write(msnp::decimal_digits(MSNP_VERSION_MINOR).view());
    sink.put('.');
    sink.write(msnp::decimal_digits(MSNP_VERSION_PATCH).view());
    return std::string_view(buffer, sink.size()) == MSNP_VERSION_STRING;
}

// Red: a MINOR that grew without the text.
TEST(Version, TextIsTheNumbers) {
    MSNP_CHECK(text_is_the_numbers());
}

} // namespace
