// The command line.
#pragma once

#include "link.hpp"

#include <msnp/command/values.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace msnp_client {

/// What the program was asked for.
struct options {
    address server{"127.0.0.1", 1863};
    std::string account;
    std::string password_file;       ///< empty: standard input
    std::optional<address> passport; ///< where passwords go by plain HTTP
    std::string dialects = "MSNP12 MSNP11 MSNP10 MSNP9 MSNP8 MSNP7 CVR0";
    msnp::presence status = msnp::presence::online;
    msnp::acknowledgement acknowledgement = msnp::acknowledgement::on_failure;
    std::chrono::seconds ping{45};
    std::chrono::seconds patience{30};
    bool insecure = false;
    bool trace = false;
    bool help = false;
};

/// Reads the command line, or says what is wrong with it.
[[nodiscard]] std::variant<options, std::string> read_options(const std::vector<std::string_view>& arguments);

/// What --help shows.
[[nodiscard]] std::string_view usage();

} // namespace msnp_client
