// Zarr arrays and groups.
#include <algorithm>
#include <numeric>

#include "check.hpp"
#include "tests.hpp"

namespace {

void arrays(const tierce::store &store)
{
    tierce::zarr_spec spec = tierce::zarr_spec::create<double>({8, 12});
    spec.set_chunks({4, 4});
    spec.set("codecs", R"([{"name": "zstd", "configuration": {"level": 1, "checksum": false}}])");
    spec.set("dimension_names", R"(["y", "x"])");
    spec.set_fill(-1.0);
    CHECK(contains(spec.json(), "dimension_names"));
    CHECK_THROWS(TIERCE_E_CONFIG, spec.set("chunk", "3"));
    tierce::zarr_array array = tierce::zarr_array::create(store, "run/u", spec, tierce::zarr_create::only_new, R"({"memory": 1000000})");
    CHECK_THROWS(TIERCE_E_PRECONDITION, tierce::zarr_array::create(store, "run/u", spec));
    CHECK(array.format() == 3 && array.ndim() == 2 && array.dtype() == tierce::typestr<double>() && array.dimension_name(1) == "x");
    CHECK(array.shape() == (std::vector<std::uint64_t>{8, 12}) && array.chunks() == (std::vector<std::uint64_t>{4, 4}));
    CHECK(array.inner_chunks() == array.chunks() && array.chunk_key({1, 2}) == "run/u/c/1/2");
    double fill = 0;
    CHECK(array.fill_into({&fill, sizeof fill}) == 8 && fill == -1);
    CHECK(contains(array.metadata(), "zarr_format"));

    // A field with ghost cells goes in and comes out as it lies.
    std::vector<double> field(10 * 14), back(10 * 14, 0);
    std::iota(field.begin(), field.end(), 0.0);
    const tierce::array inner = tierce::array::borrow(field.data(), {10, 14}).interior({1, 1});
    array.write({0, 0}, inner);
    tierce::array target = tierce::array::borrow(back.data(), {10, 14}).interior({1, 1});
    array.read({0, 0}, target);
    CHECK(target.to_vector<double>() == inner.to_vector<double>() && back[0] == 0);
    CHECK(array.read_new({2, 3}, {1, 2}).to_vector<double>() == (std::vector<double>{field[3 * 14 + 4], field[3 * 14 + 5]}));
    CHECK(array.covers({0, 0}, {4, 8}) && !array.covers({1, 0}, {3, 4}));
    const auto touched = array.chunks_of({3, 3}, {2, 2});
    CHECK(touched.total == 4 && touched.first[0] == 0 && touched.counts[1] == 2);
    std::vector<tierce_status> each(6, 7);
    array.read({0, 0}, target, each);
    CHECK(each == std::vector<tierce_status>(6, TIERCE_OK));
    CHECK_THROWS(TIERCE_E_ARGUMENT, array.read({0, 0}, target, tierce::span<tierce_status>(each).first(5)));
    CHECK_THROWS(TIERCE_E_ARGUMENT, array.read({1, 0}, target));
    CHECK_THROWS(TIERCE_E_ARGUMENT, array.read_new({0}, {1, 1}));

    store.put("run/u/c/1/2", std::string("damaged"));
    const tierce_status before = TIERCE_OK;
    std::fill(each.begin(), each.end(), before);
    array.read({0, 0}, target, each);
    CHECK(each[5] == TIERCE_E_CORRUPT && each[0] == TIERCE_OK);
    CHECK_THROWS(TIERCE_E_CORRUPT, array.read({0, 0}, target));
    array.write({0, 0}, inner);

    const tierce::pool pool = tierce::pool::start(2);
    const tierce::zarr_array pooled = array.with_pool(pool);
    std::vector<double> chunk(16, 9);
    pooled.write_chunk({0, 0}, tierce::array::borrow(chunk.data(), {4, 4}));
    std::vector<double> read(16);
    array.read_chunk({0, 0}, tierce::array::borrow(read.data(), {4, 4}));
    CHECK(read == chunk);

    tierce::op writing = array.write_async({0, 0}, inner);
    CHECK(writing.wait() == tierce::op_state::done && writing.count() == 6);
    tierce::array again = tierce::array::zeros<double>({8, 12});
    tierce::op reading = array.read_async({0, 0}, again);
    reading.wait();
    CHECK(again.to_vector<double>() == inner.to_vector<double>());
    tierce::array one = tierce::array::borrow(chunk.data(), {4, 4});
    CHECK(array.read_chunk_async({1, 1}, one).wait() == tierce::op_state::done && chunk[0] == field[5 * 14 + 5]);
    CHECK(array.write_chunk_async({1, 1}, one).wait() == tierce::op_state::done);

    std::vector<double> rows(2 * 12, 5);
    CHECK(array.append(0, tierce::array::borrow(rows.data(), {2, 12})) == 8 && array.shape()[0] == 10);
    array.resize({4, 12});
    array.set_attributes(R"({"units": "K"})");
    CHECK(contains(tierce::zarr_array::open(store, "run/u").attributes(), "units"));
    CHECK_THROWS(TIERCE_E_NOT_FOUND, tierce::zarr_array::open(store, "run/v"));
    CHECK_THROWS(TIERCE_E_NOT_FOUND, tierce::zarr_array::create(store, "run/w", tierce::zarr_spec::create<float>({3})).dimension_name(0));
}

// Chunks through a codec of the program's own.
void own_codec(const tierce::store &store)
{
    struct plain {
        void encode(tierce::bytes src, tierce::sink &dst) const { dst.append(src); }
        void decode(tierce::bytes src, std::size_t, tierce::sink &dst) const { dst.append(src); }
    };
    const tierce::registry registry = tierce::registry::create();
    registry.add("plain", [](std::string_view) { return plain(); });
    const tierce::zarr_spec spec =
        tierce::zarr_spec::from_json(R"({"shape": [6], "dtype": "int32", "chunks": [3], "zarr_format": 2, "codecs": [{"id": "plain"}]})");
    const tierce::zarr_array array = tierce::zarr_array::create(store, "own", spec, tierce::zarr_create::only_new, {}, registry);
    std::vector<std::int32_t> values{1, 2, 3, 4, 5, 6};
    array.write({0}, tierce::array::borrow(values));
    CHECK(array.read_new({0}, {6}).to_vector<std::int32_t>() == values && store.get_object("own/1").size() == 12);
}

void groups(const tierce::store &store)
{
    tierce::zarr_group group = tierce::zarr_group::create(store, "g", 3, R"({"title": "run 7"})");
    CHECK(group.format() == 3 && contains(group.attributes(), "run 7"));
    tierce::zarr_spec sharded = tierce::zarr_spec::create<float>({8});
    sharded.set_chunks({2});
    sharded.set_shards({4});
    const tierce::zarr_array a = tierce::zarr_array::create(store, "g/a", sharded);
    CHECK(a.chunks()[0] == 4 && a.inner_chunks()[0] == 2);
    static_cast<void>(tierce::zarr_group::create(store, "g/inner"));
    std::string names;
    for (const tierce::bytes name : group.children()) {
        names += std::string(name.text()) + " ";
    }
    CHECK(names == "a inner " && group.children(tierce::zarr_kind::array_node).size() == 1);
    group.set_attributes("{}");
    group.consolidate();
    const tierce::zarr_group fast = tierce::zarr_group::open(store, "g", true);
    CHECK(fast.is_consolidated() && fast.open_array("a").shape()[0] == 8);
    CHECK(tierce::zarr_group::find(store, "g/a") == tierce::zarr_kind::array_node);
    CHECK(tierce::zarr_group::find(store, "nothing") == tierce::zarr_kind::nothing);
    tierce::zarr_group::remove(store, "g");
    CHECK(tierce::zarr_group::find(store, "g") == tierce::zarr_kind::nothing);
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::zarr_group::remove(store, ""));
}

}  // namespace

void test_zarr()
{
    const tierce::store store = tierce::store::open("memory://");
    arrays(store);
    own_codec(store);
    groups(store);
}
