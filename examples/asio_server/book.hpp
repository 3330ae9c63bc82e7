// The rules of an account's lists and groups: what may be changed, and by which error a change is refused. Knows no wire form.
#pragma once

#include "store.hpp"

#include <msnp/command/error_code.hpp>
#include <msnp/wire/dialect.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace msnp_examples {

/// What was changed, or the code of the error reply.
template <class T>
using outcome = std::variant<T, msnp::error_code>;

/// A contact as a change left it.
struct change {
    contact who;
    bool is_mutual =
        false; ///< it came onto the forward list or went from it, and the other's reverse list changed with that
};

/// The lists of one account, as a client of one dialect may change them.
class book {
public:
    static constexpr std::size_t longest_nick = 387;      ///< bytes, encoded
    static constexpr std::size_t longest_group_name = 61; ///< bytes, encoded
    static constexpr std::size_t most_groups = 30;        ///< with group 0
    static constexpr std::size_t longest_property = 95;   ///< bytes, encoded

    book(store& in, account& of, msnp::dialect spoken, std::size_t most_contacts)
        : in_(in), of_(of), spoken_(spoken), most_contacts_(most_contacts) {}

    /// ADD, ADC: puts somebody on a list, and on FL also into a group.
    outcome<change> add(msnp::list_kind list, std::string_view name, std::string_view nick,
                        std::optional<std::uint32_t> group);
    /// REM: takes somebody off a list, or out of a group.
    outcome<change> remove(msnp::list_kind list, std::string_view name, std::optional<std::uint32_t> group);
    /// REA: what the account calls a contact; for itself, its own name.
    outcome<contact> rename(std::string_view name, std::string_view nick);

    outcome<group> add_group(std::string_view name);
    outcome<group> rename_group(std::uint32_t number, std::string_view name);
    outcome<group> remove_group(std::uint32_t number);

    /// BLP, GTC: 218 for what is so already.
    std::optional<msnp::error_code> set_privacy(msnp::privacy others);
    std::optional<msnp::error_code> set_notify(msnp::reverse_notify notify);
    /// PRP MFN, REA of oneself.
    std::optional<msnp::error_code> set_nick(std::string_view nick);
    /// PRP of a telephone number and the like.
    std::optional<msnp::error_code> set_property(std::string_view key, std::string_view value);

    [[nodiscard]] std::optional<group> find_group(std::uint32_t number) const;
    [[nodiscard]] std::optional<group> find_group(std::string_view guid) const;

private:
    [[nodiscard]] std::optional<msnp::error_code> why_not(msnp::list_kind list, std::string_view name) const;
    [[nodiscard]] std::size_t count(msnp::list_kind list) const;
    [[nodiscard]] bool has_group(std::string_view name) const;
    outcome<change> into_group(contact who, std::uint32_t group, bool is_known);
    outcome<change> out_of_group(contact who, std::uint32_t group);
    [[nodiscard]] change save(contact who);
    [[nodiscard]] change save_mutual(contact who);
    [[nodiscard]] contact mirrored(const account& in, bool is_added) const;

    store& in_;
    account& of_;
    msnp::dialect spoken_;
    std::size_t most_contacts_; ///< on each list
};

/// How long a text is on the wire.
[[nodiscard]] std::size_t encoded_size(std::string_view text);

} // namespace msnp_examples
