/* A codec of the program's own with all its functions: what they were asked, and what they are to answer. */
#ifndef ADDER_H
#define ADDER_H

#include <stdint.h>
#include <stdlib.h>

#include "codecs.h"

/* Adds `key` to each byte, and fails where it is told to. */
typedef struct maker {
    atomic_int freed, opened, closed, encoded, decoded;
    tierce_status open_status, encode_status, decode_status;
    int ignores_limit;
    char config[200];
} maker;

typedef struct state {
    int key;
} state;

static inline void maker_free(void *userdata)
{
    ((maker *)userdata)->freed++;
}

static inline tierce_status add_open(void *userdata, const char *config, size_t config_len, void **made)
{
    maker *m = (maker *)userdata;
    state *s;
    const char *key;
    snprintf(m->config, sizeof m->config, "%.*s", (int)config_len, config);
    if (m->open_status != TIERCE_OK) {
        return m->open_status;
    }
    s = (state *)malloc(sizeof *s);
    key = strstr(m->config, "\"key\":");
    s->key = key == NULL ? 1 : atoi(key + 6);
    *made = s;
    m->opened++;
    return TIERCE_OK;
}

static inline void add_close(void *userdata, void *s)
{
    ((maker *)userdata)->closed++;
    free(s);
}

static inline tierce_status add(const void *src, size_t src_len, int key, tierce_buffer *dst)
{
    const unsigned char *bytes = (const unsigned char *)src;
    for (size_t i = 0; i < src_len; i++) {
        unsigned char byte = (unsigned char)(bytes[i] + key);
        tierce_status status = tierce_buffer_append(dst, &byte, 1);
        if (status != TIERCE_OK) {
            return status;
        }
    }
    return TIERCE_OK;
}

static inline tierce_status add_encode(void *userdata, void *s, const void *src, size_t src_len, tierce_buffer *dst)
{
    maker *m = (maker *)userdata;
    tierce_status status = add(src, src_len, s == NULL ? 1 : ((state *)s)->key, dst);
    m->encoded++;
    return m->encode_status != TIERCE_OK ? m->encode_status : status;
}

static inline tierce_status add_decode(void *userdata, void *s, const void *src, size_t src_len, size_t max_len,
                                tierce_buffer *dst)
{
    maker *m = (maker *)userdata;
    m->decoded++;
    if (src_len > max_len && !m->ignores_limit) {
        return TIERCE_E_LIMIT;
    }
    if (m->decode_status != TIERCE_OK) {
        return m->decode_status;
    }
    return add(src, src_len, s == NULL ? -1 : -((state *)s)->key, dst);
}

static inline size_t add_bound(void *userdata, void *s, size_t src_len)
{
    (void)userdata, (void)s;
    return src_len;
}

static inline tierce_codec_callbacks table_of(maker *m)
{
    tierce_codec_callbacks table;
    memset(&table, 0, sizeof table);
    memset(m, 0, sizeof *m);
    table.struct_size = sizeof table;
    table.id = "add";
    table.summary = "adds a key";
    table.userdata = m;
    table.userdata_free = maker_free;
    table.open = add_open;
    table.close = add_close;
    table.encode = add_encode;
    table.decode = add_decode;
    table.encode_bound = add_bound;
    return table;
}

static inline tierce_registry *make_registry(void)
{
    tierce_registry *registry = NULL;
    CHECK_STATUS(tierce_registry_new(&registry), TIERCE_OK);
    return registry;
}

static inline tierce_codec *make(const tierce_registry *registry, const char *json)
{
    tierce_codec *codec = NULL;
    CHECK_STATUS(tierce_registry_codec_from_json(registry, json, strlen(json), &codec), TIERCE_OK);
    return codec;
}

static inline int holds(const tierce_buffer *buffer, const char *text)
{
    size_t len = strlen(text);
    return tierce_buffer_len(buffer) == len && (len == 0 || memcmp(tierce_buffer_data(buffer), text, len) == 0);
}

static inline int lists(tierce_buffer *json, const char *text)
{
    tierce_buffer_append(json, "", 1);
    return strstr((const char *)tierce_buffer_data(json), text) != NULL;
}

#endif
