// What a server asks Passport to be told: the parameters of USR TWN.
#pragma once

#include <msnp/auth/item_fields.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/wire/percent.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp::auth {

/// The parameters that a server sends in from_ns::usr_twn_challenge, taken apart: for a server that makes them, and for who wants to look.
/// A client hands them on as they came, in authorization::challenge, and needs none of this. MSNP8 to MSNP14.
struct login_policy {
    static constexpr std::string_view example =
        "lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,ct=1073355862,kpp=1,kv=5,ver=2.1.0173.1,"
        "tpf=ed1c2f217a21c191c61251eb8b73bb60"sv;

    std::optional<std::uint32_t> locale{};           ///< lc: a language, 1033
    std::optional<std::uint32_t> site{};             ///< id: the service, 507
    std::optional<std::uint32_t> time_window{};      ///< tw: for how many seconds a ticket is good
    std::optional<std::string_view> force_sign_in{}; ///< fs
    std::optional<percent_text> return_url{};        ///< ru: the service's address
    std::optional<std::uint64_t> time{};             ///< ct: the server's, in seconds since 1970
    std::optional<std::string_view> kpp{};           ///< kpp
    std::optional<std::string_view> key_version{};   ///< kv
    std::optional<std::string_view> version{};       ///< ver: of Passport, 2.1.0173.1
    std::optional<std::string_view> reply_version{}; ///< rver: the same of later servers
    std::optional<std::string_view> web_policy{};    ///< wp: FS_40SEC_0_COMPACT
    std::optional<std::string_view> rn{};            ///< rn
    std::optional<std::string_view> challenge{};     ///< tpf: 32 hexadecimal digits, others at each login
    other_items<login_policy> other{};               ///< the items that are not fields of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.opt("lc", "locale", self.locale);
        io.opt("id", "site", self.site);
        io.opt("tw", "time_window", self.time_window);
        io.opt("fs", "force_sign_in", self.force_sign_in);
        io.opt("ru", "return_url", self.return_url);
        io.opt("ct", "time", self.time);
        io.opt("kpp", "kpp", self.kpp);
        io.opt("kv", "key_version", self.key_version);
        io.opt("ver", "version", self.version);
        io.opt("rver", "reply_version", self.reply_version);
        io.opt("wp", "web_policy", self.web_policy);
        io.opt("rn", "rn", self.rn);
        io.opt("tpf", "challenge", self.challenge);
        io.others("other", self.other);
    }
    friend constexpr bool operator==(const login_policy&, const login_policy&) = default;
};

} // namespace msnp::auth
