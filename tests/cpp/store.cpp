// Stores: one object, parts, many, listings, uploads, arrays.
#include <stdexcept>

#include "check.hpp"
#include "tests.hpp"

namespace {

void objects(const tierce::store &store)
{
    tierce::object_info info;
    store.put("a/one", std::string("first"), {tierce::put_condition::if_absent, nullptr, "text/plain"}, &info);
    const std::string etag(info.etag());
    CHECK(!etag.empty() && store.exists("a/one") && !store.exists("a/two"));
    CHECK_THROWS(TIERCE_E_PRECONDITION, store.put("a/one", std::string("x"), {tierce::put_condition::if_absent}));
    const tierce::object_info known = store.head("a/one");
    CHECK(known.size() == 5 && known.key() == "a/one" && known.modified().has_value() && known.etag() == etag);
    CHECK(store.get_object("a/one", {}, tierce::no_limit, &info).text() == "first" && info.size() == 5);
    tierce::get_options part;
    part.offset = 1;
    part.len = 3;
    part.if_match = etag.c_str();
    CHECK(store.get_object("a/one", part).text() == "irs");
    CHECK(store.get_object("a/one", {TIERCE_FROM_END, 2}).text() == "st");
    part.if_match = "\"another\"";
    CHECK_THROWS(TIERCE_E_PRECONDITION, store.get_object("a/one", part));
    CHECK_THROWS(TIERCE_E_LIMIT, store.get_object("a/one", {}, 4));
    CHECK(contains(CHECK_THROWS(TIERCE_E_NOT_FOUND, store.get_object("nothing")).message(), "nothing"));
    char room[5], small[3];
    CHECK(store.get_into("a/one", room) == 5 && std::string(room, 5) == "first");
    CHECK(CHECK_THROWS(TIERCE_E_BUFFER_TOO_SMALL, store.get_into("a/one", small)).needed() == 5);
    tierce::buffer again;
    store.get_object("a/one", again);
    CHECK(again.text() == "first");
    store.copy("a/one", "a/two");
    CHECK(store.get_object("a/two").text() == "first");
    store.remove("a/two");
    CHECK(!store.exists("a/two"));

    const tierce::segments_collection ranges = store.get_ranges("a/one", {0, 2}, {2, TIERCE_TO_END});
    CHECK(ranges[0].text() == "fi" && ranges[1].text() == "rst");
    std::vector<std::string> places{"..", "..."};
    std::vector<std::size_t> lens(2);
    store.get_ranges_into("a/one", {0, 2}, std::vector<tierce::mutable_bytes>{places[0], places[1]}, lens);
    CHECK(places[0] == "fi" && places[1] == "rst" && lens[1] == 3);
    CHECK_THROWS(TIERCE_E_ARGUMENT, store.get_ranges("a/one", {0, 2}, {2}));
    CHECK_THROWS(TIERCE_E_ARGUMENT, store.get_ranges_into("a/one", {0}, std::vector<tierce::mutable_bytes>{places[0], places[1]}));
}

void many(const tierce::store &store)
{
    const std::vector<std::string> keys{"m/1", "m/2", "m/3"}, contents{"one", "two", "three"};
    store.put_many(keys, contents);
    const tierce::segments_collection got = store.get_many(keys);
    CHECK(got.size() == 3 && got[2].text() == "three");
    const std::vector<const char *> some{"m/1", "none", "m/3"};
    std::vector<tierce_status> each(3);
    const tierce::segments_collection partial = store.get_many(some, tierce::no_limit, each);
    CHECK(each[1] == TIERCE_E_NOT_FOUND && each[2] == TIERCE_OK && partial[2].text() == "three");
    CHECK_THROWS(TIERCE_E_NOT_FOUND, store.get_many(some));
    std::vector<std::string> places(3, std::string(5, '.'));
    std::vector<std::size_t> lens(3);
    store.get_many_into(keys, std::vector<tierce::mutable_bytes>(places.begin(), places.end()), lens, each);
    CHECK(places[2] == "three" && lens[0] == 3 && each[0] == TIERCE_OK);
    CHECK(store.get_many_stats(keys).bytes == 11);
    CHECK_THROWS(TIERCE_E_ARGUMENT, store.put_many(keys, std::vector<std::string>(2)));
    CHECK_THROWS(TIERCE_E_ARGUMENT, store.get_many(keys, tierce::no_limit, tierce::span<tierce_status>(each).first(1)));

    std::string listed;
    std::uint64_t bytes = 0;
    for (const tierce::object_info &object : store.list_objects("m/")) {
        listed += std::string(object.key()) + " ";
        bytes += object.size();
    }
    CHECK(listed == "m/1 m/2 m/3 " && bytes == 11);
    tierce::listing folders = store.list_objects("", tierce::list_how::folder);
    tierce::object_info entry;
    CHECK(folders.next(entry) && entry.is_prefix() && entry.key() == "a/");
    CHECK(folders.next(entry) && entry.key() == "m/" && !folders.next(entry));
    CHECK(folders.ready());
    tierce::listing rest = store.list_objects("m/", tierce::list_how::recursive, "m/2");
    CHECK(rest.begin()->key() == "m/3");
    tierce::listing matched = store.list_objects("*/[12]", tierce::list_how::glob);
    CHECK(std::distance(matched.begin(), matched.end()) == 2);

    store.remove_many(std::vector<std::string>{"m/1"});
    CHECK(store.remove_prefix("m/") == 2);
    CHECK_THROWS(TIERCE_E_ARGUMENT, store.remove_prefix(""));
}

void arrays(const tierce::store &store)
{
    const tierce::codec codec = tierce::codec::from_json(R"({"id": "zstd"})");
    std::vector<float> a(1000, 1.5f), b(500, 2.5f), c(1000), d(500);
    tierce::object_info info;
    store.put_encoded("x/a", codec, tierce::array::borrow(a), {}, &info);
    CHECK(info.size() > 0 && info.size() < 4000);
    CHECK(store.get_decoded("x/a", codec, tierce::array::describe<float>({1000})).to_vector<float>() == a);
    store.get_decoded_into("x/a", codec, tierce::array::borrow(c));
    CHECK(c == a);
    std::vector<tierce::array> from, to;
    from.push_back(tierce::array::borrow(a));
    from.push_back(tierce::array::borrow(b));
    to.push_back(tierce::array::borrow(c));
    to.push_back(tierce::array::borrow(d));
    const std::vector<std::string> keys{"x/1", "x/2"};
    std::vector<std::uint64_t> sizes(2);
    store.put_encoded_many(keys, codec, from, {}, sizes);
    store.get_decoded_many_into(keys, codec, to);
    CHECK(d == b && sizes[1] > 0);
    CHECK_THROWS(TIERCE_E_ARGUMENT, store.get_decoded_many_into(std::vector<std::string>{"x/1"}, codec, to));
}

void uploads(const tierce::store &store)
{
    tierce::upload upload = store.upload("log");
    upload.write(std::string("line 1\n"));
    CHECK(!store.exists("log"));
    upload.write(std::string("line 2\n"));
    CHECK(upload.commit().size() == 14 && store.get_object("log").size() == 14);
    { tierce::upload forgotten = store.upload("forgotten"); }
    tierce::upload aborted = store.upload("aborted");
    aborted.write(std::string("x"));
    aborted.abort();
    CHECK(!store.exists("forgotten") && !store.exists("aborted"));
}

void generated(const tierce::store &store)
{
    const char *options = R"({"num": 4, "size": 1000, "template": "{}", "seed": 1})";
    std::uint64_t last = 0;
    const auto made = store.generate("g/", options, [&last](std::uint64_t done, std::uint64_t, std::uint64_t) { last = done; });
    CHECK(made.objects == 4 && made.bytes == 4000 && last == 4);
    CHECK(store.get_object("g/0").view() == tierce::store::generate_object(options, 0).view());
    CHECK(store.generate_keys(std::vector<std::string>{"k"}, R"({"size": 10})").bytes == 10);
    // What the function throws on the store's thread comes out at the end.
    bool same = false;
    try {
        static_cast<void>(store.generate("h/", options, [](std::uint64_t, std::uint64_t, std::uint64_t) { throw std::length_error("enough"); }));
    } catch (const std::length_error &e) {
        same = std::string(e.what()) == "enough";
    }
    CHECK(same);
}

}  // namespace

void test_store()
{
    const tierce::store memory = tierce::store::open("memory://");
    objects(memory);
    many(memory);
    arrays(memory);
    uploads(memory);
    generated(memory);
    CHECK_THROWS(TIERCE_E_ARGUMENT, tierce::store::open("ftp://host"));
    CHECK_THROWS(TIERCE_E_CONFIG, tierce::store::open("memory://", R"({"io_thread": 1})"));
}
