// Another translation unit that imports msnp: the same types, and the same objects.
#include <string>
#include <variant>

import msnp;

std::string text_in_other(const msnp::from_ns::command& command);
const void* parse_in_other();

std::string text_in_other(const msnp::from_ns::command& command) {
    return msnp::to_text(command);
}
const void* parse_in_other() {
    return &msnp::from_ns::parse;
}
