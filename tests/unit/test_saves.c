/* SPDX-License-Identifier: MIT */
/* Every save, in the ways in which its calls, the watcher's waking and the reading can
 * come between one another. */
#include "plays.h"

/* Of so many windows, and of so many pauses, `make check` plays one, and `make soak` each
 * (WAYS=all). Primes, so that those left out differ from save to save. The pause that is
 * longer than any rest and shorter than the grace tells most, and is always played. */
enum { WINDOWS_PART = 17, PAUSES_PART = 7, TELLING = 250 };

static int thinned_to(int part)
{
    const char *ways = getenv("WAYS");
    return ways && strcmp(ways, "all") == 0 ? 1 : part;
}

/* Plays of a save those of the ways whose turn it is. */
struct tour {
    const struct save *save;
    const struct stage *stage;
    struct str after;
    int turn; /* of all the ways */
};

static void take_turn(struct tour *tour, const struct way *way)
{
    int reads, part = thinned_to(way->pause ? PAUSES_PART : WINDOWS_PART);
    if (tour->turn++ % part == 0 || way->pause == TELLING)
        play(tour->save, way, tour->stage, tour->after, &reads);
}

/* Wakes in every window of calls, at every second one, and never. */
static void every_window(struct tour *tour, bool full)
{
    static const int gaps[] = {0, 1, 7};
    size_t n = saves_count(tour->save);
    for (size_t from = 0; from < n; from++)
        for (size_t to = from; to < n; to += full ? 1 : n)
            for (int lag = 0; lag < (full ? 3 : 1); lag += 2) {
                struct way way = {gaps[(from + to) % 3], 0, lag, 0, 0};
                for (size_t i = from; i <= to; i++)
                    way.wakes |= 1u << i;
                take_turn(tour, &way);
            }
}

static void every_pause(struct tour *tour, bool full)
{
    static const int pauses[] = {15, 40, TELLING, 1000};
    for (size_t i = 0; i < saves_count(tour->save); i++)
        for (size_t k = 0; k < (full ? 4 : 1); k++) {
            struct way way = {1, 0xaaaaaaaau, 0, i, pauses[k]};
            take_turn(tour, &way);
        }
}

/* Runs each save in each of the ways whose turn it is. */
static void every_way(bool (*remote)(void *, const char *), bool full)
{
    char *folder = saves_enter();
    struct stage stage;
    struct buf after = {0};
    set_stage(&stage, remote);
    struct tour tour = {.stage = &stage};
    for (size_t s = 0; s < SAVES; s++) {
        learn(&saves[s], &after);
        index_close(stage.ix); /* one that has seen few changes is quick */
        stage.ix = index_open();
        tour.save = &saves[s];
        tour.after = buf_str(&after);
        every_window(&tour, full);
        every_pause(&tour, full);
    }
    buf_free(&after);
    clear_stage(&stage);
    saves_leave(folder);
}

static void every_save_ends_in_the_right_view(void **state)
{
    (void)state;
    every_way(never, true);
}

/* On a network file system, by looking again and again as well. */
static void every_save_is_seen_where_it_is_looked_for(void **state)
{
    (void)state;
    every_way(always, false);
}

static bool comes_or_goes(const struct buf *before, const struct buf *after)
{
    size_t n[2] = {0, 0};
    for (size_t i = 0; i < before->n; i++)
        n[0] += before->p[i] == '\n';
    for (size_t i = 0; i < after->n; i++)
        n[1] += after->p[i] == '\n';
    return n[0] != n[1];
}

static void a_save_shows_within_a_blink(void **state)
{
    (void)state;
    char *folder = saves_enter();
    struct stage stage;
    struct buf before = {0}, after = {0};
    set_stage(&stage, never);
    saves_reset();
    saves_truth(&before);
    for (size_t s = 0; s < SAVES; s++) {
        int reads;
        const struct way way = {.gap = 1, .wakes = ~0u};
        learn(&saves[s], &after);
        int64_t right = play(&saves[s], &way, &stage, buf_str(&after), &reads);
        bool rare = saves[s].moves || comes_or_goes(&before, &after) ||
                    strstr(saves[s].name, "rename") != NULL;
        if (right > (rare ? 2 * SETTLE_GRACE : BLINK))
            fail_msg("%s: shown after %lld ms", saves[s].name, (long long)right);
        if (str_eq(buf_str(&before), buf_str(&after)))
            assert_int_equal(reads, 0); /* leavings are no reason to read */
    }
    buf_free(&before);
    buf_free(&after);
    clear_stage(&stage);
    saves_leave(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_save_ends_in_the_right_view),
        cmocka_unit_test(every_save_is_seen_where_it_is_looked_for),
        cmocka_unit_test(a_save_shows_within_a_blink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
