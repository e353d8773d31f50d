# All of zstd: levels and parameters, dictionaries, frames, batches, seekable files.

"""
    ZstdDict(bytes; type = :auto)

A dictionary for zstd: content that frames may refer to without having it. `type` is `:auto`, `:raw` (any bytes) or `:full` (made by a training).
`length(dict)`, `Vector{UInt8}(dict)`, [`dict_id`](@ref) tell what it is; [`train_dict`](@ref) makes one from samples.
"""
struct ZstdDict
    handle::Handle{C.tierce_zstd_dict}
    ZstdDict(handle::Handle{C.tierce_zstd_dict}) = new(handle)
end

const DICT_TYPES = (auto = C.TIERCE_ZSTD_DICT_AUTO, raw = C.TIERCE_ZSTD_DICT_RAW_CONTENT, full = C.TIERCE_ZSTD_DICT_FULL)

ZstdDict(bytes; type::Symbol = :auto) =
    ZstdDict(with_bytes((p, n) -> make(C.tierce_zstd_dict, C.tierce_zstd_dict_new, p, n, chosen(DICT_TYPES, type, "type")), bytes))

"""
    train_dict(samples, size; options...) -> ZstdDict

Trains a dictionary of at most `size` bytes. Options are those of `tierce_zstd_dict_train`: `algorithm`, `k`, `d`, `level`, `dict_id`, `threads`, ….
"""
function train_dict(samples, size::Integer; options...)
    json = JSON.text(values(options))
    with_collection(samples) do collection
        ZstdDict(make(C.tierce_zstd_dict, C.tierce_zstd_dict_train, checked_size(size, "a size"), collection, json, ncodeunits(json)))
    end
end

Base.length(dict::ZstdDict) = Int(ask(C.tierce_zstd_dict_len, dict.handle))
Base.Vector{UInt8}(dict::ZstdDict) = GC.@preserve dict item_of(Vector{UInt8}, ask(C.tierce_zstd_dict_data, dict.handle), length(dict))

"""
    dict_id(dict) -> Int

The identifier of a dictionary; 0 for raw content.
"""
dict_id(dict::ZstdDict) = Int(ask(C.tierce_zstd_dict_id, dict.handle))

"""
    precompute!(dict, level) -> dict

Makes the tables for a level, once, for all compressors that are made with the dictionary from now on.
"""
precompute!(dict::ZstdDict, level::Integer) = (call(C.tierce_zstd_dict_precompute, dict.handle, level); dict)

"""
    ZstdCompressor(level = 3; dict = nothing, parameters...)

A compressor, for one call at a time. Parameters are zstd's, by name: `window_log`, `write_checksum`, `threads`, `strategy`, `enable_ldm`, ….
"""
struct ZstdCompressor
    handle::Handle{C.tierce_zstd_compressor}
end

dict_handle(::Nothing) = C_NULL
dict_handle(dict::ZstdDict) = dict.handle

function ZstdCompressor(level::Integer = C.TIERCE_ZSTD_DEFAULT_LEVEL; dict::Union{Nothing,ZstdDict} = nothing, parameters...)
    K = C.tierce_zstd_compressor
    isempty(parameters) && return ZstdCompressor(make(K, C.tierce_zstd_compressor_new, level, dict_handle(dict)))
    # Frames name their dictionary, as those of a compressor of a level do.
    json = JSON.text(merge((compression_level = level, write_dict_id = dict !== nothing), values(parameters)))
    closing(make(C.tierce_zstd_params, C.tierce_zstd_params_from_json, json, ncodeunits(json))) do params
        # Its threads are joined when it is freed.
        slow = get(parameters, :threads, 0) != 0
        ZstdCompressor(make(K, C.tierce_zstd_compressor_from_params, params, dict_handle(dict); slow = slow))
    end
end

"""
    compress(compressor, data; prefix = nothing) -> Vector{UInt8}

Compresses text, or the memory of an array, to one frame; with `prefix`, one that may refer to the bytes before it.
"""
function compress(compressor::ZstdCompressor, data; prefix = nothing)
    with_bytes(data) do p, n
        if prefix !== nothing
            return with_bytes((q, m) -> filled_bytes(C.tierce_zstd_compressor_compress_after, compressor.handle, q, m, p, n), prefix)
        end
        bound, len = Ref{Csize_t}(0), Ref{Csize_t}(0)
        call(C.tierce_zstd_compress_bound, n, bound)
        out = Vector{UInt8}(undef, bound[])
        call(C.tierce_zstd_compressor_compress_into, compressor.handle, p, n, out, length(out), len)
        return trimmed(out, Int(len[]))
    end
