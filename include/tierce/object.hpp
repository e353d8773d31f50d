// What stores know of objects, how these are read and written, and operations under way.
#ifndef TIERCE_OBJECT_HPP
#define TIERCE_OBJECT_HPP

#include <chrono>
#include <optional>

#include <tierce/array.hpp>
#include <tierce/range.hpp>

TIERCE_NAMESPACE_BEGIN

// What of an object is read: all, `len` bytes from `offset` on, or with TIERCE_FROM_END the last ones; of one version only.
struct get_options {
    std::uint64_t offset = 0;
    std::uint64_t len = TIERCE_TO_END;
    const char *if_match = nullptr;

    tierce_get_options raw() const noexcept { return {sizeof(tierce_get_options), offset, len, if_match}; }
};

enum class put_condition : std::int32_t { always = TIERCE_PUT_ALWAYS, if_absent = TIERCE_PUT_IF_ABSENT, if_match = TIERCE_PUT_IF_MATCH };

// How an object is written: on what condition, and with which media type.
struct put_options {
    put_condition condition = put_condition::always;
    const char *if_match = nullptr;
    const char *content_type = nullptr;

    tierce_put_options raw() const noexcept
    {
        return {sizeof(tierce_put_options), static_cast<std::int32_t>(condition), if_match, content_type};
    }
};

// What is known of an object. Exclusive. One that is empty of a handle gets one when it is written to; its texts live until then.
template <class P>
class basic_object_info : public handle<tierce_object_info>, protected detail::calls<P> {
public:
    using handle::handle;
    using time = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

    std::string_view key() const noexcept
    {
        const char *key = tierce_object_info_key(get());
        return key ? std::string_view(key, tierce_object_info_key_len(get())) : std::string_view();
    }
    std::uint64_t size() const noexcept { return tierce_object_info_size(get()); }
    // Nothing if the store does not tell.
    std::optional<time> modified() const noexcept
    {
        const std::int64_t when = get() ? tierce_object_info_modified(get()) : TIERCE_UNKNOWN_TIME;
        return when == TIERCE_UNKNOWN_TIME ? std::nullopt : std::optional<time>(time(std::chrono::milliseconds(when)));
    }
    // Empty where there is none.
    std::string_view etag() const noexcept { return text(tierce_object_info_etag(get())); }
    std::string_view content_type() const noexcept { return text(tierce_object_info_content_type(get())); }
    // Whether it is what several keys in a listing have in common.
    bool is_prefix() const noexcept { return tierce_object_info_is_prefix(get()) != 0; }

    // Makes sure that there is a handle.
    tierce_status ensure() noexcept
    {
        tierce_object_info *raw = nullptr;
        const tierce_status status = get() ? TIERCE_OK : tierce_object_info_new(&raw);
        if (raw) {
            reset(raw);
        }
        return status;
    }

private:
    static std::string_view text(const char *raw) noexcept { return raw ? std::string_view(raw) : std::string_view(); }
};

TIERCE_NAME(object_info)

enum class op_state { pending, done, partial };

namespace detail {

template <class P>
typename P::template result<op_state> state_of(tierce_status status)
{
    if (status < 0) {
        return P::template fail<op_state>(why(status));
    }
    return P::template pass<op_state>(status == TIERCE_PENDING ? op_state::pending : status == TIERCE_PARTIAL ? op_state::partial : op_state::done);
}

// tierce_progress for a function of (done, total, bytes). Its first failure is kept, since nobody is there to be told.
template <class F>
struct progress {
    F function;
    failure first{TIERCE_OK};

    static void report(void *userdata, std::uint64_t done, std::uint64_t total, std::uint64_t size) noexcept
    {
        auto *self = static_cast<progress *>(userdata);
        const tierce_status status = guarded([&]() -> decltype(auto) { return self->function(done, total, size); });
        if (status < 0 && self->first.status() == TIERCE_OK) {
            self->first = std::exchange(pending_failure(), failure(TIERCE_OK));
        }
    }
};

}  // namespace detail

