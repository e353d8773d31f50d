/* Objects whose content is made on the way: uploads piece by piece, arrays through codecs, objects made up. */
#define _DEFAULT_SOURCE
#include "own.h"
#include "store.h"

enum { ROWS = 20, COLUMNS = 30, PIECE = 1 << 20, PIECES = 12 };

static int quick;

static void small_uploads(const tierce_store *store)
{
    const tierce_put_options options = {sizeof options, TIERCE_PUT_IF_ABSENT, NULL, NULL};
    tierce_upload *upload = NULL;
    tierce_object_info *info = make_info(), *head = make_info();
    CHECK_STATUS(tierce_store_upload(store, "u", 1, &options, &upload), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, "abc", 3), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, NULL, 0), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, "de", 2), TIERCE_OK);
    CHECK(!exists(store, "u"));
    CHECK_STATUS(tierce_upload_commit(upload, info), TIERCE_OK);
    CHECK(has(store, "u", "abcde"));
    CHECK_STATUS(tierce_store_head(store, "u", 1, head), TIERCE_OK);
    CHECK(tierce_object_info_size(info) == 5);
    CHECK(tierce_object_info_etag(info) != NULL
          && strcmp(tierce_object_info_etag(info), tierce_object_info_etag(head)) == 0);
    CHECK_STATUS(tierce_upload_commit(upload, info), TIERCE_E_STATE);
    CHECK_STATUS(tierce_upload_write(upload, "f", 1), TIERCE_E_STATE);
    tierce_upload_free(upload);
    CHECK(has(store, "u", "abcde"));
    /* The condition is that of the moment of the commit. */
    CHECK_STATUS(tierce_store_upload(store, "u", 1, &options, &upload), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, "x", 1), TIERCE_OK);
    CHECK_STATUS(tierce_upload_commit(upload, NULL), TIERCE_E_PRECONDITION);
    tierce_upload_free(upload);
    CHECK(has(store, "u", "abcde"));
    /* Nothing written is an empty object; nothing committed is none. */
    CHECK_STATUS(tierce_store_upload(store, "none", 4, NULL, &upload), TIERCE_OK);
    CHECK_STATUS(tierce_upload_commit(upload, NULL), TIERCE_OK);
    tierce_upload_free(upload);
    CHECK(has(store, "none", ""));
    CHECK_STATUS(tierce_store_delete(store, "none", 4), TIERCE_OK);
    CHECK_STATUS(tierce_store_upload(store, "none", 4, NULL, &upload), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, "x", 1), TIERCE_OK);
    CHECK_STATUS(tierce_upload_abort(upload), TIERCE_OK);
    CHECK_STATUS(tierce_upload_abort(upload), TIERCE_OK);
    CHECK_STATUS(tierce_upload_write(upload, "x", 1), TIERCE_E_STATE);
    CHECK_STATUS(tierce_upload_commit(upload, NULL), TIERCE_E_STATE);
    tierce_upload_free(upload);
    CHECK(!exists(store, "none"));
    tierce_object_info_free(head);
    tierce_object_info_free(info);
}

/* More than fits in two parts, of pieces that are used again at once. */
static void large_upload(const tierce_store *store, int commit)
{
    unsigned char *piece = (unsigned char *)malloc(PIECE);
    tierce_upload *upload = NULL;
    tierce_object_info *info = make_info();
    tierce_buffer *whole = make_buffer();
    CHECK_STATUS(tierce_store_upload(store, "large", 5, NULL, &upload), TIERCE_OK);
    for (int i = 0; i < PIECES; i++) {
        memset(piece, i, PIECE);
        CHECK_STATUS(tierce_upload_write(upload, piece, PIECE), TIERCE_OK);
    }
    CHECK(!exists(store, "large"));
    if (commit) {
        const unsigned char *got;
        size_t wrong = 0;
        CHECK_STATUS(tierce_upload_commit(upload, info), TIERCE_OK);
        CHECK(tierce_object_info_size(info) == (uint64_t)PIECE * PIECES);
        CHECK_STATUS(tierce_store_get(store, "large", 5, NULL, SIZE_MAX, whole, NULL), TIERCE_OK);
        got = (const unsigned char *)tierce_buffer_data(whole);
        CHECK(tierce_buffer_len(whole) == (size_t)PIECE * PIECES);
        for (size_t i = 0; i < tierce_buffer_len(whole); i += quick ? 4095 : 1) {
            wrong += got[i] != i / PIECE;
        }
        CHECK(wrong == 0);
    }
    tierce_upload_free(upload);
    CHECK(exists(store, "large") == commit);
    CHECK_STATUS(tierce_store_delete(store, "large", 5), TIERCE_OK);
    tierce_buffer_free(whole);
    tierce_object_info_free(info);
    free(piece);
}

static double field[ROWS][COLUMNS], back[ROWS][COLUMNS];

