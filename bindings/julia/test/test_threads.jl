# Several threads at once, in a process of its own with JULIA_NUM_THREADS=2.

program = raw"""
using Tierce, Test
Threads.nthreads() == 2 || error("one thread alone")
codec, pool, dict = Codec([("id" => "shuffle", "elementsize" => 4), ("id" => "zstd",)]), Pool(2), nothing
field = rand(Float32, 1000, 50)
wanted = encode(codec, field)
bad = Threads.Atomic{Int}(0)
Threads.@threads for i in 1:400
    try
        mine = view(field, :, 1 + i % 50)
        part = encode(codec, mine)
        decode(codec, part, Float32, 1000) == mine || Threads.atomic_add!(bad, 1)
        encode(codec, field) == wanted || Threads.atomic_add!(bad, 1)
        # Messages belong to the thread that failed.
        try
            decode(Codec(i % 2 == 0 ? "zstd" : "lz4"), UInt8[1, 2, 3])
        catch e
            e isa TierceError && occursin(i % 2 == 0 ? "zstd" : "lz4", e.message) || Threads.atomic_add!(bad, 1)
        end
        b = Buffer(10_000)
        i % 3 == 0 && close(b)
        compress(ZstdCompressor(), "x"^i)
        i % 40 == 0 && GC.gc()
    catch e
        println(sprint(showerror, e))
        Threads.atomic_add!(bad, 1)
    end
end
# Tasks on both threads wait for a store.
store = Store("memory://")
z = create_array(store, "z", Float32, 1000, 50; chunks = (100, 10))
tasks = map(1:50) do i
    Threads.@spawn begin
        z[:, i] = field[:, i]
        put(store, "o/$i", view(field, :, i))
        reinterpret(Float32, get(store, "o/$i")) == field[:, i] && z[:, i] == field[:, i]
    end
end
all(fetch.(tasks)) || Threads.atomic_add!(bad, 1)
Array(z) == field || Threads.atomic_add!(bad, 1)
# One closes what the others use: they get an error or a result, and nothing else happens.
for _ in 1:50
    shared = Codec("zstd")
    users = map(1:4) do _
        Threads.@spawn try
            encode(shared, field) isa Vector{UInt8}
        catch e
            e isa ArgumentError
        end
    end
    closer = Threads.@spawn close(shared)
    wait(closer)
    all(fetch.(users)) || Threads.atomic_add!(bad, 1)
end
print(bad[], " bad")
"""

@testset Tally "two threads" begin
    command = `$(Base.julia_cmd()) -O1 --startup-file=no --project=$(Base.active_project()) -e $program`
    said = read(pipeline(setenv(command, merge(Dict(ENV), Dict("JULIA_NUM_THREADS" => "2"))); stderr = stdout), String)
    @test said == "0 bad"
    said == "0 bad" || println(said)
end
