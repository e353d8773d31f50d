/* Segments and collections: items, lent memory and when it is given back, tables that cannot be. */
#include <stdint.h>
#include <stdlib.h>

#include "check.h"

static int item_is(const tierce_segments *segments, size_t index, const char *text)
{
    const void *item = NULL;
    size_t len = SIZE_MAX;
    return tierce_segments_get(segments, index, &item, &len) == TIERCE_OK && len == strlen(text)
           && (len == 0 || memcmp(item, text, len) == 0);
}

static int element_is(const tierce_segments_collection *all, size_t index, const char *text)
{
    const void *item = NULL;
    size_t len = SIZE_MAX;
    return tierce_segments_collection_get(all, index, &item, &len) == TIERCE_OK && len == strlen(text)
           && (len == 0 || memcmp(item, text, len) == 0);
}

static void release(void *userdata)
{
    ++*(int *)userdata;
}

static const tierce_segment overlapping[4] = {{0, 2}, {1, 4}, {5, 0}, {0, 5}};

static void layout(void)
{
    CHECK(sizeof(tierce_segment) == 16);
    CHECK(offsetof(tierce_segment, offset) == 0 && offsetof(tierce_segment, length) == 8);
}

static void copied(void)
{
    char data[] = "abcde";
    tierce_segments *segments = NULL;
    CHECK_STATUS(tierce_segments_copy(data, 5, overlapping, 4, &segments), TIERCE_OK);
    memset(data, 'x', 5);
    CHECK(tierce_segments_count(segments) == 4);
    CHECK(item_is(segments, 0, "ab") && item_is(segments, 1, "bcde"));
    CHECK(item_is(segments, 2, "") && item_is(segments, 3, "abcde"));
    tierce_segments_free(segments);
}

static void lent(void)
{
    char data[] = "abcde";
    int released = 0;
    tierce_segments *segments = NULL;
    const void *item = NULL;
    size_t len = 0;
    CHECK_STATUS(tierce_segments_wrap(data, 5, overlapping, 4, release, &released, &segments), TIERCE_OK);
    data[1] = 'X';
    CHECK(item_is(segments, 1, "Xcde"));
    CHECK_STATUS(tierce_segments_get(segments, 1, &item, &len), TIERCE_OK);
    CHECK(item == data + 1);
    CHECK(released == 0);
    tierce_segments_free(segments);
    CHECK(released == 1);
    /* Of nothing, too. */
    segments = NULL;
    CHECK_STATUS(tierce_segments_wrap(NULL, 0, NULL, 0, release, &released, &segments), TIERCE_OK);
    CHECK(released == 1);
    tierce_segments_free(segments);
    CHECK(released == 2);
}

/* Collections keep their parts; the memory is given back after the last of all that hold it, whatever the order. */
static void lent_to_collections(void)
{
    for (int order = 0; order < 6; order++) {
        int released = 0;
        tierce_segments *segments = NULL;
        tierce_segments_collection *one = NULL, *twice = NULL;
        const tierce_segments *parts[2];
        CHECK_STATUS(tierce_segments_wrap("abcde", 5, overlapping, 4, release, &released, &segments), TIERCE_OK);
        parts[0] = parts[1] = segments;
        CHECK_STATUS(tierce_segments_collection_new(parts, 1, &one), TIERCE_OK);
        CHECK_STATUS(tierce_segments_collection_new(parts, 2, &twice), TIERCE_OK);
        for (int step = 0; step < 3; step++) {
            int which = (order % 3 + step * (order < 3 ? 1 : 2)) % 3;
            CHECK(released == 0);
            if (which == 0) {
                CHECK(item_is(segments, 1, "bcde"));
                tierce_segments_free(segments);
            } else if (which == 1) {
                CHECK(element_is(one, 1, "bcde"));
                tierce_segments_collection_free(one);
            } else {
                CHECK(element_is(twice, 5, "bcde"));
                tierce_segments_collection_free(twice);
            }
        }
        CHECK(released == 1);
    }
}

