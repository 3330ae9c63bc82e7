// Streams of random commands, good and broken: frames are those of the model, and no cut changes what a decoder says.
#include "support/channels.hpp"
#include "support/invariants.hpp"
#include "support/seeds.hpp"
#include "support/streams.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

template <class Channel>
class StreamProperties : public testing::Test {};
TYPED_TEST_SUITE(StreamProperties, Channels, ChannelName);

dialect random_dialect(choices& from) {
    return static_cast<dialect>(number_of(first_dialect) +
                                from.below(number_of(last_dialect) - number_of(first_dialect) + std::size_t{1}));
}

// Red: `limit + 1` for `limit` in take_any(); no `token.size() > 9` in read_odd_length(); an empty line that is skipped where
// options say that it is not.
TYPED_TEST(StreamProperties, FramesAreThoseOfTheModel) {
    for_each_seed(5000, [](std::uint64_t seed) {
        choices from(seed);
        value_maker make(from);
        const std::string stream = random_stream<TypeParam>(make, random_dialect(from));
        const frame_options options = random_options(from);
        EXPECT_EQ(frames_as_modelled<TypeParam>(stream, options), "") << "seed " << seed;
    });
}

// Red: progress_ that is kept over the end of a frame; fill_rest() without the new place of its note.
TYPED_TEST(StreamProperties, NoCutChangesWhatADecoderSays) {
    for_each_seed(2000, [](std::uint64_t seed) {
        choices from(seed);
        value_maker make(from);
        const dialect d = random_dialect(from);
        const std::string stream = random_stream<TypeParam>(make, d);
        const frame_options options = from.one_in(2) ? random_options(from) : frame_options{};
        EXPECT_EQ(decodes_alike<TypeParam>(stream, random_cuts(stream.size(), from), d, options), "")
            << "seed " << seed;
    });
}

} // namespace
