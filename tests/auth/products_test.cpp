// The products that are known.
#include "support/check.hpp"

#include <msnp/auth/products.hpp>

#include <set>
#include <string>

namespace {

using namespace msnp;

constexpr bool has_key(std::string_view id, std::string_view key, dialect first, dialect last) {
    return auth::find_product(id) == auth::product{id, key, {first, last}};
}

// Red: swap two keys.
TEST(Products, AreFoundByName) {
    MSNP_CHECK(has_key("msmsgs@msnmsgr.com", "Q1P7W2E4J9R8U3S5", dialect::msnp6, dialect::msnp10));
    MSNP_CHECK(has_key("PROD0038W!61ZTF9", "VT6PX?UQTM4WM%YR", dialect::msnp6, dialect::msnp10));
    MSNP_CHECK(has_key("PROD0058#7IL2{QD", "QHDCY@7R1TB6W?5B", dialect::msnp6, dialect::msnp10));
    MSNP_CHECK(has_key("PROD0061VRRZH@4F", "JXQ6J@TUOGYV@N0M", dialect::msnp6, dialect::msnp10));
    MSNP_CHECK(has_key("PROD00504RLUG%WL", "I2EBK%PYNLZL5_J4", dialect::msnp6, dialect::msnp10));
    MSNP_CHECK(has_key("PROD0076ENE8*@AW", "CEQJ8}OE0!WTSWII", dialect::msnp6, dialect::msnp10));
    MSNP_CHECK(has_key("PROD0090YUAUV{2B", "YMM8C_H7KCQ2S_KL", dialect::msnp11, dialect::msnp12));
    MSNP_CHECK(has_key("PROD0101{0RM?UBW", "CFHUR$52U_{VIX5T", dialect::msnp11, dialect::msnp12));
    MSNP_CHECK(has_key("PROD01065C%ZFN6F", "O4BG@C7BWLYQX?5G", dialect::msnp13, dialect::msnp14));
    MSNP_CHECK(has_key("PROD0112J1LW7%NB", "RH96F{PHI8PPX_TJ", dialect::msnp13, dialect::msnp14));
    MSNP_CHECK(has_key("PROD0113H11T8$X_", "RG@XY*28Q5QHS%Q5", dialect::msnp15, dialect::msnp21));
    MSNP_CHECK(has_key("PROD0114ES4Z%Q5W", "PK}_A_0N_K%O?A9S", dialect::msnp15, dialect::msnp21));
    MSNP_CHECK(has_key("PROD0118R6%2WYOS", "YIXPX@5I2P0UT*LK", dialect::msnp15, dialect::msnp21));
    MSNP_CHECK(has_key("PROD0119GSJUC$18", "ILTXC!4IXB5FB*PX", dialect::msnp15, dialect::msnp21));
    MSNP_CHECK(has_key("PROD0120PW!CCV9@", "C1BX{V4W}Q3*10SM", dialect::msnp15, dialect::msnp21));
    MSNP_CHECK(!auth::find_product("PROD00517IFH4@RV"));
    MSNP_CHECK(!auth::find_product("prod0101{0rm?ubw"));
    MSNP_CHECK(!auth::find_product(""));
}

// Red: the first product for any dialect, or none of MSNP13 and MSNP14.
TEST(Products, AreFoundByDialect) {
    MSNP_CHECK(!auth::product_for(dialect::msnp5));
    MSNP_CHECK(auth::product_for(dialect::msnp6)->id == "msmsgs@msnmsgr.com");
    MSNP_CHECK(auth::product_for(dialect::msnp12)->id == "PROD0090YUAUV{2B");
    for (const dialect d :
         {dialect::msnp6, dialect::msnp10, dialect::msnp11, dialect::msnp13, dialect::msnp14, dialect::msnp21}) {
        const auto found = auth::product_for(d);
        ASSERT_TRUE(found) << name_of(d);
        EXPECT_TRUE(found->dialects.contains(d)) << name_of(d);
    }
}

// Red: a product twice.
TEST(Products, AreThereOnceAndCanStandInQry) {
    std::set<std::string> names;
    for (const auth::product& known : auth::known_products) {
        EXPECT_TRUE(names.emplace(known.id.text).second) << known.id.text;
        EXPECT_TRUE(is_token(known.id.text)) << known.id.text;
        EXPECT_EQ(known.key.size(), 16U) << known.id.text;
    }
    EXPECT_EQ(names.size(), 15U);
}

} // namespace
