// The words that messages have for yes and no.
#pragma once

#include <msnp/wire/word.hpp>

#include <cstdint>

namespace msnp {

/// Whether something is so, in invitations: TRUE or FALSE.
enum class truth : std::uint8_t {
    no,  ///< FALSE
    yes, ///< TRUE
};

/// The words of truth.
template <>
struct vocabulary<truth> {
    /// All of them.
    static constexpr word<truth> words[] = {{truth::no, "FALSE", "no"}, {truth::yes, "TRUE", "yes"}};
};

/// Whether something is so, in MSNSLP: true or false.
enum class lower_truth : std::uint8_t {
    no,  ///< false
    yes, ///< true
};

/// The words of lower_truth.
template <>
struct vocabulary<lower_truth> {
    /// All of them.
    static constexpr word<lower_truth> words[] = {{lower_truth::no, "false", "no"}, {lower_truth::yes, "true", "yes"}};
};

/// Whether something is so, by one letter: Y or N.
enum class yes_or_no : std::uint8_t {
    no,  ///< N
    yes, ///< Y
};

/// The words of yes_or_no.
template <>
struct vocabulary<yes_or_no> {
    /// All of them.
    static constexpr word<yes_or_no> words[] = {{yes_or_no::no, "N", "no"}, {yes_or_no::yes, "Y", "yes"}};
};

/// Whether something is so, in XML: true or false.
enum class xml_truth : std::uint8_t {
    no,  ///< false
    yes, ///< true
};

/// The words of xml_truth.
template <>
struct vocabulary<xml_truth> {
    /// All of them.
    static constexpr word<xml_truth> words[] = {{xml_truth::no, "false", "no"}, {xml_truth::yes, "true", "yes"}};
};

} // namespace msnp
