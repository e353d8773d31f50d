# zfp: how much of a field is kept, streams, and reading parts of them.

"""
    Zfp(; mode..., options...)

How arrays are compressed by zfp. One of the modes, none being `reversible = true`:

- `accuracy = 1e-3`: no float is off by more;
- `precision = 20`: so many bit planes of each block;
- `rate = 8`: so many bits a value; with `rate_type` (`Float64`) and `rate_ndim` as zfp's own rates, without as zfpy's; `align = true` for blocks of whole words;
- `params = (minbits, maxbits, maxprec, minexp)`: zfp's expert mode.

Options: `index = 64` (a sidecar by which several threads decompress, and parts are read), `mask = true` (NaN and infinities go into the sidecar),
`check = :check` or `:tighten` with bounds `absolute` and `relative`, `word_bits = 64`, `header = true`.

The array's first axis, whose neighbours lie side by side, is zfp's x.
"""
struct Zfp
    handle::Handle{C.tierce_zfp}
end

const CHECKS = (unchecked = C.TIERCE_ZFP_UNCHECKED, check = C.TIERCE_ZFP_CHECK, tighten = C.TIERCE_ZFP_TIGHTEN)
const VALUE_TYPES = Dict{Int32,DataType}(
    C.TIERCE_ZFP_INT32 => Int32, C.TIERCE_ZFP_INT64 => Int64, C.TIERCE_ZFP_FLOAT => Float32, C.TIERCE_ZFP_DOUBLE => Float64)
const ZFP_MODES = ("expert", "rate", "precision", "accuracy", "reversible")

function value_type(T)
    for (number, type) in VALUE_TYPES
        type === T && return number
    end
    throw(ArgumentError("zfp has values of Int32, Int64, Float32 and Float64, not $T"))
end

function Zfp(; reversible = false, accuracy = nothing, precision = nothing, rate = nothing, params = nothing, rate_type = nothing,
             rate_ndim = 1, align = false, index = 0, mask = false, check = nothing, absolute = Inf, relative = Inf,
             word_bits = 64, header = true)
    modes = count(!isnothing, (accuracy, precision, rate, params)) + reversible
    modes <= 1 || throw(ArgumentError("zfp has one mode at a time: reversible, accuracy, precision, rate or params"))
    zfp = Zfp(make(C.tierce_zfp, C.tierce_zfp_new))
    handle = zfp.handle
    # Before the rate, which may be aligned to words.
    call(C.tierce_zfp_set_word_bits, handle, word_bits)
    accuracy === nothing || call(C.tierce_zfp_set_accuracy, handle, accuracy, C_NULL)
    precision === nothing || call(C.tierce_zfp_set_precision, handle, precision, C_NULL)
    if rate !== nothing
        type = rate_type === nothing ? C.TIERCE_ZFP_NONE : value_type(rate_type)
        call(C.tierce_zfp_set_rate, handle, rate, type, rate_ndim, align, C_NULL)
    end
    params === nothing || call(C.tierce_zfp_set_params, handle, Ref(C.tierce_zfp_params(params...)))
    call(C.tierce_zfp_set_header, handle, header ? C.TIERCE_ZFP_HEADER_FULL : 0)
    call(C.tierce_zfp_set_index, handle, index)
    call(C.tierce_zfp_set_mask, handle, mask)
    if check !== nothing || isfinite(absolute) || isfinite(relative)
        call(C.tierce_zfp_set_bounds, handle, chosen(CHECKS, something(check, :check), "check"), absolute, relative)
    end
    return zfp
end

params_of(p::C.tierce_zfp_params) = (minbits = Int(p.minbits), maxbits = Int(p.maxbits), maxprec = Int(p.maxprec), minexp = Int(p.minexp))

"""
    parameters(zfp) -> NamedTuple

The `mode`, and zfp's four numbers: `minbits`, `maxbits`, `maxprec`, `minexp`.
"""
function parameters(zfp::Zfp)
    params, mode = Ref(C.tierce_zfp_params(0, 0, 0, 0)), Ref{Int32}(0)
    call(C.tierce_zfp_get_params, zfp.handle, params, mode)
    return merge((mode = Symbol(ZFP_MODES[mode[]]),), params_of(params[]))
end

Base.show(io::IO, zfp::Zfp) = print(io, isopen(zfp) ? "Zfp$(parameters(zfp))" : "Zfp(closed)")

