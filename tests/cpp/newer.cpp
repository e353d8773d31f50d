// A program of two files, this one in a later version of C++: the classes are the same in both.
#include <string>

#include "check.hpp"
#include "standards.hpp"

#if __cplusplus < 202002L
#error "this file is compiled as C++20 or later"
#endif

int main()
{
    const tierce::codec codec = tierce::codec::from_json(R"({"id": "zstd"})");
    const std::string text(1000, 's');
    CHECK(codec.decode(packed_by_older(codec, text)).text() == text);
    CHECK_THROWS(TIERCE_E_NULL, packed_by_older(tierce::codec(), text));
    return check_result();
}