static void bad_tables(void)
{
    static const tierce_segment bad[] = {
        {0, 6},          {6, 0},          {5, 1},          {3, 3},          {UINT64_MAX, 0},        {UINT64_MAX, 1},
        {1, UINT64_MAX}, {0, UINT64_MAX}, {UINT64_MAX, 2}, {UINT64_MAX, 6}, {UINT64_MAX / 2 + 1, 0}, {1ULL << 32, 1},
    };
    char place;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        tierce_segment table[3] = {{0, 5}, bad[i], {0, 1}};
        tierce_segments *none = (tierce_segments *)(void *)&place, *segments = none;
        char message[200];
        int released = 0;
        CHECK_STATUS(tierce_segments_copy("abcde", 5, table, 3, &segments), TIERCE_E_ARGUMENT);
        tierce_last_error(message, sizeof message);
        CHECK(strstr(message, "segment 1 ") != NULL);
        CHECK_STATUS(tierce_segments_wrap("abcde", 5, table, 3, release, &released, &segments), TIERCE_E_ARGUMENT);
        CHECK(segments == none);
        CHECK(released == 0);
    }
}

static void bad_sizes(void)
{
    static const size_t sizes[] = {SIZE_MAX, (size_t)PTRDIFF_MAX + 1};
    const void *items[1] = {"abc"};
    const size_t lengths[1] = {3};
    const tierce_segments *parts[1] = {NULL};
    char place;
    tierce_segments *none = (tierce_segments *)(void *)&place, *segments = none;
    tierce_segments_collection *nothing = (tierce_segments_collection *)(void *)&place, *all = nothing;
    int released = 0;
    for (size_t i = 0; i < 2; i++) {
        size_t size = sizes[i];
        CHECK_STATUS(tierce_segments_copy("abc", size, NULL, 0, &segments), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_segments_copy("abc", 3, overlapping, size, &segments), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_segments_wrap("abc", size, NULL, 0, release, &released, &segments), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_segments_wrap("abc", 3, overlapping, size, release, &released, &segments),
                     TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_segments_collection_new(parts, size, &all), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, size, &all), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_segments_collection_from_pointers(items, &size, 1, &all), TIERCE_E_ARGUMENT);
    }
    CHECK(segments == none && all == nothing && released == 0);
}

static void out_of_range(void)
{
    static const size_t indices[] = {4, 5, SIZE_MAX};
    tierce_segments *segments = NULL;
    tierce_segments_collection *all = NULL;
    const tierce_segments *parts[1];
    CHECK_STATUS(tierce_segments_copy("abcde", 5, overlapping, 4, &segments), TIERCE_OK);
    parts[0] = segments;
    CHECK_STATUS(tierce_segments_collection_new(parts, 1, &all), TIERCE_OK);
    for (size_t i = 0; i < 3; i++) {
        const void *item = &item;
        size_t len = 77;
        CHECK_STATUS(tierce_segments_get(segments, indices[i], &item, &len), TIERCE_E_ARGUMENT);
        CHECK_STATUS(tierce_segments_collection_get(all, indices[i], &item, &len), TIERCE_E_ARGUMENT);
        CHECK(item == &item && len == 77);
    }
    tierce_segments_collection_free(all);
    tierce_segments_free(segments);
}

static void collected(void)
{
    static const tierce_segment table[2] = {{0, 1}, {1, 2}};
    tierce_segments *empty = NULL, *first = NULL, *second = NULL;
    tierce_segments_collection *all = NULL, *nothing = NULL;
    const tierce_segments *parts[5];
    CHECK_STATUS(tierce_segments_copy("", 0, NULL, 0, &empty), TIERCE_OK);
    CHECK_STATUS(tierce_segments_copy("abc", 3, table, 2, &first), TIERCE_OK);
    CHECK_STATUS(tierce_segments_copy("xyz", 3, table, 2, &second), TIERCE_OK);
    parts[0] = parts[2] = parts[4] = empty;
    parts[1] = first;
    parts[3] = second;
    CHECK_STATUS(tierce_segments_collection_new(parts, 5, &all), TIERCE_OK);
    tierce_segments_free(empty);
    tierce_segments_free(first);
    tierce_segments_free(second);
    CHECK(tierce_segments_collection_count(all) == 4);
    CHECK(tierce_segments_collection_size(all) == 6);
    CHECK(element_is(all, 0, "a") && element_is(all, 1, "bc") && element_is(all, 2, "x") && element_is(all, 3, "yz"));
    tierce_segments_collection_free(all);
    CHECK_STATUS(tierce_segments_collection_new(NULL, 0, &nothing), TIERCE_OK);
    CHECK(tierce_segments_collection_count(nothing) == 0 && tierce_segments_collection_size(nothing) == 0);
    tierce_segments_collection_free(nothing);
}