/* All of it but one row at each side and two columns. */
static tierce_array *interior(void *data)
{
    const size_t shape[2] = {ROWS, COLUMNS}, ghost[2] = {1, 2};
    tierce_array *whole = NULL, *inner = NULL;
    CHECK_STATUS(tierce_array_borrow_mut("<f8", data, shape, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &whole), TIERCE_OK);
    CHECK_STATUS(tierce_array_interior(whole, ghost, ghost, 2, &inner), TIERCE_OK);
    tierce_array_free(whole);
    return inner;
}

/* The inside is that of the field, the ghost cells are as they were. */
static int is_back(void)
{
    size_t wrong = 0;
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t j = 0; j < COLUMNS; j++) {
            int inside = i >= 1 && i < ROWS - 1 && j >= 2 && j < COLUMNS - 2;
            wrong += back[i][j] != (inside ? field[i][j] : -1);
            back[i][j] = -1;
        }
    }
    return wrong == 0;
}

static void arrays(const tierce_store *store)
{
    static const char json[] = "[{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"crc32c\"}]";
    const size_t shape[2] = {ROWS - 2, COLUMNS - 4};
    const char *const keys[3] = {"a1", "none", "a2"};
    tierce_codec *codec = make_codec(json);
    tierce_array *inner = interior(field), *target = interior(back), *like = NULL, *got = NULL, *other = NULL;
    const tierce_array *sources[2];
    tierce_array *targets[3];
    tierce_object_info *info = make_info();
    tierce_buffer *packed = make_buffer(), *object = make_buffer();
    uint64_t sizes[2] = {0, 0};
    tierce_status each[3] = {77, 77, 77};
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
        back[i / COLUMNS][i % COLUMNS] = -1;
    }
    CHECK_STATUS(tierce_array_describe("<f8", shape, 2, TIERCE_ORDER_C, &like), TIERCE_OK);
    CHECK_STATUS(tierce_codec_encode_array_buffer(codec, inner, packed), TIERCE_OK);
    CHECK_STATUS(tierce_store_put_encoded(store, "a1", 2, codec, inner, NULL, info), TIERCE_OK);
    CHECK_STATUS(tierce_store_get(store, "a1", 2, NULL, SIZE_MAX, object, NULL), TIERCE_OK);
    CHECK(tierce_object_info_size(info) == tierce_buffer_len(packed));
    CHECK(tierce_buffer_len(object) == tierce_buffer_len(packed)
          && memcmp(tierce_buffer_data(object), tierce_buffer_data(packed), tierce_buffer_len(packed)) == 0);
    CHECK_STATUS(tierce_store_get_decoded_into(store, "a1", 2, codec, target), TIERCE_OK);
    CHECK(is_back());
    CHECK_STATUS(tierce_store_get_decoded(store, "a1", 2, codec, like, sizeof field, &got), TIERCE_OK);
    CHECK_STATUS(tierce_array_assign(target, got), TIERCE_OK);
    CHECK(is_back());
    CHECK_STATUS(tierce_store_get_decoded(store, "a1", 2, codec, like, 100, &other), TIERCE_E_LIMIT);
    CHECK_STATUS(tierce_store_get_decoded(store, "none", 4, codec, like, 100, &other), TIERCE_E_NOT_FOUND);
    CHECK(other == NULL);
    sources[0] = inner;
    sources[1] = got;
    CHECK_STATUS(tierce_store_put_encoded_many(store, (const char *const[]){"a1", "a2"}, NULL, codec, sources, 2, NULL,
                                               sizes, each), TIERCE_OK);
    CHECK(sizes[0] == tierce_buffer_len(packed) && sizes[1] == sizes[0] && each[1] == TIERCE_OK);
    CHECK_STATUS(tierce_array_copy(got, TIERCE_ORDER_F, &other), TIERCE_OK);
    targets[0] = other;
    targets[1] = got;
    targets[2] = target;
    CHECK_STATUS(tierce_store_get_decoded_many_into(store, keys, NULL, codec, targets, 3, each), TIERCE_PARTIAL);
    CHECK(each[0] == TIERCE_OK && each[1] == TIERCE_E_NOT_FOUND && each[2] == TIERCE_OK && is_back());
    CHECK_STATUS(tierce_store_get_decoded_many_into(store, keys, NULL, codec, targets, 3, NULL), TIERCE_E_NOT_FOUND);
    targets[1] = target;
    CHECK_STATUS(tierce_store_get_decoded_many_into(store, keys, NULL, codec, targets, 3, each), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_store_get_decoded_into(store, "a2", 2, codec, like), TIERCE_E_ARGUMENT);
    put(store, "a1", "no such array");
    CHECK_STATUS(tierce_store_get_decoded(store, "a1", 2, codec, like, sizeof field, &got), TIERCE_E_CORRUPT);
    CHECK(message_has("a1"));
    tierce_buffer_free(object);
    tierce_buffer_free(packed);
    tierce_object_info_free(info);
    tierce_array_free(like);
    tierce_array_free(other);
    tierce_array_free(got);
    tierce_array_free(target);
    tierce_array_free(inner);
    tierce_codec_free(codec);
}

