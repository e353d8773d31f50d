// Views of the caller's memory that arguments are taken as: bytes, lists, and strings that end in NUL.
#ifndef TIERCE_SPAN_HPP
#define TIERCE_SPAN_HPP

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <tierce/config.hpp>

#if defined(__cpp_lib_ranges)
#include <ranges>
#endif

TIERCE_NAMESPACE_BEGIN

namespace detail {

// What std::data() of `C` points to; no type where there is none.
template <class C>
using element_of = std::remove_pointer_t<decltype(std::data(std::declval<C &>()))>;

template <class C, class = void>
inline constexpr bool is_contiguous = false;
template <class C>
inline constexpr bool is_contiguous<C, std::void_t<element_of<C>, decltype(std::size(std::declval<C &>()))>> = true;

// Whether the memory of `C` can be seen as bytes. A literal such as "abc" has a final NUL that nobody means, and an array of pointers
// is not what is pointed to: they are refused.
template <class C, bool = is_contiguous<C>>
inline constexpr bool is_bytes_like = false;
template <class C>
inline constexpr bool is_bytes_like<C, true> =
    std::is_trivially_copyable_v<element_of<C>> && !std::is_pointer_v<element_of<C>> && !std::is_volatile_v<element_of<C>> &&
    !(std::is_array_v<std::remove_reference_t<C>> && std::is_same_v<element_of<C>, const char>);

}  // namespace detail

// A view of elements in a row; std::span in C++17. Converts from and to every contiguous range.
template <class T>
class span {
public:
    using element_type = T;
    using value_type = std::remove_cv_t<T>;
    using size_type = std::size_t;
    using iterator = T *;

    constexpr span() noexcept = default;
    constexpr span(T *data, std::size_t size) noexcept : data_(data), size_(size) {}
    template <class C, class = std::enable_if_t<detail::is_contiguous<C> && !std::is_same_v<std::decay_t<C>, span> &&
                                                std::is_convertible_v<detail::element_of<C> (*)[], T (*)[]>>>
    constexpr span(C &&from) noexcept : data_(std::data(from)), size_(std::size(from))
    {
    }

    constexpr T *data() const noexcept { return data_; }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr std::size_t size_bytes() const noexcept { return size_ * sizeof(T); }
    constexpr bool empty() const noexcept { return size_ == 0; }
    constexpr T *begin() const noexcept { return data_; }
    constexpr T *end() const noexcept { return data_ + size_; }
    constexpr T &operator[](std::size_t index) const noexcept { return data_[index]; }
    constexpr T &front() const noexcept { return data_[0]; }
    constexpr T &back() const noexcept { return data_[size_ - 1]; }
    constexpr span first(std::size_t count) const noexcept { return {data_, count}; }
    constexpr span subspan(std::size_t offset) const noexcept { return {data_ + offset, size_ - offset}; }

protected:
    T *data_ = nullptr;
    std::size_t size_ = 0;
};

// Bytes that are read: of any contiguous container of trivially copyable elements, or of text.
class bytes : public span<const std::byte> {
public:
    constexpr bytes() noexcept = default;
    bytes(const void *data, std::size_t size) noexcept : span(static_cast<const std::byte *>(data), size) {}
    template <class C, class = std::enable_if_t<detail::is_bytes_like<const C> && !std::is_base_of_v<bytes, C>>>
    bytes(const C &from) noexcept : bytes(std::data(from), std::size(from) * sizeof(detail::element_of<const C>))
    {
    }
    template <std::size_t Size>
    bytes(char (&from)[Size]) noexcept : bytes(from, Size)
    {
    }
    // A literal would have its final NUL: std::string_view says what is meant.
    bytes(const char *) = delete;

    // The same bytes as characters.
    std::string_view text() const noexcept { return {reinterpret_cast<const char *>(data_), size_}; }
};

