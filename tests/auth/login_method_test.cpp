// Which dialect has which way of signing in.
#include "support/check.hpp"

#include <msnp/auth/login_method.hpp>

namespace {

using namespace msnp;
using auth::login_method;

// Red: `<=` in method_of().
TEST(LoginMethod, IsThatOfTheDialect) {
    MSNP_CHECK(auth::method_of(dialect::msnp2) == login_method::md5);
    MSNP_CHECK(auth::method_of(dialect::msnp7) == login_method::md5);
    MSNP_CHECK(auth::method_of(dialect::msnp8) == login_method::tweener);
    MSNP_CHECK(auth::method_of(dialect::msnp14) == login_method::tweener);
    MSNP_CHECK(auth::method_of(dialect::msnp15) == login_method::sso);
    MSNP_CHECK(auth::method_of(dialect::msnp21) == login_method::sso);
}

TEST(LoginMethod, HasAWord) {
    MSNP_CHECK(auth::name_of(login_method::md5) == "MD5");
    MSNP_CHECK(auth::name_of(login_method::tweener) == "TWN");
    MSNP_CHECK(auth::name_of(login_method::sso) == "SSO");
    MSNP_CHECK(auth::name_of(static_cast<login_method>(9)).empty());
}

} // namespace
