"""
tierce packs the arrays of simulations and ships them: numcodecs' codecs, zstd, zfp, Zarr arrays, objects in S3 and files, `.npy` and `.npz`.

Arrays are read and written where they lie. A Julia array of size (nx, ny, nz) is the array of shape (nz, ny, nx) elsewhere: the memory is the same.
"""
module Tierce

using FileWatching: poll_fd

# What is here, each file over those before it:
include("library.jl")         # the shared library; module C, its functions as they are
include("handles.jl")         # what the library made, and when it is freed
include("errors.jl")          # TierceError, and calls that check
include("json.jl")            # configs and attributes
include("types.jl")           # element types
include("buffers.jl")         # bytes
include("arrays.jl")          # arrays as the library sees them
include("codecs.jl")          # Pool, Codec, encode, decode
include("many.jl")            # many items in one call
include("metrics.jl")         # what codecs cost and lose
include("npy.jl")             # numpy's files
include("boxes.jl")           # indices of arrays that are read in boxes
include("zfp.jl")
include("zstd.jl")
include("streams.jl")         # EncoderIO, DecoderIO
include("operations.jl")      # work under way, and tasks that wait for it
include("store.jl")           # one object
include("store_many.jl")      # many objects, arrays in objects
include("objects.jl")         # listings, objects written piece by piece
include("zarr.jl")
include("zarr_groups.jl")

const Owner = Union{Codec,Pool,Npz,Zfp,ZfpView,ZstdDict,ZstdCompressor,ZstdDecompressor,ZstdSeekable,Store,ZarrArray,ZarrGroup}

"""
    close(x)

Frees what stands behind an object of this package now; what is not closed is freed when it is collected. Calls that have it on other threads finish first.
"""
Base.close(x::Owner) = close(x.handle)
Base.isopen(x::Owner) = isopen(x.handle)
Base.isopen(b::Buffer) = isopen(b.handle)

export TierceError, Buffer, Pool, Codec, Npz, Zfp, ZfpView, ZstdDict, ZstdCompressor, ZstdDecompressor, ZstdSeekable, EncoderIO, DecoderIO
export Operation, Store, ObjectInfo, ZarrArray, ZarrGroup
export encode, encode!, decode, decode!, decode_partial, encode_many, decode_many, decode_many!, measure
export load_npy, save_npy, save_npz, npy_bytes
export compress, compress_many, compress_seekable, decompress, decompress!, decompress_many, decompress_chain, train_dict, precompute!, dict_id
export put, put_async, get_async, get_into!, get_into_async!, get_many, get_many_async, get_many_into!, get_many_into_async!, get_ranges, get_ranges_async
export put_many, put_many_async, delete_many, delete_many_async, delete_prefix, copy_object, create_bucket, delete_bucket
export put_encoded, put_encoded_async, get_decoded, get_decoded!, get_decoded_async!
export create_array, open_array, read_async!, write_async, chunks, inner_chunks, attributes, attributes!, dimension_names, fill_value, covers
export create_group, open_group, array_names, group_names, zarr_format, consolidate!, find_node, delete_node

function __init__()
    C.load()
    atexit(end_process)
end

end
