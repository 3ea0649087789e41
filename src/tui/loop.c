/* SPDX-License-Identifier: MIT */
/* The loop: descriptors become events, events effects, effects are performed, and the grid
 * is shown once everything that has arrived is dealt with. */
#include "tui/tui.h"

#include "app/app.h"
#include "tui/perform.h"
#include "tui/program.h"
#include "tui/signals.h"
#include "tui/state.h"
#include "tui/take.h"
#include "work/watch.h"
#include "work/work.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

struct loop {
    const struct tui_start *start;
    struct app *app;
    struct screen *screen;
    struct work *work;
    struct watch *watch; /* NULL: nobody watches the files */
    struct grid grid;
    struct buf title;  /* as last set */
    struct state state;
    struct buf notice; /* of the last editor, for when its file is read again */
    int signals;       /* descriptor */
    int ended_by;      /* a signal */
    bool asked;        /* for the load under way; the first one nobody did */
    bool mending;      /* the index that is shown is damaged, and is being made anew */
    bool quit;
    struct buf *printed; /* for after leaving */
    pid_t opener;        /* the last one that was started and has not ended; 0: none */
};

static void send(struct loop *l, const struct event *event);

static void resize(struct loop *l)
{
    struct event event = {.type = EVENT_RESIZE};
    screen_measure(l->screen, &event.rows, &event.cols);
    grid_resize(&l->grid, event.rows, event.cols);
    send(l, &event);
}

static void say_notice(struct loop *l)
{
    if (l->notice.n)
        send(l, &(struct event){.type = EVENT_NOTICE, .text = buf_str(&l->notice)});
}

static void reload(struct loop *l)
{
    l->asked = true;
    work_reload(l->work);
}

/* What went wrong is said behind what there was to say. */
static void edit(struct loop *l, const struct effect *effect)
{
    struct buf why = {0};
    perform_edit(l->screen, l->start->config, buf_str(&effect->path), effect->at, &why);
    if (why.n && l->notice.n)
        buf_addz(&l->notice, "; ");
    buf_add(&l->notice, buf_str(&why));
    buf_free(&why);
    resize(l); /* the terminal may have changed under the editor */
    say_notice(l);
    reload(l);
}

/* The record goes to the clipboard before the editor has the terminal. What was copied is
 * said when it comes back, for nobody has seen it before. */
static void add(struct loop *l, const struct effect *effect)
{
    struct effect copy = {.type = EFFECT_COPY, .what = effect->what}, edit_at = *effect;
    buf_clear(&l->notice);
    take_record(effect, &copy.text, &edit_at.at);
    take_copy(l->screen, l->start->config, &copy, &l->notice);
    edit(l, &edit_at);
    buf_free(&copy.text);
}

static void notify(struct loop *l, const struct buf *notice)
{
    if (notice->n)
        send(l, &(struct event){.type = EVENT_NOTICE, .text = buf_str(notice)});
}

static void copy(struct loop *l, const struct effect *effect)
{
    struct buf notice = {0};
    take_copy(l->screen, l->start->config, effect, &notice);
    notify(l, &notice);
    buf_free(&notice);
}

static void open_address(struct loop *l, const struct effect *effect)
{
    struct buf notice = {0};
    pid_t child = take_open(l->screen, l->start->config, effect, &notice);
    l->opener = child ? child : l->opener;
    resize(l); /* it may have had the terminal */
    notify(l, &notice);
    buf_free(&notice);
}

static void print(struct loop *l, const struct effect *effect)
{
    struct buf notice = {0};
    if (effect->path.n == 0)
        buf_add(l->printed, buf_str(&effect->text));
    else if (take_print(effect, l->start->library, &notice) == TAKE_EXISTS)
        send(l, &(struct event){.type = EVENT_EXISTS, .text = buf_str(&effect->path)});
    notify(l, &notice);
    buf_free(&notice);
}

static void save(struct loop *l)
{
    struct buf shape = {0}, places = {0};
    app_save(l->app, &shape, &places);
    state_write(&l->state, buf_str(&shape), buf_str(&places));
    buf_free(&shape);
    buf_free(&places);
}

