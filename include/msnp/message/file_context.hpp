// The context of an invitation to a file: what slp::session_request's Context holds in base64.
//
//     0   length of all this up to the preview: 574 in version 2, 638 in version 3
//     4   version: 2, 3
//     8   size of the file
//     16  kind: 0 with a preview, 1 without, 4 background
//     20  name, UTF-16 with a NUL: 550 bytes; 520 since version 3, and then 20 of zeros … 30 of base64 for background sharing at 540
//     570 FF FF FF FF for a file, FE FF FF FF for a background
//     574 since version 3: zeros, 64 of them or fewer
//     length  the preview, a PNG
//
// Numbers have their lowest byte first (p2p.md section 3). Since MSNP9.
#pragma once

#include <msnp/base/binary.hpp>
#include <msnp/base/byte_view.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/utf16.hpp>
#include <msnp/wire/open_number.hpp>
#include <msnp/wire/word.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace msnp::slp {

/// What is transferred, and whether a picture of it comes with the invitation.
enum class file_kind : std::uint32_t {
    with_preview = 0,    ///< a file, with a preview
    without_preview = 1, ///< a file
    background = 4,      ///< a background for the conversation
};

} // namespace msnp::slp

namespace msnp {

/// Their numbers, and their names for people.
template <>
struct vocabulary<slp::file_kind> {
    /// All of them.
    static constexpr word<slp::file_kind> words[] = {
        {slp::file_kind::with_preview, "0", "with_preview"},
        {slp::file_kind::without_preview, "1", "without_preview"},
        {slp::file_kind::background, "4", "background"},
    };
};

} // namespace msnp

namespace msnp::slp {

/// The context of an invitation to a file. Views point into what it was read from.
struct file_context {
    /// How many bytes there are at least.
    static constexpr std::size_t least_size = 574;

    std::uint32_t version = 2;                               ///< 2, or since WLM 3
    std::uint64_t file_size = 0;                             ///< in bytes
    open_number<file_kind> kind{file_kind::without_preview}; ///< what it is
    utf16_text name{}; ///< the file's name; up to 550 bytes in UTF-16, 518 in version 3
    std::string_view
        behind_name{}; ///< what stands behind the name's NUL, as far as it goes; empty when that is nothing but zeros
    std::string_view background{};   ///< since version 3 a text in base64 of up to 30 bytes, of background sharing
    std::uint32_t mark = 0xFFFFFFFF; ///< 0xFFFFFFFE for a background
    std::string_view tail{};         ///< what stands behind that: zeros, since version 3
    std::string_view preview{};      ///< a PNG

    /// Equal in all fields.
    friend constexpr bool operator==(const file_context&, const file_context&) = default;
};

namespace detail {

    inline constexpr std::size_t name_at = 20;
    inline constexpr std::size_t background_at = 540;
    inline constexpr std::size_t mark_at = 570;

    /// Without the zeros at its end.
    constexpr std::string_view without_zeros(std::string_view bytes) noexcept {
        while (!bytes.empty() && bytes.back() == '\0') bytes.remove_suffix(1);
        return bytes;
    }
    /// Where the name has to end: where the text for backgrounds begins, if the version has one and the name ends in front of it.
    constexpr std::size_t name_end(std::uint32_t version, std::size_t name_size) noexcept {
        return version >= 3 && name_at + name_size + 2 <= background_at ? background_at : mark_at;
    }

    template <class Sink>
    constexpr error write(const file_context& file, Sink& sink) {
        using msnp::detail::store_little;
        const auto fill_to = [&](std::size_t end) {
            while (sink.size() < end) sink.put('\0');
        };
        if (file.tail.size() > 0xFFFFFFFF - file_context::least_size) return {errc::payload_too_long, 0, "tail"};
        store_little(sink, static_cast<std::uint32_t>(file_context::least_size + file.tail.size()));
        store_little(sink, file.version);
        store_little(sink, file.file_size);
        store_little(sink, file.kind.number);
        if (const errc code = file.name.write(sink); code != errc::none) return {code, name_at, "name"};
        if (sink.size() > mark_at) return {errc::out_of_range, name_at, "name"};
        const std::size_t end = name_end(file.version, sink.size() - name_at);
        if (!file.behind_name.empty()) {
            if (sink.size() + 2 + file.behind_name.size() > end || file.behind_name.back() == '\0')
                return {errc::bad_value, sink.size(), "behind_name"};
            store_little(sink, std::uint16_t{0});
            sink.write(file.behind_name);
        }
        fill_to(end);
        if (end + file.background.size() > mark_at || without_zeros(file.background) != file.background)
            return {errc::bad_value, background_at, "background"};
        sink.write(file.background);
        fill_to(mark_at);
        store_little(sink, file.mark);
        sink.write(file.tail);
        sink.write(file.preview);
        return {};
    }

} // namespace detail

/// Reads a context, what its base64 stands for. errc::incomplete at the end of fewer bytes than there must be; errc::bad_length for a
/// length that is shorter than that. One client says more than it writes behind the mark: there is no preview then.
[[nodiscard]] constexpr result<file_context> parse_file_context(byte_view bytes) noexcept {
    using msnp::detail::load_little;
    const std::string_view all = bytes.text();
    if (all.size() < file_context::least_size) return error{errc::incomplete, all.size(), {}};
    const std::size_t length = load_little<std::uint32_t>(all);
    if (length < file_context::least_size) return error{errc::bad_length, 0, "length"};
    file_context file{.version = load_little<std::uint32_t>(all.substr(4)),
                      .file_size = load_little<std::uint64_t>(all.substr(8)),
                      .kind = open_number<file_kind>(load_little<std::uint32_t>(all.substr(16))),
                      .mark = load_little<std::uint32_t>(all.substr(detail::mark_at))};
    file.name = utf16_text::encoded(all.substr(detail::name_at, detail::mark_at - detail::name_at));
    const std::size_t size = file.name.raw().size();
    const std::size_t end = detail::name_end(file.version, size);
    if (detail::name_at + size < end)
        file.behind_name =
            detail::without_zeros(all.substr(detail::name_at + size + 2, end - detail::name_at - size - 2));
    file.background = detail::without_zeros(all.substr(end, detail::mark_at - end));
    file.tail = all.substr(file_context::least_size, length - file_context::least_size);
    if (length < all.size()) file.preview = all.substr(length);
    return file;
}

/// Exactly how many bytes serialize() takes; 0 for a context that can't be written.
template <std::same_as<file_context> Context>
[[nodiscard]] constexpr std::size_t wire_size(const Context& file) {
    return msnp::detail::counted_size([&](auto& sink) { return detail::write(file, sink); });
}

/// Writes a context into `buffer` and returns how many bytes it took; base64 of them is what an invitation has. errc::out_of_range for a
/// name that is too long, errc::bad_value for one that is not UTF-8, for bytes behind it that do not fit or end in a zero, for a text for
/// backgrounds that the version does not have or that is too long; errc::buffer_too_small. The buffer is as before then.
template <std::same_as<file_context> Context>
[[nodiscard]] constexpr result<std::size_t> serialize(const Context& file, std::span<char> buffer) {
    return msnp::detail::write_counted(buffer, [&](auto& sink) { return detail::write(file, sink); });
}

} // namespace msnp::slp
