// msnobj: the description of a picture, an emoticon, a wink, which peers ask each other for.
//
//     <msnobj Creator="alice@example.com" Size="978" Type="3" Location="TFR2C.tmp" Friendly="AAA=" SHA1D="…" SHA1C="…"/>
//
// Functions are templates where they instantiate much, so that who calls none of them does not pay.
//
// It stands as it is in emoticons, datacasts and the context of invitations, and percent-encoded in presence (p2p.md section 4).
#pragma once

#include <msnp/base/base64.hpp>
#include <msnp/base/byte_view.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/base/utf16.hpp>
#include <msnp/command/display_object.hpp>
#include <msnp/message/xml.hpp>
#include <msnp/message/xml_text.hpp>
#include <msnp/message/xml_writer.hpp>
#include <msnp/wire/open_number.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/word.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

/// msnobj: the description of a picture, an emoticon or a wink.
namespace msnp::msnobj {

/// What an object is. Numbers that are not known are kept. Since MSNP9.
enum class kind : std::uint32_t {
    avatar = 1,              ///< an old kind of avatar
    custom_emoticon = 2,     ///< an emoticon
    display_picture = 3,     ///< the picture of a person
    shared_file = 4,         ///< a file that is shared
    background = 5,          ///< the background of a conversation
    history = 6,             ///< history
    dynamic_picture = 7,     ///< a picture in Flash
    wink = 8,                ///< a wink
    map_file = 9,            ///< a map file
    dynamic_background = 10, ///< a background that moves
    voice_clip = 11,         ///< a voice clip
    saved_state = 12,        ///< the state of a plug-in
    roaming_object = 13,     ///< an object that goes with the account
    signature_sound = 14,    ///< a sound; two sources say: a location
    scene = 16,              ///< a scene; since MSNP18
};

} // namespace msnp::msnobj

namespace msnp {

/// Their numbers, and their names for people.
template <>
struct vocabulary<msnobj::kind> {
    /// All of them.
    static constexpr word<msnobj::kind> words[] = {
        {msnobj::kind::avatar, "1", "avatar"},
        {msnobj::kind::custom_emoticon, "2", "custom_emoticon"},
        {msnobj::kind::display_picture, "3", "display_picture"},
        {msnobj::kind::shared_file, "4", "shared_file"},
        {msnobj::kind::background, "5", "background"},
        {msnobj::kind::history, "6", "history"},
        {msnobj::kind::dynamic_picture, "7", "dynamic_picture"},
        {msnobj::kind::wink, "8", "wink"},
        {msnobj::kind::map_file, "9", "map_file"},
        {msnobj::kind::dynamic_background, "10", "dynamic_background"},
        {msnobj::kind::voice_clip, "11", "voice_clip"},
        {msnobj::kind::saved_state, "12", "saved_state"},
        {msnobj::kind::roaming_object, "13", "roaming_object"},
        {msnobj::kind::signature_sound, "14", "signature_sound"},
        {msnobj::kind::scene, "16", "scene", {dialect::msnp18, last_dialect}},
    };
};

} // namespace msnp

namespace msnp::msnobj {

/// The name of an object for people, in base64 of UTF-16 with a NUL at its end: "AAA=" is no name.
struct friendly_name {
    xml_text text{}; ///< as it stands there

    /// No name, and nothing on the wire.
    constexpr friendly_name() noexcept = default;
    /// A text in base64.
    constexpr friendly_name(xml_text base64) noexcept : text(base64) {}
    /// A text in base64.
    constexpr friendly_name(const char* base64) noexcept : text(base64) {}

    /// The name, as a view into `memory`, which takes text.raw().size() bytes. errc::buffer_too_small, errc::bad_value for a text that is
    /// no base64; the offset is that in the text.
    [[nodiscard]] constexpr result<utf16_text> decode_to(std::span<char> memory) const noexcept {
        const result<std::string_view> plain = text.decode_to(memory);
        if (!plain) return plain.error();
        // Decoding takes four bytes for three, so it never writes what it has not read.
        span_sink out(memory);
        if (const error e = base64_text(*plain).decode(out); e.code != errc::none) return e;
        return utf16_text::encoded({memory.data(), out.size()});
    }
    /// Equal when the texts are.
    friend constexpr bool operator==(const friendly_name&, const friendly_name&) = default;
};

/// Writes what Friendly has for a name in UTF-8: "AAA=" for none. errc::bad_value for a text that is not UTF-8.
template <byte_sink Sink>
constexpr errc write_friendly(Sink& sink, std::string_view name) {
    base64_encoder out(sink);
    const errc code = utf16_text(name).write(out);
    out.write({"\0", 2});
    out.finish();
    return code;
}

/// A SHA-1 in base64: 28 digits for 20 bytes. Some clients lose a '+' on the way as a blank, which is taken for one.
struct digest {
    /// How many bytes a SHA-1 has.
    static constexpr std::size_t size = 20;

