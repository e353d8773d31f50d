// What a Blosc chunk says of itself, and which compressors there are. Chunks are made and read by the codec "blosc".
#ifndef TIERCE_BLOSC_HPP
#define TIERCE_BLOSC_HPP

#include <tierce/handle.hpp>

TIERCE_NAMESPACE_BEGIN

template <class P>
class basic_blosc : protected detail::calls<P> {
    using base = detail::calls<P>;

public:
    template <class T>
    using result = typename P::template result<T>;

    static result<tierce_blosc_header> read_header(bytes src)
    {
        return base::template filled<tierce_blosc_header>(tierce_blosc_read_header, src.data(), src.size());
    }
    // Static strings; NULL past the last compressor.
    static const char *compressor_name(std::int32_t compressor) noexcept { return tierce_blosc_compressor_name(compressor); }
    static const char *compressor_library(std::int32_t compressor) noexcept { return tierce_blosc_compressor_library(compressor); }
    static result<std::int32_t> compressor_number(zstring name)
    {
        return base::template got<std::int32_t>(tierce_blosc_compressor_number, name.c_str());
    }
};

TIERCE_NAME(blosc)

TIERCE_NAMESPACE_END

#endif
