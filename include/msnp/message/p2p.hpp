// application/x-msnmsgrp2p: the envelope of peer-to-peer data.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/account_endpoint.hpp>
#include <msnp/message/fields.hpp>

#include <optional>
#include <string_view>

namespace msnp::message {

/// A piece of a peer-to-peer connection that goes over the switchboard: to whom it is, and its bytes. Since MSNP9.
struct p2p {
    static constexpr std::string_view example = "MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\n"
                                                "P2P-Dest: bob@example.com\r\n\r\n(48 bytes, data, 4 bytes)"sv;

    std::string_view charset{};                    ///< parameter of the Content-Type; usually missing
    std::optional<account_endpoint> destination{}; ///< P2P-Dest: to whom; with a place since MSNP16
    std::optional<account_endpoint> source{};      ///< P2P-Src: from whom; since MSNP16
    other_headers<p2p> other{};                    ///< the headers that are not fields of this struct
    std::string_view body{};                       ///< header, data and footer, binary

    static constexpr void wire(auto& io, auto& self) {
        io.type("application/x-msnmsgrp2p", self.charset);
        io.opt_header("P2P-Dest", "destination", self.destination);
        io.opt_header("P2P-Src", "source", self.source);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const p2p&, const p2p&) = default;
};

} // namespace msnp::message