end

"""
    compress_many(compressor, items; pool = nothing, partial = false) -> Vector

Compresses each item to a frame of its own, on the threads of `pool`. `partial` as in [`encode_many`](@ref).
"""
function compress_many(compressor::ZstdCompressor, items; pool = nothing, partial = false)
    with_collection(items) do source
        out = Ref{Ptr{C.tierce_segments_collection}}(C_NULL)
        many(() -> collected_items(Collection(out[])), length(items), partial) do each
            call(C.tierce_zstd_compressor_compress_many, compressor.handle, source, C.TIERCE_ZSTD_SHARED_BUFFERS, pool_handle(pool), out, each)
        end
    end
end

"""
    ZstdDecompressor(dicts...; max_window_size = 0, ignore_checksum = false, magicless = false)

A decompressor, for one call at a time. Of several dictionaries, each frame names its own.
"""
struct ZstdDecompressor
    handle::Handle{C.tierce_zstd_decompressor}
end

function ZstdDecompressor(dicts::ZstdDict...; max_window_size::Integer = 0, ignore_checksum = false, magicless = false)
    addresses = Ptr{C.tierce_zstd_dict}[dict.handle.address for dict in dicts]
    all(isopen, dicts) || throw(ArgumentError("a dictionary was closed"))
    handle = GC.@preserve dicts make(C.tierce_zstd_decompressor, C.tierce_zstd_decompressor_new, addresses, length(addresses))
    call(C.tierce_zstd_decompressor_set, handle, C.TIERCE_ZSTD_D_MAX_WINDOW_SIZE, max_window_size)
    call(C.tierce_zstd_decompressor_set, handle, C.TIERCE_ZSTD_D_IGNORE_CHECKSUM, ignore_checksum)
    call(C.tierce_zstd_decompressor_set, handle, C.TIERCE_ZSTD_D_FORMAT, magicless ? C.TIERCE_ZSTD_FORMAT_MAGICLESS : C.TIERCE_ZSTD_FORMAT_ZSTD1)
    return ZstdDecompressor(handle)
end

const FRAMES = (all = C.TIERCE_ZSTD_FRAMES_ALL, first = C.TIERCE_ZSTD_FRAMES_FIRST, only = C.TIERCE_ZSTD_FRAMES_ONLY)

"""
    decompress(decompressor, bytes; limit = nothing, frames = :all) -> Vector{UInt8}
    decompress!(dst, decompressor, bytes; frames = :all) -> Int

Decompresses frames: `:all` of them, the `:first`, or the `:only` one; to at most `limit` bytes, or into the memory of an array.
"""
function decompress(decompressor::ZstdDecompressor, bytes; limit = nothing, frames::Symbol = :all)
    which = chosen(FRAMES, frames, "frames")
    with_bytes(bytes) do p, n
        filled(Vector{UInt8}, buffer -> ask(C.tierce_zstd_decompressor_decompress, decompressor.handle, p, n, limit_of(limit), which, buffer, C_NULL))
    end
end

function decompress!(dst::AbstractArray, decompressor::ZstdDecompressor, bytes; frames::Symbol = :all)
    which, len = chosen(FRAMES, frames, "frames"), Ref{Csize_t}(0)
    with_bytes(bytes) do p, n
        with_room((q, m) -> call(C.tierce_zstd_decompressor_decompress_into, decompressor.handle, p, n, which, q, m, len, C_NULL), dst)
    end
    return Int(len[])
end

"""
    decompress_many(decompressor, frames; limit = nothing, pool = nothing, partial = false) -> Vector

Decompresses the first frame of each item, on the threads of `pool`, to at most `limit` bytes each. `partial` as in [`encode_many`](@ref).
"""
function decompress_many(decompressor::ZstdDecompressor, frames; limit = nothing, pool = nothing, partial = false)
    with_collection(frames) do source
        out = Ref{Ptr{C.tierce_segments_collection}}(C_NULL)
        many(() -> collected_items(Collection(out[])), length(frames), partial) do each
            call(C.tierce_zstd_decompressor_decompress_many, decompressor.handle, source, C_NULL, limit_of(limit), C.TIERCE_ZSTD_SHARED_BUFFERS,
                 pool_handle(pool), out, each)
        end
    end