// An operation of a store, under way or ended. Shareable, but for its end. What was lent to it (bytes to be read or written, arrays)
// must stay until it has ended or is gone; keys and options are copied. Destroyed while it is under way, it is cancelled.
template <class P>
class basic_op : public backed_handle<tierce_op>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using backed_handle::backed_handle;
    explicit basic_op(tierce_op *raw) noexcept : backed_handle(raw, nullptr) {}
    template <class T>
    using result = typename P::template result<T>;

    // What it failed with is the failure of these two.
    result<op_state> poll() const { return detail::state_of<P>(detail::call(tierce_op_poll, get())); }
    result<op_state> wait() const { return detail::state_of<P>(detail::call(tierce_op_wait, get(), std::int64_t{-1})); }
    result<op_state> wait_for(std::chrono::milliseconds most) const
    {
        return detail::state_of<P>(detail::call(tierce_op_wait, get(), static_cast<std::int64_t>(most.count() < 0 ? 0 : most.count())));
    }
    // The place of one of a range of operations that has ended; nothing if none has by then, or all are empty. A negative time is any.
    template <class Range>
    static result<std::optional<std::size_t>> wait_any(const Range &ops, std::chrono::milliseconds most = std::chrono::milliseconds(-1))
    {
        using place = std::optional<std::size_t>;
        detail::scratch<tierce_op *> raw = detail::raw_handles<tierce_op>(ops);
        if (raw.failed()) {
            return P::template fail<place>(detail::out_of_memory());
        }
        std::size_t index = 0;
        const tierce_status status =
            detail::call(tierce_op_wait_any, raw.data(), std::size(ops), static_cast<std::int64_t>(most.count()), &index);
        return status < 0 ? P::template fail<place>(detail::why(status))
                          : P::template pass<place>(status == TIERCE_OK ? place(index) : std::nullopt);
    }
    // Returns when what was lent is not touched any more; pending in a callback of the operation itself.
    result<op_state> cancel() const { return detail::state_of<P>(detail::call(tierce_op_cancel, get())); }
    // Calls a function once, on a thread of the store, when the operation has ended. It must be short, and may not wait; what it throws
    // is lost. Once for each operation.
    template <class F>
    result<void> on_end(F function)
    {
        if (has_on_end_) {
            return base::template refused<void>(TIERCE_E_STATE, "on_end: the operation has a function already");
        }
        using kept = detail::keeper<F>;
        static_assert(std::is_invocable_v<F &>, "on_end takes a function without arguments");
        std::unique_ptr<kept> made;
        TIERCE_TRY { made.reset(new (std::nothrow) kept{std::move(function)}); }
        TIERCE_CATCH_ALL {}
        if (!made) {
            return P::template fail<void>(detail::out_of_memory());
        }
        has_on_end_ = true;
        kept *raw = made.release();
        const tierce_status status = detail::call(tierce_op_on_end, get(), kept::release, static_cast<void *>(raw));
        if (status < 0) {
            made.reset(raw);
            has_on_end_ = false;
            return P::template fail<void>(detail::why(status));
        }
        return P::pass();
    }
    // A descriptor that becomes readable at the end, for event loops.
    result<std::int32_t> fd() const { return base::template got<std::int32_t>(tierce_op_fd, get()); }
    // Why it failed, or one of its items; empty if it has not.
    std::string message() const
    {
        return detail::copied([this](char *dst, std::size_t cap) { return tierce_op_message(get(), dst, cap); });
    }
    std::string message(std::size_t index) const
    {
        return detail::copied([this, index](char *dst, std::size_t cap) { return tierce_op_item_message(get(), index, dst, cap); });
    }

    // Results, of what they are results of, once it has succeeded. Those that are taken are there once.
    result<std::uint64_t> size() const { return base::template got<std::uint64_t>(tierce_op_size, get()); }
    result<std::uint64_t> count() const { return base::template got<std::uint64_t>(tierce_op_count, get()); }
    result<basic_buffer<P>> take_buffer() { return base::filled_buffer(tierce_op_take_buffer, get()); }
    result<basic_segments_collection<P>> take_collection()
    {
        return base::template made<basic_segments_collection<P>>(tierce_op_take_collection, get());
    }
    result<basic_array<P>> take_array() { return base::template made<basic_array<P>>(tierce_op_take_array, get()); }
    result<basic_object_info<P>> info() const
    {
        basic_object_info<P> found;
        tierce_status status = found.ensure();
        if (status == TIERCE_OK) {
            status = detail::call(tierce_op_info, get(), found.get());
        }
        return status < 0 ? P::template fail<basic_object_info<P>>(detail::why(status)) : P::template pass<basic_object_info<P>>(std::move(found));
    }
    result<void> each(span<tierce_status> statuses) const { return base::done(tierce_op_each, get(), statuses.data(), statuses.size()); }
    result<void> sizes(span<std::uint64_t> lengths) const { return base::done(tierce_op_sizes, get(), lengths.data(), lengths.size()); }

