// Platform headers define these words as macros: <windows.h> min max small near far interface ERROR, macOS's
// <AssertMacros.h> check. Here each expands to something that can't compile, so that any use in our headers is seen.
// The standard library comes first: parts of it (libstdc++'s <algorithm>) do not survive these, and that is not ours.
#pragma once

#include <array>
#include <bit>
#include <charconv>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define min(a, b) ] a_macro_was_expanded : min
#define max(a, b) ] a_macro_was_expanded : max
#define check(condition) ] a_macro_was_expanded : check
#define small ] a_macro_was_expanded : small
#define near ] a_macro_was_expanded : near
#define far ] a_macro_was_expanded : far
#define interface ] a_macro_was_expanded : interface
#define ERROR ] a_macro_was_expanded : ERROR