    xml_text text{}; ///< as it stands there

    /// None.
    constexpr digest() noexcept = default;
    /// A text in base64.
    constexpr digest(xml_text base64) noexcept : text(base64) {}
    /// A text in base64.
    constexpr digest(const char* base64) noexcept : text(base64) {}

    /// The bytes; nothing when the text does not stand for 20 bytes.
    [[nodiscard]] constexpr std::optional<std::array<char, size>> bytes() const noexcept {
        std::array<char, 28> digits{};
        std::size_t count = 0;
        for (const char c : text) {
            if (count == digits.size()) return std::nullopt;
            digits[count++] = c == ' ' ? '+' : c;
        }
        std::array<char, size> decoded{};
        span_sink out(decoded);
        const base64_text base64(std::string_view(digits.data(), count));
        if (base64.decode(out).code != errc::none || out.size() != size || out.overflowed()) return std::nullopt;
        return decoded;
    }
    /// Equal when the bytes are, or the texts.
    friend constexpr bool operator==(const digest& a, const digest& b) noexcept {
        if (a.text == b.text) return true;
        const auto bytes = a.bytes();
        return bytes && bytes == b.bytes();
    }
};

namespace detail {

    /// The attributes that an object has no field for.
    struct other_attribute {
        static constexpr bool takes(const xml::attribute& a) noexcept;
    };
    using other_attribute_cursor = msnp::detail::filtering_cursor<xml::detail::attribute_cursor, other_attribute>;

} // namespace detail

/// The attributes of an object that it has no field for, in their order. They are written back as they came. Made from all
/// attributes, those that are fields included.
class other_attributes : public lazy_list<other_attributes, detail::other_attribute_cursor> {
public:
    /// None.
    constexpr other_attributes() noexcept = default;
    /// Those of a list that are no fields of an object.
    constexpr other_attributes(xml::attribute_list all) noexcept : all_(all) {}
    /// Those of a literal: `sticker="1" glow="2"`.
    constexpr other_attributes(const char* all) noexcept : all_(all) {}

    /// The first attribute.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(all_.begin()); }

private:
    xml::attribute_list all_;
};

/// An object. Each attribute may be missing. Since MSNP9.
struct object {
    static constexpr std::string_view example =
        "<msnobj Creator=\"alice@example.com\" Size=\"978\" Type=\"3\" Location=\"TFR2C.tmp\" Friendly=\"AAA=\" "
        "SHA1D=\"Uz3MQadmIWHed3saSdwcTo/Tc7U=\" SHA1C=\"MWpiGkbzOkZAy1zrr8Kx7U4NkWY=\"/>"sv;

    std::optional<xml_text> creator{};               ///< Creator: an account; sometimes with a place behind ';'
    std::optional<std::uint32_t> size{};             ///< Size: of the data, in bytes
    std::optional<open_number<msnobj::kind>> type{}; ///< Type: what it is
    std::optional<xml_text> location{};              ///< Location: a file's name, or "0"
    std::optional<friendly_name> friendly{};         ///< Friendly: its name for people
    std::optional<digest> data_digest{};             ///< SHA1D: of the data
    std::optional<digest> canonical_digest{};    ///< SHA1C: of what write_canonical() writes; missing since WLM 2009
    std::optional<xml_text> stamp{};             ///< stamp: of a wink
    std::optional<xml_text> content_type{};      ///< contenttype
    std::optional<xml_text> content_id{};        ///< contentid
    std::optional<xml_text> avatar_id{};         ///< avatarid
    std::optional<xml_text> avatar_content_id{}; ///< avatarcontentid
    std::optional<xml_text> partner_id{};        ///< partnerid
    other_attributes other{};                    ///< the attributes that are not fields of this struct

    /// The same data: SHA1D and Type are there, and equal.
    [[nodiscard]] constexpr bool same_data(const object& as) const noexcept {
        return data_digest && type && data_digest == as.data_digest && type == as.type;
    }
    /// No object: what presence has as `0`, as nothing, or as an element without attributes.
    [[nodiscard]] constexpr bool is_none() const noexcept {
        const bool has_usual = creator || size || type || location || friendly || data_digest || canonical_digest;
        const bool has_more = stamp || content_type || content_id || avatar_id || avatar_content_id || partner_id;
        return !has_usual && !has_more && other.empty();
    }

