#include "output.h"

#include <inttypes.h>
#include <string.h>

#include "report.h"

/* The config of the pipeline: from the command line, a file, or by default. */
static int read_config(const struct options *options, size_t itemsize, struct bytes *out) {
    if (options->codec_file != NULL) {
        return file_read(options->codec_file, out);
    }
    if (options->codec != NULL) {
        bytes_print(out, "%s", options->codec);
    } else if (itemsize > 1) {
        bytes_print(out, "[{\"id\": \"shuffle\", \"elementsize\": %zu}, {\"id\": \"zstd\", \"level\": 3}]", itemsize);
    } else {
        bytes_print(out, "[{\"id\": \"zstd\", \"level\": 3}]");
    }
    return out->failed ? fail("no memory for the codec config") : 0;
}

int output_open(const struct options *options, const struct chunk_layout *layout, const char *attributes,
                struct output *out) {
    *out = (struct output){.options = options};
    out->group = (struct zarr_group){.place = &out->place, .format = options->zarr};
    struct bytes config = {0};
    int result = read_config(options, layout->type.size, &config);
    if (result == 0) {
        result = pipeline_open(config.data, config.len, layout, options->zarr, &out->pipeline);
    }
    bytes_free(&config);
    if (result == 0) {
        result = packer_new(out->pipeline.codec, options->threads, &out->packer);
    }
    if (result == 0) {
        result = place_open(options->out, options->store, options->force, options->sync, &out->place);
    }
    if (result == 0) {
        result = zarr_create_group(&out->group, attributes);
    }
    if (result < 0) {
        output_close(out);
    }
    return result;
}

int output_add_field(struct output *out, const struct zarr_array *like) {
    size_t field = out->fields;
    out->arrays[field] = *like;
    out->arrays[field].group = &out->group;
    out->arrays[field].codecs = out->pipeline.metadata.data;
    out->rows[field] = (struct table_row){.name = like->name};
    out->raw[field] = NULL;
    if (out->options->raw != NULL) {
        char path[PATH_SIZE];
        if (path_print(path, "%s.%s", out->options->raw, like->name) < 0) {
            return -1;
        }
        out->raw[field] = fopen(path, "wb");
        if (out->raw[field] == NULL) {
            return fail_errno("cannot write %s", path);
        }
    }
    out->fields++;
    return zarr_create_array(&out->arrays[field]);
}

int output_write(struct output *out, size_t field, const struct grid *grid, size_t first) {
    FILE *raw = out->raw[field];
    if (raw != NULL && grid_dump(grid, raw) < 0) {
        return fail_errno("cannot write the raw copy of %s", out->arrays[field].name);
    }
    return pack(&out->packer, &out->arrays[field], grid, first, &out->rows[field].totals);
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
    if (print_pipeline(out->pipeline.codec) < 0) {
        return -1;
    }
    table_print(out->rows, out->fields);
    printf("\nAll chunks were read back and are equal bit for bit.\n"
           "The files are in %s (zarr v%d). In Python:\n"
           "    import zarr\n"
           "    zarr.open(\"%s\", mode=\"r\")[\"%s\"][...]\n",
           out->place.name, out->group.format, out->place.name, out->arrays[0].name);
    return fflush(stdout) == 0 ? 0 : fail_errno("cannot write the table");
}

int output_close(struct output *out) {
    int result = 0;
    for (size_t field = 0; field < MAX_FIELDS; field++) {
        if (out->raw[field] != NULL && fclose(out->raw[field]) != 0) {
            result = fail_errno("cannot write the raw copy of %s", out->arrays[field].name);
        }
        out->raw[field] = NULL;
    }
    place_close(&out->place);
    packer_free(&out->packer);
    pipeline_free(&out->pipeline);
    return result;
}
