// What the server says of itself, on standard error: a line for each event.
#pragma once

#include "settings.hpp"

#include <msnp/base/describe.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/ext/text.hpp>
#include <msnp/wire/dialect.hpp>

#include <cstdio>
#include <string>
#include <string_view>

namespace msnp_examples {

/// A log of one level.
class log {
public:
    explicit log(log_level level) : level_(level) {}

    /// Something that happened to somebody.
    void event(std::string_view who, std::string_view what) const {
        if (level_ == log_level::nothing) return;
        // A client chooses some of these words: what it says must not make lines of its own.
        std::string line;
        msnp::append_sink sink(line);
        msnp::write_escaped(sink, what, true);
        write(who, line);
    }
    /// A frame as the library prints it, which hides what lets somebody in: `->` from the client, `<-` to it.
    template <class Form>
    void frame(std::string_view who, std::string_view direction, const Form& form, msnp::dialect spoken) const {
        if (level_ != log_level::frames) return;
        write(who, std::string(direction) + ' ' + msnp::to_text(form, spoken));
    }
    /// A frame that can't be read.
    void broken(std::string_view who, const msnp::error& error) const {
        event(who, "can't be read: " + msnp::to_text(error));
    }

private:
    static void write(std::string_view who, std::string_view what) {
        std::fprintf(stderr, "%.*s %.*s\n", static_cast<int>(who.size()), who.data(), static_cast<int>(what.size()),
                     what.data());
    }

    log_level level_;
};

} // namespace msnp_examples