    /// The attributes, in the order in which they are written: io.attribute(wire_name, name, v).
    static constexpr void wire(auto& io, auto& self) {
        io.attribute("Creator", "creator", self.creator);
        io.attribute("Size", "size", self.size);
        io.attribute("Type", "type", self.type);
        io.attribute("Location", "location", self.location);
        io.attribute("Friendly", "friendly", self.friendly);
        io.attribute("SHA1D", "data_digest", self.data_digest);
        io.attribute("SHA1C", "canonical_digest", self.canonical_digest);
        io.attribute("stamp", "stamp", self.stamp);
        io.attribute("contenttype", "content_type", self.content_type);
        io.attribute("contentid", "content_id", self.content_id);
        io.attribute("avatarid", "avatar_id", self.avatar_id);
        io.attribute("avatarcontentid", "avatar_content_id", self.avatar_content_id);
        io.attribute("partnerid", "partner_id", self.partner_id);
    }
    /// Equal in all fields, and in the other attributes.
    friend constexpr bool operator==(const object&, const object&) = default;
};

namespace detail {

    /// Whether an object has a field for an attribute.
    class name_search {
    public:
        constexpr explicit name_search(std::string_view wanted) noexcept : wanted_(wanted) {}
        constexpr void attribute(std::string_view wire_name, std::string_view, const auto&) noexcept {
            found_ = found_ || wire_name == wanted_;
        }
        [[nodiscard]] constexpr bool found() const noexcept { return found_; }

    private:
        std::string_view wanted_;
        bool found_ = false;
    };

    /// Fills an object from attributes.
    class attribute_reader {
    public:
        constexpr attribute_reader(const xml::attribute_list& list, std::string_view document) noexcept
            : list_(list), document_(document) {}

        template <class T>
        constexpr void attribute(std::string_view wire_name, std::string_view name, std::optional<T>& value) noexcept {
            const std::optional<xml_text> text = list_.find(wire_name);
            if (!text) return;
            if constexpr (std::is_constructible_v<T, xml_text>) {
                value = T(*text);
            } else {
                std::array<char, 24> memory{};
                const result<std::string_view> digits = text->decode_to(memory);
                const errc code = digits ? read_token(*digits, value.emplace()) : errc::out_of_range;
                if (code != errc::none && failure_.code == errc::none)
                    failure_ = {code, static_cast<std::size_t>(text->raw().data() - document_.data()), name};
            }
        }
        [[nodiscard]] constexpr const error& failure() const noexcept { return failure_; }

    private:
        const xml::attribute_list& list_;
        std::string_view document_;
        error failure_{};
    };

    /// Writes the attributes of an object.
    template <class Sink>
    class attribute_writer {
    public:
        constexpr explicit attribute_writer(xml::writer<Sink>& out) noexcept : out_(out) {}

        template <class T>
        constexpr void attribute(std::string_view wire_name, std::string_view, const std::optional<T>& value) {
            if (!value) return;
            if constexpr (std::is_same_v<T, xml_text>)
                out_.attribute(wire_name, *value);
            else if constexpr (std::is_constructible_v<T, xml_text>)
                out_.attribute(wire_name, value->text);
            else if constexpr (number_class<T>)
                out_.attribute(wire_name, decimal_digits(value->wire_number()).view());
            else
                out_.attribute(wire_name, decimal_digits(*value).view());
        }

    private:
        xml::writer<Sink>& out_;
    };

    template <class Sink>
    constexpr error write(const object& what, Sink& sink) {
        if (what.is_none()) {
            sink.put('0');
            return {};
        }
        xml::writer out(sink);
        out.start("msnobj");
        attribute_writer<Sink> io(out);
        object::wire(io, what);
        for (const xml::attribute& a : what.other) out.attribute(a.name, a.value);
        out.end();
        return out.failure();
    }

    /// Writes what it is given percent-encoded as Microsoft's client does an msnobj: all but letters, digits and "-_.~", in lower case.
    template <class Sink>
    class percent_sink {
    public:
        constexpr explicit percent_sink(Sink& sink) noexcept : sink_(sink) {}
        constexpr void put(char c) {
            const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (is_letter || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '~') return sink_.put(c);
            sink_.put('%');
            sink_.write(hex_digits(static_cast<unsigned char>(c), 2).view());
        }
        constexpr void write(std::string_view bytes) {
            for (const char c : bytes) put(c);
        }
        [[nodiscard]] constexpr std::size_t size() const { return sink_.size(); }

    private:
        Sink& sink_;
    };

