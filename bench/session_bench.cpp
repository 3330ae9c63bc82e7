// Typed parsing and serializing over one session: the client's and the server's lines of a sign-in, its presence and a
// chat, one frame after the other from a buffer of the caller's.
//
// The figures to look at are ratios between benchmarks of one run.
#include <msnp/msnp.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using msnp::dialect;

constexpr dialect spoken = dialect::msnp9;

/// What a notification server sends: a contact list, presence, a notice.
std::string server_session() {
    std::string bytes =
        "VER 4 MSNP9 CVR0\r\n"
        "CVR 5 6.0.0602 6.0.0602 5.0.0527 http://download.example.com/SETUPNT.EXE http://messenger.example.com/cn\r\n"
        "USR 7 OK ana@example.com Ana%20Ruiz 1 0\r\n"
        "SYN 8 27 40 2\r\nGTC A\r\nBLP AL\r\nPRP PHH 555%200101\r\n"
        "LSG 0 Other%20Contacts 0\r\nLSG 1 Friends 0\r\n";
    for (int i = 0; i < 40; ++i) {
        const std::string name = "contact" + std::to_string(i);
        bytes += "LST " + name + "@example.com " + name + "%20%E5%AE%8B 11 0,1\r\n";
    }
    for (int i = 0; i < 40; ++i) {
        const std::string name = "contact" + std::to_string(i);
        const char* status[] = {"NLN", "BSY", "IDL", "AWY"};
        bytes += "ILN 9 " + std::string(status[i % 4]) + " " + name + "@example.com " + name +
                 "%20%E5%AE%8B 1073791020 %3Cmsnobj%20Creator%3D%22a%22%20Type%3D%223%22%2F%3E\r\n";
        bytes += "NLN " + std::string(status[(i + 1) % 4]) + " " + name + "@example.com " + name + " 0\r\n";
        bytes += "FLN " + name + "@example.com\r\n";
    }
    bytes += "MSG Hotmail Hotmail 5\r\nhelloQNG 50\r\nCHL 0 15570131571988941333\r\n205 21\r\n";
    return bytes;
}

std::vector<msnp::from_ns::command> commands_of(const std::string& session) {
    std::vector<msnp::from_ns::command> commands;
    for (std::string_view rest = session; !rest.empty();) {
        const msnp::step s = msnp::from_ns::take_frame(rest);
        commands.push_back(*msnp::from_ns::parse(s.frame(), spoken));
        rest.remove_prefix(s.frame().bytes.size());
    }
    return commands;
}

void count_commands(benchmark::State& state, std::size_t commands, std::size_t bytes) {
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(commands));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
}

void parse_session(benchmark::State& state) {
    const std::string session = server_session();
    std::size_t commands = 0;
    for ([[maybe_unused]] auto _ : state) {
        commands = 0;
        for (std::string_view rest = session; !rest.empty(); ++commands) {
            const msnp::step s = msnp::from_ns::take_frame(rest);
            const auto command = msnp::from_ns::parse(s.frame(), spoken);
            if (!command) return state.SkipWithError("a line does not parse");
            benchmark::DoNotOptimize(command->index());
            rest.remove_prefix(s.frame().bytes.size());
        }
    }
    count_commands(state, commands, session.size());
}
BENCHMARK(parse_session);

void serialize_session(benchmark::State& state) {
    const std::string session = server_session();
    const std::vector<msnp::from_ns::command> commands = commands_of(session);
    std::array<char, 1024> buffer{};
    for ([[maybe_unused]] auto _ : state) {
        for (const msnp::from_ns::command& command : commands) {
            const auto size = msnp::serialize(command, spoken, buffer);
            if (!size) return state.SkipWithError("a command can't be written");
            benchmark::DoNotOptimize(buffer.data());
            benchmark::ClobberMemory();
        }
    }
    count_commands(state, commands.size(), session.size());
}
BENCHMARK(serialize_session);

} // namespace
