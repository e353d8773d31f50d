#include "field.h"

#include <string.h>

#include "files.h"
#include "report.h"

void field_guess_chunk(struct field *f, size_t bytes) {
    for (int d = 0; d < f->ndim; d++) {
        f->chunk[d] = f->shape[d] > 0 ? f->shape[d] : 1;
    }
    for (;;) {
        double size = (double)f->type.size;
        int longest = 0;
        for (int d = 0; d < f->ndim; d++) {
            size *= (double)f->chunk[d];
            longest = f->chunk[d] > f->chunk[longest] ? d : longest;
        }
        if (size <= (double)bytes || f->ndim == 0 || f->chunk[longest] == 1) {
            return;
        }
        f->chunk[longest] -= f->chunk[longest] / 2;
    }
}

static void add_sizes(struct bytes *text, const char *key, const size_t *sizes, int ndim) {
    bytes_print(text, "\"%s\": [", key);
    for (int d = 0; d < ndim; d++) {
        bytes_print(text, "%s%zu", d > 0 ? ", " : "", sizes[d]);
    }
    bytes_print(text, "], ");
}

int field_spec(const struct field *f, const char *codecs, int zarr_format, tierce_zarr_spec **out) {
    struct bytes text = {0};
    bytes_print(&text, "{");
    add_sizes(&text, "shape", f->shape, f->ndim);
    add_sizes(&text, "chunks", f->chunk, f->ndim);
    bytes_print(&text, "\"dimension_names\": [");
    for (int d = 0; d < f->ndim; d++) {
        bytes_print(&text, "%s\"%s\"", d > 0 ? ", " : "", f->dimensions[d]);
    }
    bytes_print(&text, "], ");
    if (f->fill != NULL) {
        bytes_print(&text, "\"fill_value\": %s, ", f->fill);
    }
    bytes_print(&text, "\"dtype\": \"%s\", \"order\": \"%c\", \"attributes\": %s, \"zarr_format\": %d, \"codecs\": %s}",
                f->type.typestr, f->fortran ? 'F' : 'C', f->attributes, zarr_format, codecs);
    if (text.failed) {
        bytes_free(&text);
        return fail("no memory for the spec of %s", f->name);
    }
    tierce_status status = tierce_zarr_spec_from_json(text.data, text.len, out);
    bytes_free(&text);
    return status < 0 ? fail_tierce(status, "cannot make the array %s", f->name) : 0;
}
