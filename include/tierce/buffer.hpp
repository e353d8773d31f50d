// Bytes that the library owns, and what it says of itself.
#ifndef TIERCE_BUFFER_HPP
#define TIERCE_BUFFER_HPP

#include <tierce/handle.hpp>

TIERCE_NAMESPACE_BEGIN

// What codecs of the program's own write to: a buffer that belongs to somebody else.
template <class P>
class basic_sink : protected detail::calls<P> {
public:
    template <class T>
    using result = typename P::template result<T>;

    explicit basic_sink(tierce_buffer *raw) noexcept : raw_(raw) {}

    bytes view() const noexcept { return {tierce_buffer_data(raw_), tierce_buffer_len(raw_)}; }
    std::size_t size() const noexcept { return tierce_buffer_len(raw_); }
    result<void> append(bytes src) { return this->done(tierce_buffer_append, raw_, src.data(), src.size()); }
    // Memory behind the content, at least `additional` bytes, of which commit() makes content.
    result<mutable_bytes> room(std::size_t additional)
    {
        void *room = nullptr;
        std::size_t size = 0;
        const tierce_status status = detail::call(tierce_buffer_room, raw_, additional, &room, &size);
        return status < 0 ? P::template fail<mutable_bytes>(detail::why(status)) : P::template pass<mutable_bytes>({room, size});
    }
    result<void> commit(std::size_t written) { return this->done(tierce_buffer_commit, raw_, written); }

private:
    tierce_buffer *raw_;
};

// Growable bytes that keep their memory from one call to the next. One that is empty of a handle gets one when it is written to.
// Exclusive: one call at a time.
template <class P>
class basic_buffer : public handle<tierce_buffer>, protected detail::calls<P> {
public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    static result<basic_buffer> with_capacity(std::size_t capacity)
    {
        return detail::calls<P>::template made<basic_buffer>(tierce_buffer_new, capacity);
    }

    const std::byte *data() const noexcept { return static_cast<const std::byte *>(tierce_buffer_data(get())); }
    std::size_t size() const noexcept { return tierce_buffer_len(get()); }
    bool empty() const noexcept { return size() == 0; }
    std::size_t capacity() const noexcept { return tierce_buffer_capacity(get()); }
    const std::byte *begin() const noexcept { return data(); }
    const std::byte *end() const noexcept { return data() + size(); }
    bytes view() const noexcept { return {data(), size()}; }
    std::string_view text() const noexcept { return view().text(); }

    result<void> reserve(std::size_t capacity) { return changed(tierce_buffer_reserve, capacity); }
    result<void> clear() { return changed(tierce_buffer_clear); }
    result<void> append(bytes src) { return changed(tierce_buffer_append, src.data(), src.size()); }
    result<mutable_bytes> room(std::size_t additional)
    {
        const tierce_status status = ensure();
        return status < 0 ? P::template fail<mutable_bytes>(detail::why(status)) : basic_sink<P>(get()).room(additional);
    }
    result<void> commit(std::size_t written) { return changed(tierce_buffer_commit, written); }

    // Makes sure that there is a handle.
    tierce_status ensure() noexcept
    {
        tierce_buffer *raw = nullptr;
        const tierce_status status = get() ? TIERCE_OK : tierce_buffer_new(0, &raw);
        if (raw) {
            reset(raw);
        }
        return status;
    }

private:
    template <class F, class... A>
    result<void> changed(F function, A... arguments)
    {
        const tierce_status status = ensure();
        return status < 0 ? P::template fail<void>(detail::why(status)) : this->done(function, get(), arguments...);
    }
};

TIERCE_NAME(sink)
TIERCE_NAME(buffer)

namespace detail {

// Calls whose last argument is a buffer to fill, which is made where there is none.
template <class P>
class buffer_calls : public calls<P> {
public:
    template <class T>
    using result = typename P::template result<T>;

protected:
    template <class Q, class F, class... A>
    static result<void> fill(basic_buffer<Q> &dst, F function, A... arguments)
    {
        const tierce_status status = dst.ensure();
        return status < 0 ? P::template fail<void>(why(status)) : calls<P>::done(function, arguments..., dst.get());
    }

    template <class F, class... A>
    static result<basic_buffer<P>> filled_buffer(F function, A... arguments)
    {
        basic_buffer<P> dst;
        tierce_status status = dst.ensure();
        if (status == TIERCE_OK) {
            status = call(function, arguments..., dst.get());
        }
        return status < 0 ? P::template fail<basic_buffer<P>>(why(status)) : P::template pass<basic_buffer<P>>(std::move(dst));
    }

    // JSON and other text that the library writes to a buffer.
    template <class F, class... A>
    static result<std::string> written(F function, A... arguments)
    {
        basic_buffer<P> dst;
        tierce_status status = dst.ensure();
        if (status == TIERCE_OK) {
            status = call(function, arguments..., dst.get());
        }
        if (status < 0) {
            return P::template fail<std::string>(why(status));
        }
        TIERCE_TRY { return P::template pass<std::string>(std::string(dst.text())); }
#if TIERCE_EXCEPTIONS
        catch (const std::bad_alloc &) {
        }
#endif
        return P::template fail<std::string>(out_of_memory());
    }
};

}  // namespace detail

// The library itself.
template <class P>
class basic_library : protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    template <class T>
    using result = typename P::template result<T>;

    static const char *version() noexcept { return tierce_version(); }
    static std::int32_t version_number() noexcept { return tierce_version_number(); }
    static std::int32_t abi() noexcept { return tierce_abi(); }
    // Whether the library that runs serves a program that was compiled with this header.
    static bool fits() noexcept { return abi() == TIERCE_ABI && version_number() >= TIERCE_VERSION_NUMBER; }
    // What this build contains, and its codecs with their parameters, as JSON.
    static result<std::string> build_info() { return base::written(tierce_build_info); }
    static result<std::string> codecs() { return base::written(tierce_codec_list); }
};

TIERCE_NAME(library)

TIERCE_NAMESPACE_END

#endif
