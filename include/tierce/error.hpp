// Errors: what failed, how it is told, and the choice between the two.
#ifndef TIERCE_ERROR_HPP
#define TIERCE_ERROR_HPP

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include <tierce/span.hpp>

#if TIERCE_EXCEPTIONS
#include <exception>
#include <memory>
#endif

TIERCE_NAMESPACE_BEGIN

namespace detail {

// Fills a string by a function that copies text to (char *, size_t) and returns its whole length; it is empty if there is no memory.
template <class Copy>
std::string copied(Copy copy) noexcept
{
    TIERCE_TRY
    {
        std::string text(copy(nullptr, std::size_t{0}), '\0');
        if (!text.empty()) {
            copy(text.data(), text.size() + 1);
        }
        return text;
    }
    TIERCE_CATCH_ALL {}
    return {};
}

}  // namespace detail

// What failed: a status, the message with all that is known, and the native library's own code.
class failure {
public:
    explicit failure(tierce_status status, std::string message = {}) noexcept : message_(std::move(message)), status_(status) {}

    // The last failure of the C library on this thread. What does not fit into memory is left out.
    static failure last(tierce_status status) noexcept
    {
        failure made(status);
        TIERCE_TRY
        {
            made.message_ = detail::copied(tierce_last_error);
            char library[32] = "";
            made.native_code_ = tierce_last_error_native(library, sizeof library);
            made.native_library_ = library;
        }
        TIERCE_CATCH_ALL {}
        return made;
    }

    tierce_status status() const noexcept { return status_; }
    const char *status_name() const noexcept { return tierce_status_name(status_); }
    const std::string &message() const noexcept { return message_; }
    // 0 and an empty name if no native library is to blame.
    std::int64_t native_code() const noexcept { return native_code_; }
    const std::string &native_library() const noexcept { return native_library_; }
    // With TIERCE_E_BUFFER_TOO_SMALL the size that would do, or SIZE_MAX if nobody knows; else 0.
    std::size_t needed() const noexcept { return needed_; }
    failure &&with_needed(std::size_t needed) && noexcept
    {
        needed_ = status_ == TIERCE_E_BUFFER_TOO_SMALL ? needed : 0;
        return std::move(*this);
    }

#if TIERCE_EXCEPTIONS
    // The exception that a callback of the program's ended with; NULL if there was none.
    const std::exception_ptr &cause() const noexcept { return cause_; }
    failure &&with_cause(std::exception_ptr cause) && noexcept
    {
        cause_ = std::move(cause);
        return std::move(*this);
    }
#endif

private:
    std::string message_, native_library_;
    std::int64_t native_code_ = 0;
    std::size_t needed_ = 0;
    tierce_status status_;
#if TIERCE_EXCEPTIONS
    std::exception_ptr cause_;
#endif
};

#if TIERCE_EXCEPTIONS
// Thrown by every class that is not in `nothrow`.
class error : public std::runtime_error {
public:
    explicit error(failure failed) : std::runtime_error(failed.message()), failed_(std::make_shared<const failure>(std::move(failed))) {}

    const failure &why() const noexcept { return *failed_; }
    tierce_status status() const noexcept { return failed_->status(); }
    const char *status_name() const noexcept { return failed_->status_name(); }
    std::int64_t native_code() const noexcept { return failed_->native_code(); }
    const std::string &native_library() const noexcept { return failed_->native_library(); }
    std::size_t needed() const noexcept { return failed_->needed(); }

private:
    std::shared_ptr<const failure> failed_;  // copies of exceptions must not fail
};
#endif

namespace detail {

#if TIERCE_EXCEPTIONS
[[noreturn]] inline void raise(failure &&failed)
{
    if (failed.cause()) {
        std::rethrow_exception(failed.cause());
    }
    throw error(std::move(failed));
}
#else
[[noreturn]] inline void raise(failure &&failed) noexcept
{
    std::fprintf(stderr, "tierce: the value of a failed result was used: %s: %s\n", failed.status_name(), failed.message().c_str());
    std::abort();
}
#endif

}  // namespace detail

// A value, or why there is none. To take the value of a failure throws, or ends the program where there are no exceptions.
template <class T>
class [[nodiscard]] result {
public:
    using value_type = T;

    result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    result(failure failed) noexcept : state_(std::in_place_index<1>, std::move(failed)) {}

    bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    tierce_status status() const noexcept { return has_value() ? TIERCE_OK : std::get_if<1>(&state_)->status(); }
    // Of a failure only.
    const failure &error() const noexcept { return *std::get_if<1>(&state_); }

    T &value() & { return check(), *std::get_if<0>(&state_); }
    const T &value() const & { return check(), *std::get_if<0>(&state_); }
    T &&value() && { return check(), std::move(*std::get_if<0>(&state_)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    template <class U>
    T value_or(U &&other) &&
    {
        return has_value() ? std::move(*std::get_if<0>(&state_)) : static_cast<T>(std::forward<U>(other));
    }

private:
    void check() const
    {
        if (!has_value()) {
            detail::raise(failure(error()));
        }
    }

    std::variant<T, failure> state_;
};

template <>
class [[nodiscard]] result<void> {
public:
    using value_type = void;

    result() noexcept = default;
    result(failure why) noexcept : failed_(std::move(why)), good_(false) {}

    bool has_value() const noexcept { return good_; }
    explicit operator bool() const noexcept { return has_value(); }
    tierce_status status() const noexcept { return failed_.status(); }
    const failure &error() const noexcept { return failed_; }
    void value() const
    {
        if (!has_value()) {
            detail::raise(failure(failed_));
        }
    }

private:
    failure failed_{TIERCE_OK};
    bool good_ = true;
};

// The policy of the classes in `nothrow`: a result comes back from every call that can fail.
struct returning {
    template <class T>
    using result = tierce::result<T>;
    template <class T>
    static result<T> pass(T value)
    {
        return result<T>(std::move(value));
    }
    static result<void> pass() noexcept { return {}; }
    template <class T>
    static result<T> fail(failure failed)
    {
        return result<T>(std::move(failed));
    }
};

#if TIERCE_EXCEPTIONS
// The policy of the other classes: values come back, failures are thrown as `error`.
struct throwing {
    template <class T>
    using result = T;
    template <class T>
    static T pass(T value)
    {
        return value;
    }
    static void pass() noexcept {}
    template <class T>
    [[noreturn]] static T fail(failure failed)
    {
        detail::raise(std::move(failed));
    }
};
using default_policy = throwing;
#else
using default_policy = returning;
#endif

namespace detail {

// What a callback of the program's failed with, on its way through C to the call that led to it on this thread.
inline failure &pending_failure() noexcept
{
    static thread_local failure left{TIERCE_OK};
    return left;
}

// Why a call failed: what a callback left, if the call came back with its status.
inline failure why(tierce_status status) noexcept
{
    failure &left = pending_failure();
    if (left.status() == status) {
        return std::exchange(left, failure(TIERCE_OK));
    }
    return failure::last(status);
}

// A failure that this header finds before C is called.
inline failure refuse(tierce_status status, const char *message) noexcept
{
    failure made(status);
    TIERCE_TRY { made = failure(status, message); }
    TIERCE_CATCH_ALL {}
    return made;
}

}  // namespace detail

TIERCE_NAMESPACE_END

#endif
