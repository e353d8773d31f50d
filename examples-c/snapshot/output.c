#include "output.h"

#include <string.h>

#include "report.h"

/* Chunks of zeros are written too: the table is of all chunks. */
static const char OPTIONS[] = "{\"write_empty_chunks\": true}";

/* The config of the codecs: from the command line, a file, or by default. */
static int read_config(const struct options *options, size_t itemsize, struct bytes *out) {
    if (options->codec_file != NULL && file_read(options->codec_file, out) < 0) {
        return -1;
    }
    if (options->codec != NULL) {
        bytes_print(out, "%s", options->codec);
    } else if (options->codec_file == NULL && itemsize > 1) {
        bytes_print(out, "[{\"id\": \"shuffle\", \"elementsize\": %zu}, {\"id\": \"zstd\", \"level\": 3}]", itemsize);
    } else if (options->codec_file == NULL) {
        bytes_print(out, "[{\"id\": \"zstd\", \"level\": 3}]");
    }
    bytes_add(out, "", 1); /* it ends in NUL */
    return out->failed ? fail("no memory for the codec config") : 0;
}

static int make_codec(struct output *out) {
    tierce_status status = tierce_codec_from_json(out->config.data, strlen(out->config.data), &out->codec);
    return status < 0 ? fail_tierce(status, "cannot make the codec pipeline") : 0;
}

/* Makes an array in a store, or opens it. */
static int make_array(const tierce_store *store, const struct field *f, const char *codecs, const struct options *options,
                      tierce_zarr_array **array) {
    tierce_zarr_spec *spec = NULL;
    if (field_spec(f, codecs, options->zarr, &spec) < 0) {
        return -1;
    }
    tierce_status status = tierce_zarr_array_create(store, f->name, strlen(f->name), spec, TIERCE_ZARR_CREATE_NEW, OPTIONS,
                                                    strlen(OPTIONS), NULL, array);
    tierce_zarr_spec_free(spec);
    return status < 0 ? fail_tierce(status, "cannot make the array %s", f->name) : 0;
}

/* Makes the fields in memory, to see that they can be made. */
static int try_out(const struct output *out, const struct field *fields, size_t count) {
    tierce_store *memory = NULL;
    tierce_status status = tierce_store_open("memory://", strlen("memory://"), NULL, 0, &memory);
    int result = status < 0 ? fail_tierce(status, "cannot open memory://") : 0;
    for (size_t i = 0; i < count && result == 0; i++) {
        tierce_zarr_array *array = NULL;
        result = make_array(memory, &fields[i], out->config.data, out->options, &array);
        tierce_zarr_array_free(array);
    }
    tierce_store_free(memory);
    return result;
}

static int make_group(const struct output *out, const char *attributes) {
    tierce_zarr_group *group = NULL;
    if (place_clear_group(&out->place) < 0) {
        return -1;
    }
    tierce_status status = tierce_zarr_group_create(out->place.store, NULL, 0, out->options->zarr, attributes,
                                                    strlen(attributes), TIERCE_ZARR_CREATE_NEW, &group);
    tierce_zarr_group_free(group);
    return status < 0 ? fail_tierce(status, "cannot make the group in %s", out->place.name) : 0;
}

int output_array(const struct output *out, const struct field *f, const char *codecs, tierce_zarr_array **array) {
    tierce_status status;
    if (out->options->restart) {
        status = tierce_zarr_array_open(out->place.store, f->name, strlen(f->name), OPTIONS, strlen(OPTIONS), NULL, array);
        return status < 0 ? fail_tierce(status, "cannot go on with %s", f->name) : 0;
    }
    if (place_clear_array(&out->place, f->name) < 0) {
        return -1;
    }
    return make_array(out->place.store, f, codecs, out->options, array);
}

/* The array of a field, on the threads of the pool if there is one. */
static int add_field(struct output *out, const struct field *f) {
    size_t field = out->fields;
    tierce_zarr_array *array = NULL;
    out->rows[field] = (struct table_row){.name = f->name};
    if (out->options->raw != NULL) {
        char path[PATH_SIZE];
        if (path_print(path, "%s.%s", out->options->raw, f->name) < 0) {
            return -1;
        }
        out->raw[field] = fopen(path, "wb");
        if (out->raw[field] == NULL) {
            return fail_errno("cannot write %s", path);
        }
    }
    out->fields++;
    if (output_array(out, f, out->config.data, &array) < 0) {
        return -1;
    }
    tierce_status status = tierce_zarr_array_with_pool(array, out->pool, &out->arrays[field]);
    tierce_zarr_array_free(array);
    return status < 0 ? fail_tierce(status, "cannot share the work on %s", f->name) : 0;
}

