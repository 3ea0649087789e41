/* SPDX-License-Identifier: MIT */
/* A bare fstatat loop over the files of a folder: what asking whether any of them changed
 * costs by itself. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (!folder) {
        fputs("usage: stats DIR\n", stderr);
        return EXIT_FAILURE;
    }
    size_t files = 0;
    for (struct dirent *e = readdir(folder); e; e = readdir(folder)) {
        struct stat st;
        if (fstatat(dirfd(folder), e->d_name, &st, 0) == 0 && S_ISREG(st.st_mode))
            files++;
    }
    closedir(folder);
    return files ? EXIT_SUCCESS : EXIT_FAILURE;
}