static tierce_status own_fail(void *userdata, void *state, const void *src, size_t src_len, tierce_buffer *dst)
{
    (void)userdata, (void)state, (void)src, (void)src_len, (void)dst;
    return TIERCE_E_USER - 3;
}

/* A codec of the program's own fails: its status is that of the call, and nothing is written. */
static void own_codecs(const tierce_store *store)
{
    tierce_codec *codec = own_codec(own_fail);
    tierce_array *inner = interior(field);
    const tierce_array *const sources[1] = {inner};
    const char *const keys[1] = {"a/key"};
    tierce_status each[1] = {77};
    CHECK_STATUS(tierce_store_put_encoded(store, "a/key", 5, codec, inner, NULL, NULL), TIERCE_E_USER - 3);
    CHECK(message_has("a/key") && !exists(store, "a/key"));
    CHECK_STATUS(tierce_store_put_encoded_many(store, keys, NULL, codec, sources, 1, NULL, NULL, each), TIERCE_PARTIAL);
    CHECK(each[0] == TIERCE_E_USER - 3);
    tierce_array_free(inner);
    tierce_codec_free(codec);
}

enum { MADE = 7, MADE_SIZE = 1000 };

typedef struct progress_seen {
    long calls, wrong;
    uint64_t bytes;
} progress_seen;

static void progress(void *userdata, uint64_t done, uint64_t total, uint64_t bytes)
{
    progress_seen *seen = (progress_seen *)userdata;
    seen->calls++;
    seen->wrong += done != (uint64_t)seen->calls || total != MADE || bytes <= seen->bytes;
    seen->bytes = bytes;
}

static int is_made(const tierce_store *store, const char *key, const char *options, uint64_t index)
{
    tierce_buffer *made = make_buffer(), *got = make_buffer();
    int same;
    CHECK_STATUS(tierce_generate_object(options, strlen(options), index, made), TIERCE_OK);
    CHECK_STATUS(tierce_store_get(store, key, strlen(key), NULL, SIZE_MAX, got, NULL), TIERCE_OK);
    same = tierce_buffer_len(made) == tierce_buffer_len(got)
           && memcmp(tierce_buffer_data(made), tierce_buffer_data(got), tierce_buffer_len(made)) == 0;
    tierce_buffer_free(got);
    tierce_buffer_free(made);
    return same;
}

static void made_up(const tierce_store *store)
{
    static const char options[] = "{\"num\": 7, \"size\": 1000, \"seed\": 5, \"max_in_flight\": 3}";
    static const char *const keys[MADE] = {"k0", "k1", "k2", "k3", "k4", "k5", "k6"};
    progress_seen seen = {0, 0, 0};
    uint64_t objects = 77, bytes = 77;
    char key[40];
    CHECK_STATUS(tierce_store_generate(store, "g/", 2, options, strlen(options), progress, &seen, &objects, &bytes),
                 TIERCE_OK);
    CHECK(objects == MADE && bytes == MADE * MADE_SIZE);
    CHECK(seen.calls == MADE && seen.wrong == 0 && seen.bytes == bytes);
    for (uint64_t i = 0; i < MADE; i++) {
        snprintf(key, sizeof key, "g/object_%d_of_7.dat", (int)i);
        CHECK(is_made(store, key, options, i));
    }
    CHECK(!is_made(store, "g/object_0_of_7.dat", options, 1));
    memset(&seen, 0, sizeof seen);
    CHECK_STATUS(tierce_store_generate_keys(store, keys, NULL, MADE, options, strlen(options), progress, &seen, &objects,
                                            &bytes), TIERCE_OK);
    CHECK(objects == MADE && bytes == MADE * MADE_SIZE && seen.calls == MADE && seen.wrong == 0);
    CHECK(is_made(store, "k6", options, 6));
    objects = 77;
    CHECK_STATUS(tierce_store_generate(store, "g/", 2, "{\"number\": 1}", 13, NULL, NULL, &objects, NULL), TIERCE_E_CONFIG);
    CHECK(message_has("number") && objects == 77);
    CHECK_STATUS(tierce_store_delete_prefix(store, "g/", 2, &objects), TIERCE_OK);
    CHECK(objects == MADE);
}

static void everything(const tierce_store *store)
{
    static const char *const rest[] = {"a", "k", "u"};
    small_uploads(store);
    large_upload(store, 1);
    large_upload(store, 0);
    arrays(store);
    own_codecs(store);
    made_up(store);
    for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++) {
        CHECK_STATUS(tierce_store_delete_prefix(store, rest[i], 1, NULL), TIERCE_OK);
    }
}

int main(int argc, char **argv)
{
    quick = check_quick(argc, argv);
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
        field[i / COLUMNS][i % COLUMNS] = (double)i / 8;
    }
    with_stores(everything);
    return check_result();
}
