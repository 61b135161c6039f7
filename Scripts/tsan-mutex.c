// Tells ThreadSanitizer of contended locks of Swift's Mutex, for `make sanitize`.
//
// On Linux a contended Mutex is taken and given back by the kernel (FUTEX_LOCK_PI), called from the standard library, which is not
// instrumented: ThreadSanitizer sees neither, and reports a race wherever two threads ever waited for each other. Loaded before
// the library, these two stand in its place and say what happened. x86-64 and ARM64 alike: clang knows Swift's calls.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

// Of ThreadSanitizer's own library; absent in programs without it.
extern void AnnotateHappensBefore(const char *file, int line, const volatile void *what) __attribute__((weak));
extern void AnnotateHappensAfter(const char *file, int line, const volatile void *what) __attribute__((weak));

// Synchronization._MutexHandle._lockSlow(UInt32)
SWIFT void lockSlow(uint32_t thread, SELF void *mutex) __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
// Synchronization._MutexHandle._unlockSlow()
SWIFT void unlockSlow(SELF void *mutex) __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");

SWIFT void lockSlow(uint32_t thread, SELF void *mutex) {
    SWIFT void (*next)(uint32_t, SELF void *) = dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
    next(thread, mutex);
    if (AnnotateHappensAfter) AnnotateHappensAfter(__FILE__, __LINE__, mutex);
}

SWIFT void unlockSlow(SELF void *mutex) {
    SWIFT void (*next)(SELF void *) = dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
    if (AnnotateHappensBefore) AnnotateHappensBefore(__FILE__, __LINE__, mutex);
    next(mutex);
}
