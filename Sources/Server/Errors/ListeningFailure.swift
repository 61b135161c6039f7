#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why an address cannot be listened at, and what to do.
enum ListeningFailure {
    /// What an error number of the system means.
    static func reason(_ number: Int32) -> String {
        switch number {
        case EADDRINUSE:
            "another program listens there, perhaps another server of this store. End it, or choose another port (0: the "
                + "system does)"
        case EACCES: "this user may not listen at that port. Choose one above 1023"
        case EADDRNOTAVAIL: "the host is no address of this machine. Choose one of its own, or 0.0.0.0 for all"
        default: String(cString: strerror(number))
        }
    }
}
