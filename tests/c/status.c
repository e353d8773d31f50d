/* Statuses and their names; the message of the last failure: its length, how it is cut, whose it is.
 *
 * `status list` prints each status with its number; listed.cmake compares that with the header.
 */
#include <pthread.h>
#include <stdlib.h>

#include "check.h"

#define STATUS(name) {#name, name}
static const struct {
    const char *name;
    int number;
} statuses[] = {
    STATUS(TIERCE_OK),
    STATUS(TIERCE_END),
    STATUS(TIERCE_PARTIAL),
    STATUS(TIERCE_PENDING),
    STATUS(TIERCE_E_NULL),
    STATUS(TIERCE_E_ARGUMENT),
    STATUS(TIERCE_E_CONFIG),
    STATUS(TIERCE_E_UNKNOWN_CODEC),
    STATUS(TIERCE_E_BUFFER_TOO_SMALL),
    STATUS(TIERCE_E_LIMIT),
    STATUS(TIERCE_E_CORRUPT),
    STATUS(TIERCE_E_NO_MEMORY),
    STATUS(TIERCE_E_UNSUPPORTED),
    STATUS(TIERCE_E_NEEDS_DTYPE),
    STATUS(TIERCE_E_STATE),
    STATUS(TIERCE_E_BUSY),
    STATUS(TIERCE_E_FORKED),
    STATUS(TIERCE_E_PANIC),
    STATUS(TIERCE_E_NATIVE),
    STATUS(TIERCE_E_CALLBACK),
    STATUS(TIERCE_E_NOT_FOUND),
    STATUS(TIERCE_E_NO_BUCKET),
    STATUS(TIERCE_E_DENIED),
    STATUS(TIERCE_E_PRECONDITION),
    STATUS(TIERCE_E_TIMEOUT),
    STATUS(TIERCE_E_IO),
    STATUS(TIERCE_E_CANCELLED),
    STATUS(TIERCE_E_USER),
};
enum { STATUSES = sizeof statuses / sizeof statuses[0] };

static void names(void)
{
    int named = 0;
    for (size_t i = 0; i < STATUSES; i++) {
        CHECK(strcmp(tierce_status_name(statuses[i].number), statuses[i].name) == 0);
        CHECK(tierce_status_name(statuses[i].number) == tierce_status_name(statuses[i].number));
    }
    /* Numbers are pinned: a program compiled long ago has them in it. */
    CHECK(TIERCE_OK == 0 && TIERCE_E_NULL == -1 && TIERCE_E_CORRUPT == -7 && TIERCE_E_CALLBACK == -16);
    CHECK(TIERCE_PENDING == 3 && TIERCE_E_NOT_FOUND == -17 && TIERCE_E_CANCELLED == -23);
    CHECK(TIERCE_E_USER == -1000);
    /* No name is given to a number that the header does not have. */
    for (int number = TIERCE_E_USER + 1; number < 1000; number++) {
        named += strncmp(tierce_status_name(number), "TIERCE_", 7) == 0;
    }
    CHECK(named == STATUSES - 1);
    CHECK(strcmp(tierce_status_name(TIERCE_E_USER - 5), "TIERCE_E_USER") == 0);
    CHECK(strcmp(tierce_status_name(INT32_MIN), "TIERCE_E_USER") == 0);
    CHECK(tierce_status_name(INT32_MAX) != NULL);
}

static tierce_status fail_with(const char *json)
{
    tierce_codec *codec = NULL;
    tierce_status status = tierce_codec_from_json(json, strlen(json), &codec);
    CHECK(codec == NULL);
    return status;
}

static int is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* A name with characters of two, three and four bytes comes back in the message, cut at every length. */
static void cutting(void)
{
    static const char json[] = "{\"id\": \"x\xCE\xBB\xE2\x89\xA4\xF0\x9F\x9B\xA2\xCE\xBBz\"}";
    char whole[2000], part[2000];
    size_t len;
    CHECK_STATUS(fail_with(json), TIERCE_E_UNKNOWN_CODEC);
    len = tierce_last_error(NULL, 0);
    if (!CHECK(len > 20 && len < sizeof whole)) {
        return;
    }
    CHECK(tierce_last_error(whole, sizeof whole) == len);
    CHECK(strlen(whole) == len);
    CHECK(strstr(whole, "\xCE\xBB\xE2\x89\xA4\xF0\x9F\x9B\xA2\xCE\xBB") != NULL);
    for (size_t cap = 1; cap <= len + 2; cap++) {
        size_t expected = cap - 1 < len ? cap - 1 : len;
        while (expected < len && is_continuation(whole[expected])) {
            expected--;
        }
        memset(part, '#', sizeof part);
        CHECK(tierce_last_error(part, cap) == len);
        CHECK(strlen(part) == expected);
        CHECK(memcmp(part, whole, expected) == 0);
        CHECK(part[cap] == '#');
    }
    part[0] = '#';
    CHECK(tierce_last_error(part, 0) == len);
    CHECK(part[0] == '#');
}

static void *other_thread(void *unused)
{
    char message[200] = "";
    (void)unused;
    CHECK(tierce_last_error(NULL, 0) == 0);
    CHECK(tierce_last_error(message, sizeof message) == 0);
    CHECK(message[0] == '\0');
    CHECK_STATUS(fail_with("{\"id\": \"theirs\"}"), TIERCE_E_UNKNOWN_CODEC);
    tierce_last_error(message, sizeof message);
    CHECK(strstr(message, "theirs") != NULL);
    return NULL;
}

static void keeping(void)
{
    char message[2000];
    pthread_t thread;
    tierce_buffer *buffer = NULL;
    CHECK_STATUS(fail_with("{\"id\": \"ours\"}"), TIERCE_E_UNKNOWN_CODEC);
    CHECK_STATUS(tierce_buffer_new(10, &buffer), TIERCE_OK);
    CHECK_STATUS(tierce_buffer_clear(buffer), TIERCE_OK);
    tierce_buffer_free(buffer);
    tierce_buffer_free(NULL);
    CHECK(pthread_create(&thread, NULL, other_thread, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    tierce_last_error(message, sizeof message);
    CHECK(strstr(message, "ours") != NULL);
    CHECK(strstr(message, "theirs") == NULL);
    /* A later failure replaces it. */
    CHECK_STATUS(tierce_buffer_clear(NULL), TIERCE_E_NULL);
    tierce_last_error(message, sizeof message);
    CHECK(strstr(message, "ours") == NULL && message[0] != '\0');
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "list") == 0) {
        for (size_t i = 0; i < STATUSES; i++) {
            printf("%s %d\n", statuses[i].name, statuses[i].number);
        }
        return 0;
    }
    CHECK(tierce_last_error(NULL, 0) == 0);
    names();
    cutting();
    keeping();
    return check_result();
}
