/* Buffers: capacity and content, growth, sizes that cannot be, and what is no buffer. */
#include <stdint.h>
#include <stdlib.h>

#include "check.h"

static int holds(const tierce_buffer *buffer, const char *text)
{
    size_t len = strlen(text);
    return tierce_buffer_len(buffer) == len && (len == 0 || memcmp(tierce_buffer_data(buffer), text, len) == 0);
}

static void capacity(void)
{
    static const size_t sizes[] = {0, 1, 15, 16, 4096, (4 << 20) - 1, 4 << 20, (4 << 20) + 1};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        tierce_buffer *buffer = NULL;
        CHECK_STATUS(tierce_buffer_new(sizes[i], &buffer), TIERCE_OK);
        CHECK(tierce_buffer_capacity(buffer) >= sizes[i]);
        CHECK(sizes[i] > 0 || tierce_buffer_capacity(buffer) == 0);
        CHECK(tierce_buffer_data(buffer) == NULL);
        CHECK(holds(buffer, ""));
        tierce_buffer_free(buffer);
    }
}

static void content(void)
{
    tierce_buffer *buffer = NULL;
    const void *data;
    size_t had;
    CHECK_STATUS(tierce_buffer_new(100, &buffer), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(buffer, "abc", 3), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(buffer, "", 0), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(buffer, "de", 2), TIERCE_OK);
    CHECK(holds(buffer, "abcde"));
    data = tierce_buffer_data(buffer);
    had = tierce_buffer_capacity(buffer);
    CHECK_STATUS(tierce_buffer_reserve(buffer, 50), TIERCE_OK);
    CHECK(tierce_buffer_capacity(buffer) == had);
    CHECK(tierce_buffer_data(buffer) == data);
    CHECK_STATUS(tierce_buffer_reserve(buffer, 100000), TIERCE_OK);
    CHECK(tierce_buffer_capacity(buffer) >= 100000);
    CHECK(holds(buffer, "abcde"));
    had = tierce_buffer_capacity(buffer);
    CHECK_STATUS(tierce_buffer_clear(buffer), TIERCE_OK);
    CHECK(holds(buffer, ""));
    CHECK(tierce_buffer_data(buffer) == NULL);
    CHECK(tierce_buffer_capacity(buffer) == had);
    CHECK_STATUS(tierce_buffer_append(buffer, "again", 5), TIERCE_OK);
    CHECK(holds(buffer, "again"));
    tierce_buffer_free(buffer);
}

/* Appending byte by byte, over the border from which pages are huge; every byte is where it was put. */
static void growth(size_t total)
{
    unsigned char block[1000];
    tierce_buffer *buffer = NULL;
    const unsigned char *data;
    size_t wrong = 0, moves = 0, had = 0;
    CHECK_STATUS(tierce_buffer_new(0, &buffer), TIERCE_OK);
    for (size_t i = 0; i < total; i += sizeof block) {
        for (size_t k = 0; k < sizeof block; k++) {
            block[k] = (unsigned char)((i + k) * 131 >> 3);
        }
        if (tierce_buffer_append(buffer, block, sizeof block) != TIERCE_OK) {
            CHECK(!"append succeeds");
            break;
        }
        moves += tierce_buffer_capacity(buffer) != had;
        had = tierce_buffer_capacity(buffer);
    }
    CHECK(tierce_buffer_len(buffer) == total);
    /* Growth is geometric: a program may append in small pieces. */
    CHECK(moves < 60);
    data = (const unsigned char *)tierce_buffer_data(buffer);
    for (size_t i = 0; data != NULL && i < tierce_buffer_len(buffer); i++) {
        wrong += data[i] != (unsigned char)(i * 131 >> 3);
    }
    CHECK(wrong == 0);
    tierce_buffer_free(buffer);
}

