/* The version in the header's macros, in the library's functions, and in the build info is one. */
#include <stdlib.h>

#include "check.h"

#if TIERCE_VERSION_NUMBER < 100 || TIERCE_ABI < 1
#error "the macros can be compared by the preprocessor"
#endif

int main(void)
{
    char text[64], entry[100];
    tierce_buffer *json = NULL;
    snprintf(text, sizeof text, "%d.%d.%d", TIERCE_VERSION_MAJOR, TIERCE_VERSION_MINOR, TIERCE_VERSION_PATCH);
    CHECK(strcmp(tierce_version(), text) == 0);
    CHECK(tierce_version() == tierce_version());
    CHECK(TIERCE_VERSION_NUMBER == TIERCE_VERSION_MAJOR * 10000 + TIERCE_VERSION_MINOR * 100 + TIERCE_VERSION_PATCH);
    CHECK(tierce_version_number() == TIERCE_VERSION_NUMBER);
    CHECK(TIERCE_VERSION_MINOR < 100 && TIERCE_VERSION_PATCH < 100);
    CHECK(tierce_abi() == TIERCE_ABI);

    CHECK_STATUS(tierce_buffer_new(0, &json), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(json, "old content", 11), TIERCE_OK);
    CHECK_STATUS(tierce_build_info(json), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_append(json, "", 1), TIERCE_OK);
    CHECK(strlen((const char *)tierce_buffer_data(json)) == tierce_buffer_len(json) - 1);
    CHECK(*(const char *)tierce_buffer_data(json) == '{');
    snprintf(entry, sizeof entry, "\"version\":\"%s\"", text);
    CHECK(strstr((const char *)tierce_buffer_data(json), entry) != NULL);
    snprintf(entry, sizeof entry, "\"abi\":%d", TIERCE_ABI);
    CHECK(strstr((const char *)tierce_buffer_data(json), entry) != NULL);
    CHECK(strstr((const char *)tierce_buffer_data(json), "\"simd\":\"") != NULL);
    CHECK(strstr((const char *)tierce_buffer_data(json), "\"features\":{") != NULL);
    CHECK(strstr((const char *)tierce_buffer_data(json), "\"libraries\":{") != NULL);
    printf("%s\n", (const char *)tierce_buffer_data(json));
    tierce_buffer_free(json);
    return check_result();
}
