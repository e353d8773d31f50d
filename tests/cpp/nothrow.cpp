// The form with results, in every area. This file is compiled without exceptions too, and both go into one program.
#include <vector>

#include "check.hpp"
#include "tests.hpp"

namespace {

namespace t = tierce::nothrow;

struct twice {
    tierce::result<void> encode(tierce::bytes src, t::sink &dst) const
    {
        const tierce::result<void> first = dst.append(src);
        return first ? dst.append(src) : first;
    }
    tierce::result<void> decode(tierce::bytes src, std::size_t max_len, t::sink &dst) const
    {
        if (src.size() % 2 != 0) {
            return tierce::failure(TIERCE_E_CORRUPT, "an odd number of bytes");
        }
        return src.size() / 2 > max_len ? tierce::result<void>(tierce::failure(TIERCE_E_LIMIT, "too many")) : dst.append(src.first(src.size() / 2));
    }
};

void codecs()
{
    const auto wrong = t::codec::from_json(R"({"id": "zstd", "lvl": 3})");
    CHECK_STATUS(TIERCE_E_CONFIG, wrong);
    CHECK(!wrong && contains(wrong.error().message(), "lvl"));
    const tierce::result<t::codec> codec = t::codec::from_json(R"({"id": "zstd"})");
    if (!CHECK(codec)) {
        return;
    }
    std::vector<double> values(1000, 1.5), back(1000);
    t::buffer packed;
    CHECK(codec->encode(values.data(), {1000}, {1}) && codec->encode(values, packed));
    const auto size = codec->decode_into(packed, back);
    CHECK(size && *size == 8000 && back == values);
    char small[8];
    const auto full = codec->decode_into(packed, small);
    CHECK_STATUS(TIERCE_E_BUFFER_TOO_SMALL, full);
    CHECK(full.error().needed() == 8000 && std::string(full.error().status_name()) == "TIERCE_E_BUFFER_TOO_SMALL");
    CHECK(codec->decode_into(packed, back.data(), {10, 100}));
    CHECK_STATUS(TIERCE_E_CORRUPT, codec->decode_into(packed, back.data(), {10, 99}));
    CHECK_STATUS(TIERCE_E_NULL, t::codec().config());

    auto registry = t::registry::create();
    CHECK(registry && registry->add("twice", [](std::string_view config) -> tierce::result<twice> {
        if (config.size() > 2) {
            return tierce::failure(TIERCE_E_USER - 3, "takes no parameters");
        }
        return twice();
    }));
    const auto own = registry->codec_from_json(R"({"id": "twice"})");
    const auto doubled = own->encode(std::string_view("ab"));
    CHECK(doubled && doubled->text() == "abab" && own->decode(*doubled)->text() == "ab");
    const auto odd = own->decode(std::string_view("abc"));
    CHECK_STATUS(TIERCE_E_CORRUPT, odd);
    CHECK(odd.error().message() == "an odd number of bytes");
    const auto refused = registry->codec_from_json(R"({"id": "twice", "by": 3})");
    CHECK_STATUS(TIERCE_E_USER - 3, refused);
    CHECK(refused.error().message() == "takes no parameters");
}

void arrays()
{
    std::vector<float> field(6 * 6);
    auto array = t::array::borrow(field.data(), {6, 6});
    auto inner = array->interior({1, 1});
    const auto view = inner->view<float, 2>();
    CHECK(view && view->extent(0) == 4);
    (*view)(0, 0) = 3;
    CHECK(field[7] == 3);
    CHECK_STATUS(TIERCE_E_ARGUMENT, inner->view<double, 2>());
    CHECK_STATUS(TIERCE_E_ARGUMENT, array->interior({4, 4}));
    const auto copy = inner->to_vector<float>();
    CHECK(copy && copy->size() == 16 && copy->front() == 3);
    CHECK_STATUS(TIERCE_E_NATIVE, t::array::load_npy("no/such/file.npy"));
}

void streams()
{
    std::string out;
    auto encoder = t::stream::encoder(R"({"id": "gzip"})");
    auto writer = t::writer::over(*encoder, [&out](tierce::bytes piece) { out += piece.text(); });
    CHECK(writer && writer->write(std::string(5000, 'z')) && writer->finish());
    auto decoder = t::stream::decoder(R"({"id": "gzip"})");
    auto reader = t::reader::from_memory(*decoder, out);
    std::size_t seen = 0;
    auto pieces = reader->pieces(700);
    for (const tierce::bytes piece : pieces) {
        seen += piece.size();
    }
    CHECK(seen == 5000 && pieces.status() == TIERCE_OK);
    auto refusing = t::stream::decoder(R"({"id": "gzip"})");
    auto failing = t::reader::over(*refusing, [](tierce::mutable_bytes) -> tierce::result<std::size_t> {
        return tierce::failure(TIERCE_E_USER - 2, "no line");
    });
    const auto none = failing->next();
    CHECK_STATUS(TIERCE_E_USER - 2, none);
    CHECK(none.error().message() == "no line");
}

void stores()
{
    const auto store = t::store::open("memory://");
    CHECK(store && store->put("key", std::string_view("content")));
    CHECK(store->get_object("key")->text() == "content");
    CHECK_STATUS(TIERCE_E_NOT_FOUND, store->get_object("none"));
    auto op = store->get_object_async("key");
    const auto state = op->wait();
    CHECK(state && *state == tierce::op_state::done && op->take_buffer()->size() == 7);
    auto missing = store->get_object_async("none");
    CHECK_STATUS(TIERCE_E_NOT_FOUND, missing->wait());
    bool called = false;
    CHECK(op->on_end([&called] { called = true; }) && called);
    auto listing = store->list_objects();
    std::size_t count = 0;
    for (const t::object_info &object : *listing) {
        count += object.key() == "key" ? 1 : 0;
    }
    CHECK(count == 1 && listing->status() == TIERCE_OK);
    t::listing empty;
    for (const t::object_info &object : empty) {
        CHECK(object.size() > 0);
    }
    CHECK(empty.status() == TIERCE_E_NULL);

    auto spec = t::zarr_spec::create<float>({4, 4});
    CHECK(spec && spec->set_chunks({2, 2}));
    const auto zarr = t::zarr_array::create(*store, "u", *spec);
    std::vector<float> box(16, 2), back(16);
    CHECK(zarr && zarr->write({0, 0}, *t::array::borrow(box.data(), {4, 4})));
    CHECK(zarr->read({0, 0}, *t::array::borrow(back.data(), {4, 4})) && back == box);
    CHECK(*zarr->dtype() == tierce::typestr<float>() && zarr->shape()->size() == 2);
    CHECK_STATUS(TIERCE_E_ARGUMENT, zarr->read({1, 0}, *t::array::borrow(back.data(), {4, 4})));
    CHECK_STATUS(TIERCE_E_NOT_FOUND, t::zarr_group::open(*store, "none"));
}

void zstd_and_zfp()
{
    auto compressor = t::zstd_compressor::create(3);
    const auto frame = compressor->compress(std::string(1000, 'x'));
    auto decompressor = t::zstd_decompressor::create();
    CHECK(frame && decompressor->decompress(*frame)->size() == 1000);
    CHECK_STATUS(TIERCE_E_LIMIT, decompressor->decompress(*frame, 999));
    CHECK_STATUS(TIERCE_E_ARGUMENT, compressor->set(TIERCE_ZSTD_P_WINDOW_LOG, 99));
    std::vector<double> values(64, 1.25);
    auto zfp = t::zfp::create();
    const auto packed = zfp->compress(*t::array::borrow(values.data(), {8, 8}));
    CHECK(packed && *zfp->decompress(packed->stream)->to_vector<double>() == values);
}

}  // namespace

// The file is compiled twice in one program: each time under a name of its own.
#if TIERCE_EXCEPTIONS || defined(WITHOUT_EXCEPTIONS_ALONE)
void test_nothrow()
#else
void test_mixed()
#endif
{
    codecs();
    arrays();
    streams();
    stores();
    zstd_and_zfp();
}
