// Lists of items.
#include "support/exact_bytes.hpp"

#include <msnp/auth/item_list.hpp>

#include "support/check.hpp"

#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;

template <char Separator = ','>
constexpr bool has_texts(std::string_view text, std::initializer_list<std::string_view> expected) {
    const exact_bytes exact(text);
    const auth::item_list<Separator> list(exact.view());
    auto at = list.begin();
    for (const std::string_view one : expected) {
        if (at == list_end{} || at->text != one) return false;
        ++at;
    }
    return at == list.end() && list.size() == expected.size() && list.empty() == (expected.size() == 0);
}

constexpr bool first_is(std::string_view text, std::string_view key, std::string_view value, bool has_value) {
    const exact_bytes exact(text);
    const auto first = *auth::item_list<>(exact.view()).begin();
    return first.key == key && first.value == value && first.has_value == has_value && first.text == text;
}

// Red: find('=') to rfind('='); trim() left out.
TEST(Item, IsSplitAtTheFirstEqualsSign) {
    MSNP_CHECK(first_is("ru=a=b=c", "ru", "a=b=c", true));
    MSNP_CHECK(first_is("prompt", "prompt", "", false));
    MSNP_CHECK(first_is("p=", "p", "", true));
    MSNP_CHECK(first_is("=p", "", "p", true));
    MSNP_CHECK(first_is("=", "", "", true));
    MSNP_CHECK(first_is(" \ttpf = ed 1c \t", "tpf", "ed 1c", true));
    MSNP_CHECK(first_is(" ", "", "", false));
}

TEST(ItemList, KeepsEmptyItems) {
    MSNP_CHECK(has_texts("", {}));
    MSNP_CHECK(has_texts("lc=1033", {"lc=1033"}));
    MSNP_CHECK(has_texts("lc=1033,id=507, tpf=ed1c", {"lc=1033", "id=507", " tpf=ed1c"}));
    MSNP_CHECK(has_texts(",", {"", ""}));
    MSNP_CHECK(has_texts("a,,b,", {"a", "", "b", ""}));
    MSNP_CHECK(has_texts<'&'>("t=a$&p=b,c", {"t=a$", "p=b,c"}));
}

// Red: `quotes_end_ = false` where a quote does end; skip_blanks() left out in either place.
TEST(ItemList, DoesNotSplitWithinQuotes) {
    MSNP_CHECK(has_texts("from-PP='t=a&p=b',ru=c", {"from-PP='t=a&p=b'", "ru=c"}));
    MSNP_CHECK(has_texts("from-PP='t=a,p=b',ru=c", {"from-PP='t=a,p=b'", "ru=c"}));
    MSNP_CHECK(has_texts("from-PP= 'a,b' ,ru=c", {"from-PP= 'a,b' ", "ru=c"}));
    MSNP_CHECK(has_texts("a='b,c'", {"a='b,c'"}));
    MSNP_CHECK(has_texts("a='b'c,d'", {"a='b'c,d'"}));
    MSNP_CHECK(has_texts("a='',b='x,y'", {"a=''", "b='x,y'"}));
    MSNP_CHECK(has_texts("a=',',b", {"a=','", "b"}));
}

// A quote is nothing special where it does not begin a value, or where none ends it.
TEST(ItemList, SplitsWhereQuotesDoNotEnd) {
    MSNP_CHECK(has_texts("a='b,c,d", {"a='b", "c", "d"}));
    MSNP_CHECK(has_texts("a=b'c,d'", {"a=b'c", "d'"}));
    MSNP_CHECK(has_texts("'a,b'", {"'a", "b'"}));
    MSNP_CHECK(has_texts("a='b,c='d,e='f", {"a='b", "c='d", "e='f"}));
    MSNP_CHECK(has_texts("a=,'b,c'", {"a=", "'b", "c'"}));
    MSNP_CHECK(has_texts<'&'>("t='a&b'", {"t='a", "b'"}));
}

// Red: quotes_end_ never false; a minute does not do then.
TEST(ItemList, OfQuotesThatNeverEndCostsNoMore) {
    std::string hostile;
    for (int i = 0; i < 200'000; ++i) hostile += "a='b,";
    EXPECT_EQ(auth::item_list<>(hostile).size(), 200'001U);
    hostile.clear();
    for (int i = 0; i < 200'000; ++i) hostile += "a=' ' ";
    EXPECT_EQ(auth::item_list<>(hostile).size(), 1U);
}

constexpr bool finds() {
    constexpr auth::item_list<> list("da-status=failed,prompt,PROMPT=1,cbtxt=a,CbTxt=b,ts=");
    return list.find("DA-STATUS") == "failed" && list.find("prompt") == "1" && list.find("cbtxt") == "a" &&
           list.find("ts") == "" && !list.find("t") && !list.find("") && list.text().size() == 52;
}

// Red: == in place of equal_ignoring_case() in find().
TEST(ItemList, FindsAValueByItsKeyInAnyCase) {
    MSNP_CHECK(finds());
}

TEST(ItemList, ComparesKeysInAnyCaseAndValuesAsTheyAre) {
    MSNP_CHECK(auth::item_list<>("A=b,c") == auth::item_list<>("a=b, C"));
    MSNP_CHECK(!(auth::item_list<>("a=b") == auth::item_list<>("a=B")));
    MSNP_CHECK(!(auth::item_list<>("a=") == auth::item_list<>("a")));
    MSNP_CHECK(!(auth::item_list<>("a") == auth::item_list<>("b")));
    MSNP_CHECK(auth::item_list<>() == auth::item_list<>(""));
}

struct token_key {
    static constexpr std::string_view name = "tname";
};

constexpr bool goes_through_repeated_items() {
    constexpr auth::repeated_items<token_key> names("tname=MSPAuth,ru=x,TName=MSPProf,tname");
    auto at = names.begin();
    if (at->value != "MSPAuth") return false;
    at++;
    if ((*at).value != "MSPProf") return false;
    ++at;
    return !at->has_value && ++at == names.end() && names.size() == 3 && auth::repeated_items<token_key>().empty() &&
           auth::repeated_items<token_key>(std::string_view("a=b")).empty();
}

// Red: takes() true for each item.
TEST(RepeatedItems, AreThoseOfOneKey) {
    MSNP_CHECK(goes_through_repeated_items());
}

} // namespace
