// What one client tells another by way of the notification server: UUN, UBN.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/number.hpp>
#include <msnp/message/xml_fields.hpp>
#include <msnp/message/xml_values.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/word.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace msnp {

/// What a sharing_notification does.
enum class sharing_operation : std::uint8_t {
    notify, ///< SNM: something changed
    ack,    ///< ACK: taken
    nak,    ///< NAK: not taken, `reason` says why
    info,   ///< INFO
};

/// The words of sharing_operation.
template <>
struct vocabulary<sharing_operation> {
    /// All of them.
    static constexpr word<sharing_operation> words[] = {
        {sharing_operation::notify, "SNM", "notify"},
        {sharing_operation::ack, "ACK", "ack"},
        {sharing_operation::nak, "NAK", "nak"},
        {sharing_operation::info, "INFO", "info"},
    };
};

/// A result code of Windows: `0x80070490`.
struct result_code {
    std::uint32_t value = 0; ///< the code

    /// 0.
    constexpr result_code() noexcept = default;
    /// This code.
    constexpr result_code(std::uint32_t code) noexcept : value(code) {}

    /// Takes `0x` and hexadecimal digits; errc::bad_value for anything else.
    constexpr errc from_token(std::string_view token) noexcept {
        if (!token.starts_with("0x") && !token.starts_with("0X")) return errc::bad_value;
        return parse_hex(token.substr(2), value) == errc::none ? errc::none : errc::bad_value;
    }
    /// `0x` and eight digits, lower case.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write("0x");
        sink.write(hex_digits(value, 8).view());
        return errc::none;
    }
    /// Equal in value.
    friend constexpr bool operator==(const result_code&, const result_code&) = default;
};

namespace payload {

    /// About a shared folder: UUN and UBN of type 1. MSNP13 and later.
    struct sharing_notification {
        static constexpr std::string_view example =
            R"(<SNM opcode="NAK" csid="{521A03BE-12AF-452D-A3C5-F7787D7A8267}" priority="0" reason="0x80070490"/>)"sv;

        xml_word<sharing_operation> operation{};        ///< opcode: what is done
        xml_guid session{};                             ///< csid: which session
        std::optional<std::uint32_t> priority{};        ///< priority: 0 as a rule
        std::optional<result_code> reason{};            ///< reason: why not
        xml::other_parts<sharing_notification> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("SNM");
            io.attribute("opcode", "operation", self.operation);
            io.opt_attribute("csid", "session", self.session);
            io.opt_attribute("priority", "priority", self.priority);
            io.opt_attribute("reason", "reason", self.reason);
            io.others(self.other);
        }
        friend constexpr bool operator==(const sharing_notification&, const sharing_notification&) = default;
    };

    /// The message of a sip_notification.
    struct sip_message {
        static constexpr std::string_view example = "<msg>SU5WSVRF</msg>"sv;

        xml_base64 content{};                  ///< SIP, in base64
        xml::other_parts<sip_message> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("msg");
            io.text("content", self.content);
            io.others(self.other);
        }
        friend constexpr bool operator==(const sip_message&, const sip_message&) = default;
    };

    /// SIP by way of the notification server: UUN and UBN of types 2 and 12, the second since MSNP15. (aMSN, papyon)
    struct sip_notification {
        static constexpr std::string_view example =
            R"(<sip e="AAEC" fid="1" i="7a2f@192.0.2.7"><msg>SU5WSVRF</msg></sip>)"sv;

        xml_base64 e{};                               ///< e: base64; its meaning is not known for certain
        std::optional<std::uint32_t> fid{};           ///< fid: 1 as a rule
        xml_text call{};                              ///< i: the call's number
        xml::optional_element<sip_message> message{}; ///< msg: what SIP says
        xml::other_parts<sip_notification> other{};   ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("sip");
            io.opt_attribute("e", "e", self.e);
            io.opt_attribute("fid", "fid", self.fid);
            io.opt_attribute("i", "call", self.call);
            io.opt_nested("message", self.message);
            io.others(self.other);
        }
        friend constexpr bool operator==(const sip_notification&, const sip_notification&) = default;
    };

    /// Signs out a place: UUN of type 4 to it. Since MSNP16.
    struct sign_out {
        static constexpr std::string_view example = "goawyplzthxbye"sv;

        static constexpr void wire(auto& io, auto&) { io.literal("goawyplzthxbye"); }
        friend constexpr bool operator==(const sign_out&, const sign_out&) = default;
    };

    /// The other word for it that was seen. Which of them means what nobody wrote down.
    struct sign_out_bluntly {
        static constexpr std::string_view example = "gtfo"sv;

        static constexpr void wire(auto& io, auto&) { io.literal("gtfo"); }
        friend constexpr bool operator==(const sign_out_bluntly&, const sign_out_bluntly&) = default;
    };

    /// What UUN and UBN of types 1, 2, 4 and 12 carry. One of type 3 is MSNSLP, one of type 11 an av_numbers.
    using user_notice = std::variant<sharing_notification, sip_notification, sign_out, sign_out_bluntly>;

    /// What UUN and UBN of type 11 carry, numbers about audio and video with blanks between them: `2 3 5 234889074 0 3 0`. A
    /// view. Since
    /// MSNP15.
    using av_numbers = token_list<std::uint32_t>;

} // namespace payload

} // namespace msnp
