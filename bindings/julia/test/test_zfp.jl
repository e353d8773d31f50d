# zfp: modes, bounds, masks, sidecars, views.

field = [sin(x / 9) * cos(y / 7) + z / 30 for x in 1:37, y in 1:26, z in 1:15]
pool = Pool(2)

@testset Tally "modes" begin
    for T in (Float64, Float32), dims in 1:3
        a = T.(dims == 1 ? field[:, 1, 1] : dims == 2 ? field[:, :, 1] : field)
        exact = compress(Zfp(), a)
        @test decompress(Zfp(), exact.stream) == a && isempty(exact.side) && exact.report.mode == :reversible
        near = compress(Zfp(accuracy = 1e-3), a)
        back = decompress(Zfp(), near.stream)
        @test eltype(back) == T && size(back) == size(a) && maximum(abs, back - a) <= 1e-3 && length(near.stream) < length(exact.stream)
        @test Tierce.zfp_header(near.stream).size == size(a) && Tierce.zfp_header(near.stream).T == T && Tierce.zfp_header(near.stream).mode == :accuracy
        @test maximum(abs, decompress(Zfp(), compress(Zfp(precision = 16), a).stream) - a) < 1e-2
        fixed = compress(Zfp(rate = 12, rate_type = T, rate_ndim = dims), a)
        @test length(fixed.stream) <= 8 * cld(12 * prod(4 .* cld.(size(a), 4)) + 148, 64)
        @test compress(Zfp(accuracy = 1e-3), a; pool = pool).stream == near.stream
    end
    ints = Int32.(round.(1000 .* field))
    @test decompress(Zfp(), compress(Zfp(), ints).stream) == ints
    @test Tierce.parameters(Zfp(params = (1, 100, 20, -1000))).maxbits == 100
    @test occursin("accuracy", sprint(show, Zfp(accuracy = 0.1)))
    @test_throws ArgumentError Zfp(accuracy = 1, rate = 8)
    @test status_of(() -> Zfp(accuracy = -1)) == :ARGUMENT
    @test status_of(() -> compress(Zfp(), ["a"])) == :ARGUMENT
    @test status_of(() -> compress(Zfp(), zeros(2, 2, 2, 2, 2))) in (:ARGUMENT, :UNSUPPORTED)
    @test status_of(() -> decompress(Zfp(), rand(UInt8, 100))) == :CORRUPT
    @test status_of(() -> decompress(Zfp(), compress(Zfp(), field).stream; limit = 10)) == :LIMIT
end

@testset Tally "views in and out" begin
    inner = view(field, 2:36, 2:25, 14:-1:2)
    made = compress(Zfp(accuracy = 1e-6), inner)
    @test made.stream == compress(Zfp(accuracy = 1e-6), inner[:, :, :]).stream
    target = fill(-9.0, size(field))
    decompress!(view(target, 2:36, 2:25, 14:-1:2), Zfp(), made.stream; pool = pool)
    @test maximum(abs, view(target, 2:36, 2:25, 14:-1:2) - inner) <= 1e-6
    @test count(==(-9.0), target) == length(field) - length(inner)
    @test status_of(() -> decompress!(zeros(3, 3), Zfp(), made.stream)) == :CORRUPT
end

@testset Tally "bounds and masks" begin
    holes = copy(field)
    holes[5, 6, 7] = NaN
    holes[1, 1, 1] = -Inf
    @test status_of(() -> compress(Zfp(accuracy = 1e-3), holes)) == :ARGUMENT
    masked = compress(Zfp(accuracy = 1e-3, mask = true, index = 4), holes)
    @test masked.report.masked == 2 && !isempty(masked.side)
    back = decompress(Zfp(), masked.stream; side = masked.side, pool = pool)
    @test isnan(back[5, 6, 7]) && back[1, 1, 1] == -Inf && count(!isfinite, back) == 2
    @test maximum(abs, filter(isfinite, back - holes)) <= 1e-3
    tight = compress(Zfp(rate = 4, check = :tighten, absolute = 1e-4), field)
    @test 0 < tight.report.absolute <= 1e-4
    @test maximum(abs, decompress(Zfp(), tight.stream) - field) == tight.report.absolute
    @test status_of(() -> compress(Zfp(rate = 4, absolute = 1e-4), field)) == :UNSUPPORTED
    @test_throws ArgumentError Zfp(check = :often)
end

@testset Tally "parts" begin
    for (zfp, options) in ((Zfp(rate = 16, rate_type = Float64, rate_ndim = 3), ()), (Zfp(accuracy = 1e-5, index = 1), ()))
        made = compress(zfp, field)
        all_of = decompress(Zfp(), made.stream)
        v = ZfpView(zfp, made.stream; side = made.side)
        made = nothing
        GC.gc()    # the view keeps its stream
        @test size(v) == size(field) && eltype(v) == Float64 && ndims(v) == 3 && length(v) == length(field) && size(v, 2) == 26
        @test all(i -> v[Tuple(i)...] == all_of[i], CartesianIndices(field)[1:97:end])
        @test v[end, 1, end] == all_of[end, 1, end]
        @test v[3:9, :, 4] == all_of[3:9, :, 4]
        @test v[10:-2:1, 5, 1:3:15] == all_of[10:-2:1, 5, 1:3:15]
        @test v[:, :, :] == all_of == Array(v) == v[]
        @test v[4:3, 1, 1] == Float64[]
        into = zeros(20, 20)
        read!(v, view(into, 1:2:20, 20:-1:1, :), 5, 6, 7)
        @test into[1:2:20, 20:-1:1] == all_of[5:14, 6:25, 7]
        @test count(iszero, into) == 200
        @test_throws BoundsError v[38, 1, 1]
        @test_throws BoundsError v[0, 1, 1]
        @test_throws BoundsError v[1:38, 1, 1]
        @test_throws BoundsError read!(v, zeros(2, 2, 2), 37, 1, 1)
        @test_throws DimensionMismatch read!(v, zeros(2, 2), 1, 1, 1)
    end
    @test status_of(() -> ZfpView(Zfp(), compress(Zfp(accuracy = 1e-5), field).stream)) == :UNSUPPORTED
end