// Bytes that are written.
class mutable_bytes : public span<std::byte> {
public:
    constexpr mutable_bytes() noexcept = default;
    mutable_bytes(void *data, std::size_t size) noexcept : span(static_cast<std::byte *>(data), size) {}
    template <class C, class = std::enable_if_t<detail::is_bytes_like<C> && !std::is_base_of_v<mutable_bytes, std::decay_t<C>> &&
                                                !std::is_const_v<detail::element_of<C>>>>
    mutable_bytes(C &&from) noexcept : mutable_bytes(std::data(from), std::size(from) * sizeof(detail::element_of<C>))
    {
    }
};

namespace detail {

// Whether what `C` refers to is still there after the call that it is an argument of: it is no temporary, or a view.
template <class C>
inline constexpr bool stays = std::is_lvalue_reference_v<C> || std::is_base_of_v<span<const std::byte>, std::decay_t<C>> ||
                              std::is_base_of_v<span<std::byte>, std::decay_t<C>> || std::is_same_v<std::decay_t<C>, std::string_view>
#if defined(__cpp_lib_ranges)
                              || std::ranges::enable_borrowed_range<std::decay_t<C>>
#endif
    ;

}  // namespace detail

// Bytes that are needed for longer than the call: temporary containers are refused when the program is compiled.
class lent_bytes : public bytes {
public:
    lent_bytes(const void *data, std::size_t size) noexcept : bytes(data, size) {}
    template <class C, class = std::enable_if_t<std::is_convertible_v<C, bytes> && detail::stays<C>>>
    lent_bytes(C &&from) noexcept : bytes(std::forward<C>(from))
    {
    }
};

class lent_mutable_bytes : public mutable_bytes {
public:
    lent_mutable_bytes(void *data, std::size_t size) noexcept : mutable_bytes(data, size) {}
    template <class C, class = std::enable_if_t<std::is_convertible_v<C, mutable_bytes> && detail::stays<C>>>
    lent_mutable_bytes(C &&from) noexcept : mutable_bytes(std::forward<C>(from))
    {
    }
};

inline bool operator==(bytes a, bytes b) noexcept { return a.text() == b.text(); }
inline bool operator!=(bytes a, bytes b) noexcept { return a.text() != b.text(); }

// A short list as an argument: {66, 66}, a vector, an array. As an argument only: braces live as long as the call.
template <class T>
class list : public span<const T> {
public:
    constexpr list() noexcept = default;
    constexpr list(const T *data, std::size_t size) noexcept : span<const T>(data, size) {}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winit-list-lifetime"
#endif
    constexpr list(std::initializer_list<T> from) noexcept : span<const T>(from.begin(), from.size()) {}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
    template <class C, class = std::enable_if_t<detail::is_contiguous<const C> && !std::is_base_of_v<list, C> &&
                                                std::is_convertible_v<detail::element_of<const C> (*)[], const T (*)[]>>>
    constexpr list(const C &from) noexcept : span<const T>(std::data(from), std::size(from))
    {
    }
};

using extents = list<std::size_t>;      // of arrays in memory
using strides = list<std::ptrdiff_t>;   // in elements where these have a type, else in bytes
using extents64 = list<std::uint64_t>;  // of arrays in stores

// Text that ends in NUL, as names of files and types do.
class zstring {
public:
    zstring(const char *text) noexcept : text_(text) {}
    zstring(const std::string &text) noexcept : text_(text.c_str()) {}
    zstring(std::nullptr_t) noexcept {}
    const char *c_str() const noexcept { return text_; }

private:
    const char *text_ = nullptr;
};

TIERCE_NAMESPACE_END

#if defined(__cpp_lib_ranges)
template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<tierce::span<T>> = true;
template <>
inline constexpr bool std::ranges::enable_borrowed_range<tierce::bytes> = true;
template <>
inline constexpr bool std::ranges::enable_borrowed_range<tierce::mutable_bytes> = true;
#endif

#endif