/* Bytes written in place: what was committed is content, and nothing else. */
static void in_place(void)
{
    tierce_buffer *buffer = NULL;
    void *room = &buffer;
    size_t len = 77;
    CHECK_STATUS(tierce_buffer_new(0, &buffer), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_room(buffer, 0, &room, &len), TIERCE_OK);
    CHECK(room == NULL && len == 0);
    CHECK_STATUS(tierce_buffer_commit(buffer, 0), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_commit(buffer, 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_room(buffer, 5, &room, &len), TIERCE_OK);
    CHECK(room != NULL && len >= 5);
    memcpy(room, "abcde", 5);
    CHECK(holds(buffer, ""));
    CHECK_STATUS(tierce_buffer_commit(buffer, 3), TIERCE_OK);
    CHECK(holds(buffer, "abc"));
    CHECK_STATUS(tierce_buffer_commit(buffer, 2), TIERCE_OK);
    CHECK(holds(buffer, "abcde"));
    CHECK_STATUS(tierce_buffer_room(buffer, 100, &room, &len), TIERCE_OK);
    CHECK(len >= 100 && room == (const char *)tierce_buffer_data(buffer) + 5);
    memset(room, 'x', len);
    CHECK_STATUS(tierce_buffer_commit(buffer, len + 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_commit(buffer, SIZE_MAX), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_room(buffer, SIZE_MAX, &room, &len), TIERCE_E_NO_MEMORY);
    CHECK(holds(buffer, "abcde"));
    CHECK_STATUS(tierce_buffer_commit(buffer, len), TIERCE_OK);
    CHECK(tierce_buffer_len(buffer) == 5 + len && tierce_buffer_len(buffer) == tierce_buffer_capacity(buffer));
    CHECK_STATUS(tierce_buffer_room(buffer, 0, &room, &len), TIERCE_OK);
    CHECK(room == NULL && len == 0);
    tierce_buffer_free(buffer);
}

static void impossible(void)
{
    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 4096, (size_t)PTRDIFF_MAX + 1, PTRDIFF_MAX, PTRDIFF_MAX - 4096};
    tierce_buffer *kept = NULL;
    CHECK_STATUS(tierce_buffer_new(0, &kept), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(kept, "kept", 4), TIERCE_OK);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        tierce_buffer *none = kept;
        CHECK_STATUS(tierce_buffer_new(sizes[i], &none), TIERCE_E_NO_MEMORY);
        CHECK(none == kept);
        CHECK_STATUS(tierce_buffer_reserve(kept, sizes[i]), TIERCE_E_NO_MEMORY);
        CHECK(holds(kept, "kept"));
    }
    CHECK_STATUS(tierce_buffer_append(kept, "x", SIZE_MAX), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_append(kept, "x", (size_t)PTRDIFF_MAX + 1), TIERCE_E_ARGUMENT);
    CHECK(holds(kept, "kept"));
    tierce_buffer_free(kept);
}

/* Appending what lies in the buffer itself would read memory that the growth has freed. */
static void from_itself(void)
{
    tierce_buffer *buffer = NULL;
    const char *data;
    CHECK_STATUS(tierce_buffer_new(8, &buffer), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(buffer, "abcdefgh", 8), TIERCE_OK);
    data = (const char *)tierce_buffer_data(buffer);
    CHECK_STATUS(tierce_buffer_append(buffer, data, 8), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_append(buffer, data + 7, 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_append(buffer, data, 0), TIERCE_OK);
    CHECK(holds(buffer, "abcdefgh"));
    tierce_buffer_free(buffer);
}

/* A handle of another kind is noticed, and lives on. */
static void no_buffer(void)
{
    tierce_registry *registry = NULL;
    tierce_buffer *json = NULL, *mixed_up;
    void *room = NULL;
    size_t len = 0;
    CHECK_STATUS(tierce_registry_new(&registry), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_new(0, &json), TIERCE_OK);
    mixed_up = (tierce_buffer *)(void *)registry;
    CHECK(tierce_buffer_data(mixed_up) == NULL);
    CHECK(tierce_buffer_len(mixed_up) == 0);
    CHECK(tierce_buffer_capacity(mixed_up) == 0);
    CHECK_STATUS(tierce_buffer_clear(mixed_up), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_reserve(mixed_up, 5), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_append(mixed_up, "x", 1), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_room(mixed_up, 1, &room, &len), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_buffer_commit(mixed_up, 0), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_build_info(mixed_up), TIERCE_E_ARGUMENT);
    tierce_buffer_free(mixed_up);
    CHECK_STATUS(tierce_registry_list(registry, json), TIERCE_OK);
    /* So is an address that no handle can have. */
    CHECK_STATUS(tierce_buffer_clear((tierce_buffer *)(void *)((char *)json + 1)), TIERCE_E_ARGUMENT);
    tierce_buffer_free(json);
    tierce_registry_free(registry);
}

int main(int argc, char **argv)
{
    capacity();
    content();
    growth(check_quick(argc, argv) ? 50000 : 9000000);
    in_place();
    impossible();
    from_itself();
    no_buffer();
    return check_result();
}
