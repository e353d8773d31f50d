# What codecs cost and lose, and what Blosc chunks say of themselves.

const METRICS = (
    max_abs_error = C.TIERCE_METRIC_MAX_ABS_ERROR, max_rel_error = C.TIERCE_METRIC_MAX_REL_ERROR, rmse = C.TIERCE_METRIC_RMSE,
    psnr = C.TIERCE_METRIC_PSNR, ratio = C.TIERCE_METRIC_RATIO, changed = C.TIERCE_METRIC_CHANGED,
    non_finite_changed = C.TIERCE_METRIC_NON_FINITE_CHANGED, bytes = C.TIERCE_METRIC_BYTES,
    encoded_bytes = C.TIERCE_METRIC_ENCODED_BYTES, encode_seconds = C.TIERCE_METRIC_ENCODE_SECONDS,
    decode_seconds = C.TIERCE_METRIC_DECODE_SECONDS,
)

"""
    measure(codec, array) -> (encoded, metrics)

Encodes an array, decodes the result, and compares: `metrics` has `max_abs_error`, `max_rel_error`, `rmse`, `psnr`, `ratio`, `changed`,
`non_finite_changed`, `bytes`, `encoded_bytes`, `encode_seconds`, `decode_seconds`, and `stages`, each with its `name`, `bytes` and `seconds`.
"""
function measure(codec::Codec, array::AbstractArray)
    out = Ref{Ptr{C.tierce_metrics}}(C_NULL)
    encoded = with_array(a -> filled_bytes(buffer -> ask(C.tierce_codec_encode_array_measured, codec.handle, a, buffer, out)), array)
    return encoded, closing(metrics_of, Handle{C.tierce_metrics}(out[]))
end

function metrics_of(handle)
    value = Ref(0.0)
    values = map(METRICS) do number
        call(C.tierce_metrics_value, handle, number, value)
        value[]
    end
    stages = map(1:Int(ask(C.tierce_metrics_stages, handle))) do stage
        name, bytes, seconds = zeros(UInt8, 128), Ref{Csize_t}(0), Ref(0.0)
        call(C.tierce_metrics_stage, handle, stage - 1, name, length(name), bytes, seconds)
        (name = GC.@preserve(name, unsafe_string(pointer(name))), bytes = Int(bytes[]), seconds = seconds[])
    end
    return merge(values, (stages = stages,))
end

"A struct of the library's whose first member is its size, as `f(arguments..., struct)` fills it."
function filled_struct(::Type{S}, f::F, arguments...) where {S,F}
    room = zeros(UInt8, sizeof(S))
    GC.@preserve room begin
        start = convert(Ptr{S}, pointer(room))
        unsafe_store!(convert(Ptr{Csize_t}, start), sizeof(S))
        call(f, arguments..., start)
        return unsafe_load(start)
    end
end

"The members of a struct that users see, as a named tuple."
members(value::S) where {S} =
    (; (name => getfield(value, name) for name in fieldnames(S) if name !== :struct_size && name !== :reserved)...)

"""
    blosc_header(chunk) -> NamedTuple

What the header of a Blosc chunk says: `nbytes`, `cbytes`, `blocksize`, `typesize`, `shuffle`, `is_stored`, `is_split`, `compressor`.
"""
function blosc_header(chunk)
    header = with_bytes((p, n) -> filled_struct(C.tierce_blosc_header, C.tierce_blosc_read_header, p, n), chunk)
    return merge(members(header), (compressor = unsafe_string(C.tierce_blosc_compressor_name(header.compressor)),))
end
