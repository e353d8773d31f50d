#include "npy.h"

#include <stdint.h>
#include <string.h>

/* The header is the repr of a Python dict:  {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }
 * It is read by a parser of just these values; each function moves `at` past what it read. */
struct header {
    const char *at, *end;
};

static void skip_spaces(struct header *h) {
    while (h->at < h->end && strchr(" \t\r\n", *h->at) != NULL && *h->at != '\0') {
        h->at++;
    }
}

static bool accept(struct header *h, const char *token) {
    skip_spaces(h);
    size_t len = strlen(token);
    if ((size_t)(h->end - h->at) < len || memcmp(h->at, token, len) != 0) {
        return false;
    }
    h->at += len;
    return true;
}

static bool read_string(struct header *h, char *out, size_t size) {
    char quote = accept(h, "'") ? '\'' : accept(h, "\"") ? '"' : '\0';
    const char *close = quote == '\0' ? NULL : memchr(h->at, quote, (size_t)(h->end - h->at));
    if (close == NULL || (size_t)(close - h->at) >= size) {
        return false;
    }
    size_t len = (size_t)(close - h->at);
    for (size_t i = 0; i < len; i++) {
        if (h->at[i] < ' ' || h->at[i] > '~') {
            return false; /* it may be shown on a terminal */
        }
    }
    memcpy(out, h->at, len);
    out[len] = '\0';
    h->at = close + 1;
    return true;
}

static bool read_number(struct header *h, size_t *out) {
    skip_spaces(h);
    const char *start = h->at;
    size_t value = 0;
    for (; h->at < h->end && *h->at >= '0' && *h->at <= '9'; h->at++) {
        size_t digit = (size_t)(*h->at - '0');
        if (value > (SIZE_MAX - digit) / 10) {
            return false;
        }
        value = 10 * value + digit;
    }
    *out = value;
    bool any = h->at > start;
    if (any) {
        accept(h, "L"); /* Python 2 wrote long integers so */
    }
    return any;
}

static bool read_bool(struct header *h, bool *out) {
    *out = accept(h, "True");
    return *out || accept(h, "False");
}

/* A tuple of numbers: () or (3,) or (3, 4) with or without a last comma. */
static bool read_shape(struct header *h, struct npy *out) {
    if (!accept(h, "(")) {
        return false;
    }
    bool comma = true;
    for (out->ndim = 0; !accept(h, ")"); out->ndim++) {
        if (!comma || out->ndim == MAX_DIMS || !read_number(h, &out->shape[out->ndim])) {
            return false;
        }
        comma = accept(h, ",");
    }
    return out->ndim != 1 || comma;
}

static int read_header(const char *path, struct header h, struct npy *out) {
    char key[16], typestr[16] = "";
    unsigned seen = 0;
    bool comma = accept(&h, "{");
    while (!accept(&h, "}")) {
        bool good = comma && read_string(&h, key, sizeof key) && accept(&h, ":");
        unsigned which = 0;
        if (good && strcmp(key, "descr") == 0) {
            which = 1;
            if (accept(&h, "[")) {
                return fail("%s: structured dtypes are not supported", path);
            }
            good = read_string(&h, typestr, sizeof typestr);
        } else if (good && strcmp(key, "fortran_order") == 0) {
            which = 2;
            good = read_bool(&h, &out->fortran);
        } else if (good && strcmp(key, "shape") == 0) {
            which = 4;
            good = read_shape(&h, out);
        }
        if (!good || which == 0 || (seen & which) != 0) {
            return fail("%s: the npy header cannot be read; shapes have at most %d dimensions", path, MAX_DIMS);
        }
        seen |= which;
        comma = accept(&h, ",");
    }
    skip_spaces(&h);
    if (seen != 7 || h.at != h.end) {
        return fail("%s: the npy header is not a dict of descr, fortran_order and shape", path);
    }
    if (!dtype_parse(typestr, &out->type)) {
        return fail("%s: the dtype '%s' is not supported; booleans, integers, floats and complex numbers are", path,
                    typestr);
    }
    return 0;
}

/* The bytes that dtype and shape ask for; SIZE_MAX if that is more than can be. */
static size_t data_len(const struct npy *array) {
    size_t len = array->type.size;
    bool overflow = false;
    for (int d = 0; d < array->ndim; d++) {
        if (array->shape[d] == 0) {
            return 0;
        }
        overflow = overflow || len > SIZE_MAX / array->shape[d];
        len = overflow ? 0 : len * array->shape[d];
    }
    return overflow ? SIZE_MAX : len;
}

static int parse(const char *path, struct npy *out) {
    const unsigned char *file = (const unsigned char *)out->file.data;
    size_t len = out->file.len;
    if (len < 12 || memcmp(file, "\x93NUMPY", 6) != 0) {
        return fail("%s is not an npy file", path);
    }
    if (file[6] < 1 || file[6] > 3 || file[7] != 0) {
        return fail("%s: version %d.%d of npy is not known", path, file[6], file[7]);
    }
    size_t start = file[6] == 1 ? 10 : 12;
    size_t header_len = (size_t)file[8] | (size_t)file[9] << 8;
    if (file[6] > 1) {
        header_len |= (size_t)file[10] << 16 | (size_t)file[11] << 24;
    }
    if (header_len > len - start) {
        return fail("%s ends inside its npy header", path);
    }
    const char *text = out->file.data + start;
    if (read_header(path, (struct header){text, text + header_len}, out) < 0) {
        return -1;
    }
    size_t needed = data_len(out), got = len - start - header_len;
    if (got != needed) {
        return fail("%s has %zu bytes of data, but its dtype and shape ask for %zu", path, got, needed);
    }
    out->data = text + header_len;
    return 0;
}

int npy_read(const char *path, struct npy *out) {
    *out = (struct npy){0};
    if (file_read(path, &out->file) == 0 && parse(path, out) == 0) {
        return 0;
    }
    npy_free(out);
    return -1;
}

void npy_free(struct npy *array) {
    bytes_free(&array->file);
    array->data = NULL;
}