static void from_pointers(void)
{
    char text[] = "abc";
    const void *items[3] = {text, NULL, "de"};
    size_t lengths[3] = {3, 0, 2};
    const void *item = NULL;
    size_t len = 0;
    tierce_segments_collection *all = NULL;
    CHECK_STATUS(tierce_segments_collection_from_pointers(items, lengths, 3, &all), TIERCE_OK);
    /* The arrays are read at once, the items are not copied. */
    items[0] = items[2] = NULL;
    lengths[0] = lengths[2] = 99;
    text[1] = 'B';
    CHECK(tierce_segments_collection_count(all) == 3 && tierce_segments_collection_size(all) == 5);
    CHECK(element_is(all, 0, "aBc") && element_is(all, 1, "") && element_is(all, 2, "de"));
    CHECK_STATUS(tierce_segments_collection_get(all, 0, &item, &len), TIERCE_OK);
    CHECK(item == text);
    tierce_segments_collection_free(all);
}

static void mixed_up(void)
{
    tierce_segments *segments = NULL, *no_segments;
    tierce_segments_collection *all = NULL, *no_collection;
    const tierce_segments *parts[2];
    const void *item = &item;
    size_t len = 77;
    CHECK_STATUS(tierce_segments_copy("abcde", 5, overlapping, 4, &segments), TIERCE_OK);
    parts[0] = segments;
    CHECK_STATUS(tierce_segments_collection_new(parts, 1, &all), TIERCE_OK);
    no_segments = (tierce_segments *)(void *)all;
    no_collection = (tierce_segments_collection *)(void *)segments;
    CHECK(tierce_segments_count(no_segments) == 0);
    CHECK(tierce_segments_collection_count(no_collection) == 0);
    CHECK(tierce_segments_collection_size(no_collection) == 0);
    CHECK_STATUS(tierce_segments_get(no_segments, 0, &item, &len), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_segments_collection_get(no_collection, 0, &item, &len), TIERCE_E_ARGUMENT);
    parts[1] = no_segments;
    CHECK_STATUS(tierce_segments_collection_new(parts, 2, &no_collection), TIERCE_E_ARGUMENT);
    CHECK(item == &item && len == 77 && (void *)no_collection == (void *)segments);
    tierce_segments_free(no_segments);
    tierce_segments_collection_free(no_collection);
    CHECK(item_is(segments, 0, "ab") && element_is(all, 0, "ab"));
    tierce_segments_collection_free(all);
    tierce_segments_free(segments);
}

/* What lies behind the items, and one item that outlives its collection: then memory of the others is given back. */
static void kept(void)
{
    char first[] = "abcde", second[] = "xyz";
    int released[2] = {0, 0};
    static const tierce_segment whole = {0, 3};
    const tierce_segments *parts[2];
    tierce_segments *made[2] = {NULL, NULL}, *item = NULL;
    tierce_segments_collection *all = NULL;
    const tierce_segment *table = NULL;
    const void *data = NULL;
    size_t len = 0;
    CHECK_STATUS(tierce_segments_wrap(first, 5, overlapping, 4, release, &released[0], &made[0]), TIERCE_OK);
    CHECK_STATUS(tierce_segments_wrap(second, 3, &whole, 1, release, &released[1], &made[1]), TIERCE_OK);
    CHECK_STATUS(tierce_segments_data(made[0], &data, &len), TIERCE_OK);
    CHECK(data == first && len == 5);
    CHECK_STATUS(tierce_segments_table(made[0], &table), TIERCE_OK);
    CHECK(memcmp(table, overlapping, sizeof overlapping) == 0);
    parts[0] = made[0];
    parts[1] = made[1];
    CHECK_STATUS(tierce_segments_collection_new(parts, 2, &all), TIERCE_OK);
    CHECK_STATUS(tierce_segments_collection_keep(all, 5, &item), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_segments_collection_keep(all, SIZE_MAX, &item), TIERCE_E_ARGUMENT);
    CHECK_STATUS(tierce_segments_collection_keep(all, 4, &item), TIERCE_OK);
    tierce_segments_free(made[0]);
    tierce_segments_free(made[1]);
    tierce_segments_collection_free(all);
    CHECK(released[0] == 1 && released[1] == 0);
    CHECK(tierce_segments_count(item) == 1 && item_is(item, 0, "xyz"));
    tierce_segments_free(item);
    CHECK(released[1] == 1);
}

int main(void)
{
    layout();
    copied();
    lent();
    lent_to_collections();
    bad_tables();
    bad_sizes();
    out_of_range();
    collected();
    from_pointers();
    mixed_up();
    kept();
    return check_result();
}
