// `import msnp;`: all that <msnp/msnp.hpp> and the headers of ext/ declare, as a C++20 module.
//
// Everything is exported as it stands, so nothing can be forgotten, and belongs to the module: what a translation unit has by
// including msnp are other types, and one that does both does not compile. What the module shows to templates of the
// standard library comes with it; names of the standard library do not. Macros do not come either: <msnp/base/version.hpp>
// has nothing else, and may be included beside the import.
module;

// What the headers include has to be included before the module begins, or it would be part of it.
#include <array>
#include <bit>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <limits>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>
#include <version>
#if defined(__cpp_lib_format)
#include <format>
#endif
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

export module msnp;

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wunknown-warning-option"
#pragma clang diagnostic ignored "-Winclude-angled-in-module-purview" // which is what is meant here
#endif

// Not extern "C++": clang 19 then does not find operators of the standard library in templates of msnp's.
export {
#include <msnp/ext/error_code.hpp>
#include <msnp/ext/format.hpp>
#include <msnp/ext/ostream.hpp>
#include <msnp/ext/text.hpp>
#include <msnp/msnp.hpp>
}
