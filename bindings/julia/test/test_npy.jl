# .npy files and .npz archives.

@testset Tally "npy" begin
    in_folder() do folder
        path = joinpath(folder, "a.npy")
        for a in (rand(3, 4, 5), rand(Int16, 7), [true false; true true], fill(2.5f0), rand(ComplexF32, 2, 3), zeros(0, 3))
            save_npy(path, a)
            @test load_npy(path) == a && eltype(load_npy(path)) == eltype(a)
            @test read(path) == npy_bytes(a)
            @test load_npy(npy_bytes(a)) == a
        end
        a = reshape(collect(1:24), 2, 3, 4)
        save_npy(path, view(a, :, 3:-1:1, 2:3))
        @test load_npy(path) == a[:, 3:-1:1, 2:3]
        # A file in the other byte order, and one in Fortran order, made by hand.
        header(descr, order, shape) = (text = "{'descr': '$descr', 'fortran_order': $order, 'shape': $shape, }"; vcat(b"\x93NUMPY\x01\x00", UInt8[118, 0], codeunits(rpad(text, 117)), b"\n"))
        other = Tierce.OTHER
        @test load_npy(vcat(header("$(other)f8", "False", "(3,)"), reinterpret(UInt8, bswap.([1.0, 2.0, 3.0])))) == [1.0, 2.0, 3.0]
        @test load_npy(vcat(header("$(Tierce.HERE)i4", "True", "(2, 3)"), reinterpret(UInt8, Int32[1, 2, 3, 4, 5, 6]))) == Int32[1 2; 3 4; 5 6]
        @test status_of(() -> load_npy(npy_bytes(a)[1:end-1])) == :CORRUPT
        @test status_of(() -> load_npy(UInt8[1, 2, 3])) == :CORRUPT
        @test status_of(() -> save_npy(path, ["text"])) == :UNSUPPORTED
        @test status_of(() -> save_npy(joinpath(folder, "not", "there.npy"), a)) == :NATIVE
        @test_throws ArgumentError save_npy("a\0b", a)
    end
end

@testset Tally "npz" begin
    in_folder() do folder
        path = joinpath(folder, "run.npz")
        a, b = rand(4, 3), rand(Int8, 9)
        save_npz(path; a = a, b = view(b, 1:2:9))
        npz = Npz(path)
        @test keys(npz) == ["a", "b"] && length(npz) == 2 && haskey(npz, "a") && !haskey(npz, "c")
        @test npz["a"] == a && npz["b"] == b[1:2:9]
        @test Dict(collect(npz))["a"] == a
        @test status_of(() -> npz["c"]) == :ARGUMENT
        close(npz)
        @test_throws ArgumentError keys(npz)
        save_npz(path, Dict("x y" => a); level = 0)
        @test collect(Npz(read(path)))[1] == ("x y" => a)
        @test status_of(() -> Npz(read(path)[1:end-5])) == :CORRUPT
        # What fails leaves the file as it was.
        @test status_of(() -> save_npz(path; a = a, s = ["text"])) == :UNSUPPORTED
        @test keys(Npz(path)) == ["x y"]
        @test readdir(folder) == ["run.npz"]
    end
end
