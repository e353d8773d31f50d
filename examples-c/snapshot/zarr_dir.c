#include "zarr_dir.h"

#include <stdio.h>
#include <string.h>

#include "report.h"

static int write_text(const struct zarr_group *group, const char *array, const char *name, struct bytes *text) {
    char key[PATH_SIZE];
    bytes_print(text, "\n");
    int status = text->failed ? fail("no memory for %s", name)
                              : path_print(key, "%s%s%s", array, *array ? "/" : "", name);
    if (status == 0) {
        status = place_write(group->place, key, text->data, text->len);
    }
    bytes_free(text);
    return status;
}

/* Metadata of an earlier run would stand beside the new: in the other format it would be another group. */
static int remove_group_metadata(const struct zarr_group *group) {
    const char *names[] = {".zgroup", ".zattrs", "zarr.json"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (place_remove(group->place, names[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

int zarr_create_group(const struct zarr_group *group, const char *attributes) {
    if (remove_group_metadata(group) < 0) {
        return -1;
    }
    struct bytes text = {0};
    if (group->format == 3) {
        bytes_print(&text, "{\"zarr_format\": 3, \"node_type\": \"group\", \"attributes\": %s}", attributes);
        return write_text(group, "", "zarr.json", &text);
    }
    bytes_print(&text, "{\"zarr_format\": 2}");
    if (write_text(group, "", ".zgroup", &text) < 0) {
        return -1;
    }
    bytes_print(&text, "%s", attributes);
    return write_text(group, "", ".zattrs", &text);
}

static void add_sizes(struct bytes *text, const char *name, const size_t *sizes, int ndim) {
    bytes_print(text, "\"%s\": [", name);
    for (int d = 0; d < ndim; d++) {
        bytes_print(text, "%s%zu", d > 0 ? ", " : "", sizes[d]);
    }
    bytes_print(text, "]");
}

static void add_names(struct bytes *text, const char *name, const struct zarr_array *array) {
    bytes_print(text, "\"%s\": [", name);
    for (int d = 0; d < array->ndim; d++) {
        bytes_print(text, "%s\"%s\"", d > 0 ? ", " : "", array->dimensions[d]);
    }
    bytes_print(text, "]");
}

static int write_v2(const struct zarr_array *array) {
    struct bytes text = {0};
    bytes_print(&text, "{\"zarr_format\": 2, ");
    add_sizes(&text, "shape", array->shape, array->ndim);
    bytes_print(&text, ", ");
    add_sizes(&text, "chunks", array->chunk, array->ndim);
    bytes_print(&text,
                ", \"dtype\": \"%s\", \"order\": \"%c\", \"fill_value\": %s, \"dimension_separator\": \".\", %s}",
                array->type.typestr, array->fortran ? 'F' : 'C', array->type.fill, array->codecs);
    return write_text(array->group, array->name, ".zarray", &text);
}

static int write_v2_attributes(const struct zarr_array *array) {
    struct bytes text = {0};
    bytes_print(&text, "{");
    add_names(&text, "_ARRAY_DIMENSIONS", array);
    bool more = strcmp(array->attributes, "{}") != 0;
    bytes_print(&text, "%s%s", more ? ", " : "", more ? array->attributes + 1 : "}");
    return write_text(array->group, array->name, ".zattrs", &text);
}

static int write_v3(const struct zarr_array *array) {
    struct bytes text = {0};
    bytes_print(&text, "{\"zarr_format\": 3, \"node_type\": \"array\", ");
    add_sizes(&text, "shape", array->shape, array->ndim);
    bytes_print(&text, ", \"data_type\": \"%s\", \"chunk_grid\": {\"name\": \"regular\", \"configuration\": {",
                array->type.v3_name);
    add_sizes(&text, "chunk_shape", array->chunk, array->ndim);
    bytes_print(&text,
                "}}, \"chunk_key_encoding\": {\"name\": \"default\", \"configuration\": {\"separator\": \"/\"}}, "
                "\"fill_value\": %s, %s, ",
                array->type.fill, array->codecs);
    add_names(&text, "dimension_names", array);
    bytes_print(&text, ", \"attributes\": %s}", array->attributes);
    return write_text(array->group, array->name, "zarr.json", &text);
}

int zarr_write_metadata(const struct zarr_array *array) {
    return array->group->format == 3 ? write_v3(array) : write_v2(array);
}

int zarr_create_array(const struct zarr_array *array) {
    const struct place *place = array->group->place;
    char v2[PATH_SIZE], v3[PATH_SIZE];
    bool there, is_v2 = false, is_v3 = false;
    if (path_print(v2, "%s/.zarray", array->name) < 0 || path_print(v3, "%s/zarr.json", array->name) < 0 ||
        place_has(place, array->name, &there) < 0) {
        return -1;
    }
    if (there) {
        /* --force is for the output of an earlier run, not for what else may bear the name. */
        if (place_has(place, v2, &is_v2) < 0 || place_has(place, v3, &is_v3) < 0) {
            return -1;
        }
        if (!is_v2 && !is_v3) {
            return fail("%s/%s is there and no Zarr array; it is left alone", place->name, array->name);
        }
        if (place_remove(place, array->name) < 0) {
            return -1;
        }
    }
    if (array->group->format == 2 && write_v2_attributes(array) < 0) {
        return -1;
    }
    return zarr_write_metadata(array);
}

int zarr_chunk_key(const struct zarr_array *array, const size_t index[MAX_DIMS], char *key) {
    bool v3 = array->group->format == 3;
    char place[MAX_DIMS * 24] = "";
    size_t len = 0;
    for (int d = 0; d < array->ndim; d++) {
        const char *separator = v3 ? "/" : d > 0 ? "." : "";
        len += (size_t)snprintf(place + len, sizeof place - len, "%s%zu", separator, index[d]);
    }
    /* An array without dimensions has one chunk all the same. */
    const char *only = array->ndim == 0 && !v3 ? "0" : "";
    return path_print(key, "%s/%s%s%s", array->name, v3 ? "c" : "", place, only);
}
