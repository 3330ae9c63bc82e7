// The protocol's words and refusals as people say them.
#pragma once

#include <msnp/auth/client_login.hpp>
#include <msnp/command/error_code.hpp>
#include <msnp/command/list_mask.hpp>
#include <msnp/command/values.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace msnp_client {

/// The value that a person's word stands for: the library's name of it ("be_right_back") or the wire's ("BRB").
template <msnp::has_vocabulary Enum>
[[nodiscard]] std::optional<Enum> word_from(std::string_view text) {
    for (const msnp::word<Enum>& known : msnp::vocabulary<Enum>::words)
        if (known.name == text || known.wire == text) return known.value;
    return std::nullopt;
}

/// What one may be: any presence but offline.
[[nodiscard]] std::optional<msnp::presence> presence_from(std::string_view text);

/// "forward, allow"; "no list".
[[nodiscard]] std::string names_of(msnp::list_mask lists);

/// "205 invalid_user: nobody has it".
[[nodiscard]] std::string text_of(msnp::error_code code);

/// Why a login came to nothing, in a sentence.
[[nodiscard]] std::string text_of(const msnp::auth::client_step::refused& refusal);

/// Why a server has closed.
[[nodiscard]] std::string text_of(const msnp::open_word<msnp::out_reason>& reason);

} // namespace msnp_client
