# Zarr arrays and groups.

field = Float64[x + 100y + 10_000z for x in 1:30, y in 1:20, z in 1:10]

@testset Tally "boxes" begin
    for format in (2, 3), options in ((;), (order = "F",), format == 3 ? (shards = (20, 10, 4),) : (separator = "/",))
        store = Store("memory://")
        z = create_array(store, "u", Float64, 30, 20, 10; chunks = (10, 5, 4), zarr_format = format, fill_value = -1, options...)
        @test size(z) == (30, 20, 10) && size(z, 2) == 20 && ndims(z) == 3 && eltype(z) == Float64 && length(z) == 6000 && zarr_format(z) == format
        @test inner_chunks(z) == (10, 5, 4) && chunks(z) == (haskey(options, :shards) ? (20, 10, 4) : (10, 5, 4))
        @test fill_value(z) === -1.0 && all(==(-1), z[:, :, :])
        z[:, :, :] = field
        @test z[:, :, :] == field == Array(z) == collect(z) == z[]
        @test z[3:17, 4, 2:end] == field[3:17, 4, 2:end]
        @test z[end, 1, 5] === field[30, 1, 5]
        @test z[29:-7:1, 2:3:20, 10] == field[29:-7:1, 2:3:20, 10]
        @test z[5:4, :, 1] == zeros(0, 20)
        z[2, 3, 4] = 7
        z[2:3, 1, :] = zeros(2, 10)
        z[1:1, 20, 1] = [9.0]
        z[11:20, :, :] .= 5
        z[30, :, 10] .= 1:20
        mine = copy(field)
        mine[2, 3, 4] = 7
        mine[2:3, 1, :] .= 0
        mine[1, 20, 1] = 9
        mine[11:20, :, :] .= 5
        mine[30, :, 10] .= 1:20
        @test Array(z) == mine
        # The axes are in reverse for others.
        meta = Tierce.metadata(z)
        @test meta["shape"] == [10, 20, 30]
        again = open_array(store, "u")
        @test Array(again) == mine
    end
end

@testset Tally "views without copies" begin
    store = Store("memory://")
    z = create_array(store, "u", Float64, 30, 20, 10; chunks = (7, 6, 5))
    ghost = fill(-9.0, 34, 24, 12)
    inner = view(ghost, 3:32, 3:22, 2:11)
    inner .= field
    z[:, :, :] = inner
    @test Array(z) == field
    fill!(ghost, -9.0)
    read!(z, inner)
    @test inner == field && count(==(-9.0), ghost) == length(ghost) - length(field)
    fill!(ghost, -9.0)
    read!(z, view(ghost, 34:-2:1, 1:1, 5:8), 3, 4, 5)
    @test ghost[34:-2:1, 1:1, 5:8] == field[3:19, 4:4, 5:8] && count(!=(-9.0), ghost) == 17 * 4
    z[:, 5, 2:4] = view(field, 30:-1:1, 1, 1:3)
    @test z[:, 5, 2:4] == field[30:-1:1, 1, 1:3]
    z[1, :, :] = PermutedDimsArray(view(field, 1, 1:10, 1:10)[:, :] |> a -> repeat(a, 1, 2), (2, 1))
    @test z[1, 11, 3] == field[1, 3, 1]
    op = write_async(z, view(field, 1:5, 1:2:8, 1:3), 2, 3, 4)
    @test fetch(op) === nothing
    into = zeros(5, 4, 3)
    @test fetch(read_async!(z, into, 2, 3, 4)) === into
    @test into == field[1:5, 1:2:8, 1:3]
end

