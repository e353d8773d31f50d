// Files and archives of numpy.
#include <cstdio>
#include <numeric>

#include "check.hpp"
#include "tests.hpp"

void test_npz()
{
    std::vector<float> values(12);
    std::iota(values.begin(), values.end(), 1.0f);
    const tierce::array field = tierce::array::borrow(values.data(), {3, 4});
    const std::string path = "tierce-cpp-test.npy", archive = "tierce-cpp-test.npz";

    field.save_npy(path);
    CHECK(tierce::array::load_npy(path).to_vector<float>() == values);
    const tierce::buffer npy = field.to_npy();
    CHECK(contains(std::string(npy.text()), "NUMPY") && tierce::array::from_npy(npy).shape()[1] == 4);
    CHECK_THROWS(TIERCE_E_CORRUPT, tierce::array::from_npy(npy.view().first(npy.size() - 1)));

    tierce::npz_writer writer = tierce::npz_writer::in_memory(6);
    writer.add("a", field);
    writer.add("b", field.transpose({1, 0}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, writer.add("a", field));
    auto bytes = std::make_shared<tierce::buffer>(writer.finish_buffer());
    CHECK_THROWS(TIERCE_E_STATE, writer.add("c", field));
    {
        const tierce::npz open = tierce::npz::from_memory(*bytes, bytes);
        CHECK(bytes.use_count() == 2 && open.size() == 2 && open.name(1) == "b" && open.name(2).empty());
        CHECK(open.get_array("b").shape()[0] == 4 && open.get_array(nullptr).to_vector<float>() == values);
        CHECK_THROWS(TIERCE_E_ARGUMENT, open.get_array("c"));
        CHECK_THROWS(TIERCE_E_LIMIT, open.get_array("a", 47));
    }
    CHECK(bytes.use_count() == 1 && tierce::npz::from_memory(*bytes).size() == 2);

    tierce::npz_writer file = tierce::npz_writer::create(archive);
    file.add("field", field);
    file.finish();
    CHECK(tierce::npz::open(archive).get_array("field.npy").to_vector<float>() == values);
    std::remove(path.c_str());
    std::remove(archive.c_str());
}
