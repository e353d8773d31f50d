/* Work in a child process that has a time to end by: what hangs or is killed there is one failed check here. */
#ifndef CHILD_H
#define CHILD_H

#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#if defined(__has_include)
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif
#endif

enum { CHILD_SECONDS = 30 }; /* for something that takes milliseconds, also under valgrind on a busy machine */

/* Ends the child. valgrind would look for leaks in it, and find what only the threads hold that it does not have: the
 * child leaves without that, but not without the errors that were found. */
static inline void child_ends(void)
{
    int failed = check_failed > 0 || check_done == 0;
    fflush(NULL);
#ifdef RUNNING_ON_VALGRIND
    if (RUNNING_ON_VALGRIND && !failed && VALGRIND_COUNT_ERRORS == 0) {
        kill(getpid(), SIGKILL);
    }
#endif
    _exit(failed);
}

static inline int child_succeeded(int status)
{
#ifdef RUNNING_ON_VALGRIND
    if (RUNNING_ON_VALGRIND) {
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }
#endif
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Runs `work` in a child; gives whether it came back and all its checks held. */
static inline int child_does(void (*work)(void *), void *argument)
{
    int status = -1;
    pid_t child;
    fflush(NULL);
    child = fork();
    if (child == 0) {
        check_done = check_failed = 0;
        alarm(CHILD_SECONDS);
        work(argument);
        child_ends();
    }
    if (child < 0 || waitpid(child, &status, 0) != child) {
        perror("fork or waitpid");
        return 0;
    }
    if (WIFSIGNALED(status) && !child_succeeded(status)) {
        fprintf(stderr, "    the child was ended by signal %d (%s)\n", WTERMSIG(status),
                WTERMSIG(status) == SIGALRM ? "it hung" : "it crashed");
    }
    return child_succeeded(status);
}

#endif
