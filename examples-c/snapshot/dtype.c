#include "dtype.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *code;
    size_t size;
} TYPES[] = {
    {"b1", 1}, {"i1", 1}, {"i2", 2}, {"i4", 4}, {"i8", 8}, {"u1", 1}, {"u2", 2},
    {"u4", 4}, {"u8", 8}, {"f2", 2}, {"f4", 4}, {"f8", 8}, {"c8", 8}, {"c16", 16},
};

bool dtype_parse(const char *typestr, struct dtype *out) {
    char order = typestr[0];
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        if (order == '\0' || strcmp(typestr + 1, TYPES[i].code) != 0) {
            continue;
        }
        bool known = order == '<' || order == '>' || (order == '|' && TYPES[i].size == 1);
        *out = (struct dtype){.size = TYPES[i].size};
        snprintf(out->typestr, sizeof out->typestr, "%c%s", TYPES[i].size == 1 ? '|' : order, TYPES[i].code);
        return known;
    }
    return false;
}

struct dtype dtype_double(void) {
    const uint16_t one = 1;
    unsigned char first;
    memcpy(&first, &one, 1);
    struct dtype type;
    dtype_parse(first == 1 ? "<f8" : ">f8", &type);
    return type;
}
