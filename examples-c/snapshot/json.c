#include "json.h"

#include <string.h>

static size_t skip_string(struct slice json, size_t at) {
    for (at++; at < json.len && json.text[at] != '"'; at++) {
        at += json.text[at] == '\\';
    }
    return at + 1;
}

static size_t skip_any_of(struct slice json, size_t at, const char *characters) {
    while (at < json.len && strchr(characters, json.text[at]) != NULL && json.text[at] != '\0') {
        at++;
    }
    return at;
}

/* The end of the value at `at`: the next comma, colon or closing bracket that is not inside it. */
static size_t skip_value(struct slice json, size_t at) {
    size_t depth = 0;
    while (at < json.len) {
        char c = json.text[at];
        if (depth == 0 && strchr(",:]} \t\r\n", c) != NULL) {
            break;
        }
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        at = c == '"' ? skip_string(json, at) : at + 1;
    }
    return at < json.len ? at : json.len;
}

bool json_next_item(struct slice items, size_t *at, struct slice *item) {
    size_t start = skip_any_of(items, *at == 0 ? 1 : *at, ", \t\r\n");
    size_t end = skip_value(items, start);
    *at = end;
    *item = (struct slice){items.text + start, end - start};
    return end > start;
}

bool json_next_member(struct slice object, size_t *at, struct slice *key, struct slice *value) {
    size_t key_start = skip_any_of(object, *at == 0 ? 1 : *at, ", \t\r\n");
    size_t key_end = skip_value(object, key_start);
    size_t start = skip_any_of(object, key_end, ": \t\r\n");
    *at = skip_value(object, start);
    *key = (struct slice){object.text + key_start, key_end - key_start};
    *value = (struct slice){object.text + start, *at - start};
    return key->len > 0 && value->len > 0;
}

bool json_member(struct slice object, const char *key, struct slice *value) {
    struct slice name;
    for (size_t at = 0; json_next_member(object, &at, &name, value);) {
        if (json_is_string(name, key)) {
            return true;
        }
    }
    return false;
}

bool json_is_string(struct slice value, const char *string) {
    size_t len = strlen(string);
    return value.len == len + 2 && value.text[0] == '"' && memcmp(value.text + 1, string, len) == 0;
}
