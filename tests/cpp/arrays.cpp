// Arrays: memory that is lent, given and the library's; views; what comes back to C++.
#include <complex>
#include <numeric>

#ifdef __has_include
#if __has_include(<version>)
#include <version>
#endif
#endif
#ifdef __cpp_lib_mdspan
#include <mdspan>
#endif

#include "check.hpp"
#include "tests.hpp"

namespace {

template <class T>
void one_type(const char *name)
{
    T values[6] = {};
    const tierce::array array = tierce::array::borrow(values, {2, 3});
    CHECK(array.holds<T>() && array.dtype() == tierce::typestr<T>() && array.size() == 6 && array.size_bytes() == 6 * sizeof(T));
    CHECK(array.data() == values && array.ndim() == 2 && array.shape()[1] == 3);
    // The same type by the name that C programs would give.
    CHECK(tierce::array::describe(name, {6}).dtype() == array.dtype());
    CHECK(tierce::array::zeros<T>({6}).template holds<T>());
}

void types()
{
    one_type<float>("float32");
    one_type<double>("float64");
    one_type<std::int8_t>("int8");
    one_type<std::int16_t>("int16");
    one_type<std::int32_t>("int32");
    one_type<std::int64_t>("int64");
    one_type<std::uint8_t>("uint8");
    one_type<std::uint16_t>("uint16");
    one_type<std::uint32_t>("uint32");
    one_type<std::uint64_t>("uint64");
    one_type<long>(sizeof(long) == 8 ? "int64" : "int32");
    one_type<bool>("bool");
    one_type<tierce::half>("float16");
    one_type<std::complex<float>>("complex64");
    one_type<std::complex<double>>("complex128");
}

void lent()
{
    std::vector<double> field(6 * 5);
    std::iota(field.begin(), field.end(), 0.0);
    tierce::array whole = tierce::array::borrow(field.data(), {6, 5});
    const tierce::array inner = whole.interior({1, 1});
    CHECK(inner.shape()[0] == 4 && inner.shape()[1] == 3 && inner.strides_in_bytes()[0] == 40);
    const auto view = inner.view<double, 2>();
    CHECK(view(0, 0) == 6 && view(3, 2) == 23 && view.stride(0) == 5 && view.size() == 12);
    view(0, 0) = -1;
    CHECK(field[6] == -1);
    CHECK(inner.to_vector<double>() == (std::vector<double>{-1, 7, 8, 11, 12, 13, 16, 17, 18, 21, 22, 23}));

    // Strides in elements, some of which go back.
    const tierce::array flipped = tierce::array::borrow(field.data() + 29, {6, 5}, {-5, -1});
    CHECK(flipped.view<const double, 2>()(0, 0) == 29 && flipped.to_vector<double>().back() == 0);
    // In Fortran order.
    const tierce::array columns = tierce::array::borrow(field.data(), {5, 6}, tierce::order::f);
    CHECK(columns.walk() == tierce::order::f && columns.view<const double, 2>()(1, 0) == 1 && columns.view<const double, 2>()(0, 1) == 5);
    // A container, and another view of elements.
    const tierce::array row = tierce::array::borrow(field);
    CHECK(row.ndim() == 1 && row.size() == 30);
    CHECK(tierce::array::borrow(view).to_vector<double>() == inner.to_vector<double>());

    // Memory that is for reading only.
    const std::vector<double> fixed{1, 2, 3};
    tierce::array constant = tierce::array::borrow(fixed);
    CHECK(constant.view<const double, 1>()(2) == 3);
    CHECK_THROWS(TIERCE_E_ARGUMENT, constant.view<double, 1>());
    CHECK_THROWS(TIERCE_E_ARGUMENT, constant.data_mut());
    CHECK_THROWS(TIERCE_E_ARGUMENT, constant.assign(row));

    CHECK_THROWS(TIERCE_E_ARGUMENT, inner.view<float, 2>());
    CHECK_THROWS(TIERCE_E_ARGUMENT, inner.view<double, 3>());
    CHECK_THROWS(TIERCE_E_ARGUMENT, inner.to_vector<float>());
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::array::borrow(field.data(), {6, 5}, {5}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::array::borrow(field.data(), {6, 5}, {PTRDIFF_MAX / 4, 1}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, whole.interior({3, 3}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, whole.interior({1, 1}, {1}));
    // By name: another byte order is not what the machine computes with.
    std::uint32_t swapped = 0x01000000;
    const tierce::array big = tierce::array::borrow_as(tierce::detail::host_order == '<' ? ">u4" : "<u4", &swapped, {1});
    CHECK(!big.holds<std::uint32_t>());
    CHECK_THROWS(TIERCE_E_ARGUMENT, big.view<const std::uint32_t, 1>());
    // A stride that is no multiple of the element's size.
    char packed[32] = {};
    const tierce::array crooked = tierce::array::borrow_as("float64", packed, {2}, {12});
    CHECK_THROWS(TIERCE_E_ARGUMENT, crooked.view<const double, 1>());
}

void owned()
{
    // A vector that is taken over lives as long as the last view.
    tierce::array view;
    {
        std::vector<float> values{1, 2, 3, 4, 5, 6};
        const float *data = values.data();
        const tierce::array array = tierce::array::own(std::move(values), {2, 3});
        CHECK(array.data() == data);
        view = array.slice({1, 0}, {1, 3});
    }
    CHECK(view.to_vector<float>() == (std::vector<float>{4, 5, 6}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::array::own(std::vector<float>(6), {2, 4}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::array::own(std::vector<float>(6), {SIZE_MAX, 2}));
    CHECK(tierce::array::own(std::vector<float>(), {0, 4}).size() == 0);
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::array::own(std::vector<float>(), {0, SIZE_MAX}));

    int released = 0;
    {
        float values[4] = {};
        const tierce::array kept = tierce::array::keep(values, {4}, [&released] { ++released; });
        const tierce::array part = kept.slice({0}, {2}, {2});
        CHECK(part.strides_in_bytes()[0] == 8 && released == 0);
        CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::array::keep(values, tierce::extents(std::vector<std::size_t>(65, 1)), [&released] { ++released; }));
    }
    CHECK(released == 1);
    const auto shared = std::make_shared<std::vector<double>>(8, 1.5);
    {
        const tierce::array array = tierce::array::keep(static_cast<const double *>(shared->data()), {8}, shared);
        CHECK(shared.use_count() == 2 && array.view<const double, 1>()(7) == 1.5);
    }
    CHECK(shared.use_count() == 1);
    // A release that throws is contained.
    { const tierce::array array = tierce::array::keep(shared->data(), {8}, [] { throw std::runtime_error("too late"); }); }
    CHECK(true);
}

void changed()
{
    tierce::array zeros = tierce::array::zeros<std::int32_t>({3, 4});
    std::vector<std::int32_t> values(12);
    std::iota(values.begin(), values.end(), 0);
    zeros.assign(tierce::array::borrow(values.data(), {3, 4}));
    CHECK(zeros.to_vector<std::int32_t>() == values);
    const tierce::array turned = zeros.transpose({1, 0});
    CHECK(turned.view<const std::int32_t, 2>()(3, 2) == 11 && turned.copy().to_vector<std::int32_t>()[1] == 4);
    CHECK(zeros.reshape({2, 6}).view<const std::int32_t, 2>()(1, 0) == 6);
    CHECK(zeros.view_as("uint32").holds<std::uint32_t>());
    CHECK(zeros.slice({2, 3}, {3, 4}, {-1, -1}).to_vector<std::int32_t>().front() == 11);
    CHECK_THROWS(TIERCE_E_ARGUMENT, zeros.reshape({5}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, zeros.slice({0}, {1, 1}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::array::zeros("<f3", {1}));
    CHECK_THROWS(TIERCE_E_STATE, tierce::array::describe<float>({4}).data());

    void *tensor = zeros.to_dlpack(true);
    const tierce::array back = tierce::array::from_dlpack(tensor, true);
    CHECK(back.to_vector<std::int32_t>() == values);
}

void items()
{
    const std::vector<std::string> words{"one", "", "three", "vier"};
    const tierce::array array = tierce::array::from_items("utf8", words, {2, 2});
    CHECK(array.size() == 4 && array.item(2).text() == "three" && array.item(1).empty());
    CHECK_THROWS(TIERCE_E_ARGUMENT, array.item(4));
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::array::from_items("utf8", words, {5}));
    const tierce::segments segments = array.segments();
    CHECK(segments.size() == 4 && segments[3].text() == "vier");
    CHECK(tierce::array::from_segments("bytes", segments, {4}).item(3).text() == "vier");
    const tierce::codec codec = tierce::codec::from_json(R"({"id": "vlen-utf8"})");
    tierce::array into = tierce::array::items("utf8", {2, 2}, 1000);
    codec.decode_into(codec.encode(array), into);
    CHECK(into.item(0).text() == "one");
    tierce::array small = tierce::array::items("utf8", {2, 2}, 70);
    CHECK_THROWS(TIERCE_E_LIMIT, codec.decode_into(codec.encode(array), small));
}

void mdspans()
{
#ifdef __cpp_lib_mdspan
    std::vector<double> field(24);
    std::iota(field.begin(), field.end(), 0.0);
    const std::mdspan<double, std::dextents<std::size_t, 3>> cube(field.data(), 2, 3, 4);
    const tierce::array array = tierce::array::borrow(cube);
    CHECK(array.ndim() == 3 && array.to_vector<double>() == field);
    const std::mdspan<const double, std::extents<int, 6, 4>, std::layout_left> columns(field.data());
    CHECK((tierce::array::borrow(columns).view<const double, 2>()(1, 1) == 7));
    const auto back = array.slice({0, 1, 0}, {2, 2, 2}).mdspan<double, 3>();
#ifdef __cpp_multidimensional_subscript
    CHECK((back[1, 1, 1] == 21));
#endif
    CHECK(back.extent(1) == 2 && back.stride(0) == 12);
    CHECK_THROWS(TIERCE_E_ARGUMENT, array.slice({1, 0, 0}, {2, 3, 4}, {-1, 1, 1}).mdspan<double, 3>());
    CHECK_THROWS(TIERCE_E_ARGUMENT, array.mdspan<float, 3>());
#elif defined(TEST_MDSPAN)
#error "there is no std::mdspan"
#endif
}

}  // namespace

void test_arrays()
{
    types();
    lent();
    owned();
    changed();
    items();
    mdspans();
}
