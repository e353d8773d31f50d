# Listings, and objects that are written piece by piece.

const LISTS = (folder = C.TIERCE_LIST_FOLDER, recursive = C.TIERCE_LIST_RECURSIVE, glob = C.TIERCE_LIST_GLOB)

"""
    list(store, prefix = ""; how = :recursive, after = "") 

Iterates over [`ObjectInfo`](@ref)s of the objects whose keys begin with `prefix`, in the order of their keys' bytes, a page at a time. `:folder` gives those up to the
next `/`, and what others have in common up to it (`is_prefix`); with `:glob` the prefix is a pattern, such as `"step/**/*.bin"`. Only keys behind `after`.
"""
function list(store::Store, prefix::AbstractString = ""; how::Symbol = :recursive, after::AbstractString = "")
    first, behind = String(prefix), String(after)
    handle = make(C.tierce_listing, C.tierce_store_list, store.handle, first, ncodeunits(first), chosen(LISTS, how, "how"), behind, ncodeunits(behind); slow = true)
    return Listing(handle, info_handle())
end

"What [`list`](@ref) gives: it is gone through once."
struct Listing
    handle::Handle{C.tierce_listing}
    info::Handle{C.tierce_object_info}
end

Base.IteratorSize(::Type{Listing}) = Base.SizeUnknown()
Base.eltype(::Type{Listing}) = ObjectInfo

function Base.iterate(listing::Listing, _ = nothing)
    isopen(listing.handle) || return nothing
    # The next page is on its way: other tasks run until it is here.
    while call(C.tierce_listing_poll, listing.handle) == C.TIERCE_PENDING
        sleep(0.001)
    end
    call(C.tierce_listing_next, listing.handle, listing.info) == C.TIERCE_END || return ObjectInfo(listing.info), nothing
    close(listing)
    return nothing
end

Base.close(listing::Listing) = (close(listing.handle); close(listing.info))

"""
    keys(store; prefix = "") -> Vector{String}

The keys of all objects, in the order of their bytes.
"""
Base.keys(store::Store; prefix::AbstractString = "") = String[info.key for info in list(store, prefix)]

"""
    open(store, key, mode = "r"; condition = :always, content_type = nothing) -> IO
    open(f, store, key, mode = "r"; ...)

`"w"`: an `IO` whose content becomes an object when it is closed, and nothing before; if `f` throws, nothing is written. Parts are sent while more is written, so that
objects may have any size. `"r"`: an `IO` over the content of an object.
"""
function Base.open(store::Store, key::AbstractString, mode::AbstractString = "r"; condition = :always, content_type = nothing)
    mode == "r" && return IOBuffer(get(store, key))
    mode == "w" || throw(ArgumentError("an object is opened with \"r\" or \"w\", not $(repr(mode))"))
    name = String(key)
    with_put_options(condition, content_type) do options
        UploadIO(make(C.tierce_upload, C.tierce_store_upload, store.handle, name, ncodeunits(name), options; slow = true), UInt8[], ReentrantLock())
    end
end

Base.open(f::Function, store::Store, key::AbstractString, mode::AbstractString = "r"; options...) = ended(f, open(store, key, mode; options...))

"An object that is being written; made by `open(store, key, \"w\")`."
struct UploadIO <: IO
    handle::Handle{C.tierce_upload}
    pending::Vector{UInt8}    # small writes are sent together
    lock::ReentrantLock
end

const SENT_TOGETHER = 1 << 20

Base.isopen(io::UploadIO) = isopen(io.handle)
Base.iswritable(io::UploadIO) = isopen(io)
Base.isreadable(::UploadIO) = false
Base.eof(::UploadIO) = true

function Base.unsafe_write(io::UploadIO, p::Ptr{UInt8}, n::UInt)
    lock(io.lock) do
        isopen(io) || throw(ArgumentError("the object is closed"))
        if length(io.pending) + n > SENT_TOGETHER
            send_pending(io)
            n > SENT_TOGETHER && return send(io, p, n)
        end
        append!(io.pending, unsafe_wrap(Array, p, Int(n)))
        return
    end
    return Int(n)
end
Base.write(io::UploadIO, byte::UInt8) = (cell = Ref(byte); GC.@preserve cell unsafe_write(io, Base.unsafe_convert(Ptr{UInt8}, cell), UInt(1)))

send(io::UploadIO, p, n) = complete(start(nothing_of, C.tierce_upload_write_async, io.handle, p, n))

function send_pending(io::UploadIO)
    isempty(io.pending) && return
    GC.@preserve io send(io, pointer(io.pending), length(io.pending))
    empty!(io.pending)
    return
end

Base.flush(io::UploadIO) = lock(() -> send_pending(io), io.lock)

"""
    commit(io) -> ObjectInfo

Makes what was written to `open(store, key, "w")` an object, as `close` does, and tells its size and ETag.
"""
function commit(io::UploadIO)
    lock(io.lock) do
        isopen(io) || throw(ArgumentError("the object is closed"))
        try
            send_pending(io)
            return complete(start(info_of, C.tierce_upload_commit_async, io.handle))
        finally
            close(io.handle)
        end
    end
end

Base.close(io::UploadIO) = lock(() -> (isopen(io) && commit(io); nothing), io.lock)

"Leaves no object."
drop(io::UploadIO) = lock(() -> close(io.handle), io.lock)
drop(io::IOBuffer) = close(io)
