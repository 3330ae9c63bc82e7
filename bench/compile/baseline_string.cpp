// The unit of the one target that is written with <string> in place of <string_view>.
#include <span>
#include <string>
#include <variant>
