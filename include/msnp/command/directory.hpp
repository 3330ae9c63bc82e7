// The directory of the service's members: FND.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <cstdint>
#include <string_view>

namespace msnp::to_ns {

/// FND: looks for people by name and place: `FND 3 fname=Ana lname=Ruiz city=* state=* country=US`. Up to MSNP7; Microsoft
/// switched it off in 2003 and answered with 502. Answered by a from_ns::fnd for each hit, by from_ns::fnd_empty, or by 301
/// for too many. (MSNPiki)
struct fnd {
    static constexpr msnp::verb verb{"FND"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp7};
    static constexpr std::string_view example = "FND 3 fname=Ana lname=Ruiz city=* state=* country=US\r\n"sv;

    transaction_id trid{};      ///< echoed in each reply
    percent_text first_name{};  ///< `fname=`; `*` in a question for any
    percent_text last_name{};   ///< `lname=`
    percent_text city{};        ///< `city=`
    std::string_view state{};   ///< `state=`: a short name
    std::string_view country{}; ///< `country=`: two letters

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.tag("fname=", "first_name", self.first_name);
        io.tag("lname=", "last_name", self.last_name);
        io.tag("city=", "city", self.city);
        io.tag("state=", "state", self.state);
        io.tag("country=", "country", self.country);
    }
    friend constexpr bool operator==(const fnd&, const fnd&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// FND: nobody was found: `FND 3 0 0`. Up to MSNP7.
struct fnd_empty {
    static constexpr msnp::verb verb{"FND"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp7};
    static constexpr std::string_view example = "FND 3 0 0\r\n"sv;

    transaction_id trid{}; ///< of the question

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("0");
        io.word("0");
    }
    friend constexpr bool operator==(const fnd_empty&, const fnd_empty&) = default;
};

/// FND: somebody who was found: `FND 3 1 2 fname=Ana lname=Ruiz city=New%20York state=NY country=US`. Up to MSNP7; SND
/// invites a hit by its index. (MSNPiki)
struct fnd {
    static constexpr msnp::verb verb{"FND"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp7};
    static constexpr std::string_view example =
        "FND 3 1 2 fname=Ana lname=Ruiz city=New%20York state=NY country=US\r\n"sv;

    transaction_id trid{};      ///< of the question
    std::uint32_t index = 0;    ///< which of them, from 1
    std::uint32_t total = 0;    ///< how many were found
    percent_text first_name{};  ///< `fname=`; `*` in a question for any
    percent_text last_name{};   ///< `lname=`
    percent_text city{};        ///< `city=`
    std::string_view state{};   ///< `state=`: a short name
    std::string_view country{}; ///< `country=`: two letters

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("index", self.index);
        io.arg("total", self.total);
        io.tag("fname=", "first_name", self.first_name);
        io.tag("lname=", "last_name", self.last_name);
        io.tag("city=", "city", self.city);
        io.tag("state=", "state", self.state);
        io.tag("country=", "country", self.country);
    }
    friend constexpr bool operator==(const fnd&, const fnd&) = default;
};

} // namespace msnp::from_ns
