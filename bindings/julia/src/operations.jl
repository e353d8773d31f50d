# Operations of a store, for which tasks wait without holding up others.

"""
    Operation

Work that a store has under way: made by functions whose names end in `_async`. `wait(op)` waits until it has ended, and throws what it failed with;
`fetch(op)` gives its result; `isready(op)` tells whether it has ended, [`cancel`](@ref) gives it up, `close(op)` does that and lets go of it. Other tasks run
meanwhile: the operating system wakes the task that waits. Arrays that were lent to it must not be used before it has ended; they are kept until then.
"""
struct Operation{F}
    handle::Handle{C.tierce_op}
    result::F                          # called with the handle, once, when it has succeeded
    kept::Base.RefValue{Any}           # what it gave
    lock::ReentrantLock
end

struct NotFetched end

"Starts `f(arguments..., op)`; `lent` is what it reads or writes until it has ended: memory, or the handle of an array."
function start(result, f::F, arguments...; lent = nothing) where {F}
    out = Ref{Ptr{C.tierce_op}}(C_NULL)
    call(f, arguments..., out)
    return Operation(Handle{C.tierce_op}(out[]; slow = true, keep = lent), result, Ref{Any}(NotFetched()), ReentrantLock())
end

Base.isopen(op::Operation) = isopen(op.handle)
Base.isready(op::Operation) = ask(C.tierce_op_poll, op.handle) != C.TIERCE_PENDING
Base.show(io::IO, op::Operation) = print(io, "Operation(", isopen(op) ? status_name(ask(C.tierce_op_poll, op.handle)) : "closed", ")")

"Operations that are all but done are met by looking a few times; the others by the descriptor that they have."
const LOOKS = 20

function settle(op::Operation)
    enter(op.handle) || throw(ArgumentError("the operation was closed"))
    try
        for _ in 1:LOOKS
            C.tierce_op_poll(op.handle) == C.TIERCE_PENDING || break
            yield()
        end
        fd = Ref{Int32}(-1)
        watched = C.tierce_op_poll(op.handle) == C.TIERCE_PENDING && C.tierce_op_fd(op.handle, fd) == C.TIERCE_OK
        while C.tierce_op_poll(op.handle) == C.TIERCE_PENDING
            watched ? poll_fd(RawFD(fd[]); readable = true) : sleep(0.001)
        end
        # The message belongs to this thread, which a task can only leave where it waits.
        return check(C.tierce_op_poll(op.handle))
    finally
        leave(op.handle)
    end
end

# What some of many items failed with shows in the result.
Base.wait(op::Operation) = (fetch(op); nothing)

function Base.fetch(op::Operation)
    lock(op.lock) do
        op.kept[] isa NotFetched || return op.kept[]
        settle(op)
        op.kept[] = op.result(op.handle)
    end
end

"""
    cancel(op)

Gives an operation up, and returns when nothing that was lent to it will be touched again. What it was to write is there or not, whole in either case.
"""
function cancel(op::Operation)
    status = ask(C.tierce_op_cancel, op.handle)
    status == C.TIERCE_E_CANCELLED || check(status)
    return
end

function Base.close(op::Operation)
    enter(op.handle) || return
    C.tierce_op_cancel(op.handle)    # wakes those who wait; the last of them frees it
    leave(op.handle)
    close(op.handle)
    return
end

"The result of an operation that nobody else knows of; whatever ends the wait for it ends the operation too."
function complete(op::Operation)
    try
        return fetch(op)
    finally
        close(op)
    end
end

# What operations give.

nothing_of(_) = nothing

function size_of(handle)
    size = Ref{UInt64}(0)
    call(C.tierce_op_size, handle, size)
    return Int(size[])
end

function count_of(handle)
    count = Ref{UInt64}(0)
    call(C.tierce_op_count, handle, count)
    return Int(count[])
end

bytes_of(handle) = filled_bytes(C.tierce_op_take_buffer, handle)
array_of(handle) = collected_from(C.tierce_op_take_array, handle)
items_of_op(handle) = collected_items(make(C.tierce_segments_collection, C.tierce_op_take_collection, handle))

"The errors of the items that failed, `nothing` for the others; throws the first, unless failures are part of the result."
function failures_of(handle, count, partial)
    each = zeros(Int32, count)
    call(C.tierce_op_each, handle, each, count)
    failures = map(enumerate(each)) do (i, status)
        status >= 0 && return nothing
        TierceError(status, copied_text((dst, cap) -> ask(C.tierce_op_item_message, handle, i - 1, dst, cap)))
    end
    first_failed = findfirst(!isnothing, failures)
    partial || first_failed === nothing || throw(failures[first_failed])
    return failures
end

"For each item what `values(handle)` has of it, or, with `partial`, its error."
with_failures(values, count, partial) = function (handle)
    failures = failures_of(handle, count, partial)
    found = values(handle)
    all(isnothing, failures) && return found
    return Any[something(failures[i], Some(found[i])) for i in 1:count]
end

sizes_of(count) = function (handle)
    sizes = zeros(UInt64, count)
    call(C.tierce_op_sizes, handle, sizes, count)
    return Int.(sizes)
end
