// Lets an engine deliver statements to a sink that drops every row: what `featurestore compare` cannot be faster than.
//
//   engine-alone sqlite|postgres sequential|concurrent SETTINGS DATABASE STATEMENT DATABASE STATEMENT
//
// DATABASE is a file or a connection URL. SETTINGS are run first on each connection. Each statement has a connection of its
// own; concurrent gives each a thread. SQLite rows are stepped over and no cell is asked for; PostgreSQL rows come as the
// binary COPY of the statement and are freed as they come. Prints the seconds from opening to the last row.
#include <libpq-fe.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct job {
    int is_sqlite;
    const char *settings, *database, *statement;
    long rows;
};

static void fail(const char *what, const char *message) {
    fprintf(stderr, "engine-alone: %s: %s\n", what, message);
    exit(2);
}

static void run_sqlite(struct job *job) {
    sqlite3 *db;
    sqlite3_stmt *statement;
    if (sqlite3_open_v2(job->database, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL)) fail("open", job->database);
    if (sqlite3_exec(db, job->settings, NULL, NULL, NULL)) fail("settings", sqlite3_errmsg(db));
    if (sqlite3_prepare_v2(db, job->statement, -1, &statement, NULL)) fail("prepare", sqlite3_errmsg(db));
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) job->rows++;
    if (code != SQLITE_DONE) fail("step", sqlite3_errmsg(db));
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

static void run_postgres(struct job *job) {
    PGconn *connection = PQconnectdb(job->database);
    if (PQstatus(connection) != CONNECTION_OK) fail("connect", PQerrorMessage(connection));
    PGresult *result = PQexec(connection, job->settings);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) fail("settings", PQerrorMessage(connection));
    PQclear(result);
    size_t room = strlen(job->statement) + 64;
    char *copy = malloc(room);
    snprintf(copy, room, "COPY (%s) TO STDOUT (FORMAT binary)", job->statement);
    result = PQexec(connection, copy);
    if (PQresultStatus(result) != PGRES_COPY_OUT) fail("copy", PQerrorMessage(connection));
    PQclear(result);
    char *row;
    while (PQgetCopyData(connection, &row, 0) > 0) {
        PQfreemem(row);
        job->rows++;
    }
    result = PQgetResult(connection);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) fail("copy", PQerrorMessage(connection));
    PQclear(result);
    PQfinish(connection);
}

static void *run(void *pointer) {
    struct job *job = pointer;
    if (job->is_sqlite) run_sqlite(job); else run_postgres(job);
    return NULL;
}

int main(int count, char **words) {
    if (count != 8) fail("usage", "sqlite|postgres sequential|concurrent SETTINGS DATABASE STATEMENT DATABASE STATEMENT");
    int is_sqlite = strcmp(words[1], "sqlite") == 0, is_concurrent = strcmp(words[2], "concurrent") == 0;
    struct job jobs[2];
    for (int i = 0; i < 2; i++)
        jobs[i] = (struct job){is_sqlite, words[3], words[4 + 2 * i], words[5 + 2 * i], 0};
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (is_concurrent) {
        pthread_t threads[2];
        for (int i = 0; i < 2; i++) pthread_create(&threads[i], NULL, run, &jobs[i]);
        for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
    } else {
        for (int i = 0; i < 2; i++) run(&jobs[i]);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (jobs[0].rows == 0 || jobs[1].rows == 0) fail("rows", "a side delivered none");
    printf("%.3f\n", (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) / 1e9);
    return 0;
}
