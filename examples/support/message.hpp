// What a payload says, where it is understood.
#pragma once

#include "values.hpp"

#include <string>

namespace msnp_examples {

/// A payload that is understood.
struct message {
    std::string type; ///< "text", "typing", …
    field_list fields;
};

} // namespace msnp_examples
