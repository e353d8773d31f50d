# What the library made, and when it is freed.
#
# A handle is freed when it is closed or collected, but never under a call: calls enter and leave it, and who leaves last a
# handle that was closed frees it. Most handles are freed by their finalizers. Those whose free joins threads or waits for
# transfers are only noted down there, in a list without locks and without memory of Julia's, and freed by a task.

const CLOSED = 1 << 62

mutable struct Handle{K}
    address::Ptr{K}
    free::Ptr{Cvoid}
    slow::Bool                    # its free may wait
    users::Threads.Atomic{Int}    # calls that have it, and CLOSED
    keep::Any                     # memory of Julia's that it refers to

    function Handle{K}(address::Ptr{K}; slow = false, keep = nothing) where {K}
        handle = new{K}(address, C.address_of_free(K), slow, Threads.Atomic{Int}(0), keep)
        if slow
            ready_to_sweep()
            keep === nothing || lend_out(address, keep)
        end
        return finalizer(collected, handle)
    end
end

"The handle that `f` makes of these arguments."
function make(::Type{K}, f::F, arguments...; slow = false, keep = nothing) where {K,F}
    out = Ref{Ptr{K}}(C_NULL)
    call(f, arguments..., out)
    return Handle{K}(out[]; slow = slow, keep = keep)
end

Base.cconvert(::Type{Ptr{K}}, handle::Handle{K}) where {K} = handle
Base.unsafe_convert(::Type{Ptr{K}}, handle::Handle{K}) where {K} = handle.address

@inline enter() = true
@inline enter(one, rest...) = enter_one(one) && (enter(rest...) || (leave_one(one); false))
@inline leave() = nothing
@inline leave(one, rest...) = (leave_one(one); leave(rest...))
@inline enter_one(_) = true
@inline leave_one(_) = nothing

function enter_one(handle::Handle)
    while true
        users = handle.users[]
        users & CLOSED != 0 && return false
        Threads.atomic_cas!(handle.users, users, users + 1) == users && return true
    end
end

function leave_one(handle::Handle)
    Threads.atomic_sub!(handle.users, 1) == CLOSED + 1 && free(handle)
    return
end

Base.isopen(handle::Handle) = handle.users[] & CLOSED == 0

function Base.close(handle::Handle)
    Threads.atomic_or!(handle.users, CLOSED) == 0 && free(handle)
    return
end

function free(handle::Handle)
    handle.slow ? free_slow(handle.free, convert(Ptr{Cvoid}, handle.address)) : ccall(handle.free, Cvoid, (Ptr{Cvoid},), handle.address)
    handle.keep = nothing
    return
end

"The finalizer: it neither waits nor throws."
function collected(handle::Handle)
    Threads.atomic_or!(handle.users, CLOSED) == 0 || return
    if handle.slow && !ENDING[]
        bury(handle.free, convert(Ptr{Cvoid}, handle.address))
    else
        ccall(handle.free, Cvoid, (Ptr{Cvoid},), handle.address)
    end
    return
end

# Memory that slow handles refer to lives until they are freed, which is after they were collected.
const LENT = Dict{Ptr{Cvoid},Any}()
const LENT_LOCK = ReentrantLock()

lend_out(address, keep) = lock(() -> LENT[convert(Ptr{Cvoid}, address)] = keep, LENT_LOCK)

function free_slow(free, address)
    # Taken out first: the next handle may have the same address.
    keep = lock(() -> pop!(LENT, address, nothing), LENT_LOCK)
    GC.@preserve keep ccall(free, Cvoid, (Ptr{Cvoid},), address)
    return
end

struct Grave
    next::UInt
    free::Ptr{Cvoid}
    address::Ptr{Cvoid}
end

const GRAVES = Threads.Atomic{UInt}(0)
const ENDING = Threads.Atomic{Bool}(false)
const ALARM = Ref{Union{Nothing,Base.AsyncCondition}}(nothing)
const ALARM_ADDRESS = Ref{Ptr{Cvoid}}(C_NULL)
const ALARM_LOCK = ReentrantLock()

function bury(free, address)
    grave = convert(Ptr{Grave}, Libc.malloc(sizeof(Grave)))
    grave == C_NULL && return    # no memory: better lost than waited for
    while true
        next = GRAVES[]
        unsafe_store!(grave, Grave(next, free, address))
        Threads.atomic_cas!(GRAVES, next, UInt(grave)) == next && break
    end
    ccall(:uv_async_send, Cint, (Ptr{Cvoid},), ALARM_ADDRESS[])
    return
end

"Frees what finalizers noted down."
function sweep()
    node = Threads.atomic_xchg!(GRAVES, UInt(0))
    while node != 0
        grave = unsafe_load(Ptr{Grave}(node))
        Libc.free(Ptr{Cvoid}(node))
        free_slow(grave.free, grave.address)
        node = grave.next
    end
end

"Starts the task that sweeps with the first handle that needs it, so that loading the package starts nothing."
function ready_to_sweep()
    sweep()
    ALARM[] === nothing || return
    lock(ALARM_LOCK) do
        ALARM[] === nothing || return
        alarm = Base.AsyncCondition(_ -> sweep())
        ccall(:uv_unref, Cvoid, (Ptr{Cvoid},), alarm.handle)
        ALARM_ADDRESS[] = alarm.handle
        ALARM[] = alarm
    end
    return
end

"At the end of the process handles are freed where they are: nothing is left that would run a task."
function end_process()
    ENDING[] = true
    sweep()
end
