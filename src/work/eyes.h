/* SPDX-License-Identifier: MIT */
/* How a program that runs looks at case files and folders. */
#ifndef DOSSIER_WORK_EYES_H
#define DOSSIER_WORK_EYES_H

#include "work/settle.h"

/* stat(2), and the loader for files of up to a megabyte; of longer ones the last byte
 * tells. */
struct settle_eyes eyes_open(void);

/* Whether a folder lies on a network file system, where others write unheard. */
bool eyes_remote(void *self, const char *folder);

#endif
