// Tokens that are passed on as they came.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

template <class T>
constexpr bool passes_on(std::string_view text) {
    return takes(text, T{text}) && !(T{text} == T{}) && T{}.empty() && !T{text}.empty();
}

// Red: refuse a '%' in token_text::from_token(); a product and a ticket may hold one that encodes nothing.
TEST(Opaque, IsPassedOnByteByByte) {
    MSNP_CHECK(passes_on<auth_cookie>("17262740.1050826919.32308"));
    MSNP_CHECK(passes_on<session_id>("11752013"));
    MSNP_CHECK(passes_on<session_id>("00011752013"));
    MSNP_CHECK(passes_on<session_id>("0b7a3c1e-93f0-4ab1-8f7a-6c5d4e3f2a1b"));
    MSNP_CHECK(passes_on<challenge_text>("15570131571988941333"));
    MSNP_CHECK(passes_on<product_id>("PROD0101{0RM?UBW"));
    MSNP_CHECK(passes_on<product_id>("PROD01065C%ZFN6F"));
    MSNP_CHECK(passes_on<product_id>("msmsgs@msnmsgr.com"));
    MSNP_CHECK(passes_on<passport_ticket>("t=4m1wWfEupDgUNb53qys5gJdw8OTJEtT8$$&p=4QXN!7bdi$$"));
    MSNP_CHECK(passes_on<passport_ticket>("0123456789abcdefghij"));
    MSNP_CHECK(passes_on<password_text>("%41%"));
    MSNP_CHECK(passes_on<call_key>("QQ=="));
    MSNP_CHECK(takes("93301", transfer_cookie{93301}) && transfer_cookie{} == transfer_cookie{0});
    MSNP_CHECK(passes_on<url_text>("https://loginnet.example.com/ppsecure/md5auth.srf?lc=1033"));
    MSNP_CHECK(passes_on<login_parameters>("lc=1033,id=507"));
}

TEST(LoginParameters, FindAValueByItsKey) {
    constexpr login_parameters p{"lc=1033,id=507,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,kv=5,ver=2.1.0173.1,tpf=ed1c"};
    MSNP_CHECK(p.find("lc") == "1033");
    MSNP_CHECK(p.find("id") == "507");
    MSNP_CHECK(p.find("ru") == "http%3A%2F%2Fmessenger%2Emsn%2Ecom");
    MSNP_CHECK(p.find("kv") == "5");
    MSNP_CHECK(p.find("tpf") == "ed1c");
    MSNP_CHECK(!p.find("tp"));
    MSNP_CHECK(!p.find("v"));
    MSNP_CHECK(!p.find("TPF"));
    MSNP_CHECK(!p.find("507"));
}

TEST(LoginParameters, AValueMayHoldAnEqualsSignOrBeEmpty) {
    constexpr login_parameters p{"a=b=c,d=,=e,f,a=second,,g=h"};
    MSNP_CHECK(p.find("a") == "b=c");
    MSNP_CHECK(p.find("d") == "");
    MSNP_CHECK(!p.find("f"));
    MSNP_CHECK(p.find("g") == "h");
    MSNP_CHECK(!p.find("b"));
    MSNP_CHECK(!login_parameters{}.find("a"));
    MSNP_CHECK(!login_parameters{","}.find("a"));
}

} // namespace
