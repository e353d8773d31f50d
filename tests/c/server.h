/* Servers on loopback: one that takes connections and never answers, one that gives the same answer to each request. */
#ifndef SERVER_H
#define SERVER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <time.h>

#include "store.h"

enum { MOST_CONNECTIONS = 16 };

typedef struct server {
    int fd, port;
    const char *answer;
    const char *only; /* requests that have this text in them are answered; NULL: all */
    pthread_t thread;
    atomic_int stop, answered;
} server;

/* The kernel completes connections without anybody who accepts them: nothing else is needed for one that never answers. */
static inline void server_start(server *s)
{
    struct sockaddr_in address;
    socklen_t len = sizeof address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    s->fd = socket(AF_INET, SOCK_STREAM, 0);
    s->answer = s->only = NULL;
    s->stop = s->answered = 0;
    CHECK(bind(s->fd, (struct sockaddr *)(void *)&address, sizeof address) == 0 && listen(s->fd, 256) == 0);
    CHECK(getsockname(s->fd, (struct sockaddr *)(void *)&address, &len) == 0);
    s->port = ntohs(address.sin_port);
}

/* Answers each request without a body, and goes on with the same connection. */
static inline void *server_answers(void *argument)
{
    server *s = (server *)argument;
    struct pollfd fds[1 + MOST_CONNECTIONS];
    nfds_t count = 1;
    fds[0].fd = s->fd;
    fds[0].events = POLLIN;
    while (!s->stop) {
        if (poll(fds, count, 20) <= 0) {
            continue;
        }
        for (nfds_t i = 1; i < count; i++) {
            char request[8000];
            ssize_t len;
            if (fds[i].fd < 0 || fds[i].revents == 0) {
                continue;
            }
            len = recv(fds[i].fd, request, sizeof request - 1, 0);
            request[len > 0 ? len : 0] = '\0';
            if (len <= 0) {
                close(fds[i].fd);
                fds[i].fd = -1;
            } else if (len >= 4 && memcmp(request + len - 4, "\r\n\r\n", 4) == 0) {
                if (s->only != NULL && strstr(request, s->only) == NULL) {
                    continue;
                }
                s->answered++;
                CHECK(send(fds[i].fd, s->answer, strlen(s->answer), MSG_NOSIGNAL) == (ssize_t)strlen(s->answer));
            }
        }
        if (fds[0].revents != 0 && count <= MOST_CONNECTIONS) {
            fds[count].fd = accept(s->fd, NULL, NULL);
            fds[count].events = POLLIN;
            fds[count].revents = 0;
            count++;
        }
    }
    for (nfds_t i = 1; i < count; i++) {
        if (fds[i].fd >= 0) {
            close(fds[i].fd);
        }
    }
    return NULL;
}

static inline void server_start_answering(server *s, const char *answer)
{
    server_start(s);
    s->answer = answer;
    CHECK(pthread_create(&s->thread, NULL, server_answers, s) == 0);
}

static inline void server_stop(server *s)
{
    s->stop = 1;
    if (s->answer != NULL) {
        CHECK(pthread_join(s->thread, NULL) == 0);
    }
    close(s->fd);
}

/* A store in S3 that the server is; `options` are more members of the JSON. */
static inline tierce_store *open_server(const server *s, const char *options)
{
    char json[500];
    snprintf(json, sizeof json,
             "{\"endpoint\": \"http://127.0.0.1:%d\", \"access_key_id\": \"key\", \"secret_access_key\": \"secret\", "
             "\"from_env\": false, \"part_size\": 5242880, \"retries\": 0%s}",
             s->port, options);
    return open_store("s3://bucket/run", json);
}

static inline double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

#endif
