// Functions of the program's, called by C. No exception goes through C: it waits on its thread, C gets a status, and the call that
// led to the function ends with the exception.
#ifndef TIERCE_CALLBACK_HPP
#define TIERCE_CALLBACK_HPP

#include <tierce/buffer.hpp>

TIERCE_NAMESPACE_BEGIN

namespace detail {

inline tierce_status left_behind(failure failed) noexcept
{
    // A positive status is no failure that C would take.
    if (failed.status() >= 0) {
        failed = refuse(TIERCE_E_USER, "a callback failed without a status");
    }
    const tierce_status status = failed.status();
    pending_failure() = std::move(failed);
    return status;
}

#if TIERCE_EXCEPTIONS
// The status of the exception that is being handled.
inline tierce_status caught() noexcept
{
    try {
        throw;
    } catch (const error &e) {
        return left_behind(failure(e.why()).with_cause(std::current_exception()));
    } catch (const std::bad_alloc &) {
        return left_behind(refuse(TIERCE_E_NO_MEMORY, "a callback had no memory").with_cause(std::current_exception()));
    } catch (const std::exception &e) {
        return left_behind(refuse(TIERCE_E_USER, e.what()).with_cause(std::current_exception()));
    } catch (...) {
        return left_behind(refuse(TIERCE_E_USER, "a callback threw what is no std::exception").with_cause(std::current_exception()));
    }
}
#endif

template <class T>
inline constexpr bool is_result = false;
template <class T>
inline constexpr bool is_result<result<T>> = true;

// Runs a function that gives nothing, a status, or a result; the value of the last goes to `take`.
template <class F, class Take>
tierce_status guarded(F &&function, Take &&take) noexcept
{
    TIERCE_TRY
    {
        using given = decltype(function());
        if constexpr (std::is_void_v<given>) {
            function();
        } else if constexpr (is_result<given>) {
            given came = function();
            if (!came) {
                return left_behind(came.error());
            }
            if constexpr (!std::is_same_v<given, result<void>>) {
                return take(*std::move(came));
            }
        } else {
            return take(function());
        }
        return TIERCE_OK;
    }
#if TIERCE_EXCEPTIONS
    catch (...) {
        return caught();
    }
#endif
}

// The same for functions whose only value is a status.
template <class F>
tierce_status guarded(F &&function) noexcept
{
    return guarded(std::forward<F>(function), [](tierce_status status) noexcept { return status; });
}

// Runs a function whose failure nobody could be told of.
template <class F>
void unheard(F &&function) noexcept
{
    TIERCE_TRY { static_cast<void>(function()); }
    TIERCE_CATCH_ALL {}
}

// A copy of a function, or of what owns memory, on the heap; NULL if there is no memory.
template <class T>
std::shared_ptr<std::decay_t<T>> shared(T &&from) noexcept
{
    TIERCE_TRY { return std::make_shared<std::decay_t<T>>(std::forward<T>(from)); }
    TIERCE_CATCH_ALL {}
    return nullptr;
}

// tierce_write_fn for a function of `bytes`.
template <class F>
tierce_status write_to(void *userdata, const void *data, std::size_t size) noexcept
{
    return guarded([&]() -> decltype(auto) { return (*static_cast<F *>(userdata))(bytes(data, size)); });
}

// tierce_read_fn for a function of `mutable_bytes` that gives how many it read.
template <class F>
tierce_status read_from(void *userdata, void *dst, std::size_t cap, std::size_t *len) noexcept
{
    return guarded([&]() -> decltype(auto) { return (*static_cast<F *>(userdata))(mutable_bytes(dst, cap)); },
                   [&](std::size_t read) noexcept {
                       if (read > cap) {
                           return left_behind(refuse(TIERCE_E_USER, "a function said it read more than there was room for"));
                       }
                       *len = read;
                       return tierce_status{TIERCE_OK};
                   });
}

// tierce_read_at_fn for a function of an offset and `mutable_bytes`.
template <class F>
tierce_status read_at(void *userdata, std::uint64_t offset, void *dst, std::size_t size) noexcept
{
    return guarded([&]() -> decltype(auto) { return (*static_cast<F *>(userdata))(offset, mutable_bytes(dst, size)); });
}

// What keeps lent memory: a function to call when it is no longer needed, or an owner to destroy then.
template <class Keep>
struct keeper {
    Keep keep;

    static void release(void *userdata) noexcept
    {
        const std::unique_ptr<keeper> self(static_cast<keeper *>(userdata));
        if constexpr (std::is_invocable_v<Keep &>) {
            unheard(self->keep);
        }
    }
};

// Lends memory with a keeper: `function(arguments..., release, userdata, &out)`. After a failure the keeper is not called, but destroyed.
template <class H, class P, class Keep, class F, class... A>
typename P::template result<H> lent(Keep &&keep, F function, A... arguments)
{
    using kept = keeper<std::decay_t<Keep>>;
    std::unique_ptr<kept> made;
    TIERCE_TRY { made.reset(new (std::nothrow) kept{std::forward<Keep>(keep)}); }
    TIERCE_CATCH_ALL {}
    if (!made) {
        return P::template fail<H>(out_of_memory());
    }
    typename H::raw_type *raw = nullptr;
    const tierce_status status = call(function, arguments..., kept::release, static_cast<void *>(made.get()), &raw);
    if (status < 0) {
        return P::template fail<H>(why(status));
    }
    static_cast<void>(made.release());
    return P::template pass<H>(H(raw));
}

}  // namespace detail

TIERCE_NAMESPACE_END

#endif