"""
    compress(zfp, array; pool = nothing) -> (stream, side, report)

Compresses an array of one to four axes, wherever its elements lie. `stream` is what every zfp reads; `side` the sidecar, empty where the
setup asks for none; `report` has `bits`, `masked`, `absolute` and `relative` errors (negative if they were not looked at), and what was used.
"""
function compress(zfp::Zfp, array::AbstractArray; pool::Union{Nothing,Pool} = nothing)
    with_array(array) do a
        bound, len, side = Ref{Csize_t}(0), Ref{Csize_t}(0), Buffer()
        try
            call(C.tierce_zfp_bound, zfp.handle, a, bound)
            out = Vector{UInt8}(undef, bound[])
            report = filled_struct(C.tierce_zfp_report, C.tierce_zfp_compress_into, zfp.handle, a, pool_handle(pool), out, length(out), len, side.handle)
            shown = (bits = Int(report.bits), masked = Int(report.masked), absolute = report.absolute, relative = report.relative,
                     mode = Symbol(ZFP_MODES[report.mode]), params = params_of(report.params))
            return (stream = trimmed(out, Int(len[])), side = Vector{UInt8}(side), report = shown)
        finally
            close(side)
        end
    end
end

"""
    decompress(zfp, stream; side = UInt8[], pool = nothing, limit = nothing) -> Array
    decompress!(dst, zfp, stream; side = UInt8[], pool = nothing) -> dst

Decompresses a stream to an array of the type and size that its header tells, or into an array, wherever its elements lie. Streams that have an
index, or a fixed rate, are decompressed by all threads of a pool.
"""
function decompress(zfp::Zfp, stream; side = UInt8[], pool::Union{Nothing,Pool} = nothing, limit = nothing)
    with_bytes(stream) do p, n
        with_bytes(side) do q, m
            collected_from(C.tierce_zfp_decompress, zfp.handle, p, n, q, m, pool_handle(pool), C_NULL, limit_of(limit))
        end
    end
end

function decompress!(dst::AbstractArray, zfp::Zfp, stream; side = UInt8[], pool::Union{Nothing,Pool} = nothing)
    with_target(dst) do a
        with_bytes(stream) do p, n
            with_bytes((q, m) -> call(C.tierce_zfp_decompress_into, zfp.handle, p, n, q, m, pool_handle(pool), a), side)
        end
    end
    return dst
end

"""
    zfp_header(stream) -> NamedTuple

What a full header says: element type `T`, `size`, `mode`, and the four numbers.
"""
zfp_header(stream) = shown_header(with_bytes((p, n) -> filled_struct(C.tierce_zfp_header, read_full_header, p, n), stream))

read_full_header(p, n, header) = C.tierce_zfp_read_header(p, n, C.TIERCE_ZFP_HEADER_FULL, header)

shown_header(header) = merge(
    (T = VALUE_TYPES[header.value_type], size = ntuple(i -> Int(header.shape[header.ndim+1-i]), Int(header.ndim)),
     mode = Symbol(ZFP_MODES[header.mode])), params_of(header.params))

"""
    ZfpView(zfp, stream; side = UInt8[])

A stream of a fixed rate, or with an index, seen as an array: `view[i, j, k]` decodes one block, and `view[1:10, :, 3]`, or `read!(view, array, start...)` with
strides, those that the box touches. The stream is not copied.
"""
struct ZfpView{T,N} <: Boxed{T,N}
    handle::Handle{C.tierce_zfp_view}
    dims::NTuple{N,Int}
end

function ZfpView(zfp::Zfp, stream::AbstractVector{UInt8}; side = UInt8[])
    lent = in_row(stream) ? stream : in_memory(stream)
    handle = GC.@preserve lent with_bytes(side) do q, m
        make(C.tierce_zfp_view, C.tierce_zfp_view_new, zfp.handle, pointer(lent), length(lent), q, m, C_NULL, C_NULL, C_NULL; keep = lent)
    end
    info = shown_header(filled_struct(C.tierce_zfp_header, C.tierce_zfp_view_info, handle))
    return ZfpView{info.T,length(info.size)}(handle, info.size)
end

Base.size(view::ZfpView) = view.dims
Base.eltype(::Type{<:ZfpView{T}}) where {T} = T
Base.ndims(::ZfpView{T,N}) where {T,N} = N
get_box!(view::ZfpView, array, start) =
    with_target(a -> call(C.tierce_zfp_view_read_box, view.handle, Csize_t[start...], length(start), a), array)

function Base.getindex(view::ZfpView{T,N}, index::Vararg{Integer,N}) where {T,N}
    check_box(view, index, ntuple(_ -> 1, N))
    value = Ref{T}()
    call(C.tierce_zfp_view_get, view.handle, Csize_t[(i - 1 for i in reverse(index))...], N, value, sizeof(T))
    return value[]
end
