/* SPDX-License-Identifier: MIT */
/* A watch, and a thread that turns the signals which end it into the end of a pipe. */
#include "cli/check_watch.h"

#include "cli/cli.h"
#include "cli/say.h"
#include "work/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

/* How often a check may be put off because files move under it. */
enum { PUT_OFF = 10 };

struct ending {
    pthread_t thread;
    sigset_t signals;
    int pipe[2];
};

static void *await_end(void *self)
{
    struct ending *ending = self;
    int number;
    while (sigwait(&ending->signals, &number) != 0)
        ;
    close(ending->pipe[1]);
    return NULL;
}

/* Before any other thread is started, so that all of them have the signals blocked. */
static bool ending_open(struct ending *ending)
{
    sigemptyset(&ending->signals);
    sigaddset(&ending->signals, SIGINT);
    sigaddset(&ending->signals, SIGTERM);
    sigaddset(&ending->signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &ending->signals, NULL);
    return pipe2(ending->pipe, O_CLOEXEC) == 0 &&
           pthread_create(&ending->thread, NULL, await_end, ending) == 0;
}

static void ending_close(struct ending *ending)
{
    pthread_kill(ending->thread, SIGTERM); /* where it was not a signal that ended it */
    pthread_join(ending->thread, NULL);
    close(ending->pipe[0]);
}

struct checking {
    struct library *library;
    const struct check_again *again;
    struct check_texts texts;
    int code, put_off;
};

/* Checks the files as they have settled. */
static void check(struct checking *c)
{
    const struct check_again *again = c->again;
    int result = again->check(again->self, c->library, &c->texts);
    if (result == CHECK_MOVED && ++c->put_off >= PUT_OFF) {
        library_rescan(c->library); /* as it is: somebody writes all the time */
        result = again->check(again->self, c->library, &c->texts);
    }
    if (result == CHECK_MOVED)
        return; /* the watch will say so again */
    c->put_off = 0;
    c->code = result;
}

static void take(struct checking *c, struct watch *watch)
{
    struct watch_report report;
    watch_take(watch, &report);
    if (report.notice.n)
        say_error("%s", buf_z(&report.notice));
    if (report.look) {
        library_take_seen(c->library, report.files, report.n);
        check(c);
    }
    buf_free(&report.notice);
}

static void run(struct checking *c, struct watch *watch, int end)
{
    struct pollfd sources[] = {{.fd = watch_fd(watch), .events = POLLIN},
                               {.fd = end, .events = POLLIN},
                               {.fd = STDOUT_FILENO}}; /* that nobody reads */
    while (!sources[1].revents && !sources[2].revents && !ferror(stdout)) {
        int ready = poll(sources, 3, check_texts_wait(&c->texts));
        if (ready < 0 && errno != EINTR)
            break;
        if (ready == 0 && check_texts_look(&c->texts))
            check(c);
        if (sources[0].revents)
            take(c, watch);
    }
}

int check_watch(struct library *library, const struct check_again *again)
{
    struct ending ending;
    if (!ending_open(&ending)) {
        say_error("cannot watch (%s)", strerror(errno));
        return EXIT_USAGE;
    }
    struct watch *watch = watch_open(library);
    struct checking checking = {.library = library, .again = again,
                                .code = watch ? EXIT_DONE : EXIT_USAGE};
    if (watch)
        run(&checking, watch, ending.pipe[0]);
    else
        say_error("cannot watch (%s)", strerror(errno));
    watch_close(watch);
    ending_close(&ending);
    check_texts_free(&checking.texts);
    return checking.code;
}
