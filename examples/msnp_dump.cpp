// Shows what an MSN Messenger conversation says, command by command: `msnp_dump --help`.
//
// The way of a byte: input ─▶ transcript_reader or capture_dump (unless it is raw) ─▶ stream (a decoder) ─▶ record ─▶ view ─▶ output.
#include "support/capture/capture_dump.hpp"
#include "support/capture/capture_file.hpp"
#include "support/connection.hpp"
#include "support/input.hpp"
#include "support/json_view.hpp"
#include "support/options.hpp"
#include "support/progress.hpp"
#include "support/stats_view.hpp"
#include "support/stream.hpp"
#include "support/terminal.hpp"
#include "support/text_view.hpp"
#include "support/transcript.hpp"

#include <msnp/msnp.hpp>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace msnp_examples;

constexpr int all_read = 0;
constexpr int not_all_read = 1;
constexpr int no_input = 2;

int complain(const std::string& message) {
    std::fprintf(stderr, "msnp_dump: %s\n", message.c_str());
    return no_input;
}

/// One run of the program.
class dump {
public:
    explicit dump(const options& asked) : asked_(asked) {
        const bool colored = asked.color == coloring::always || (asked.color == coloring::automatic && wants_color());
        if (asked.stats)
            view_ = std::make_unique<stats_view>(out_, asked.json);
        else if (asked.json)
            view_ = std::make_unique<json_view>(out_);
        else
            view_ = std::make_unique<text_view>(out_, text_view::style{colored, terminal_width(110)});
    }

    int run() {
        int status = all_read;
        for (const std::string& file : asked_.files) {
            const int of_file = read_file(file);
            status = of_file > status ? of_file : status;
        }
        view_->end();
        flush();
        return is_written_ ? status : complain("standard output can't be written");
    }

private:
    int read_file(const std::string& file) {
        input source(file, asked_.follow ? at_end::wait : at_end::stop);
        if (!source.is_open()) return complain(escape(file) + " can't be read");
        constexpr std::size_t magic_size = 4;
        if (const auto channel = channel_from(asked_.channel)) return read_raw(file, source, *channel);
        if (is_capture(source.peek(magic_size))) return read_capture(file, source);
        return read_transcript(file, source);
    }

    /// Gives a file to take(bytes) piece by piece, until it is over or take() returns false.
    template <class Take>
    int read_pieces(const std::string& file, input& source, Take take) {
        bool more = true;
        while (more) {
            const std::optional<std::string_view> piece = source.read(piece_);
            if (!piece) return complain(escape(file) + " can't be read");
            if (piece->empty()) return all_read;
            more = take(*piece);
            flush();
        }
        return all_read;
    }

    int read_raw(const std::string& file, input& source, channel_id channel) {
        conversation with = begin(asked_.dialect.value_or(msnp::dialect::msnp9));
        view_->begin(std::string(grammar_of(channel).name) + " · " + name_of_dialect(with.spoken), name_of_file(file));
        const std::unique_ptr<stream> bytes_of = open_stream(channel, with);
        const int status = read_pieces(file, source, [&bytes_of](std::string_view bytes) {
            bytes_of->feed(bytes);
            return !bytes_of->failed();
        });
        bytes_of->end();
        return status == all_read && with.any_failed ? not_all_read : status;
    }

    int read_capture(const std::string& file, input& source) {
        auto opened_file = capture_file::open(source);
        if (const auto* wrong = std::get_if<std::string>(&opened_file))
            return complain(escape(name_of_file(file)) + " can't be read: " + escape(*wrong));
        capture_file& packets = *std::get<std::unique_ptr<capture_file>>(opened_file);
        capture_dump shown(*view_, asked_, name_of_file(file));
        progress seen(source.size());
        source.before_reading([&] {
            if (asked_.follow) shown.settle();
            flush();
            seen.reached(source.position());
        });
        while (const auto next = packets.next()) {
            shown.add(packets.layer(), *next);
            if (out_.size() > piece_.size()) flush();
        }
        source.before_reading({});
        seen.erase();
        shown.end();
        if (packets.error().empty() || asked_.follow) return shown.any_failed() ? not_all_read : all_read;
        flush();
        complain(escape(name_of_file(file)) + " can't be read to its end: " + escape(packets.error()));
        return not_all_read;
    }

