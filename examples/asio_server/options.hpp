// The command line.
#pragma once

#include "settings.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace msnp_examples {

/// What the program was asked to do.
struct task {
    enum class kind : unsigned char { help, serve, add, import };

    kind what = kind::serve;
    settings how{};
    std::string account; ///< to add
    std::string nick;
    bool has_md5 = false; ///< whether it may also sign in by MD5, as MSNP2 to MSNP7 do
};

extern const std::string_view usage;

/// Whether this can be an account's name.
[[nodiscard]] bool is_account_name(std::string_view name);

/// Reads the arguments behind the program's name, or says what is wrong with them.
[[nodiscard]] std::variant<task, std::string> read_options(const std::vector<std::string_view>& arguments);

} // namespace msnp_examples
