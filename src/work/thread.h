/* SPDX-License-Identifier: MIT */
/* A thread beside the screen's. Private to src/work. */
#ifndef DOSSIER_WORK_THREAD_H
#define DOSSIER_WORK_THREAD_H

#include <pthread.h>

/* Starts a thread that no signal interrupts: these are the screen's thread's affair. 0, or
 * an errno. The caller joins it. */
int thread_start(pthread_t *thread, void *(*serve)(void *self), void *self);

#endif
