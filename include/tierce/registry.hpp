// Sets of codecs by name: the built-in ones, and those of the program's own, written in C++.
#ifndef TIERCE_REGISTRY_HPP
#define TIERCE_REGISTRY_HPP

#include <tierce/codec.hpp>

TIERCE_NAMESPACE_BEGIN

namespace detail {

template <class C, class = void>
inline constexpr bool tells_bound = false;
template <class C>
inline constexpr bool tells_bound<C, std::void_t<decltype(std::declval<const C &>().encode_bound(std::size_t{}))>> = true;

// The functions that C calls, for a factory `Make` that makes codecs of type `Codec`.
template <class P, class Make, class Codec>
struct codec_functions {
    static tierce_status open(void *userdata, const char *config, std::size_t size, void **state) noexcept
    {
        return guarded([&]() -> decltype(auto) { return (*static_cast<Make *>(userdata))(std::string_view(config, size)); },
                       [&](Codec &&codec) {
                           *state = new (std::nothrow) Codec(std::move(codec));
                           return *state ? tierce_status{TIERCE_OK} : left_behind(refuse(TIERCE_E_NO_MEMORY, "no memory for a codec"));
                       });
    }
    static void close(void *, void *state) noexcept { delete static_cast<Codec *>(state); }
    static void forget(void *userdata) noexcept { delete static_cast<Make *>(userdata); }
    static tierce_status encode(void *, void *state, const void *src, std::size_t size, tierce_buffer *dst) noexcept
    {
        return guarded([&]() -> decltype(auto) {
            basic_sink<P> sink(dst);
            return static_cast<const Codec *>(state)->encode(bytes(src, size), sink);
        });
    }
    static tierce_status decode(void *, void *state, const void *src, std::size_t size, std::size_t max_len, tierce_buffer *dst) noexcept
    {
        return guarded([&]() -> decltype(auto) {
            basic_sink<P> sink(dst);
            return static_cast<const Codec *>(state)->decode(bytes(src, size), max_len, sink);
        });
    }
    static std::size_t encode_bound(void *, void *state, std::size_t size) noexcept
    {
        if constexpr (tells_bound<Codec>) {
            TIERCE_TRY { return static_cast<const Codec *>(state)->encode_bound(size); }
            TIERCE_CATCH_ALL {}
        }
        return no_limit;
    }
};

template <class T>
struct codec_made {
    using type = T;
};
template <class T>
struct codec_made<result<T>> {
    using type = T;
};

}  // namespace detail

// Shareable. What is added to one changes no other.
template <class P>
class basic_registry : public handle<tierce_registry>, protected detail::buffer_calls<P> {
    using base = detail::buffer_calls<P>;

public:
    using handle::handle;
    template <class T>
    using result = typename P::template result<T>;

    // One with the built-in codecs.
    static result<basic_registry> create() { return base::template made<basic_registry>(tierce_registry_new); }

    // Adds a codec. `make(config)` is called with the parameters, a JSON object as text, and gives an object (or a result of one) with
    //
    //     void encode(tierce::bytes src, Sink &dst) const;                     // appends to dst
    //     void decode(tierce::bytes src, size_t max_len, Sink &dst) const;     // at most max_len bytes
    //     size_t encode_bound(size_t src_len) const;                           // may be left out
    //
    // where Sink is tierce::sink (tierce::nothrow::sink here with nothrow::registry). Instead of nothing, they may give a status or a
    // result<void>. An exception becomes the status of an `error`, or TIERCE_E_USER; it comes out of the call that led to it if that
    // is on the same thread. All may be called from several threads at once.
    template <class Make>
    result<void> add(zstring id, Make make, zstring summary = nullptr) const
    {
        using made = typename detail::codec_made<std::decay_t<std::invoke_result_t<Make &, std::string_view>>>::type;
        using functions = detail::codec_functions<P, Make, made>;
        std::unique_ptr<Make> kept;
        TIERCE_TRY { kept.reset(new (std::nothrow) Make(std::move(make))); }
        TIERCE_CATCH_ALL {}
        if (!kept) {
            return P::template fail<void>(detail::out_of_memory());
        }
        tierce_codec_callbacks table{};
        table.struct_size = sizeof table;
        table.id = id.c_str();
        table.summary = summary.c_str();
        table.userdata = kept.get();
        table.userdata_free = functions::forget;
        table.open = functions::open;
        table.close = functions::close;
        table.encode = functions::encode;
        table.decode = functions::decode;
        table.encode_bound = detail::tells_bound<made> ? functions::encode_bound : nullptr;
        const tierce_status status = detail::call(tierce_registry_add, get(), &table);
        if (status < 0) {
            return P::template fail<void>(detail::why(status));
        }
        static_cast<void>(kept.release());
        return P::pass();
    }
    result<std::string> list() const { return base::written(tierce_registry_list, get()); }
    result<basic_codec<P>> codec_from_json(std::string_view json) const
    {
        return base::template made<basic_codec<P>>(tierce_registry_codec_from_json, get(), json.data(), json.size());
    }
};

TIERCE_NAME(registry)

TIERCE_NAMESPACE_END

#endif
