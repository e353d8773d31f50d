// The views that arguments are taken as: what converts, and what is refused when it is compiled.
#include <array>
#include <string_view>
#include <vector>

#if __has_include(<version>)
#include <version>
#endif
#ifdef __cpp_lib_span
#include <span>
#endif

#include "check.hpp"
#include "tests.hpp"

namespace {

template <class To, class From>
constexpr bool converts = std::is_convertible_v<From, To>;

static_assert(converts<tierce::bytes, std::vector<double> &> && converts<tierce::bytes, const std::vector<int> &>);
static_assert(converts<tierce::bytes, std::string> && converts<tierce::bytes, std::string_view>);
static_assert(converts<tierce::bytes, std::array<float, 3> &> && converts<tierce::bytes, tierce::buffer &>);
static_assert(converts<tierce::bytes, char (&)[16]> && converts<tierce::bytes, tierce::mutable_bytes>);
static_assert(!converts<tierce::bytes, const char (&)[16]>, "a literal would have its NUL");
static_assert(!converts<tierce::bytes, const char *>);
static_assert(!converts<tierce::bytes, std::vector<std::string> &>, "not trivially copyable");
static_assert(!converts<tierce::bytes, std::vector<int *> &>, "pointers are not what they point to");
static_assert(!converts<tierce::bytes, std::vector<bool> &>);
static_assert(converts<tierce::mutable_bytes, std::vector<double> &> && converts<tierce::mutable_bytes, std::string &>);
static_assert(!converts<tierce::mutable_bytes, const std::vector<double> &>);
static_assert(!converts<tierce::mutable_bytes, tierce::bytes> && !converts<tierce::mutable_bytes, std::string_view>);
static_assert(converts<tierce::span<const int>, tierce::span<int>> && !converts<tierce::span<int>, tierce::span<const int>>);
static_assert(!converts<tierce::span<long>, std::vector<int> &>);
static_assert(converts<tierce::extents, std::vector<std::size_t>> && converts<tierce::extents, std::initializer_list<std::size_t>>);
static_assert(!converts<tierce::zstring, std::string_view>, "it may have no NUL at its end");

// What is needed for longer than the call is no temporary, unless that is a view.
static_assert(converts<tierce::lent_bytes, std::string &> && converts<tierce::lent_bytes, const std::vector<int> &>);
static_assert(!converts<tierce::lent_bytes, std::string> && !converts<tierce::lent_bytes, std::vector<int>>);
static_assert(!converts<tierce::lent_bytes, tierce::buffer> && converts<tierce::lent_bytes, tierce::buffer &>);
static_assert(converts<tierce::lent_bytes, std::string_view> && converts<tierce::lent_bytes, tierce::bytes>);
static_assert(converts<tierce::lent_mutable_bytes, std::string &> && !converts<tierce::lent_mutable_bytes, std::string>);
static_assert(!converts<tierce::lent_mutable_bytes, tierce::bytes>);

// Element types.
template <class T>
constexpr std::string_view native = tierce::typestr<T>();
constexpr bool little = tierce::detail::host_order == '<';
static_assert(native<float> == (little ? "<f4" : ">f4") && native<const double> == (little ? "<f8" : ">f8"));
static_assert(native<signed char> == "|i1" && native<unsigned char> == "|u1" && native<bool> == "|b1" && native<std::byte> == "|u1");
static_assert(native<short> == (little ? "<i2" : ">i2") && native<unsigned> == (little ? "<u4" : ">u4"));
static_assert(native<long long> == (little ? "<i8" : ">i8") && native<std::uint64_t> == (little ? "<u8" : ">u8"));
static_assert(native<std::complex<float>> == (little ? "<c8" : ">c8") && native<std::complex<double>> == (little ? "<c16" : ">c16"));
static_assert(native<tierce::half> == (little ? "<f2" : ">f2") && sizeof(tierce::half) == 2);
static_assert(!tierce::detail::is_element<char> && !tierce::detail::is_element<std::string> && !tierce::detail::is_element<long double>);

struct celsius {
    float degrees;
};

}  // namespace

template <>
struct tierce::dtype<celsius> : tierce::dtype<float> {};
static_assert(native<celsius> == native<float>);

void test_views()
{
    std::vector<std::uint16_t> numbers{1, 2, 3};
    const tierce::bytes seen(numbers);
    CHECK(seen.size() == 6 && static_cast<const void *>(seen.data()) == numbers.data());
    CHECK(tierce::bytes(std::string_view("abc")) == tierce::bytes("abcd", 3));
    CHECK(tierce::bytes() == tierce::bytes(std::string()) && tierce::bytes(numbers) != tierce::bytes());
    tierce::mutable_bytes writable(numbers);
    writable[0] = std::byte{9};
    CHECK(numbers[0] == (little ? 9 : 0x0901));
    CHECK(seen.subspan(2).size() == 4 && seen.first(1).size() == 1 && seen.front() == seen[0] && &seen.back() == &seen[5]);

    // The axes of a view, with strides that go back and that skip.
    int plane[12];
    for (int i = 0; i < 12; i++) {
        plane[i] = i;
    }
    const tierce::strided_span<int, 2> back(plane + 11, {3, 2}, {-4, -1});
    CHECK(back(0, 0) == 11 && back(2, 1) == 2 && back.size() == 6 && back.extent(1) == 2 && back.stride(0) == -4);

#ifdef __cpp_lib_span
    static_assert(converts<tierce::bytes, std::span<const std::byte>> && converts<std::span<const std::byte>, tierce::bytes>);
    static_assert(converts<tierce::mutable_bytes, std::span<float>> && converts<std::span<std::byte>, tierce::mutable_bytes>);
    static_assert(!converts<std::span<std::byte>, tierce::bytes>);
    static_assert(converts<tierce::extents, std::span<const std::size_t>>);
    static_assert(converts<tierce::lent_bytes, std::span<const int>>);
    const std::span<const std::byte> standard = seen;
    CHECK(standard.data() == seen.data() && standard.size() == seen.size());
    const tierce::bytes returned = std::as_bytes(std::span(numbers));
    CHECK(returned == tierce::bytes(numbers));
#endif
}
