// tierce in C++17: owners of all handles of tierce.h, with exceptions or with results, as you choose.
//
//     tierce::codec codec = tierce::codec::from_json(R"({"id": "zstd"})");                         // throws tierce::error
//     tierce::result<tierce::nothrow::codec> codec = tierce::nothrow::codec::from_json("...");      // never throws
//
// Every name has both forms. Without exceptions (-fno-exceptions) those in `nothrow` are there alone. What a function does, takes and
// refuses is told in tierce.h, under the name of the C function; docs/cpp.md says what C++ adds.
//
// This header needs no library but libtierce. Each part can be included on its own.
#ifndef TIERCE_HPP
#define TIERCE_HPP

#include <tierce/array.hpp>
#include <tierce/blosc.hpp>
#include <tierce/buffer.hpp>
#include <tierce/codec.hpp>
#include <tierce/error.hpp>
#include <tierce/npz.hpp>
#include <tierce/registry.hpp>
#include <tierce/segments.hpp>
#include <tierce/store.hpp>
#include <tierce/stream.hpp>
#include <tierce/zarr.hpp>
#include <tierce/zfp.hpp>
#include <tierce/zstd.hpp>
#include <tierce/zstd_seekable.hpp>

#endif
