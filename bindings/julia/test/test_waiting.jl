# Tasks that wait for a store let others run: the server that answers is a task of this very thread.
using Sockets

"A server that speaks as much of S3 as a get, slowly; calls `f` with its address."
function with_server(f; seconds = 0.3, body = "hello")
    server = listen(ip"127.0.0.1", 0)
    port = Int(getsockname(server)[2])
    tasks = @async while isopen(server)
        socket = try accept(server) catch; break end
        @async try
            while isopen(socket)
                request = readuntil(socket, "\r\n\r\n")
                isempty(request) && break
                sleep(seconds)
                write(socket, "HTTP/1.1 200 OK\r\nContent-Length: $(sizeof(body))\r\nETag: \"1\"\r\n\r\n", startswith(request, "HEAD") ? "" : body)
            end
        catch e
            e isa Base.IOError || rethrow()
        finally
            close(socket)
        end
    end
    try
        Store(f, "s3://bucket"; endpoint = "http://127.0.0.1:$port", anonymous = true, region = "us-east-1", path_style = true, checksum = "none", retries = 0,
              connect_timeout = 20, io_timeout = 20)
    finally
        close(server)
        wait(tasks)
    end
end

@testset Tally "others run meanwhile" begin
    with_server() do store
        ticks = Ref(0)
        done = Ref(false)
        ticker = @async while !done[]
            sleep(0.01)
            ticks[] += 1
        end
        @test String(get(store, "a")) == "hello"
        @test ticks[] >= 5
        # Many at once take as long as one.
        seconds = @elapsed results = asyncmap(i -> String(get(store, "k$i")), 1:8)
        @test results == fill("hello", 8) && seconds < 8 * 0.3
        done[] = true
        wait(ticker)
    end
end

@testset Tally "operations" begin
    with_server() do store
        op = get_async(store, "a")
        @test !isready(op) && occursin("PENDING", sprint(show, op))
        waiters = [@async(fetch(op)) for _ in 1:3]
        @test fetch.(waiters) == fill(codeunits("hello"), 3)
        @test isready(op) && String(copy(fetch(op))) == "hello"
        wait(op)
        close(op)
        @test fetch(op) == codeunits("hello") && sprint(show, op) == "Operation(closed)"
        close(op)
        never = get_async(store, "a")
        close(never)
        @test_throws ArgumentError wait(never)
    end
end

@testset Tally "given up" begin
    with_server(seconds = 5) do store
        op = get_async(store, "a")
        waiter = @async status_of(() -> fetch(op))
        sleep(0.1)
        seconds = @elapsed Tierce.cancel(op)
        @test fetch(waiter) == :CANCELLED && seconds < 2
        # Closed under a task that waits: the task is woken, and the memory is safe.
        room = zeros(UInt8, 5)
        op = get_into_async!(room, store, "a")
        waiter = @async status_of(() -> wait(op))
        sleep(0.1)
        @test (@elapsed close(op)) < 2
        @test fetch(waiter) in (:CANCELLED, ArgumentError)
        # Whatever ends the wait ends the operation: an interrupt of the task.
        waiter = @async status_of(() -> get(store, "a"))
        sleep(0.1)
        seconds = @elapsed (schedule(waiter, InterruptException(); error = true); result = fetch(waiter))
        @test result == InterruptException && seconds < 2
        # Forgotten: neither its finalizer nor what it was lent may be trouble.
        for _ in 1:20
            get_into_async!(zeros(UInt8, 100_000), store, "a")
        end
        GC.gc()
        sleep(0.2)
        GC.gc()
        @test isempty(Tierce.LENT) || all(value -> !(value isa Vector{UInt8}), values(Tierce.LENT))
    end
end

@testset Tally "failing" begin
    port = (s = listen(ip"127.0.0.1", 0); p = Int(getsockname(s)[2]); close(s); p)
    Store("s3://bucket"; endpoint = "http://127.0.0.1:$port", anonymous = true, region = "us-east-1", retries = 0) do store
        e = try get(store, "a"); nothing catch e; e end
        @test e isa TierceError && e.name == "TIERCE_E_IO" && occursin("a", e.message)
    end
end
