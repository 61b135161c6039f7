#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// Threads share at most so many arenas of memory from now on; 1 where the C library was told, or has no arenas.
static inline int featurestore_share_arenas(int most) {
#ifdef __GLIBC__
    return mallopt(M_ARENA_MAX, most);
#else
    return 1;
#endif
}

// Gives pages that hold nothing back to the system.
static inline void featurestore_give_back_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
