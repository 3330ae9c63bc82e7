// The forms of the protocol by verb and channel, listed in wire_forms.tsv apart from the structs: each is read strictly as the
// struct that the list names, in each dialect that has the form, and written back as it was. Forms whose grammar nobody knows are
// unknown_command.
#include "support/channels.hpp"
#include "support/generator.hpp"
#include "support/invariants.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

namespace {

using namespace msnp;
using namespace msnp_test;

/// A text with \r and \n written out.
std::string unescaped(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'r' || text[i + 1] == 'n');
        bytes += !escape ? text[i] : text[++i] == 'r' ? '\r' : '\n';
    }
    return bytes;
}

/// The struct that a frame is read as by strict rules, when it is written back as the same bytes.
template <class Channel>
std::string read_and_written(const std::string& bytes, dialect d) {
    const step taken = take_frame_function<Channel>{}(bytes, {.tolerance = tolerance::strict()});
    if (!taken.has_frame() || taken.frame().bytes.size() != bytes.size()) return "not one frame";
    dialect read_as = d;
    const auto command = parse_function<Channel>{}(taken.frame(), d, tolerance::strict(), read_as);
    if (!command) return describe(command.error());
    if (read_as != d) return "of another dialect";
    if (bytes_of(*command, d) != bytes) return "written otherwise";
    return std::string(form_name(*command));
}

// Red: a form that is in no channel; a first or last dialect that is another.
TEST(WireForms, AreReadAsTheirStructsInTheirDialects) {
    std::map<std::string, std::string (*)(const std::string&, dialect)> channels;
    for_each_channel([&]<class Channel>(std::type_identity<Channel>) {
        channels.emplace(Channel::name, &read_and_written<Channel>);
    });
    std::ifstream list("tests/channel/wire_forms.tsv");
    std::string line;
    std::getline(list, line);
    EXPECT_EQ(line, "verb\tchannel\tform\tfirst\tlast\tstruct\texample");
    std::size_t forms = 0;
    while (std::getline(list, line)) {
        std::istringstream row(line);
        std::string verb, channel, form, first, last, name, example;
        for (std::string* cell : {&verb, &channel, &form, &first, &last, &name}) std::getline(row, *cell, '\t');
        std::getline(row, example);
        ASSERT_TRUE(channels.contains(channel)) << line;
        const std::string bytes = unescaped(example);
        for (int d = std::stoi(first); d <= std::stoi(last); ++d)
            EXPECT_EQ(channels[channel](bytes, static_cast<dialect>(d)), name)
                << line << "\nin " << name_of(static_cast<dialect>(d));
        ++forms;
    }
    EXPECT_GE(forms, 260U);
}

} // namespace
