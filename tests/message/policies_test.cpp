// GCF.
#include "support/bodies.hpp"
#include "support/check.hpp"

#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace msnp::payload;

TEST(Policies, AFileOfShields) {
    MSNP_CHECK(body_round_trips<shield_config>(shield_config::example));
    constexpr auto read = parse<shield_config>(shield_config::example);
    MSNP_CHECK(read->declared);
    MSNP_CHECK(*read->shield->clients.begin() ==
               shield_client{.major = 7, .minor = 0, .first_build = 0, .last_build = 9999, .deny = " "});
    std::string pattern;
    append_sink sink(pattern);
    for (const blocked_pattern& one : read->block->patterns)
        for (const blocked_text& text : one.texts) EXPECT_EQ(text.value.decode(sink).code, errc::none);
    EXPECT_EQ(pattern, ".*\\.pif.*");
    MSNP_CHECK(body_round_trips<shield_config>("<config><shield/><block/></config>"));
}

TEST(Policies, ByKind) {
    MSNP_CHECK(body_round_trips<policies>(policies::example));
    constexpr auto read = parse<policies>(policies::example);
    MSNP_CHECK(read->all.size() == 2 && read->all.begin()->type == policy_kind::shields);
    MSNP_CHECK(read->all.begin()->checksum == xml_text("D9705A71BA841CB38955822E048970C3"));
    MSNP_CHECK(read->all.begin()->shields->shield && !read->all.begin()->shields->declared);
    constexpr auto other = parse<policies>("<Policies><Policy type='P2P'><x a='1'/></Policy></Policies>");
    MSNP_CHECK(other->all.begin()->type == policy_kind::p2p && other->all.begin()->other.find("x"));
    MSNP_CHECK(writes_body(*other, "<Policies><Policy type=\"P2P\"><x a='1'/></Policy></Policies>"));
    MSNP_CHECK(refuses_body<policies>("<Policies><Policy/></Policies>", {errc::missing_argument, 11, "type"}));
}

// Red: others() in front of it.
TEST(Policies, WhatIsInNoFieldIsWrittenBehindWhatIs) {
    MSNP_CHECK(body_round_trips<blocked_text>("<imtext value=\"LipcLnBpZi4q\" more=\"1\"/>"));
}

} // namespace