end

"""
    decompress_chain(decompressor, frames; limit = nothing) -> Vector{UInt8}

The content of the last of a chain of frames, each made with the content before it as `prefix`.
"""
decompress_chain(decompressor::ZstdDecompressor, frames; limit = nothing) =
    with_collection(c -> filled_bytes(C.tierce_zstd_decompressor_chain, decompressor.handle, c, limit_of(limit)), frames)

"""
    zstd_frame(bytes) -> NamedTuple

What the header of the frame at the start of `bytes` says: `content_size` (`nothing` if it does not), `window_size`, `block_size_max`, `header_size`,
`dict_id`, `has_checksum`, `is_skippable`.
"""
function zstd_frame(bytes)
    header = with_bytes(bytes) do p, n
        filled_struct(C.tierce_zstd_frame_header, (h) -> C.tierce_zstd_frame_read_header(p, n, C.TIERCE_ZSTD_FORMAT_ZSTD1, h))
    end
    known = header.content_size != C.TIERCE_ZSTD_CONTENTSIZE_UNKNOWN
    return merge(members(header), (content_size = known ? Int(header.content_size) : nothing, has_checksum = header.has_checksum == 1,
                                   is_skippable = header.is_skippable == 1))
end

"""
    compress_seekable(compressor, data; frame_size = 0, checksums = true, pool = nothing) -> Vector{UInt8}

A seekable file: a row of frames of `frame_size` bytes of content (0: 1 MiB) and a table, of which [`ZstdSeekable`](@ref) reads any range.
"""
function compress_seekable(compressor::ZstdCompressor, data; frame_size::Integer = 0, checksums::Bool = true, pool = nothing)
    with_bytes(data) do p, n
        filled_bytes(C.tierce_zstd_seekable_compress, compressor.handle, p, n, checked_size(frame_size, "frame_size"), checksums, pool_handle(pool))
    end
end

"""
    ZstdSeekable(bytes, dicts...)

A seekable file in memory: `length(file)` bytes of content, of which `file[range]` and `read!(file, array, offset)` decode the frames that they touch.
`offset` counts from 0, as `seek` does.
"""
struct ZstdSeekable
    handle::Handle{C.tierce_zstd_seekable}
end

function ZstdSeekable(bytes::AbstractVector{UInt8}, dicts::ZstdDict...)
    lent = in_row(bytes) ? bytes : in_memory(bytes)
    addresses = Ptr{C.tierce_zstd_dict}[dict.handle.address for dict in dicts]
    all(isopen, dicts) || throw(ArgumentError("a dictionary was closed"))
    GC.@preserve lent dicts ZstdSeekable(make(C.tierce_zstd_seekable, C.tierce_zstd_seekable_open_memory, addresses, length(addresses),
                                              pointer(lent), length(lent); keep = lent))
end

Base.length(file::ZstdSeekable) = Int(ask(C.tierce_zstd_seekable_size, file.handle))
Base.firstindex(::ZstdSeekable) = 1
Base.lastindex(file::ZstdSeekable) = length(file)

function Base.read!(file::ZstdSeekable, dst::AbstractArray, offset::Integer = 0; pool = nothing)
    got = Ref{Csize_t}(0)
    with_room(dst) do p, n
        call(C.tierce_zstd_seekable_read, file.handle, offset, p, n, pool_handle(pool), got)
        got[] == n || throw(EOFError())
    end
    return dst
end

function Base.getindex(file::ZstdSeekable, range::AbstractUnitRange{<:Integer})
    isempty(range) && return UInt8[]
    first(range) >= 1 && last(range) <= length(file) || throw(BoundsError(file, range))
    return read!(file, Vector{UInt8}(undef, length(range)), first(range) - 1)
end

Base.show(io::IO, file::ZstdSeekable) = print(io, isopen(file) ? "ZstdSeekable of $(length(file)) bytes" : "ZstdSeekable(closed)")
