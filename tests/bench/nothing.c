/* SPDX-License-Identifier: MIT */
/* The empty program: what starting and ending one costs, in time and memory. */
int main(void)
{
    return 0;
}
