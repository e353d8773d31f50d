/* Packs strings: the names of stations, as zarr and numcodecs store arrays of text, and notes that are JSON. */
#include <stdlib.h>
#include <string.h>

#include "example.h"

enum { STATIONS = 6 };

static const char *const names[STATIONS] = {"Tromsø", "Σαντορίνη", "Казань", "東京", "Reykjavík", ""};
static const char *const notes[STATIONS] = {"{\"height\": 10.5}", "null", "[1, 2, 3]", "\"rain gauge\"", "true", "-1e-3"};

/* Encodes the items, decodes them into a new array, and says whether they came back. */
static int there_and_back(const char *dtype, const char *const *items, const char *json) {
    const size_t shape[1] = {STATIONS};
    tierce_codec *codec = NULL;
    tierce_array *array = NULL, *back = NULL;
    tierce_buffer *chunk = NULL;
    int good = succeeded(tierce_codec_from_json(json, strlen(json), &codec), "codec") &&
               succeeded(tierce_buffer_new(0, &chunk), "buffer") &&
               succeeded(tierce_array_from_items(dtype, (const void *const *)items, NULL, shape, 1, TIERCE_ORDER_C, &array),
                         "array") &&
               succeeded(tierce_codec_encode_array_buffer(codec, array, chunk), "encode") &&
               /* The array of before says what to expect; items may take 1 MiB in all. */
               succeeded(tierce_codec_decode_array(codec, tierce_buffer_data(chunk), tierce_buffer_len(chunk), array,
                                                   1 << 20, &back), "decode");
    if (good) {
        printf("%s\n  %zu bytes of %s in a chunk of %zu:", json, tierce_array_size(array), dtype, tierce_buffer_len(chunk));
        for (size_t i = 0; i < STATIONS; i++) {
            const void *item = NULL;
            size_t len = 0;
            good = good && succeeded(tierce_array_item(back, i, &item, &len), "item");
            printf(" %.*s%s", (int)len, (const char *)item, i + 1 < STATIONS ? "," : "\n");
            if (strcmp(dtype, "utf8") == 0) {
                good = good && len == strlen(items[i]) && memcmp(item, items[i], len) == 0;
            }
        }
    }
    tierce_buffer_free(chunk);
    tierce_array_free(back);
    tierce_array_free(array);
    tierce_codec_free(codec);
    return good;
}

int main(void) {
    int good = there_and_back("utf8", names, "[{\"id\": \"vlen-utf8\"}, {\"id\": \"zstd\"}]") &&
               there_and_back("utf8", names, "[{\"id\": \"json2\"}, {\"id\": \"zlib\"}]") &&
               there_and_back("json", notes, "{\"id\": \"json2\"}") &&
               there_and_back("json", notes, "{\"id\": \"msgpack2\"}") &&
               there_and_back("json", notes, "{\"id\": \"pickle\"}");
    if (!good) {
        fprintf(stderr, "array_strings: something did not come out as it should\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