/* As the last session was left; a case that was asked for comes first. */
static void restore(struct loop *l, const struct tui_start *start)
{
    struct buf lines = {0}, why = {0};
    state_open(&l->state, start->library);
    bool good = state_read(&l->state, &lines, &why);
    if (good && !app_restore(l->app, buf_str(&lines), start->case_id.n == 0)) {
        buf_addz(&why, "what was kept from the last session is damaged");
        good = false;
    }
    if (!good) {
        buf_addz(&why, ": marks and places begin anew");
        send(l, &(struct event){.type = EVENT_NOTICE, .text = buf_str(&why)});
    }
    buf_free(&lines);
    buf_free(&why);
}

static void perform(struct loop *l, const struct effect *effect)
{
    switch (effect->type) {
    case EFFECT_NONE: break;
    case EFFECT_QUIT: l->quit = true; break;
    case EFFECT_RELOAD: reload(l); break;
    case EFFECT_CANCEL: work_cancel(l->work); break;
    case EFFECT_EDIT:
        buf_clear(&l->notice);
        edit(l, effect);
        break;
    case EFFECT_ADD: add(l, effect); break;
    case EFFECT_REDRAW: screen_distrust(l->screen); break;
    case EFFECT_SAVE: save(l); break;
    case EFFECT_SUSPEND:
        perform_suspend(l->screen);
        resize(l);
        break;
    case EFFECT_COPY: copy(l, effect); break;
    case EFFECT_OPEN: open_address(l, effect); break;
    case EFFECT_PRINT: print(l, effect); break;
    }
}

static void send(struct loop *l, const struct event *event)
{
    struct effects effects = {0};
    app_event(l->app, event, &effects);
    for (size_t i = 0; i < effects.n && !l->quit; i++)
        perform(l, &effects.v[i]);
    effects_free(&effects);
}

/* What was opened has ended: well, or one wants to know. */
static void reap(struct loop *l)
{
    int status;
    struct buf notice = {0};
    if (!l->opener || waitpid(l->opener, &status, WNOHANG) != l->opener)
        return;
    l->opener = 0;
    program_ended("open-command", status, &notice);
    notify(l, &notice);
    buf_free(&notice);
}

static void take_signals(struct loop *l)
{
    for (int number = signals_take(); number; number = signals_take()) {
        if (number == SIGWINCH) {
            resize(l);
        } else if (number == SIGTSTP) {
            perform_suspend(l->screen);
            resize(l);
        } else if (number == SIGCONT) {
            screen_distrust(l->screen);
            resize(l);
        } else if (number == SIGCHLD) {
            reap(l);
        } else {
            l->ended_by = number;
            l->quit = true;
        }
    }
}

static void take_report(struct loop *l)
{
    struct work_report report;
    work_take(l->work, &report);
    switch (report.news) {
    case WORK_NOTHING: break;
    case WORK_PROGRESS:
        send(l, &(struct event){.type = EVENT_LOADING,
                                .loading = report.state,
                                .seconds_left = report.seconds_left});
        break;
    case WORK_PARTIAL:
        send(l, &(struct event){.type = EVENT_LOADED_PART, .index = report.index});
        break;
    case WORK_LOADED:
        send(l, &(struct event){.type = EVENT_LOADED, .index = report.index,
                                .quiet = !l->asked});
        say_notice(l); /* that it was read again says less than why the editor failed */
        buf_clear(&l->notice);
        l->asked = l->mending = false;
        break;
    case WORK_STOPPED:
        if (report.index)
            send(l, &(struct event){.type = EVENT_LOADED, .index = report.index,
                                    .quiet = true});
        send(l, &(struct event){.type = EVENT_LOAD_FAILED, .text = STR("stopped")});
        l->asked = l->mending = false;
        break;
    }
    if (report.notice.n)
        send(l, &(struct event){.type = EVENT_NOTICE, .text = buf_str(&report.notice)});
    buf_free(&report.notice);
}

/* What was saved is read beside the screen, which says no more about it than shows. */
static void take_watch(struct loop *l)
{
    struct watch_report report;
    watch_take(l->watch, &report);
    if (report.look)
        work_look(l->work, report.files, report.n);
    notify(l, &report.notice);
    buf_free(&report.notice);
}

/* A query that failed showed nothing, and the next will fare no better. */
static void mend(struct loop *l)
{
    struct index *ix = app_index(l->app);
    if (l->mending || !index_generation(ix) || !index_error(ix).n)
        return;
    l->mending = true;
    work_rebuild(l->work);
    send(l, &(struct event){.type = EVENT_NOTICE,
                            .text = STR("the index is damaged, and is made anew")});
}

