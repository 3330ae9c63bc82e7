// Where the password comes from.
#pragma once

#include "secret_text.hpp"

#include <string>

namespace msnp_client {

/// Reads a password: the first line of `file`, or, where that is empty, of standard input; a terminal is asked, and shows
/// nothing of what is typed. Throws std::runtime_error where there is none.
[[nodiscard]] secret_text read_password(const std::string& file, const std::string& account);

} // namespace msnp_client
