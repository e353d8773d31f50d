// What the compiler has, and the namespace that everything is in.
#ifndef TIERCE_CONFIG_HPP
#define TIERCE_CONFIG_HPP

#include <tierce.h>

#if defined(_MSVC_LANG) ? _MSVC_LANG < 201703L : __cplusplus < 201703L
#error "tierce.hpp needs C++17"
#endif

#if defined(__cpp_exceptions) || (defined(_MSC_VER) && defined(_CPPUNWIND))
#define TIERCE_EXCEPTIONS 1
#else
#define TIERCE_EXCEPTIONS 0
#endif

#if __has_include(<version>)
#include <version>
#endif

// Inline functions differ with and without exceptions. They have other names then, so that a program may consist of objects of
// both kinds.
#if TIERCE_EXCEPTIONS
#define TIERCE_NAMESPACE_BEGIN \
    namespace tierce {         \
    inline namespace with_exceptions {
#else
#define TIERCE_NAMESPACE_BEGIN \
    namespace tierce {         \
    inline namespace without_exceptions {
#endif
#define TIERCE_NAMESPACE_END \
    }                        \
    }

#if TIERCE_EXCEPTIONS
#define TIERCE_TRY try
#define TIERCE_CATCH_ALL catch (...)
#else
#define TIERCE_TRY if constexpr (true)
#define TIERCE_CATCH_ALL else
#endif

// Every class `basic_X` has two names: X throws, nothrow::X returns results.
#if TIERCE_EXCEPTIONS
#define TIERCE_NAME(X)                       \
    using X = basic_##X<throwing>;           \
    namespace nothrow {                      \
    using X = basic_##X<returning>;          \
    }
#else
#define TIERCE_NAME(X)                       \
    namespace nothrow {                      \
    using X = basic_##X<returning>;          \
    }
#endif

#endif