static void take_input(struct loop *l)
{
    struct event event;
    while (!l->quit && screen_read(l->screen, &event))
        send(l, &event);
}

static void show(struct loop *l)
{
    grid_clear(&l->grid);
    app_draw(l->app, &l->grid);
    screen_paint(l->screen, &l->grid);
    struct buf title = {0};
    app_window_title(l->app, &title);
    if (!str_eq(buf_str(&title), buf_str(&l->title))) {
        screen_title(l->screen, buf_str(&title));
        buf_clear(&l->title);
        buf_add(&l->title, buf_str(&title));
    }
    buf_free(&title);
}

static void run(struct loop *l)
{
    enum { INPUT, SIGNALS, WORK, WATCH, SOURCES };
    struct pollfd sources[SOURCES] = {
        [INPUT] = {.fd = STDIN_FILENO, .events = POLLIN},
        [SIGNALS] = {.fd = l->signals, .events = POLLIN},
        [WORK] = {.fd = work_fd(l->work), .events = POLLIN},
        [WATCH] = {.fd = l->watch ? watch_fd(l->watch) : -1, .events = POLLIN},
    };
    resize(l);
    work_reload(l->work);
    while (!l->quit) {
        show(l);
        mend(l);
        int ready = poll(sources, SOURCES, app_busy(l->app) ? 0 : -1);
        if (ready < 0 && errno != EINTR)
            break;
        if (ready == 0)
            send(l, &(struct event){.type = EVENT_IDLE});
        if (sources[SIGNALS].revents)
            take_signals(l);
        if (sources[WORK].revents)
            take_report(l);
        if (sources[WATCH].revents)
            take_watch(l);
        take_input(l);
        if (sources[INPUT].revents & (POLLHUP | POLLERR | POLLNVAL)) {
            l->ended_by = SIGHUP; /* the terminal is gone */
            l->quit = true;
        }
    }
}

/* Whether there is input: by the next thing that is done it would have waited too long. */
static bool input_waits(void *self)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    (void)self;
    return poll(&input, 1, 0) > 0;
}

static struct app *open_app(const struct tui_start *start, struct index *ix)
{
    struct app *app = app_new(ix ? ix : index_open(), start->case_id);
    app_configure(app, start->config, start->everything);
    app_set_archive(app, start->archive);
    app_set_hurry(app, input_waits, NULL);
    app_greet(app, start->alert, start->hint);
    if (!ix) { /* nothing to show yet is not nothing to show */
        struct effects none = {0};
        struct index_state all = {.files = start->library->files.n};
        app_event(app, &(struct event){.type = EVENT_LOADING, .loading = all}, &none);
        effects_free(&none);
    }
    return app;
}

/* Before the worker has said anything: nobody may read that there are no case files. */
static void announce(struct loop *l)
{
    struct event event = {.type = EVENT_LOADING, .seconds_left = -1};
    event.loading.files = l->start->library->files.n;
    send(l, &event);
}

int tui_run(const struct tui_start *start, struct buf *printed, struct buf *why)
{
    struct loop l = {
        .start = start, .printed = printed, .screen = screen_open(start->config, why)};
    if (!l.screen) {
        cache_close(start->cache);
        return -1;
    }
    struct index *ix = cache_read(start->cache, 0);
    struct screen_rescue rescue;
    screen_rescue(l.screen, &rescue);
    l.signals = signals_open(&rescue);
    l.work = work_open(start->library, start->cache, ix ? index_generation(ix) : 0);
    if (config_yes(start->config, SETTING_WATCH))
        l.watch = watch_open(start->library);
    l.grid.ascii = screen_is_ascii(l.screen);
    l.grid.plain = config_yes(start->config, SETTING_PLAIN);
    l.app = open_app(start, ix);
    restore(&l, start);
    if (!ix)
        announce(&l);
    if (l.signals >= 0 && l.work)
        run(&l);
    else
        buf_addf(why, "cannot start (%s)", strerror(errno));
    save(&l);
    watch_close(l.watch);
    work_close(l.work);
    app_free(l.app);
    screen_close(l.screen);
    if (l.signals >= 0)
        signals_close();
    grid_free(&l.grid);
    buf_free(&l.title);
    buf_free(&l.notice);
    state_free(&l.state);
    return why->n ? -1 : l.ended_by;
}
