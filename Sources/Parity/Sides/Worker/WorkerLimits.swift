#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

import SystemPackage

/// What a worker imposes on itself so that no feature view can harm the machine or outlive its host.
enum WorkerLimits {
    /// Ends this process and its group soon after the given process is gone, whatever the views are doing.
    ///
    /// The parent is asked for ten times a second: the kernel's own signal for it follows the thread that started us,
    /// not the process.
    static func liveNoLonger(than parent: Int32) {
        guard parent > 0 else { return }
        var thread = pthread_t(bitPattern: 0)
        let created = pthread_create(
            &thread, nil,
            { context in
                let parent = Int32(truncatingIfNeeded: Int(bitPattern: context))
                while getppid() == parent { usleep(100_000) }
                if getpgrp() == getpid() { kill(0, SIGKILL) }
                _exit(3)
            }, UnsafeMutableRawPointer(bitPattern: Int(parent)))
        // Without a thread to watch, the worker would be an orphan one day: better none at all.
        if created != 0 { _exit(3) }
    }

    /// Ends this process and its group when the given process is gone, and with it whatever the views have started.
    static func endGroup(ifOrphanOf parent: Int32) {
        if parent > 0, getppid() != parent, getpgrp() == getpid() { kill(0, SIGKILL) }
    }

    /// Leaves ctrl-C to the host, and leaves no core file behind.
    static func leaveSignalsToHost() {
        signal(SIGINT, SIG_IGN)
        // A host that is gone is met as an error, behind which the group is ended, rather than as a silent death.
        signal(SIGPIPE, SIG_IGN)
        #if os(Linux)
            var none = rlimit(rlim_cur: 0, rlim_max: 0)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #endif
    }

    /// Ends this process when a file that it writes grows beyond so many bytes; 0 means without bound.
    static func limitPrinting(to bytes: UInt64) {
        guard bytes > 0 else { return }
        #if os(Linux)
            var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        #endif
    }

    /// Makes allocations fail once this process needs so many bytes more than it does now; 0 means without bound.
    ///
    /// Counted is address space, which the system refuses at once and exactly; on systems that do not count it, nothing
    /// is limited.
    static func limitMemory(toFurther bytes: UInt64) {
        guard bytes > 0 else { return }
        #if os(Linux)
            guard let file = try? FileDescriptor.open("/proc/self/statm", .readOnly) else { return }
            defer { try? file.close() }
            let text = AnonymousFile.text(in: file, from: 0, limit: 200)
            guard let pages = UInt64(text.prefix { $0 != " " }) else { return }
            limitAddressSpace(to: rlim_t(pages * UInt64(sysconf(Int32(_SC_PAGESIZE))) + bytes))
        #endif
    }

    /// Takes the limit away again: what the worker itself needs is not the views' fault.
    static func unlimitMemory() {
        #if os(Linux)
            limitAddressSpace(to: rlim_t.max)
        #endif
    }

    #if os(Linux)
        private static func limitAddressSpace(to bytes: rlim_t) {
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
            limit.rlim_cur = min(bytes, limit.rlim_max)
            setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        }
    #endif
}
