// Owners of the C API's handles, and how its functions are called.
#ifndef TIERCE_HANDLE_HPP
#define TIERCE_HANDLE_HPP

#include <limits>
#include <memory>
#include <new>
#include <utility>

#include <tierce/error.hpp>

TIERCE_NAMESPACE_BEGIN

namespace detail {

#define TIERCE_FREE(X) \
    inline void free_handle(tierce_##X *raw) noexcept { tierce_##X##_free(raw); }
TIERCE_FREE(array)
TIERCE_FREE(buffer)
TIERCE_FREE(chunker)
TIERCE_FREE(codec)
TIERCE_FREE(listing)
TIERCE_FREE(metrics)
TIERCE_FREE(npz)
TIERCE_FREE(npz_writer)
TIERCE_FREE(object_info)
TIERCE_FREE(op)
TIERCE_FREE(pool)
TIERCE_FREE(reader)
TIERCE_FREE(registry)
TIERCE_FREE(segments)
TIERCE_FREE(segments_collection)
TIERCE_FREE(store)
TIERCE_FREE(stream)
TIERCE_FREE(upload)
TIERCE_FREE(writer)
TIERCE_FREE(zarr_array)
TIERCE_FREE(zarr_group)
TIERCE_FREE(zarr_spec)
TIERCE_FREE(zfp)
TIERCE_FREE(zfp_view)
TIERCE_FREE(zstd_compressor)
TIERCE_FREE(zstd_decompressor)
TIERCE_FREE(zstd_dict)
TIERCE_FREE(zstd_params)
TIERCE_FREE(zstd_seekable)
TIERCE_FREE(zstd_seekable_writer)
TIERCE_FREE(zstd_threads)
#undef TIERCE_FREE

}  // namespace detail

// Owns one handle, or none. Classes of both policies are handles of the same type, so that either goes wherever one is taken.
template <class Raw>
class handle {
public:
    using raw_type = Raw;

    constexpr handle() noexcept = default;
    // Takes over what C made.
    explicit handle(Raw *raw) noexcept : raw_(raw) {}
    handle(handle &&other) noexcept : raw_(other.release()) {}
    handle &operator=(handle &&other) noexcept
    {
        reset(other.release());
        return *this;
    }
    ~handle() { detail::free_handle(raw_); }

    Raw *get() const noexcept { return raw_; }
    explicit operator bool() const noexcept { return raw_ != nullptr; }
    // Gives the handle up, for C to free.
    [[nodiscard]] Raw *release() noexcept { return std::exchange(raw_, nullptr); }
    // Frees what it has, and takes another.
    void reset(Raw *raw = nullptr) noexcept { detail::free_handle(std::exchange(raw_, raw)); }

private:
    Raw *raw_ = nullptr;
};

// A handle whose C side calls back to an object of C++, which lives as long. C could not free it, so that there is no release().
template <class Raw>
class backed_handle : public handle<Raw> {
public:
    constexpr backed_handle() noexcept = default;
    backed_handle(Raw *raw, std::shared_ptr<void> backing) noexcept : handle<Raw>(raw), backing_(std::move(backing)) {}
    backed_handle(backed_handle &&) noexcept = default;
    backed_handle &operator=(backed_handle &&other) noexcept
    {
        // What calls back goes first.
        handle<Raw>::operator=(std::move(other));
        backing_ = std::move(other.backing_);
        return *this;
    }
    ~backed_handle() { handle<Raw>::reset(); }