    int read_transcript(const std::string& file, input& source) {
        transcript_reader reader;
        std::string line;
        bool good = true;
        bool any_failed = false;
        std::unique_ptr<conversation> with;
        std::unique_ptr<connection> open;
        const auto close = [&] {
            if (open) open->end();
            open.reset();
            any_failed = any_failed || (with && with->any_failed);
        };
        const auto take = [&](std::string_view text) {
            const transcript_line read = reader.read(text);
            if (const auto* start = std::get_if<opened>(&read)) {
                close();
                open = open_connection(*start, name_of_file(file) + ":" + std::to_string(reader.lines()), with);
            } else if (const auto* bytes = std::get_if<chunk>(&read)) {
                if (bytes->from_client)
                    open->from_client(bytes->bytes);
                else
                    open->from_server(bytes->bytes);
            } else if (const auto* error = std::get_if<transcript_error>(&read)) {
                flush();
                complain(escape(file) + ":" + std::to_string(error->line) + ":" + std::to_string(error->column) + ": " +
                         error->message);
                good = false;
            }
            return good;
        };
        const int status =
            read_pieces(file, source, [&](std::string_view bytes) { return split_lines(line, bytes, take); });
        if (good && !line.empty()) take(line);
        close();
        return !good ? no_input : status == all_read && any_failed ? not_all_read : status;
    }

    /// Adds bytes to a line that has no end yet, and gives each line that has one to take(line) until that returns false.
    template <class Take>
    static bool split_lines(std::string& line, std::string_view bytes, Take take) {
        for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
            line += bytes.substr(0, end);
            bytes.remove_prefix(end + 1);
            if (!take(std::exchange(line, {}))) return false;
        }
        line += bytes;
        return true;
    }

    std::unique_ptr<connection> open_connection(const opened& start, const std::string& origin,
                                                std::unique_ptr<conversation>& with) {
        const auto written = static_cast<msnp::dialect>(start.dialect);
        with = std::make_unique<conversation>(begin(asked_.dialect.value_or(written)));
        const bool is_ns = start.to == service::ns;
        view_->begin((is_ns ? "notification server · " : "switchboard · ") + name_of_dialect(with->spoken), origin);
        return std::make_unique<connection>(start.to, *with);
    }

    conversation begin(msnp::dialect spoken) {
        conversation with{*view_, spoken, asked_.dialect.has_value(), {}, false, asked_.show_secrets, false, nullptr};
        if (asked_.strict) with.options.tolerance = msnp::tolerance::strict();
        return with;
    }

    static std::string name_of_dialect(msnp::dialect d) { return std::string(msnp::name_of(d)); }
    static std::string name_of_file(const std::string& file) { return file == "-" ? "standard input" : file; }

    void flush() {
        if (std::fwrite(out_.data(), 1, out_.size(), stdout) != out_.size() || std::fflush(stdout) != 0)
            is_written_ = false;
        out_.clear();
    }

    const options& asked_;
    std::string out_;
    std::unique_ptr<view> view_;
    std::array<char, 65536> piece_{};
    bool is_written_ = true;
};

int run(const std::vector<std::string_view>& arguments) {
    const std::variant<options, std::string> read = options_reader(arguments).read();
    if (const auto* wrong = std::get_if<std::string>(&read)) {
        complain(escape(*wrong));
        std::fputs("Try 'msnp_dump --help'.\n", stderr);
        return no_input;
    }
    const auto& asked = std::get<options>(read);
    if (asked.help) return std::fwrite(usage.data(), 1, usage.size(), stdout) == usage.size() ? all_read : no_input;
    if (asked.version) return std::puts("msnp_dump " MSNP_VERSION_STRING) >= 0 ? all_read : no_input;
    if (asked.follow && !input::can_wait) return complain("nobody has taught --follow to wait on this system");
    return std::make_unique<dump>(asked)->run();
}

} // namespace

int main(int count, char** arguments) {
    // Nothing else is thrown, and some build without exceptions.
    std::set_new_handler([] {
        std::fputs("msnp_dump: no memory is left\n", stderr);
        std::exit(no_input);
    });
    return run(std::vector<std::string_view>(arguments + (count > 0 ? 1 : 0), arguments + count));
}
