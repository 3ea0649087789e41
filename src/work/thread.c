/* SPDX-License-Identifier: MIT */
/* Signals are shut off around the start, since a thread begins with its maker's mask. */
#include "work/thread.h"

#include <signal.h>
#include <stddef.h>

int thread_start(pthread_t *thread, void *(*serve)(void *self), void *self)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int error = pthread_create(thread, NULL, serve, self);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}
