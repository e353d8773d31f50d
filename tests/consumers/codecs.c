/* Prints what the library says it contains, one line each: its codecs, its areas, and its native libraries. */
#include "check.h"

/* Calls `fill` for JSON; the text is static. */
static const char *json(tierce_status (*fill)(tierce_buffer *)) {
    static char text[65536];
    tierce_buffer *buffer = NULL;
    CHECK(tierce_buffer_new(0, &buffer) == TIERCE_OK);
    CHECK(fill(buffer) == TIERCE_OK);
    size_t len = tierce_buffer_len(buffer);
    CHECK(len > 0 && len < sizeof text);
    memcpy(text, tierce_buffer_data(buffer), len);
    text[len] = '\0';
    tierce_buffer_free(buffer);
    return text;
}

/* Prints the JSON string that starts after the quotation mark. */
static void print_string(const char *start) {
    printf(" %.*s", (int)strcspn(start, "\""), start);
}

int main(void) {
    const char *text = json(tierce_codec_list);
    printf("codecs:");
    for (const char *codec = text; (codec = strstr(codec, "{\"id\":")) != NULL; codec++) {
        const char *name = codec + strlen("{\"id\":");
        if (*name != '"') { /* null: a codec of zarr v3 alone */
            name = strstr(codec, "\"zarr_v3\":");
            CHECK(name != NULL);
            name += strlen("\"zarr_v3\":");
        }
        CHECK(*name == '"');
        print_string(name + 1);
    }

    text = json(tierce_build_info);
    const char *at = strstr(text, "\"features\":{");
    CHECK(at != NULL);
    const char *end = strchr(at, '}');
    printf("\nareas:");
    for (const char *on = at; (on = strstr(on, "\":true")) != NULL && on < end; on++) {
        const char *start = on;
        while (start[-1] != '"') {
            start--;
        }
        print_string(start);
    }

    at = strstr(text, "\"libraries\":{");
    CHECK(at != NULL);
    at += strlen("\"libraries\":{");
    printf("\nlibraries:");
    for (const char *end_of_all = strchr(at, '}'); at < end_of_all;) {
        print_string(at + 1);
        at = strstr(at, "\":\"") + 3;
        at = strchr(at, '"') + 1;
        at += *at == ',';
    }
    printf("\n");
    return 0;
}
