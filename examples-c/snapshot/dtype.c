#include "dtype.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *code, *v3_name, *fill;
    size_t size;
} TYPES[] = {
    {"b1", "bool", "false", 1},       {"i1", "int8", "0", 1},          {"i2", "int16", "0", 2},
    {"i4", "int32", "0", 4},          {"i8", "int64", "0", 8},         {"u1", "uint8", "0", 1},
    {"u2", "uint16", "0", 2},         {"u4", "uint32", "0", 4},        {"u8", "uint64", "0", 8},
    {"f2", "float16", "0.0", 2},      {"f4", "float32", "0.0", 4},     {"f8", "float64", "0.0", 8},
    {"c8", "complex64", "[0.0, 0.0]", 8}, {"c16", "complex128", "[0.0, 0.0]", 16},
};

bool dtype_parse(const char *typestr, struct dtype *out) {
    char order = typestr[0];
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        if (order == '\0' || strcmp(typestr + 1, TYPES[i].code) != 0) {
            continue;
        }
        bool known = order == '<' || order == '>' || (order == '|' && TYPES[i].size == 1);
        *out = (struct dtype){.v3_name = TYPES[i].v3_name, .fill = TYPES[i].fill, .size = TYPES[i].size};
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

const char *dtype_endian(const struct dtype *type) {
    return type->size == 1 ? NULL : type->typestr[0] == '<' ? "little" : "big";
}