    template <class Sink>
    constexpr error write_encoded(const object& what, Sink& sink) {
        percent_sink<Sink> out(sink);
        return write(what, out);
    }

    constexpr bool other_attribute::takes(const xml::attribute& a) noexcept {
        name_search search(a.name);
        const object none{};
        object::wire(search, none);
        return !search.found();
    }

} // namespace detail

/// Reads an object: an element, or what stands for none. NULs behind it, which Microsoft's clients write in a context, are passed over.
/// Errors are those of xml::parse(), errc::bad_value ("msnobj") for another element, for one with something in it or several, and
/// errc::bad_number or errc::out_of_range ("size", "type") for attributes that are no number. Views point into the text.
template <class Object = object>
[[nodiscard]] constexpr result<Object> parse(byte_view text, const xml::tolerance& allowed = {}) noexcept {
    std::string_view all = text.text();
    while (!all.empty() && all.back() == '\0') all.remove_suffix(1);
    if (all.empty() || all == "0") return Object{};
    xml::reader events(all, allowed);
    const result<xml::event> start = events.next();
    if (!start) return start.error();
    if (start->what != xml::event::kind::start || start->name != "msnobj")
        return error{errc::bad_value, start->offset, "msnobj"};
    for (const auto expected : {xml::event::kind::end, xml::event::kind::finished}) {
        const result<xml::event> next = events.next();
        if (!next) return next.error();
        if (next->what != expected) return error{errc::bad_value, next->offset, "msnobj"};
    }
    Object read{.other = start->attributes};
    for (const xml::attribute& a : start->attributes)
        if (!xml::is_name(a.name))
            return error{errc::bad_xml, static_cast<std::size_t>(a.name.data() - all.data()), {}};
    detail::attribute_reader io(start->attributes, all);
    Object::wire(io, read);
    if (io.failure().code != errc::none) return io.failure();
    return read;
}

/// Reads the object that goes with a presence. One that is percent-encoded is decoded into `memory` (text.raw().size() bytes are enough),
/// into which the views then point; errc::buffer_too_small. Else as the other parse(); offsets are those in the decoded text.
template <class Object = object>
[[nodiscard]] constexpr result<Object> parse(const display_object& shown, std::span<char> memory,
                                             const xml::tolerance& allowed = {}) noexcept {
    if (!shown.text.is_encoded()) return msnobj::parse<Object>(shown.text.raw(), allowed);
    const result<std::string_view> plain = shown.text.decode_to(memory);
    if (!plain) return plain.error();
    return msnobj::parse<Object>(*plain, allowed);
}

/// Exactly how many bytes serialize() takes; 0 for an object that can't be written.
template <std::same_as<object> Object>
[[nodiscard]] constexpr std::size_t wire_size(const Object& what) {
    return msnp::detail::counted_size([&](auto& sink) { return detail::write(what, sink); });
}

/// Writes an object as XML, `0` for none, into `buffer`, and returns how many bytes it took. errc::bad_value for another attribute whose
/// name is none; errc::buffer_too_small. The buffer is as before then.
template <std::same_as<object> Object>
[[nodiscard]] constexpr result<std::size_t> serialize(const Object& what, std::span<char> buffer) {
    return msnp::detail::write_counted(buffer, [&](auto& sink) { return detail::write(what, sink); });
}

/// The same percent-encoded, as a display_object has it: `percent_text::encoded({buffer, size})`. It takes up to three times wire_size().
template <std::same_as<object> Object>
[[nodiscard]] constexpr result<std::size_t> serialize_encoded(const Object& what, std::span<char> buffer) {
    return msnp::detail::write_counted(buffer, [&](auto& sink) { return detail::write_encoded(what, sink); });
}

/// Writes the text whose SHA-1, in base64, is SHA1C: names and values of the attributes up to SHA1D, one behind the other, in an order
/// that does not depend on theirs.
template <byte_sink Sink>
constexpr void write_canonical(Sink& sink, const object& what) {
    const auto put = [&](std::string_view name, const auto& value) {
        if (!value) return;
        sink.write(name);
        for (const char c : *value) sink.put(c);
    };
    const auto text_of = [](const auto& value) { return value ? std::optional(value->text) : std::nullopt; };
    const auto put_number = [&](std::string_view name, std::uint32_t number) {
        sink.write(name);
        sink.write(decimal_digits(number).view());
    };
    put("Creator", what.creator);
    if (what.size) put_number("Size", *what.size);
    if (what.type) put_number("Type", what.type->number);
    put("Location", what.location);
    put("Friendly", text_of(what.friendly));
    put("SHA1D", text_of(what.data_digest));
}

} // namespace msnp::msnobj
