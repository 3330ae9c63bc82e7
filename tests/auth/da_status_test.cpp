// The words of da-status.
#include "support/check.hpp"

#include <msnp/auth/da_status.hpp>

namespace {

using namespace msnp;
using auth::da_status;

// Red: two words of the vocabulary swapped.
TEST(DaStatus, Words) {
    MSNP_CHECK(find_word<da_status>("success") == da_status::success);
    MSNP_CHECK(find_word<da_status>("redir") == da_status::redirect);
    MSNP_CHECK(find_word<da_status>("failed") == da_status::failed);
    MSNP_CHECK(find_word<da_status>("failed-noretry") == da_status::failed_no_retry);
    MSNP_CHECK(find_word<da_status>("logout") == da_status::logout);
    MSNP_CHECK(!find_word<da_status>("fail"));
    MSNP_CHECK(name_of(da_status::redirect) == "redirect" && name_of(da_status::failed_no_retry) == "failed_no_retry");
}

} // namespace
