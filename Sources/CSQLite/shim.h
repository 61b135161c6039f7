#include <sqlite3.h>

// Swift imports neither variadic functions nor function-like macros.
static inline int featurestore_sqlite3_db_config_flag(sqlite3 *db, int option, int value) {
    return sqlite3_db_config(db, option, value, (int *)0);
}

static inline int featurestore_sqlite3_config_flag(int option, int value) { return sqlite3_config(option, value); }

static inline sqlite3_destructor_type featurestore_sqlite3_transient(void) { return SQLITE_TRANSIENT; }

// What SQLite hands back for a table function and for a scan of it; its own part must come first.
typedef struct {
    sqlite3_vtab base;
    void *object;
} featurestore_sqlite3_table;

typedef struct {
    sqlite3_vtab_cursor base;
    void *object;
} featurestore_sqlite3_cursor;
