// Values for a debugger to show. They stand in the program file, so that it need not run for that: tests/tools/gdb_test.py.
#include <msnp/channel/from_ns.hpp>

#include <cstddef>
#include <string_view>

struct values {
    msnp::error failed{msnp::errc::bad_value, 9, "list"};
    msnp::error nothing{};
    msnp::result<std::size_t> number = std::size_t{12};
    msnp::result<std::size_t> refused = msnp::error{msnp::errc::bad_verb, 0, {}};
    msnp::result<void> done{};
    msnp::verb verb{"NLN"};
    msnp::percent_text nick = msnp::percent_text::encoded("Bob%20B%0A%zz");
    msnp::percent_text plain = msnp::percent_text("50%20");
    msnp::frame message;
};

extern const values shown;
constexpr values shown{.message =
                           msnp::from_ns::take_frame(std::string_view("MSG Hotmail Hotmail 5\r\nhello")).frame()};

int main() {
    return shown.failed == shown.nothing ? 1 : 0;
}
