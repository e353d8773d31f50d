/* Prints what this build of the library contains, and all codecs with their parameters. */
#include <stdlib.h>

#include "example.h"
#include "snapshot/json.h"

/* A string without its quotes; anything else as it is. */
static void print_value(struct slice value) {
    int quoted = value.len >= 2 && value.text[0] == '"';
    printf("%.*s", (int)value.len - 2 * quoted, value.text + quoted);
}

static void print_member(struct slice object, const char *before, const char *key, const char *after) {
    struct slice value;
    if (json_member(object, key, &value)) {
        printf("%s", before);
        print_value(value);
        printf("%s", after);
    }
}

static int is_null(struct slice value) {
    return value.len == 4 && value.text[0] == 'n';
}

/* E.g. "level  integer from 0 to 9, default 1: ..." */
static void print_parameter(struct slice parameter) {
    print_member(parameter, "    ", "name", "  ");
    print_member(parameter, "", "type", "");
    print_member(parameter, " from ", "minimum", "");
    print_member(parameter, " to ", "maximum", "");
    print_member(parameter, " of ", "choices", "");
    print_member(parameter, ", default ", "default", "");
    print_member(parameter, ": ", "summary", "\n");
}

static void print_codec(struct slice codec) {
    struct slice id, parameters, parameter;
    int has_id = json_member(codec, "id", &id) && !is_null(id);
    if (has_id) {
        print_value(id);
    }
    print_member(codec, has_id ? " (zarr v3: " : "(zarr v3 only) ", "zarr_v3", has_id ? ")" : "");
    print_member(codec, ": ", "summary", "\n");
    if (json_member(codec, "parameters", &parameters) && !is_null(parameters)) {
        for (size_t at = 0; json_next_item(parameters, &at, &parameter);) {
            print_parameter(parameter);
        }
    }
}

static int print_list(tierce_buffer *json) {
    if (!succeeded(tierce_codec_list(json), "codec list")) {
        return 0;
    }
    struct slice codecs = {tierce_buffer_data(json), tierce_buffer_len(json)}, codec;
    size_t count = 0;
    for (size_t at = 0; json_next_item(codecs, &at, &codec); count++) {
        print_codec(codec);
    }
    printf("\n%zu codecs\n", count);
    return count > 0;
}

static int print_build_info(tierce_buffer *json) {
    if (!succeeded(tierce_build_info(json), "build info")) {
        return 0;
    }
    struct slice info = {tierce_buffer_data(json), tierce_buffer_len(json)}, key, value, inner_key, inner;
    size_t count = 0;
    for (size_t at = 0; json_next_member(info, &at, &key, &value); count++) {
        print_value(key);
        printf(": ");
        if (value.text[0] != '{') {
            print_value(value);
        }
        for (size_t inside = 0; value.text[0] == '{' && json_next_member(value, &inside, &inner_key, &inner);) {
            printf("\n    ");
            print_value(inner_key);
            printf(" ");
            print_value(inner);
        }
        printf("\n");
    }
    printf("\n");
    return count > 0;
}

int main(void) {
    if (tierce_abi() != TIERCE_ABI || tierce_version_number() < TIERCE_VERSION_NUMBER) {
        fprintf(stderr, "this program was built for a newer tierce, or another ABI, than %s\n", tierce_version());
        return EXIT_FAILURE;
    }
    tierce_buffer *json = NULL;
    int good = succeeded(tierce_buffer_new(0, &json), "buffer") && print_build_info(json) && print_list(json);
    tierce_buffer_free(json);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
