// The fields of a struct as names and values, and the struct's own name: for dumps, JSON and logs. Passwords and tickets are among the
// values; secret_value tells which.
#pragma once

#include <msnp/wire/dialect.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/visit_form.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp {

namespace detail {

    template <class Function>
    class inspector {
    public:
        constexpr inspector(Function& function, dialect d) noexcept : function_(function), dialect_(d) {}

        [[nodiscard]] constexpr bool since(dialect d) const noexcept { return dialect_ >= d; }
        constexpr void verb(std::string_view name, const auto& value) { function_(name, value); }
        constexpr void trid(const auto& value) { function_(std::string_view("trid"), value); }
        constexpr void arg(std::string_view name, const auto& value) { function_(name, value); }
        constexpr void opt(std::string_view name, const auto& value) {
            if (is_absent(value)) return;
            if constexpr (requires { value.has_value(); })
                function_(name, *value);
            else
                function_(name, value);
        }
        constexpr void word(std::string_view) noexcept {}
        constexpr void opt_word(std::string_view, std::string_view name, const bool& value) {
            if (value) function_(name, value);
        }
        constexpr void tag(std::string_view, std::string_view name, const auto& value) { function_(name, value); }
        constexpr void opt_tag(std::string_view, std::string_view name, const auto& value) { opt(name, value); }
        constexpr void rest(std::string_view name, const auto& value) { function_(name, value); }
        constexpr void payload(const auto& value) { function_(std::string_view("payload"), value); }
        constexpr void opt_payload(const auto& value) { opt("payload", value); }
        constexpr void verbatim(std::string_view name, const auto& value) { function_(name, value); }

    private:
        Function& function_;
        dialect dialect_;
    };

    template <class T>
    constexpr std::string_view pretty_name() noexcept {
#if defined(_MSC_VER) && !defined(__clang__)
        return __FUNCSIG__;
#else
        return __PRETTY_FUNCTION__;
#endif
    }

    /// The last part of a type's qualified name, found by comparing with how the compiler spells `int`.
    template <class T>
    constexpr std::string_view type_name() noexcept {
        constexpr std::string_view sample = pretty_name<int>();
        constexpr std::size_t before = sample.rfind("int");
        constexpr std::size_t after = sample.size() - before - 3;
        std::string_view name = pretty_name<T>();
        name = name.substr(before, name.size() - before - after);
        const std::size_t scope = name.rfind(':');
        return scope == std::string_view::npos ? name : name.substr(scope + 1);
    }

} // namespace detail

/// A value that lets somebody in: a password, a ticket, a cookie, a key. Its class says so by `is_secret`, and what shows fields to people
/// asks here before it shows one. That a value is no secret_value says nothing of text that no struct has a field for.
template <class T>
concept secret_value = requires {
    requires std::remove_cvref_t<T>::is_secret;
};

/// The name of a form, as its struct is called: "usr_twn_initiate".
template <class Form>
[[nodiscard]] constexpr std::string_view form_name(const Form&) noexcept {
    return detail::type_name<Form>();
}

/// The name of the form that a variant holds.
template <class... Forms>
[[nodiscard]] constexpr std::string_view form_name(const std::variant<Forms...>& command) noexcept {
    std::string_view name;
    static_cast<void>(detail::visit_form([&name](const auto& form) { name = form_name(form); }, command));
    return name;
}

/// Calls function(std::string_view name, const auto& value) for each field of a command struct, or of the one that a
/// variant holds, in their order on the wire as dialect `d` has it. Optional fields that are not there are left out; the
/// payload comes as "payload".
template <class Form, class Function>
constexpr void for_each_field(const Form& form, dialect d, Function&& function) {
    detail::inspector<Function> io(function, d);
    Form::wire(io, form);
}

/// The same for the form that a variant holds.
template <class... Forms, class Function>
constexpr void for_each_field(const std::variant<Forms...>& command, dialect d, Function&& function) {
    static_cast<void>(detail::visit_form([&](const auto& form) { for_each_field(form, d, function); }, command));
}

} // namespace msnp
