// A channel of the form `own`, which whoever includes this has defined, and a program that reads it.
#pragma once

struct channel : msnp::basic_channel<own> {
    static constexpr std::string_view name = "own";
};

bool reads(std::string_view bytes);
bool reads(std::string_view bytes) {
    return msnp::parse_function<channel>{}(bytes, msnp::dialect::msnp9).has_value();
}
