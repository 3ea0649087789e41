/* SPDX-License-Identifier: MIT */
/* The program's entry. */

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts(PACKAGE_STRING);
        return 0;
    }
    fprintf(stderr, "dossier: usage: dossier --version\n");
    return 2;
}
