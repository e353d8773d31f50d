// Element types: which typestr of numpy a type of C++ is, and views of elements in several dimensions.
#ifndef TIERCE_DTYPE_HPP
#define TIERCE_DTYPE_HPP

#include <array>
#include <complex>

#include <tierce/span.hpp>

#if defined(__cpp_lib_mdspan)
#include <mdspan>
#endif
#if defined(__STDCPP_FLOAT16_T__)
#include <stdfloat>
#endif

TIERCE_NAMESPACE_BEGIN

// 16 bits that are a half-precision number, for compilers without std::float16_t.
struct half {
    std::uint16_t bits;
};

namespace detail {

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
inline constexpr char host_order = '>';
#else
inline constexpr char host_order = '<';
#endif

// A typestr of at most four characters.
struct short_text {
    char text[6];
};

constexpr short_text make_typestr(char kind, std::size_t size) noexcept
{
    const char order = size == 1 ? '|' : host_order;
    if (size < 10) {
        return {{order, kind, static_cast<char>('0' + size), '\0', '\0', '\0'}};
    }
    return {{order, kind, static_cast<char>('0' + size / 10), static_cast<char>('0' + size % 10), '\0', '\0'}};
}

template <class T>
inline constexpr bool is_character = std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char16_t> ||
                                     std::is_same_v<T, char32_t>
#if defined(__cpp_char8_t)
                                     || std::is_same_v<T, char8_t>
#endif
    ;

}  // namespace detail

// The element type of `T`. A type of the program's own that is laid out as one of these says so by a specialisation:
//
//     template <> struct tierce::dtype<celsius> : tierce::dtype<float> {};
template <class T, class = void>
struct dtype {};
template <>
struct dtype<bool> {
    static_assert(sizeof(bool) == 1, "a bool of another size is no element");
    static constexpr detail::short_text value = detail::make_typestr('b', 1);
};
template <class T>
struct dtype<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool> && !detail::is_character<T> && sizeof(T) <= 8>> {
    static constexpr detail::short_text value = detail::make_typestr(std::is_signed_v<T> ? 'i' : 'u', sizeof(T));
};
template <>
struct dtype<std::byte> {
    static constexpr detail::short_text value = detail::make_typestr('u', 1);
};
template <>
struct dtype<half> {
    static constexpr detail::short_text value = detail::make_typestr('f', 2);
};
template <>
struct dtype<float> {
    static constexpr detail::short_text value = detail::make_typestr('f', 4);
};
template <>
struct dtype<double> {
    static constexpr detail::short_text value = detail::make_typestr('f', 8);
};
template <>
struct dtype<std::complex<float>> {
    static constexpr detail::short_text value = detail::make_typestr('c', 8);
};
template <>
struct dtype<std::complex<double>> {
    static constexpr detail::short_text value = detail::make_typestr('c', 16);
};
#if defined(__STDCPP_FLOAT16_T__)
template <>
struct dtype<std::float16_t> : dtype<half> {};
#endif

// "<f8" for a double on most machines.
template <class T>
constexpr const char *typestr() noexcept
{
    return dtype<std::remove_cv_t<T>>::value.text;
}

namespace detail {

template <class T, class = void>
inline constexpr bool is_element = false;
template <class T>
inline constexpr bool is_element<T, std::void_t<decltype(dtype<std::remove_cv_t<T>>::value)>> = true;

// std::mdspan, and what is made like it.
template <class M, class = void>
inline constexpr bool is_mdspan = false;
template <class M>
inline constexpr bool is_mdspan<M, std::void_t<decltype(M::rank()), decltype(std::declval<const M &>().data_handle()),
                                               decltype(std::declval<const M &>().extent(0)),
                                               decltype(std::declval<const M &>().stride(0))>> = true;

}  // namespace detail

// Elements in `Rank` dimensions wherever they lie, as std::mdspan has them: view(i, j) is an element. Strides are in elements.
template <class T, std::size_t Rank>
class strided_span {
public:
    using element_type = T;

    constexpr strided_span() noexcept = default;
    constexpr strided_span(T *data, const std::array<std::size_t, Rank> &shape, const std::array<std::ptrdiff_t, Rank> &steps) noexcept
        : data_(data), shape_(shape), strides_(steps)
    {
    }

    static constexpr std::size_t rank() noexcept { return Rank; }
    constexpr T *data_handle() const noexcept { return data_; }
    constexpr std::size_t extent(std::size_t axis) const noexcept { return shape_[axis]; }
    constexpr std::ptrdiff_t stride(std::size_t axis) const noexcept { return strides_[axis]; }
    constexpr std::size_t size() const noexcept
    {
        std::size_t product = 1;
        for (std::size_t axis = 0; axis < Rank; axis++) {
            product *= shape_[axis];
        }
        return product;
    }
    template <class... I>
    constexpr T &operator()(I... index) const noexcept
    {
        static_assert(sizeof...(I) == Rank, "one index for each axis");
        const std::array<std::ptrdiff_t, Rank> at{static_cast<std::ptrdiff_t>(index)...};
        std::ptrdiff_t offset = 0;
        for (std::size_t axis = 0; axis < Rank; axis++) {
            offset += at[axis] * strides_[axis];
        }
        return data_[offset];
    }

private:
    T *data_ = nullptr;
    std::array<std::size_t, Rank> shape_{};
    std::array<std::ptrdiff_t, Rank> strides_{};
};

TIERCE_NAMESPACE_END

#endif