@testset Tally "wrong indices and values" begin
    z = create_array(Store("memory://"), "u", Int32, 4, 5)
    for wrong in (() -> z[5, 1], () -> z[0, 1], () -> z[1:6, 1], () -> z[1, 0:2], () -> z[5, 1] = 1, () -> z[1:5, 1] = zeros(Int32, 5), () -> read!(z, zeros(Int32, 2, 2), 4, 1))
        @test_throws BoundsError wrong()
    end
    for wrong in (() -> z[1], () -> z[1, 2, 3], () -> z[1:2:4, 1] = zeros(Int32, 2), () -> read!(z, zeros(2, 2)), () -> read!(z, view(zeros(Int32, 9), [1, 2]) |> v -> reshape(v, 1, 2)))
        @test_throws ArgumentError wrong()
    end
    for wrong in (() -> z[:, :] = zeros(Int32, 4, 4), () -> z[1, :] = zeros(Int32, 4), () -> z[1:2, 1] .= [1, 2, 3])
        @test_throws DimensionMismatch wrong()
    end
    @test_throws InexactError z[1, 1] = 1.5
    z[:, 2] = [1.0, 2.0, 3.0, 4.0]    # converted, as in any array
    @test z[:, 2] == 1:4
    @test_throws InexactError z[:, 2] = [1.5, 2, 3, 4]
    close(z)
    @test_throws ArgumentError z[1, 1]
end

@testset Tally "element types" begin
    store = Store("memory://")
    for T in (Bool, Int8, UInt16, Int64, Float16, Float32, ComplexF64), format in (2, 3)
        a = T <: Complex ? rand(T, 5, 3) : rand(T, 5, 3)
        z = create_array(store, "t/$T/$format", T, 5, 3; chunks = (2, 2), zarr_format = format)
        z[:, :] = a
        @test eltype(z) === T && Array(z) == a && z[2, 3] === a[2, 3]
    end
    big = create_array(store, "big", "$(Tierce.OTHER)f8", 5; zarr_format = 2, fill_value = 2.5)
    @test fill_value(big) === 2.5 && big[1] === 2.5
    big[:] = 1.0:5.0
    @test Array(big) == 1:5 && big.dtype[1] == Tierce.OTHER
    times = create_array(store, "times", "$(Tierce.HERE)M8[s]", 3)
    times[:] = [0, 86400, typemin(Int64)]
    @test Array(times) == [0, 86400, typemin(Int64)]
    fixed = create_array(store, "fixed", "|S4", 2; zarr_format = 2)
    fixed[:] = [(0x61, 0x62, 0x00, 0x00), (0x63, 0x64, 0x65, 0x66)]
    @test Tierce.text.(Array(fixed)) == ["ab", "cdef"]
    words = create_array(store, "words", String, 3, 2; chunks = (2, 2), fill_value = "none")
    @test fill_value(words) == "none"
    words[1:2, :] = ["a" "né"; "" "x"^500]
    words[3, 2] = "end"
    @test Array(words) == ["a" "né"; "" "x"^500; "none" "end"]
    @test words[2, 1] == ""
    rows = create_array(store, "rows", Vector{Float32}, 2; zarr_format = 2)
    rows[:] = [Float32[1, 2], Float32[]]
    @test Array(rows) == [[1, 2], []]
    zero_dims = create_array(store, "zero", Float64)
    zero_dims[] = fill(4.5)
    @test zero_dims[] == 4.5 && size(zero_dims) == ()
    @test status_of(() -> create_array(store, "bad", "nonsense", 3)) in (:CONFIG, :ARGUMENT, :UNSUPPORTED)
end

