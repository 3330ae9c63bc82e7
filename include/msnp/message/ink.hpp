// Handwriting: application/x-ms-ink, image/gif.
#pragma once

#include <msnp/base/base64.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/message/fields.hpp>

#include <optional>
#include <string_view>

namespace msnp::message {

/// The body of handwriting: `base64:` and base64, or the bytes themselves, which aMSN takes as well.
class ink_data {
public:
    /// Nothing.
    constexpr ink_data() noexcept = default;
    /// What a body holds.
    constexpr ink_data(std::string_view body) noexcept : text_(body) {}
    /// What a literal holds.
    constexpr ink_data(const char* body) noexcept : text_(body) {}

    /// The body as it is.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// The picture in base64; nothing where the body is the picture itself.
    [[nodiscard]] constexpr std::optional<base64_text> base64() const noexcept {
        if (text_.substr(0, mark.size()) != mark) return std::nullopt;
        return base64_text(text_.substr(mark.size()));
    }
    /// Equal in text.
    friend constexpr bool operator==(const ink_data&, const ink_data&) = default;

private:
    static constexpr std::string_view mark = "base64:"sv;

    std::string_view text_;
};

/// Handwriting as strokes, in Microsoft's Ink Serialized Format. Mostly in several parts (see chunk). Since MSNP9.
struct ink {
    static constexpr std::string_view example =
        "MIME-Version: 1.0\r\nContent-Type: application/x-ms-ink\r\n\r\nbase64:AGQdBGABZA=="sv;

    std::string_view charset{}; ///< parameter of the Content-Type; usually missing
    other_headers<ink> other{}; ///< the headers that are not fields of this struct
    ink_data body{};            ///< the strokes

    static constexpr void wire(auto& io, auto& self) {
        io.type("application/x-ms-ink", self.charset);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const ink&, const ink&) = default;
};

/// Handwriting as a picture in GIF. Mostly in several parts (see chunk). Since MSNP9.
struct gif_ink {
    static constexpr std::string_view example =
        "MIME-Version: 1.0\r\nContent-Type: image/gif\r\n\r\nbase64:R0lGODlhAQABAAAAACw="sv;

    std::string_view charset{};     ///< parameter of the Content-Type; usually missing
    other_headers<gif_ink> other{}; ///< the headers that are not fields of this struct
    ink_data body{};                ///< the picture

    static constexpr void wire(auto& io, auto& self) {
        io.type("image/gif", self.charset);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const gif_ink&, const gif_ink&) = default;
};

} // namespace msnp::message