private:
    bool has_on_end_ = false;
};

// A listing of objects, one by one in the order of their keys' bytes. Exclusive. It is a range, whose elements are valid until the
// next. In `nothrow` a failure ends it, and status() and error() tell it.
template <class P>
class basic_listing : public handle<tierce_listing>, protected detail::calls<P> {
public:
    using handle::handle;
    using iterator = detail::pull_iterator<basic_listing, basic_object_info<P>>;
    template <class T>
    using result = typename P::template result<T>;

    // False behind the last.
    template <class Q>
    result<bool> next(basic_object_info<Q> &info)
    {
        return this->given(next_of(info));
    }
    // Whether next() would not wait.
    result<bool> ready() const
    {
        const tierce_status status = detail::call(tierce_listing_poll, get());
        return status < 0 ? P::template fail<bool>(detail::why(status)) : P::template pass<bool>(status != TIERCE_PENDING);
    }
    iterator begin() { return iterator(advance() ? this : nullptr); }
    iterator end() const noexcept { return {}; }
    tierce_status status() const noexcept { return failed_.status(); }
    const failure &error() const noexcept { return failed_; }

private:
    friend iterator;
    template <class Q>
    tierce::result<bool> next_of(basic_object_info<Q> &info)
    {
        tierce_status status = info.ensure();
        if (status == TIERCE_OK) {
            status = detail::call(tierce_listing_next, get(), info.get());
        }
        return status < 0 ? tierce::result<bool>(detail::why(status)) : tierce::result<bool>(status == TIERCE_OK);
    }
    const basic_object_info<P> &current() const noexcept { return current_; }
    bool advance()
    {
        tierce::result<bool> more = next_of(current_);
        if (!more) {
            failed_ = more.error();
            static_cast<void>(P::template fail<void>(more.error()));
            return false;
        }
        return *more;
    }

    basic_object_info<P> current_;
    failure failed_{TIERCE_OK};
};

// An object that is written piece by piece, and there once it is committed. Exclusive.
template <class P>
class basic_upload : public handle<tierce_upload>, protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    result<void> write(bytes src) { return base::done(tierce_upload_write, get(), src.data(), src.size()); }
    result<basic_op<P>> write_async(lent_bytes src) { return base::template made<basic_op<P>>(tierce_upload_write_async, get(), src.data(), src.size()); }
    result<basic_object_info<P>> commit()
    {
        basic_object_info<P> info;
        tierce_status status = info.ensure();
        if (status == TIERCE_OK) {
            status = detail::call(tierce_upload_commit, get(), info.get());
        }
        return status < 0 ? P::template fail<basic_object_info<P>>(detail::why(status)) : P::template pass<basic_object_info<P>>(std::move(info));
    }
    result<basic_op<P>> commit_async() { return base::template made<basic_op<P>>(tierce_upload_commit_async, get()); }
    result<void> abort() { return base::done(tierce_upload_abort, get()); }
};

TIERCE_NAME(op)
TIERCE_NAME(listing)
TIERCE_NAME(upload)

TIERCE_NAMESPACE_END

#endif
