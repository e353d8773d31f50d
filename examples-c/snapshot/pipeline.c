#include "pipeline.h"

#include "json.h"
#include "report.h"

/* v2: the last codec is the compressor, those before it are filters. */
static void add_v2(struct bytes *out, struct slice codecs) {
    struct slice item, last = {0};
    size_t at = 0, filters = 0;
    bytes_print(out, "\"filters\": ");
    for (; json_next_item(codecs, &at, &item); last = item) {
        if (last.len > 0) {
            bytes_print(out, "%s%.*s", filters++ == 0 ? "[" : ", ", (int)last.len, last.text);
        }
    }
    bytes_print(out, "%s, \"compressor\": ", filters > 0 ? "]" : "null");
    bytes_print(out, "%.*s", last.len > 0 ? (int)last.len : 4, last.len > 0 ? last.text : "null");
}

/* v3 transposes from C order: the dimensions are reversed. */
static void add_transpose(struct bytes *out, int ndim) {
    bytes_print(out, "{\"name\": \"transpose\", \"configuration\": {\"order\": [");
    for (int d = ndim - 1; d >= 0; d--) {
        bytes_print(out, "%d%s", d, d > 0 ? ", " : "");
    }
    bytes_print(out, "]}}, ");
}

static void add_bytes_codec(struct bytes *out, const struct dtype *type) {
    const char *endian = dtype_endian(type);
    bytes_print(out, "{\"name\": \"bytes\"");
    if (endian != NULL) {
        bytes_print(out, ", \"configuration\": {\"endian\": \"%s\"}", endian);
    }
    bytes_print(out, "}");
}

/* A pipeline may name `bytes` itself: then in the order that the data has. */
static int check_bytes_codec(struct slice codec, size_t position, const struct dtype *type) {
    const char *endian = dtype_endian(type);
    struct slice configuration, value;
    if (position > 0) {
        return fail("\"bytes\" is codec %zu of the pipeline; in zarr v3 it comes before all others", position + 1);
    }
    bool stated = json_member(codec, "configuration", &configuration) && json_member(configuration, "endian", &value);
    if (stated && endian != NULL && !json_is_string(value, endian)) {
        return fail("the pipeline has \"bytes\" with endian %.*s, but the data is %s-endian", (int)value.len,
                    value.text, endian);
    }
    return 0;
}

/* v3: `bytes`, which makes bytes of elements, then the pipeline. */
static int add_v3(struct bytes *out, struct slice codecs, const struct chunk_layout *layout) {
    struct slice item, name;
    bytes_print(out, "\"codecs\": [");
    if (layout->fortran && layout->ndim > 1) {
        add_transpose(out, layout->ndim);
    }
    add_bytes_codec(out, &layout->type);
    size_t at = 0;
    for (size_t position = 0; json_next_item(codecs, &at, &item); position++) {
        if (json_member(item, "name", &name) && json_is_string(name, "bytes")) {
            if (check_bytes_codec(item, position, &layout->type) < 0) {
                return -1;
            }
            continue;
        }
        bytes_print(out, ", %.*s", (int)item.len, item.text);
    }
    bytes_print(out, "]");
    return 0;
}

/* The config of a single codec as that of a pipeline of one. */
static void as_array(struct bytes *out, const char *json, size_t json_len) {
    bool is_array = json_len > 0 && json[0] == '[';
    bytes_add(out, "[", is_array ? 0 : 1);
    bytes_add(out, json, json_len);
    bytes_add(out, "]", is_array ? 0 : 1);
}

static int add_metadata(const struct pipeline *p, const struct chunk_layout *layout, int zarr_format,
                        struct bytes *out) {
    tierce_buffer *config = NULL;
    struct bytes array = {0};
    tierce_status status = tierce_buffer_new(0, &config);
    if (status == TIERCE_OK) {
        status = tierce_codec_config_as(p->codec, zarr_format == 2 ? TIERCE_CONFIG_V2 : TIERCE_CONFIG_V3, config);
    }
    int result = status < 0 ? fail_tierce(status, "cannot write the pipeline's config for zarr v%d", zarr_format) : 0;
    if (result == 0) {
        as_array(&array, tierce_buffer_data(config), tierce_buffer_len(config));
        const struct slice codecs = {array.data, array.len};
        if (zarr_format == 2) {
            add_v2(out, codecs);
        } else {
            result = add_v3(out, codecs, layout);
        }
    }
    if (result == 0 && (array.failed || out->failed)) {
        result = fail("no memory for the pipeline's config");
    }
    bytes_free(&array);
    tierce_buffer_free(config);
    return result;
}

int pipeline_open(const char *json, size_t json_len, const struct chunk_layout *layout, int zarr_format,
                  struct pipeline *out) {
    struct pipeline p = {0};
    tierce_status status = tierce_codec_from_json(json, json_len, &p.codec);
    if (status < 0) {
        return fail_tierce(status, "cannot make the codec pipeline");
    }
    if (add_metadata(&p, layout, zarr_format, &p.metadata) < 0) {
        pipeline_free(&p);
        return -1;
    }
    *out = p;
    return 0;
}

int pipeline_open_raw(const struct dtype *type, int zarr_format, struct pipeline *out) {
    const struct chunk_layout layout = {.type = *type, .ndim = 1};
    return pipeline_open("[]", 2, &layout, zarr_format, out);
}

void pipeline_free(struct pipeline *p) {
    tierce_codec_free(p->codec);
    bytes_free(&p->metadata);
    p->codec = NULL;
}
