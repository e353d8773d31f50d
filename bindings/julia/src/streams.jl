# Streams as IO objects: data in pieces, over any other IO.

const StreamHandle = Handle{C.tierce_stream}

encoder_of(compressor::ZstdCompressor, size) = make(
    C.tierce_stream, C.tierce_zstd_compressor_stream, compressor.handle,
    size === nothing ? C.TIERCE_ZSTD_CONTENTSIZE_UNKNOWN : size; slow = compressor.handle.slow)

function encoder_of(config, size)
    size === nothing || throw(ArgumentError("only a ZstdCompressor declares the size of its content"))
    json = config_text(config, ())
    return make(C.tierce_stream, C.tierce_stream_encoder_from_json, json, ncodeunits(json))
end

decoder_of(decompressor::ZstdDecompressor) = make(C.tierce_stream, C.tierce_zstd_decompressor_stream, decompressor.handle)
function decoder_of(config)
    json = config_text(config, ())
    return make(C.tierce_stream, C.tierce_stream_decoder_from_json, json, ncodeunits(json))
end

"""
    EncoderIO(io, codec; size = nothing) <: IO
    EncoderIO(f, io, codec)

What is written to it is encoded and written to `io`: `"zstd"`, `"zlib"`, `"gzip"`, `"bz2"`, `"lzma"`, `"lz4frame"` or a config of such, or a
[`ZstdCompressor`](@ref), which may declare the `size` of all. `flush` makes all readable that was written so far; `close` ends the frame, and leaves
`io` open.

    open("field.zst", "w") do file
        EncoderIO(io -> write(io, field), file, "zstd")
    end
"""
mutable struct EncoderIO{S<:IO} <: IO
    inner::S
    stream::StreamHandle
    ready::Buffer
    lock::ReentrantLock
    open::Bool
end

EncoderIO(io::IO, codec; size = nothing) = EncoderIO(io, encoder_of(codec, size), Buffer(), ReentrantLock(), true)
EncoderIO(f::Function, io::IO, codec; size = nothing) = ended(f, EncoderIO(io, codec; size = size))

function ended(f, io)
    local result
    try
        result = f(io)
    catch
        drop(io)    # an end that is not reached must not be written
        rethrow()
    end
    close(io)
    return result
end

Base.isopen(io::EncoderIO) = io.open
Base.iswritable(io::EncoderIO) = io.open
Base.isreadable(::EncoderIO) = false
Base.eof(::EncoderIO) = true

"Has the library fill `ready` and writes that on."
function pass_on(f, io::EncoderIO)
    lock(io.lock) do
        io.open || throw(ArgumentError("the stream is closed"))
        empty!(io.ready)
        f()
        write(io.inner, io.ready)
    end
end

function Base.unsafe_write(io::EncoderIO, p::Ptr{UInt8}, n::UInt)
    n == 0 && return 0
    pass_on(() -> call(C.tierce_stream_write, io.stream, p, n, C_NULL, io.ready.handle), io)
    return Int(n)
end
Base.write(io::EncoderIO, byte::UInt8) = (cell = Ref(byte); GC.@preserve cell unsafe_write(io, Base.unsafe_convert(Ptr{UInt8}, cell), UInt(1)))

function Base.flush(io::EncoderIO)
    pass_on(() -> call(C.tierce_stream_flush, io.stream, C.TIERCE_STREAM_FLUSH, io.ready.handle), io)
    flush(io.inner)
end

function Base.close(io::EncoderIO)
    lock(io.lock) do
        io.open || return
        try
            pass_on(() -> call(C.tierce_stream_finish, io.stream, io.ready.handle), io)
        finally
            drop(io)
        end
    end
    return
end

function drop(io::EncoderIO)
    io.open = false
    close(io.stream)
    close(io.ready)
end

"""
    DecoderIO(io, codec; across_frames = true, limit = nothing) <: IO
    DecoderIO(f, io, codec)

Reads what is decoded from `io`, in the formats of [`EncoderIO`](@ref), or by a [`ZstdDecompressor`](@ref): one frame, or all of `io`. Input that ends
inside a frame is an error, and so is a result of more than `limit` bytes. `close` leaves `io` open.
"""
mutable struct DecoderIO{S<:IO} <: IO
    inner::S
    stream::StreamHandle
    input::Vector{UInt8}    # read from io, and not yet given to the stream: from `taken` on
    taken::Int
    output::Vector{UInt8}   # decoded, and not yet read: from `at` on, up to `filled`
    at::Int
    filled::Int
    across::Bool
    ended::Bool
    lock::ReentrantLock
    open::Bool
