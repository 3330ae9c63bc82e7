// The parameters of USR TWN.
#include "support/items.hpp"

#include "support/check.hpp"

#include <msnp/auth/login_policy.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::login_policy;

constexpr login_policy usual{.locale = 1033,
                             .site = 507,
                             .time_window = 40,
                             .force_sign_in = "1",
                             .return_url = "http://messenger.msn.com",
                             .time = 1073355862,
                             .kpp = "1",
                             .key_version = "5",
                             .version = "2.1.0173.1",
                             .challenge = "ed1c2f217a21c191c61251eb8b73bb60"};

// Red: two keys swapped in wire().
TEST(LoginPolicy, IsTakenApart) {
    MSNP_CHECK(reads_items(login_policy::example, usual));
    MSNP_CHECK(reads_items<login_policy>(
        "ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1,id=1",
        {.locale = 1, .site = 1, .time = 1, .reply_version = "1", .web_policy = "FS_40SEC_0_COMPACT"},
        "lc=1,id=1,ct=1,rver=1,wp=FS_40SEC_0_COMPACT"));
    MSNP_CHECK(reads_items<login_policy>("rn=a,new=b=c", {.rn = "a", .other = "new=b=c"}));
    MSNP_CHECK(reads_items<login_policy>("", {}));
}

// Copied from a web page, with a blank behind a comma.
TEST(LoginPolicy, MayHaveBlanksBehindCommas) {
    MSNP_CHECK(reads_items<login_policy>("ver=2.1.0173.1, tpf=ed1c", {.version = "2.1.0173.1", .challenge = "ed1c"},
                                         "ver=2.1.0173.1,tpf=ed1c"));
}

TEST(LoginPolicy, HasNumbers) {
    MSNP_CHECK(refuses_items<login_policy>("lc=en", {errc::bad_number, 3, "locale"}));
    MSNP_CHECK(refuses_items<login_policy>("id=507,ct=99999999999999999999", {errc::out_of_range, 10, "time"}));
    MSNP_CHECK(refuses_items<login_policy>("id=507,id=508", {errc::extra_argument, 7, "site"}));
}

constexpr bool goes_into_a_command() {
    char memory[256]{};
    const auto size = auth::serialize(login_policy{.locale = 1033, .site = 507}, memory);
    const from_ns::usr_twn_challenge usr{.trid = 6, .parameters = std::string_view(memory, size.value_or(0))};
    return writes(usr, dialect::msnp9, "USR 6 TWN S lc=1033,id=507\r\n");
}

TEST(LoginPolicy, IsAnArgument) {
    MSNP_CHECK(goes_into_a_command());
}

} // namespace