static int open_all(struct output *out, const struct field *fields, size_t count, const char *attributes) {
    const struct options *o = out->options;
    tierce_status status = o->threads == 1 ? TIERCE_OK : tierce_pool_new(o->threads, &out->pool);
    if (status < 0) {
        return fail_tierce(status, "cannot start %d threads", o->threads);
    }
    if (read_config(o, fields[0].type.size, &out->config) < 0 || make_codec(out) < 0 || try_out(out, fields, count) < 0 ||
        place_open(o->out, o->store, o->force || o->restart, o->sync, &out->place) < 0 ||
        (!o->restart && make_group(out, attributes) < 0)) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (add_field(out, &fields[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

int output_open(const struct options *options, const struct field *fields, size_t count, const char *attributes,
                struct output *out) {
    *out = (struct output){.options = options};
    int result = open_all(out, fields, count, attributes);
    if (result < 0) {
        output_close(out);
    }
    return result;
}

/* Writes the elements without codec, in the order of memory. */
static int dump(const tierce_array *box, FILE *file) {
    tierce_array *row = NULL;
    const void *data = NULL;
    tierce_status status = tierce_array_copy(box, tierce_array_order(box), &row);
    if (status == TIERCE_OK) {
        status = tierce_array_data(row, &data);
    }
    size_t len = tierce_array_size(row);
    int result = status < 0                                        ? fail_tierce(status, "cannot copy a field")
                 : len > 0 && fwrite(data, 1, len, file) != len    ? fail_errno("cannot write the raw copy")
                                                                   : 0;
    tierce_array_free(row);
    return result;
}

int output_write(struct output *out, size_t field, const uint64_t *start, size_t ndim, const tierce_array *box) {
    struct table_row *row = &out->rows[field];
    if (out->raw[field] != NULL && dump(box, out->raw[field]) < 0) {
        return -1;
    }
    return pack(row->name, out->arrays[field], start, ndim, box, &row->totals);
}

/* All parameters that the codecs work with, also those that were not given. */
static int print_pipeline(const tierce_codec *codec) {
    tierce_buffer *config = NULL;
    tierce_status status = tierce_buffer_new(0, &config);
    if (status == TIERCE_OK) {
        status = tierce_codec_config(codec, config);
    }
    if (status == TIERCE_OK) {
        printf("Pipeline: %.*s\n\n", (int)tierce_buffer_len(config), (const char *)tierce_buffer_data(config));
    }
    tierce_buffer_free(config);
    return status < 0 ? fail_tierce(status, "cannot write the pipeline's config") : 0;
}

int output_report(struct output *out) {
    progress_clear();
    if (!out->options->restart && print_pipeline(out->codec) < 0) {
        return -1;
    }
    table_print(out->rows, out->fields);
    printf("\nAll chunks were read back and are equal bit for bit.\n"
           "The files are in %s (zarr v%d). In Python:\n"
           "    import zarr\n"
           "    zarr.open(\"%s\", mode=\"r\")[\"%s\"][...]\n",
           out->place.name, out->options->zarr, out->place.name, out->rows[0].name);
    return fflush(stdout) == 0 ? 0 : fail_errno("cannot write the table");
}

int output_close(struct output *out) {
    int result = 0;
    for (size_t field = 0; field < MAX_FIELDS; field++) {
        tierce_zarr_array_free(out->arrays[field]);
        out->arrays[field] = NULL;
        if (out->raw[field] != NULL && fclose(out->raw[field]) != 0) {
            result = fail_errno("cannot write the raw copy of %s", out->rows[field].name);
        }
        out->raw[field] = NULL;
    }
    place_close(&out->place);
    tierce_pool_free(out->pool);
    tierce_codec_free(out->codec);
    out->pool = NULL;
    out->codec = NULL;
    bytes_free(&out->config);
    return result;
}
