// Whether a struct's wire() names something: what the visitors begin with that ask for the name of an attribute, an element.
#pragma once

#include <string_view>

namespace msnp::detail {

/// A name that is looked for in one of several places, whether or not it was named there. `Same` compares names.
template <class Place, bool (*Same)(std::string_view, std::string_view) noexcept>
class wanted_name {
public:
    constexpr wanted_name(Place where, std::string_view wanted) noexcept : where_(where), wanted_(wanted) {}
    [[nodiscard]] constexpr bool found() const noexcept { return found_; }

protected:
    constexpr void note(Place where, std::string_view name) noexcept {
        if (where == where_ && Same(name, wanted_)) found_ = true;
    }
    [[nodiscard]] constexpr std::string_view wanted() const noexcept { return wanted_; }

private:
    Place where_;
    std::string_view wanted_;
    bool found_ = false;
};

/// Whether a visitor finds what it looks for in a struct.
template <class Struct, class Search>
constexpr bool finds_name(Search search) noexcept {
    Struct body{};
    Struct::wire(search, body);
    return search.found();
}

} // namespace msnp::detail
