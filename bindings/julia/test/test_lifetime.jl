# What finalizers free, and when: loops of things that are never closed, under a bound on memory.

resident() = parse(Int, split(read("/proc/self/statm", String))[2]) * 4096
const MIB = 1 << 20

"How many bytes the process grows by, in 200 rounds of `f` with a collection now and then."
function grown(f)
    for _ in 1:10
        f()
    end
    GC.gc()
    before = resident()
    for i in 1:200
        f()
        i % 20 == 0 && GC.gc()
    end
    GC.gc()
    return resident() - before
end

@testset Tally "finalizers free" begin
    if !isfile("/proc/self/statm")
        println("lifetime: no /proc here; memory is not looked at")
        @test !haskey(ENV, "CI")
    else
        data = zeros(UInt8, 2 * MIB)
        codec, zstd = Codec("zstd"), ZstdCompressor()
        frame = compress(zstd, data)
        # Kept, each of these would be hundreds of megabytes.
        @test grown(() -> append!(Buffer(MIB), data)) < 100 * MIB
        @test grown(() -> compress(ZstdCompressor(), data)) < 100 * MIB
        @test grown(() -> encode(Codec("zstd"), data)) < 100 * MIB
        @test grown(() -> decode!(Buffer(), codec, frame)) < 100 * MIB
        wave = sin.(1:100_000)
        @test grown(() -> (z = Zfp(rate = 64, rate_type = Float64); ZfpView(z, compress(z, wave).stream)[1])) < 100 * MIB
        @test grown(() -> status_of(() -> decode(codec, frame; limit = MIB))) < 100 * MIB
    end
end

@testset Tally "what takes time is freed by a task" begin
    threads() = length(readdir("/proc/self/task"))
    before = threads()
    for _ in 1:20
        Pool(4)
        Store("memory://"; io_threads = 3)
    end
    GC.gc()
    sleep(0.1)
    GC.gc()
    sleep(0.1)
    @test threads() < before + 20    # of 140
    # Without a task that yields, by those who come after.
    for _ in 1:20
        Pool(8)
        GC.gc()
    end
    @test threads() < before + 60
end

@testset Tally "in use" begin
    # Closed by one task while another has it: it is freed by the last.
    store = Store("memory://")
    put(store, "a", "b")
    op = get_async(store, "a")
    close(store)
    @test fetch(op) == codeunits("b")    # an operation keeps its store open
    handle = Codec("zstd").handle
    @test Tierce.enter(handle)
    close(handle)
    @test !isopen(handle) && !Tierce.enter(handle)
    Tierce.leave(handle)
    close(handle)
    finalize(handle)    # and that is all: freed once
    @test !isopen(handle)
    # Lent memory is given back.
    @test isempty(filter(pair -> pair.second isa Vector{UInt8}, Tierce.LENT))
end

@testset Tally "the end of a process" begin
    # With everything open, operations under way and a stream half written: it ends, at once, without a word.
    program = """
        using Tierce
        store, pool = Store("memory://"), Pool(3)
        kept = [get_async(store, "a") for _ in 1:10]
        codec = Codec("blosc"; pool = pool)
        upload = open(store, "b", "w"); write(upload, "x")
        e = EncoderIO(IOBuffer(), ZstdCompressor(3; threads = 2)); write(e, zeros(1000))
        z = create_array(store, "z", Float32, 3)
        print("done")
    """
    command = `$(Base.julia_cmd()) --startup-file=no --project=$(Base.active_project()) -e $program`
    @test (@elapsed said = read(pipeline(command; stderr = stdout), String)) < 60 && said == "done"
end