end

function DecoderIO(io::IO, codec; across_frames::Bool = true, limit::Union{Nothing,Integer} = nothing)
    stream = decoder_of(codec)
    call(C.tierce_stream_set_across_frames, stream, across_frames)
    limit === nothing || call(C.tierce_stream_set_limit, stream, checked_size(limit, "a limit"))
    source, target = Ref{Csize_t}(0), Ref{Csize_t}(0)
    call(C.tierce_stream_recommended, stream, source, target)
    output = Vector{UInt8}(undef, target[])
    return DecoderIO(io, stream, UInt8[], 0, output, 0, 0, across_frames, false, ReentrantLock(), true)
end

function DecoderIO(f::Function, io::IO, codec; options...)
    decoder = DecoderIO(io, codec; options...)
    try
        return f(decoder)
    finally
        close(decoder)
    end
end

Base.isopen(io::DecoderIO) = io.open
Base.isreadable(io::DecoderIO) = io.open
Base.iswritable(::DecoderIO) = false
Base.bytesavailable(io::DecoderIO) = io.filled - io.at

const PIECE = 1 << 17

"Decodes until there is something to read, or the end."
function fill_output(io::DecoderIO)
    io.open || throw(ArgumentError("the stream is closed"))
    io.at = io.filled = 0
    used, made = Ref{Csize_t}(0), Ref{Csize_t}(0)
    while io.filled == 0 && !io.ended
        at_end = false
        if io.taken == length(io.input)
            at_end = eof(io.inner)
            io.input, io.taken = at_end ? UInt8[] : read_piece(io.inner), 0
        end
        status = GC.@preserve io call(C.tierce_stream_step, io.stream, C.TIERCE_STREAM_CONTINUE, pointer(io.input) + io.taken,
                                      length(io.input) - io.taken, used, io.output, length(io.output), made)
        io.taken += Int(used[])
        io.filled = Int(made[])
        if status == C.TIERCE_END && !io.across
            io.ended = true
        elseif at_end && made[] == 0
            # Says whether the last frame is whole.
            filled_bytes(C.tierce_stream_finish, io.stream)
            io.ended = true
        end
    end
    return io.filled > 0
end

read_piece(io::IO) = bytesavailable(io) > 0 ? readavailable_at_most(io, PIECE) : read(io, PIECE)
readavailable_at_most(io, n) = read(io, min(n, bytesavailable(io)))

Base.eof(io::DecoderIO) = lock(() -> io.at == io.filled && !fill_output(io), io.lock)

function Base.read(io::DecoderIO, ::Type{UInt8})
    byte = Ref{UInt8}()
    GC.@preserve byte unsafe_read(io, Base.unsafe_convert(Ptr{UInt8}, byte), UInt(1))
    return byte[]
end

"Copies at most `n` bytes of what is decoded to `p`."
function take_output(io::DecoderIO, p::Ptr{UInt8}, n::Integer)
    some = min(n, io.filled - io.at)
    GC.@preserve io unsafe_copyto!(p, pointer(io.output) + io.at, some)
    io.at += some
    return some
end

function Base.unsafe_read(io::DecoderIO, p::Ptr{UInt8}, n::UInt)
    lock(io.lock) do
        got = 0
        while got < n
            eof(io) && throw(EOFError())
            got += take_output(io, p + got, n - got)
        end
    end
    return
end

function Base.readbytes!(io::DecoderIO, dst::AbstractVector{UInt8}, n = length(dst))
    lock(io.lock) do
        had, got = length(dst), 0
        while got < n && !eof(io)
            some = min(n - got, bytesavailable(io))
            got + some > length(dst) && resize!(dst, min(Int(n), max(got + some, 2length(dst))))
            with_room((p, _) -> take_output(io, convert(Ptr{UInt8}, p) + got, some), dst)
            got += some
        end
        length(dst) > max(had, got) && resize!(dst, max(had, got))
        return got
    end
end

function Base.readavailable(io::DecoderIO)
    lock(io.lock) do
        eof(io) && return UInt8[]
        out = Vector{UInt8}(undef, bytesavailable(io))
        GC.@preserve out take_output(io, pointer(out), length(out))
        return out
    end
end

function Base.close(io::DecoderIO)
    lock(io.lock) do
        io.open = false
        close(io.stream)
    end
    return
end