@testset Tally "metadata and changes" begin
    in_folder() do folder
        store = Store("file://$folder"; sync = false)
        z = create_array(store, "a/b", Float32, 6, 4; chunks = (3, 2), dimension_names = ("x", "y"), attributes = Dict("units" => "m", "deep" => [1, nothing, NaN]),
                         codecs = [("id" => "shuffle", "elementsize" => 4), ("id" => "zstd", "level" => 5)])
        @test dimension_names(z) == ("x", "y")
        @test attributes(z)["units"] == "m" && attributes(z)["deep"][3] === NaN
        attributes!(z, Dict("step" => 7, "big" => big"2"^80, "name" => "né"))
        @test attributes(open_array(store, "a/b")) == Dict("step" => 7, "big" => big"2"^80, "name" => "né")
        z[:, :] = reshape(1:24, 6, 4)
        resize!(z, 6, 2)
        @test size(z) == (6, 2) && Array(z) == reshape(1:12, 6, 2)
        @test append!(z, [100 200; 101 201; 102 202; 103 203; 104 204; 105 205]) == 3
        @test size(z) == (6, 4) && z[:, 4] == 200:205 && z[:, 2] == 7:12
        @test append!(z, zeros(Float32, 1, 4); axis = 1) == 7
        @test size(z) == (7, 4)
        @test covers(z, 1:3, 1:2) && covers(z, 7:7, 1:4) == covers(z, 7, 1:4) == true && !covers(z, 1:2, 1:2)
        @test status_of(() -> create_array(store, "a/b", Float32, 6, 4)) == :PRECONDITION
        @test size(create_array(store, "a/b", Float32, 7, 4; chunks = (3, 2), dimension_names = ("x", "y"), mode = :open,
                                codecs = [("id" => "shuffle", "elementsize" => 4), ("id" => "zstd", "level" => 5)])) == (7, 4)
        @test size(create_array(store, "a/b", Float32, 2, 1; mode = :replace)) == (2, 1)
        @test status_of(() -> open_array(store, "a")) == :ARGUMENT
        @test status_of(() -> open_array(store, "nothing")) == :NOT_FOUND
        @test status_of(() -> open_array(store, "a/b"; memroy = 1)) == :CONFIG
        @test_throws DimensionMismatch create_array(store, "c", Float32, 6, 4; chunks = (3,))
        @test_throws ArgumentError create_array(store, "c", Float32, 6; mode = :often)
        @test status_of(() -> create_array(store, "c", Float32, 6; codecs = "no-such")) in (:UNKNOWN_CODEC, :CONFIG)
        refusing = open_array(store, "a/b"; partial_chunks = "refuse", pool = Pool(2))
        refusing[:, :] = [1 2]'
        @test status_of(() -> refusing[1, 1] = 5) == :ARGUMENT
        # A chunk that was damaged is an error, not wrong numbers.
        file = first(joinpath(root, f) for (root, _, files) in walkdir(joinpath(folder, "a", "b")) for f in files if f != "zarr.json")
        write(file, read(file)[1:end-2])
        @test status_of(() -> Array(refusing)) == :CORRUPT
    end
end

@testset Tally "groups" begin
    for format in (2, 3)
        store = Store("memory://")
        root = create_group(store; zarr_format = format, attributes = Dict("run" => 7))
        @test attributes(root)["run"] == 7 && zarr_format(root) == format && keys(root) == []
        create_array(root, "u", Int32, 3)[:] = 1:3
        sub = create_group(root, "sub")
        create_array(sub, "v", Float32, 2)[:] = [0.5, 1.5]
        @test keys(root) == ["sub", "u"] && array_names(root) == ["u"] && group_names(root) == ["sub"] && haskey(root, "u") && !haskey(root, "v")
        @test Array(root["u"]) == 1:3 && Array(root["sub"]["v"]) == [0.5, 1.5] == Array(root["sub/v"])
        attributes!(sub, (a = 1,))
        consolidate!(root)
        again = open_group(store)
        @test keys(again) == ["sub", "u"] && Array(again["u"]) == 1:3 && attributes(again["sub"])["a"] == 1
        @test find_node(store, "u") == :array && find_node(store, "sub") == :group && find_node(store, "w") == :nothing
        delete_node(store, "sub")
        @test find_node(store, "sub") == :nothing
        @test status_of(() -> root["w"]) == :NOT_FOUND
        @test status_of(() -> open_group(store, "u")) == :ARGUMENT
        @test status_of(() -> create_group(store; zarr_format = format)) == :PRECONDITION
        @test occursin("ZarrGroup", sprint(show, root))
        close(root)
        @test_throws ArgumentError keys(root)
    end
end
