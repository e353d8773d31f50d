// zfp: setups, streams with their sidecars, views.
#include <cmath>
#include <limits>

#include "check.hpp"
#include "tests.hpp"

void test_zfp()
{
    constexpr std::size_t nz = 9, ny = 10, nx = 11;
    std::vector<double> field(nz * ny * nx);
    for (std::size_t i = 0; i < field.size(); i++) {
        field[i] = std::sin(static_cast<double>(i) / 40);
    }
    const tierce::array array = tierce::array::borrow(field.data(), {nz, ny, nx});
    tierce::zfp zfp = tierce::zfp::create();
    CHECK(zfp.params().mode == tierce::zfp_mode::reversible);
    const auto exact = zfp.compress(array);
    CHECK(zfp.decompress(exact.stream).to_vector<double>() == field && exact.side.empty());
    CHECK(tierce::zfp::read_header(exact.stream).shape[2] == nx);

    CHECK(zfp.set_accuracy(1e-3) <= 1e-3 && zfp.params().mode == tierce::zfp_mode::accuracy);
    zfp.set_bounds(tierce::zfp_check::tighten, 1e-3);
    zfp.set_index(4);
    zfp.set_mask(true);
    field[5] = std::numeric_limits<double>::quiet_NaN();
    const tierce::pool pool = tierce::pool::start(2);
    const auto lossy = zfp.compress(array, pool);
    CHECK(lossy.report.masked == 1 && lossy.report.absolute <= 1e-3 && !lossy.side.empty() && lossy.stream.size() < exact.stream.size());
    std::vector<double> back(field.size());
    zfp.decompress_into(lossy.stream, lossy.side, tierce::array::borrow(back.data(), {nz, ny, nx}), pool);
    CHECK(std::isnan(back[5]) && std::fabs(back[700] - field[700]) <= 1e-3);
    tierce::buffer stream, side;
    CHECK(zfp.compress(array, stream, side).bits == lossy.report.bits && stream.view() == lossy.stream.view());
    std::vector<std::byte> room(zfp.bound(array));
    CHECK(zfp.compress_into(array, room, side) == stream.size());
    CHECK_THROWS(TIERCE_E_CORRUPT, zfp.decompress(stream.view().first(stream.size() / 2), side));
    const tierce::zfp copy = zfp.copy();
    CHECK(copy.mode_number() == zfp.mode_number());
    zfp.set_mode_number(copy.mode_number());
    zfp.set_params(copy.params().params);
    zfp.set_word_bits(8);
    zfp.set_header(TIERCE_ZFP_HEADER_FULL);
    CHECK(zfp.set_precision(20) == 20);
    CHECK_THROWS(TIERCE_E_ARGUMENT, zfp.set_word_bits(7));
    zfp.set_reversible();

    const tierce::zfp_view view = tierce::zfp_view::over(copy, lossy.stream, lossy.side);
    CHECK(view.info().ndim == 3 && std::fabs(view.value<double>({8, 9, 10}) - field.back()) <= 1e-3);
    const auto block = view.values<double>({2, 0, 0});
    CHECK(block.shape[0] == 1 && block.shape[1] == 4 && block.count == 16);
    std::vector<double> box(8);
    view.read_box({4, 4, 4}, tierce::array::borrow(box.data(), {2, 2, 2}));
    CHECK(std::fabs(box[7] - field[(5 * ny + 5) * nx + 5]) <= 1e-3);
    CHECK_THROWS(TIERCE_E_ARGUMENT, view.value<float>({0, 0, 0}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, view.value<double>({9, 0, 0}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, view.values<double>({0, 0, 0, 0, 0}));

    tierce::zfp fixed = tierce::zfp::create();
    CHECK(fixed.set_rate(16, tierce::zfp_type::float64, 3, true) >= 16);
    auto rated = std::make_shared<tierce::buffer>(fixed.compress(array.copy().slice({1, 0, 0}, {8, ny, nx})).stream);
    {
        const tierce::zfp_view kept = tierce::zfp_view::keep(fixed, *rated, rated);
        CHECK(rated.use_count() == 2 && std::fabs(kept.value<double>({7, 9, 10}) - field.back()) < 0.1);
    }
    CHECK(rated.use_count() == 1);
    CHECK_THROWS(TIERCE_E_UNSUPPORTED, tierce::zfp_view::over(tierce::zfp::create(), exact.stream));
}
