#include <sqlite3.h>

// Swift imports neither variadic functions nor function-like macros.
static inline int featurestore_sqlite3_db_config_flag(sqlite3 *db, int option, int value) {
    return sqlite3_db_config(db, option, value, (int *)0);
}

static inline sqlite3_destructor_type featurestore_sqlite3_transient(void) { return SQLITE_TRANSIENT; }