    Raw *release() = delete;
    void reset() noexcept
    {
        handle<Raw>::reset();
        backing_.reset();
    }

private:
    std::shared_ptr<void> backing_;
};

// A handle that an argument may leave out: pass nothing, nullptr, an owner, or C's own pointer.
template <class Raw>
class optional_ref {
public:
    constexpr optional_ref(std::nullptr_t = nullptr) noexcept {}
    constexpr optional_ref(const Raw *raw) noexcept : raw_(raw) {}
    optional_ref(const handle<Raw> &owner) noexcept : raw_(owner.get()) {}
    const Raw *get() const noexcept { return raw_; }

private:
    const Raw *raw_ = nullptr;
};

using pool_ref = optional_ref<tierce_pool>;
using array_ref = optional_ref<tierce_array>;
using registry_ref = optional_ref<tierce_registry>;
using dict_ref = optional_ref<tierce_zstd_dict>;

inline constexpr std::size_t no_limit = (std::numeric_limits<std::size_t>::max)();

namespace detail {

// Memory for the time of a call, whose failure is seen instead of thrown.
template <class T>
class scratch {
public:
    explicit scratch(std::size_t size) noexcept : data_(size == 0 ? nullptr : new (std::nothrow) T[size]()), failed_(size != 0 && !data_) {}
    bool failed() const noexcept { return failed_; }
    T *data() noexcept { return data_.get(); }
    T &operator[](std::size_t index) noexcept { return data_[index]; }

private:
    std::unique_ptr<T[]> data_;
    bool failed_;
};

inline failure out_of_memory() noexcept { return refuse(TIERCE_E_NO_MEMORY, "no memory for the arguments of a call"); }

template <class F, class... A>
tierce_status call(F function, A... arguments) noexcept
{
    failure &left = pending_failure();
    if (left.status() != TIERCE_OK) {
        left = failure(TIERCE_OK);  // of a callback whose failure did not come back
    }
    return function(arguments...);
}

// Memory of the library comes out through the last two arguments.
template <class F, class... A>
result<bytes> seen_by(F function, A... arguments)
{
    const void *data = nullptr;
    std::size_t size = 0;
    const tierce_status status = call(function, arguments..., &data, &size);
    return status < 0 ? result<bytes>(why(status)) : result<bytes>(bytes(data, size));
}

// The ways in which C functions give results, for the policy `P`.
template <class P>
class calls {
public:
    template <class T>
    using result = typename P::template result<T>;

protected:
    // Nothing comes out but success.
    template <class F, class... A>
    static result<void> done(F function, A... arguments)
    {
        const tierce_status status = call(function, arguments...);
        return status < 0 ? P::template fail<void>(why(status)) : P::pass();
    }

    // A value comes out through the last argument; of a size, what is needed where the room is too small.
    template <class T, class F, class... A>
    static result<T> got(F function, A... arguments)
    {
        T value{};
        const tierce_status status = call(function, arguments..., &value);
        if (status < 0) {
            if constexpr (std::is_same_v<T, std::size_t>) {
                return P::template fail<T>(why(status).with_needed(value));
            } else {
                return P::template fail<T>(why(status));
            }
        }
        return P::template pass<T>(std::move(value));
    }

    // C's 0 and 1.
    template <class F, class... A>
    static result<bool> told(F function, A... arguments)
    {
        std::int32_t yes = 0;
        const tierce_status status = call(function, arguments..., &yes);
        return status < 0 ? P::template fail<bool>(why(status)) : P::template pass<bool>(yes != 0);
    }

    // A handle comes out through the last argument, for the class `H`.
    template <class H, class F, class... A>
    static result<H> made(F function, A... arguments)
    {
        typename H::raw_type *raw = nullptr;
        const tierce_status status = call(function, arguments..., &raw);
        return status < 0 ? P::template fail<H>(why(status)) : P::template pass<H>(H(raw));
    }

    // A struct that carries its size comes out through the last argument.
    template <class S, class F, class... A>
    static result<S> filled(F function, A... arguments)
    {
        S value{};
        value.struct_size = sizeof value;
        const tierce_status status = call(function, arguments..., &value);
        return status < 0 ? P::template fail<S>(why(status)) : P::template pass<S>(std::move(value));
    }

    // Memory of the library comes out through the last two arguments.
    template <class F, class... A>
    static result<bytes> seen(F function, A... arguments)
    {
        return given(seen_by(function, arguments...));
    }

    // Text is copied to (char *, size_t) by a function that writes its whole length to its last argument.
    template <class F, class... A>
    static result<std::string> text(F function, A... arguments)
    {
        std::size_t size = 0;
        tierce_status status = call(function, arguments..., static_cast<char *>(nullptr), std::size_t{0}, &size);
        if (status < 0) {
            return P::template fail<std::string>(why(status));
        }
        TIERCE_TRY
        {
            std::string all(size, '\0');
            status = call(function, arguments..., all.data(), size + 1, &size);
            if (status < 0) {
                return P::template fail<std::string>(why(status));
            }
            return P::template pass<std::string>(std::move(all));
        }
#if TIERCE_EXCEPTIONS
        catch (const std::bad_alloc &) {
        }
#endif
        return P::template fail<std::string>(out_of_memory());
    }

    template <class T>
    static result<T> refused(tierce_status status, const char *message)
    {
        return P::template fail<T>(refuse(status, message));
    }

    // A result, as this policy gives it.
    template <class T>
    static result<T> given(tierce::result<T> &&from)
    {
        return from ? P::template pass<T>(*std::move(from)) : P::template fail<T>(from.error());
    }
};

inline std::int32_t flag(bool yes) noexcept { return yes ? 1 : 0; }

}  // namespace detail

TIERCE_NAMESPACE_END

#endif
