// Invariant: a command made of any valid values is written in exactly wire_size() bytes as one line, is read back as itself,
// and one thing wrong with that line is read well or refused.
//
// Input: channel, form, dialect, decisions of the generator.
#include "fuzz/harness.hpp"

std::string broken_by(std::string_view input) {
    msnp_test::input_front front(input);
    const std::size_t channel = front.byte();
    const std::size_t form = front.byte();
    const std::size_t spoken = front.byte();
    return msnp_test::with_channel(channel, [&]<class Channel>(std::type_identity<Channel>) -> std::string {
        const auto& forms = msnp_test::random_forms<Channel>();
        const auto& chosen = forms[form % forms.size()];
        const std::size_t first = msnp::number_of(chosen.dialects.first);
        const std::size_t count = msnp::number_of(chosen.dialects.last) - first + 1;
        const auto d = static_cast<msnp::dialect>(first + spoken % count);
        msnp_test::choices from(front.rest());
        msnp_test::value_maker make(from);
        const auto command = chosen.make(make, d);
        std::string broken = msnp_test::writes_well<Channel>(command, d);
        if (!broken.empty()) return broken;
        const std::string changed = msnp_test::broken(*msnp_test::bytes_of(command, d), make);
        broken = msnp_test::frames_as_modelled<Channel>(changed, {});
        return broken.empty() ? msnp_test::reads_well<Channel>(changed, d) : broken;
    });
}
