# Objects, in memory and in files.

field = Float32[x + 10y for x in 1:50, y in 1:40]

# What the two kinds of store do alike.
function test_store(store)
    @testset Tally "one object" begin
        info = put(store, "a/1", field; content_type = "application/octet-stream")
        @test info isa ObjectInfo
        @test reinterpret(Float32, get(store, "a/1")) == vec(field)
        @test haskey(store, "a/1") && !haskey(store, "a/2")
        @test Tierce.head(store, "a/1").size == sizeof(field)
        @test abs(Tierce.head(store, "a/1").modified - time()) < 600
        store["a/2"] = "hello world"
        @test String(store["a/2"]) == "hello world"
        @test String(get(store, "a/2"; offset = 6)) == "world"
        @test String(get(store, "a/2"; offset = 2, len = 3)) == "llo"
        @test String(get(store, "a/2"; offset = -5)) == "world"
        @test_throws ArgumentError get(store, "a/2"; offset = -5, len = 3)
        into = zeros(Float32, 50, 40)
        @test get_into!(into, store, "a/1") == sizeof(field) && into == field
        @test get_into!(view(into, :, 3), store, "a/1"; len = 200) == 200 && into[:, 3] == field[:, 1]
        @test_throws ArgumentError get_into!(view(into, 3, :), store, "a/1")
        @test status_of(() -> get_into!(zeros(UInt8, 3), store, "a/2")) == :BUFFER_TOO_SMALL
        @test status_of(() -> get(store, "a/1"; limit = 10)) == :LIMIT
        @test status_of(() -> get(store, "b")) == :NOT_FOUND
        @test status_of(() -> get(store, "a/2"; offset = 11)) == :ARGUMENT
        put(store, "strided", view(field, 1:2:50, 3))
        @test reinterpret(Float32, get(store, "strided")) == field[1:2:50, 3]
        put(store, "empty", "")
        @test isempty(get(store, "empty"; limit = 0))
    end
    @testset Tally "conditions" begin
        @test status_of(() -> put(store, "a/2", "x"; condition = :if_absent)) == :PRECONDITION
        etag = Tierce.head(store, "a/2").etag
        @test String(get(store, "a/2"; if_match = etag)) == "hello world"
        put(store, "a/2", "new"; condition = etag)
        @test status_of(() -> put(store, "a/2", "newer"; condition = etag)) == :PRECONDITION
        @test status_of(() -> get(store, "a/2"; if_match = etag)) == :PRECONDITION
        @test_throws ArgumentError put(store, "a/2", "x"; condition = :sometimes)
    end
    @testset Tally "many" begin
        keys_of = ["m/$i" for i in 1:50]
        @test all(isnothing, put_many(store, keys_of, ["object $i" for i in 1:50]))
        @test String.(get_many(store, keys_of)) == ["object $i" for i in 1:50]
        @test status_of(() -> get_many(store, ["m/1", "nothing", "m/2"])) == :NOT_FOUND
        some = get_many(store, ["m/1", "nothing", "m/2"]; partial = true)
        @test String(some[1]) == "object 1" && String(some[3]) == "object 2"
        @test some[2] isa TierceError && some[2].name == "TIERCE_E_NOT_FOUND" && occursin("nothing", some[2].message)
        rooms = [zeros(UInt8, 9) for _ in 1:50]
        @test get_many_into!(rooms, store, keys_of) == [length("object $i") for i in 1:50]
        @test String(rooms[50]) == "object 50"
        @test String.(get_ranges(store, "m/7", [1:3, 8:8, 5:100])) == ["obj", "7", "ct 7"]
        @test_throws ArgumentError get_ranges(store, "m/7", [0:3])
        @test_throws DimensionMismatch put_many(store, keys_of, ["x"])
        again = put_many(store, ["m/1", "n/1"], ["x", "y"]; condition = :if_absent, partial = true)
        @test again[1] isa TierceError && again[2] === nothing
        delete_many(store, keys_of[1:10])
        @test !haskey(store, "m/3") && haskey(store, "m/11")
        @test delete_prefix(store, "m/") == 40
    end
    @testset Tally "listing" begin
        put_many(store, ["l/b/1", "l/b/2", "l/a", "l/c.bin"], ["1", "22", "333", "4444"])
        @test [info.key for info in Tierce.list(store, "l/")] == ["l/a", "l/b/1", "l/b/2", "l/c.bin"]
        @test [info.size for info in Tierce.list(store, "l/b")] == [1, 2]
        @test [(info.key, info.is_prefix) for info in Tierce.list(store, "l/"; how = :folder)] == [("l/a", false), ("l/b/", true), ("l/c.bin", false)]
        @test [info.key for info in Tierce.list(store, "l/**/*[12]"; how = :glob)] == ["l/b/1", "l/b/2"]
        @test [info.key for info in Tierce.list(store, "l/"; after = "l/b/1")] == ["l/b/2", "l/c.bin"]
        @test keys(store; prefix = "l/b") == ["l/b/1", "l/b/2"]
        put_many(store, ["many/$(lpad(i, 4, '0'))" for i in 1:2500], fill("", 2500))
        @test length(keys(store; prefix = "many/")) == 2500
        first_of = Tierce.list(store, "many/")
        @test first(first_of).key == "many/0001"
        close(first_of)
        @test collect(first_of) == []
        @test_throws ArgumentError Tierce.list(store, ""; how = :somehow)
        copy_object(store, "l/a", "l/d")
        @test String(store["l/d"]) == "333"
        delete!(store, "l/d")
        delete!(store, "l/d")
        @test !haskey(store, "l/d")
    end
    @testset Tally "piece by piece" begin
        open(store, "log", "w") do io
            for i in 1:1000
                println(io, "line ", i)
            end
            write(io, zeros(UInt8, 3_000_000))
            write(io, field)
        end
        bytes = store["log"]
        @test startswith(String(bytes[1:20]), "line 1\nline 2\n") && bytes[end-sizeof(field)+1:end] == reinterpret(UInt8, vec(field))
        @test open(readline, store, "log") == "line 1"
        @test_throws ErrorException open(io -> (write(io, "x"); error("no")), store, "log2", "w")
        @test !haskey(store, "log2")
        io = open(store, "log3", "w"; condition = :if_absent)
        write(io, "abc")
        @test !haskey(store, "log3")
        @test Tierce.commit(io).size == 3
        @test_throws ArgumentError write(io, "x")
        @test status_of(() -> open(io -> write(io, "y"), store, "log3", "w"; condition = :if_absent)) == :PRECONDITION
        @test_throws ArgumentError open(store, "log", "a")
        open(store, "log.zst", "w") do io
            EncoderIO(e -> write(e, field), io, "zstd")
        end
        @test reinterpret(Float32, decompress(ZstdDecompressor(), store["log.zst"])) == vec(field)
    end
    @testset Tally "arrays through codecs" begin
        codec = Codec([("id" => "shuffle", "elementsize" => 4), ("id" => "zstd",)])
        n = put_encoded(store, "e", codec, field)
        @test n == length(store["e"]) < sizeof(field)
        @test get_decoded(store, "e", codec, Float32, 50, 40) == field
        put_encoded(store, "v", codec, view(field, 1:2:50, 40:-1:1))
        target = fill(-1.0f0, 50, 40)
        get_decoded!(view(target, 2:2:50, :), store, "v", codec)
        @test target[2:2:50, :] == field[1:2:50, 40:-1:1] && all(==(-1), target[1:2:50, :])
        put_encoded(store, "w", Codec("vlen-utf8"), ["a", "né"])
        @test get_decoded(store, "w", Codec("vlen-utf8"), String, 2) == ["a", "né"]
        @test status_of(() -> get_decoded(store, "e", codec, Float32, 50, 41)) == :CORRUPT
        made = Tierce.generate(store, "g/"; num = 3, size = 1000, seed = 7)
        @test made == (objects = 3, bytes = 3000) && length(keys(store; prefix = "g/")) == 3
    end
end

@testset Tally "in memory" begin
    Store(test_store, "memory://"; io_threads = 1)
end
@testset Tally "in files" begin
    in_folder(folder -> Store(test_store, "file://$folder"; sync = false))
end

@testset Tally "stores" begin
    store = Store("memory://")
    @test sprint(show, store) == "Store(\"memory://\")" && isopen(store)
    close(store)
    @test !isopen(store)
    @test_throws ArgumentError get(store, "a")
    @test status_of(() -> Store("ftp://x")) in (:ARGUMENT, :UNSUPPORTED)
    @test status_of(() -> Store("memory://"; io_thread = 1)) == :CONFIG
    @test Store(s -> (put(s, "k", "v"); String(get(s, "k"))), "memory://") == "v"
    in_folder() do folder
        Store("file://$folder/new") do s
            @test status_of(() -> put(s, "k", "v")) == :NO_BUCKET
            create_bucket(s)
            create_bucket(s)
            put(s, "k", "v")
            @test status_of(() -> delete_bucket(s)) == :PRECONDITION
            delete!(s, "k")
            delete_bucket(s)
            @test !ispath(joinpath(folder, "new"))
        end
    end
end
