// What a program includes to name the standard types of the library's interface: the unit in which the others are measured.
#include <span>
#include <string_view>
#include <variant>
