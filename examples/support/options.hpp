// The command line of msnp_dump.
#pragma once

#include <msnp/msnp.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace msnp_examples {

/// When to use colours.
enum class coloring { automatic, always, never };

/// What was asked for.
struct options {
    std::string channel; ///< of raw bytes: "to_ns", "from_ns", "to_sb", "from_sb"; empty for transcripts
    std::optional<msnp::dialect> dialect;
    bool json = false;
    bool stats = false;
    bool follow = false;
    bool strict = false;
    bool show_secrets = false;
    bool help = false;
    bool version = false;
    coloring color = coloring::automatic;
    std::vector<std::string> files;
};

inline constexpr std::string_view usage =
    R"(Usage: msnp_dump [OPTION]... FILE...
       msnp_dump [OPTION]... -c to-ns|from-ns|to-sb|from-sb FILE...
Shows what an MSN Messenger conversation says, command by command.

FILE is a packet capture (pcap or pcapng) or a .wire transcript; with -c it is
the bytes of one direction of one connection, as they were on the network. - is
standard input. In captures, MSN is found on any port.

  -c, --channel=CHANNEL   the direction of raw bytes: to-ns (client to dispatch
                          or notification server), from-ns, to-sb (client to
                          switchboard) or from-sb
      --dialect=DIALECT   msnp2 to msnp21, or the number alone; otherwise the
                          transcript says it (raw bytes, and captures that
                          begin in the middle: msnp9), and VER
      --strict            take nothing that the grammar does not have, such as
                          a line that ends in LF alone
      --json              one JSON object a line
      --stats             how many commands and bytes of each form, in place of
                          the commands
      --follow            wait for what is yet to be written to a capture, until
                          SIGINT or SIGTERM
      --show-secrets      show passwords, tickets, cookies and keys, and what
                          was not read and may hold one; otherwise they are
                          <hidden, 152 bytes> or, in JSON, {"hidden":152}
      --color=WHEN        auto (on a terminal, unless NO_COLOR is set), always,
                          or never
      --help              show this
      --version           show the version

Exit status: 0 if all was read, 1 if a part of the conversation was not,
2 if a file or the command line was not.
)";

/// Reads the command line, or says what is wrong with it.
class options_reader {
public:
    explicit options_reader(std::vector<std::string_view> arguments) : arguments_(std::move(arguments)) {}

    [[nodiscard]] std::variant<options, std::string> read() {
        while (next_ < arguments_.size() && wrong_.empty()) read_argument(arguments_[next_++]);
        if (wrong_.empty() && read_.files.empty() && !read_.help && !read_.version) wrong_ = "no FILE is given";
        if (!wrong_.empty()) return wrong_;
        return read_;
    }

private:
    void read_argument(std::string_view argument) {
        if (only_files_ || argument == "-" || !argument.starts_with('-')) {
            read_.files.emplace_back(argument);
            return;
        }
        if (argument == "--") {
            only_files_ = true;
            return;
        }
        const bool is_short = !argument.starts_with("--");
        const std::size_t equals = argument.find('=');
        name_ = argument.substr(0, is_short ? 2 : equals);
        attached_.reset();
        if (is_short ? argument.size() > 2 : equals != std::string_view::npos)
            attached_ = argument.substr(is_short ? 2 : equals + 1);
        if (!read_flag() && !read_setting()) wrong_ = "unknown option '" + std::string(argument) + "'";
    }

    bool read_flag() {
        bool* flag = name_ == "--json"           ? &read_.json
                     : name_ == "--stats"        ? &read_.stats
                     : name_ == "--follow"       ? &read_.follow
                     : name_ == "--strict"       ? &read_.strict
                     : name_ == "--show-secrets" ? &read_.show_secrets
                     : name_ == "--help"         ? &read_.help
                     : name_ == "--version"      ? &read_.version
                                                 : nullptr;
        if (flag == nullptr) return false;
        *flag = true;
        if (attached_) wrong_ = std::string(name_) + " takes no value";
        return true;
    }

    bool read_setting() {
        const bool is_channel = name_ == "-c" || name_ == "--channel";
        if (!is_channel && name_ != "--dialect" && name_ != "--color") return false;
        if (!attached_ && next_ < arguments_.size()) attached_ = arguments_[next_++];
        const std::string text(attached_.value_or(""));
        const bool good = is_channel ? set_channel(text) : name_ == "--dialect" ? set_dialect(text) : set_color(text);
        if (good) return true;
        wrong_ =
            attached_ ? "'" + text + "' is no value of " + std::string(name_) : std::string(name_) + " needs a value";
        return true;
    }

    bool set_channel(std::string text) {
        for (char& c : text)
            if (c == '-') c = '_';
        read_.channel = text;
        return text == "to_ns" || text == "from_ns" || text == "to_sb" || text == "from_sb";
    }
    bool set_dialect(std::string_view text) {
        for (const std::string_view prefix : {"msnp", "MSNP"})
            if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
        read_.dialect = msnp::dialect_from("MSNP" + std::string(text));
        return read_.dialect.has_value();
    }
    bool set_color(std::string_view text) {
        read_.color = text == "always" ? coloring::always : text == "never" ? coloring::never : coloring::automatic;
        return text == "auto" || text == "always" || text == "never";
    }

    std::vector<std::string_view> arguments_;
    std::size_t next_ = 0;
    options read_;
    std::string wrong_;
    std::string_view name_;
    std::optional<std::string_view> attached_; ///< the value behind '='
    bool only_files_ = false;
};

} // namespace msnp_examples
