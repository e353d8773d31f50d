// Operations: waiting, callbacks, results, giving up.
#include <atomic>
#include <stdexcept>
#include <thread>

#include "check.hpp"
#include "tests.hpp"

namespace {

void results(const tierce::store &store)
{
    const std::string content(10000, 'c');
    std::vector<tierce::op> puts;
    for (int i = 0; i < 8; i++) {
        puts.push_back(store.put_async("op/" + std::to_string(i), content));
    }
    for (const tierce::op &op : puts) {
        CHECK(op.wait() == tierce::op_state::done && op.poll() == tierce::op_state::done && op.message().empty());
        CHECK(op.size() == 10000 && !op.info().etag().empty());
    }
    tierce::op got = store.get_object_async("op/3");
    CHECK(got.wait() == tierce::op_state::done && got.take_buffer().text() == content);
    CHECK_THROWS(TIERCE_E_STATE, got.take_buffer());
    std::string place(10000, ' ');
    tierce::op into = store.get_into_async("op/4", place);
    CHECK(into.wait_for(std::chrono::seconds(30)) == tierce::op_state::done && place == content);

    const std::vector<std::string> keys{"op/0", "none", "op/2"};
    tierce::op many = store.get_many_async(keys);
    CHECK(many.wait() == tierce::op_state::partial && contains(many.message(1), "none") && many.message(0).empty());
    std::vector<tierce_status> each(3);
    many.each(each);
    CHECK(each[1] == TIERCE_E_NOT_FOUND && many.take_collection()[2].size() == 10000);
    std::vector<std::string> places(2, std::string(10000, ' '));
    const std::vector<std::string> two{"op/0", "op/1"};
    tierce::op all = store.get_many_into_async(two, std::vector<tierce::mutable_bytes>(places.begin(), places.end()));
    all.wait();
    std::vector<std::uint64_t> sizes(2);
    all.sizes(sizes);
    CHECK(places[1] == content && sizes[1] == 10000);

    // What it failed with.
    tierce::op missing = store.get_object_async("none");
    const tierce::failure failed = CHECK_THROWS(TIERCE_E_NOT_FOUND, missing.wait());
    CHECK(contains(failed.message(), "none") && contains(missing.message(), "none"));
    CHECK_THROWS(TIERCE_E_NOT_FOUND, missing.size());

    const tierce::codec codec = tierce::codec::from_json(R"({"id": "zstd"})");
    std::vector<double> values(100, 3.25), back(100);
    const tierce::array source = tierce::array::borrow(values);
    tierce::op encoded = store.put_encoded_async("op/array", codec, source);
    encoded.wait();
    tierce::op decoded = store.get_decoded_async("op/array", codec, tierce::array::describe<double>({100}));
    decoded.wait();
    CHECK(decoded.take_array().to_vector<double>() == values);
    tierce::array target = tierce::array::borrow(back);
    tierce::op direct = store.get_decoded_into_async("op/array", codec, target);
    direct.wait();
    CHECK(back == values);
}

// A temporary array cannot be lent to an operation: it would be gone while the store works on it.
template <class Array, class = void>
constexpr bool takes = false;
template <class Array>
constexpr bool takes<Array, std::void_t<decltype(std::declval<const tierce::store &>().put_encoded_async(
                                "", std::declval<const tierce::codec &>(), std::declval<Array>()))>> = true;
static_assert(takes<const tierce::array &> && !takes<tierce::array>);

void callbacks(const tierce::store &store)
{
    std::atomic<int> called{0};
    {
        tierce::op op = store.exists_async("op/0");
        const std::string capture = "a capture that is no pointer, and too long to be held inline";
        op.on_end([&called, capture] { called += capture.empty() ? 0 : 1; });
        CHECK_THROWS(TIERCE_E_STATE, op.on_end([] {}));
        op.wait();
        CHECK(called == 1 && op.count() == 1);
        CHECK(op.fd() >= 0);
    }
    {
        // After its end, at once; one that throws is contained.
        tierce::op op = store.exists_async("op/0");
        op.wait();
        op.on_end([&called] {
            ++called;
            throw std::runtime_error("nobody listens");
        });
        CHECK(called == 2);
    }
    // One that destroys its own operation.
    tierce::op own = store.exists_async("op/1");
    std::atomic<bool> gone{false};
    own.on_end([&] {
        tierce::op last = std::move(own);
        gone = true;
    });
    while (!gone) {
        std::this_thread::yield();
    }
    CHECK(true);
}

void any_of(const tierce::store &store)
{
    std::vector<tierce::op> ops;
    for (int i = 0; i < 5; i++) {
        ops.push_back(store.get_object_async("op/" + std::to_string(i)));
    }
    int ended = 0;
    while (const auto place = tierce::op::wait_any(ops)) {
        CHECK(ops[*place].take_buffer().size() == 10000);
        ops[*place].reset();
        ++ended;
    }
    CHECK(ended == 5);
    CHECK(!tierce::op::wait_any(std::vector<tierce::op>()));
}

void given_up(const tierce::store &store)
{
    std::string place(10000, ' ');
    tierce::op op = store.get_into_async("op/0", place);
    CHECK(op.cancel() == tierce::op_state::done);
    const auto state = [&] {
        try {
            op.wait();
            return tierce_status{TIERCE_OK};
        } catch (const tierce::error &e) {
            return e.status();
        }
    }();
    CHECK(state == TIERCE_OK || state == TIERCE_E_CANCELLED);
    // Destroyed while they are under way, moved onto each other: nothing is touched after.
    for (int i = 0; i < 20; i++) {
        tierce::op first = store.get_into_async("op/0", place);
        tierce::op second = store.get_object_async("op/1");
        first = std::move(second);
    }
    // A function of progress lives as long as its operation.
    auto count = std::make_shared<std::atomic<int>>(0);
    {
        tierce::op made = store.generate_async("p/", R"({"num": 3, "size": 10})", [count](std::uint64_t, std::uint64_t, std::uint64_t) {
            ++*count;
            throw std::runtime_error("lost");
        });
        made.wait();
        CHECK(*count == 3 && made.count() == 3 && count.use_count() == 2);
        tierce::op moved = std::move(made);
        moved.reset();
        CHECK(count.use_count() == 1);
    }
}

void others(const tierce::store &store)
{
    const std::vector<std::string> keys{"q/1", "q/2"}, contents{"a", "bb"};
    CHECK(store.put_many_async(keys, contents).wait() == tierce::op_state::done);
    tierce::op stats = store.get_many_stats_async(keys);
    stats.wait();
    CHECK(stats.count() == 2 && stats.size() == 3);
    CHECK(store.copy_async("q/1", "q/3").wait() == tierce::op_state::done);
    tierce::op head = store.head_async("q/3");
    head.wait();
    CHECK(head.info().size() == 1);
    tierce::op ranges = store.get_ranges_async("q/2", {0, 1}, {1, 1});
    ranges.wait();
    CHECK(ranges.take_collection().size() == 2);
    std::string a = ".", b = ".";
    tierce::op into = store.get_ranges_into_async("q/2", {0, 1}, std::vector<tierce::mutable_bytes>{a, b});
    into.wait();
    CHECK(a == "b" && b == "b");
    tierce::upload upload = store.upload("q/up");
    const std::string line = "line";
    upload.write_async(line).wait();
    tierce::op commit = upload.commit_async();
    commit.wait();
    CHECK(commit.info().size() == 4);
    CHECK(store.remove_async("q/3").wait() == tierce::op_state::done);
    CHECK(store.remove_many_async(keys).wait() == tierce::op_state::done);
    tierce::op prefix = store.remove_prefix_async("q/");
    prefix.wait();
    CHECK(prefix.count() == 1);

    const tierce::codec codec = tierce::codec::from_json(R"({"id": "lz4"})");
    std::vector<float> x(10, 1), y(20, 2), z(10), w(20);
    std::vector<tierce::array> from, to;
    from.push_back(tierce::array::borrow(x));
    from.push_back(tierce::array::borrow(y));
    to.push_back(tierce::array::borrow(z));
    to.push_back(tierce::array::borrow(w));
    store.put_encoded_many_async(keys, codec, from).wait();
    store.get_decoded_many_into_async(keys, codec, to).wait();
    CHECK(z == x && w == y);
    CHECK(store.generate_keys_async(keys, R"({"size": 10})").wait() == tierce::op_state::done);
    CHECK(store.create_bucket_async().wait() == tierce::op_state::done);
    CHECK_THROWS(TIERCE_E_PRECONDITION, store.delete_bucket_async().wait());
}

}  // namespace

void test_operations()
{
    const tierce::store store = tierce::store::open("memory://");
    store.create_bucket();
    results(store);
    callbacks(store);
    any_of(store);
    given_up(store);
    others(store);
    CHECK_THROWS(TIERCE_E_PRECONDITION, store.delete_bucket());
    // A store that is gone before its operation.
    tierce::op last;
    const std::string text = "text";
    {
        const tierce::store brief = tierce::store::open("memory://");
        last = brief.put_async("key", text);
    }
    CHECK(last.wait() == tierce::op_state::done);
}
