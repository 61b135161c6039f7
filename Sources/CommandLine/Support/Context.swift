import FeatureStore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Foundation

/// What a verb may touch of the outside world; tests give it another one.
struct Context: Sendable {
    /// The pairs that the executable was built with.
    let registry: FeatureRegistry
    /// The environment, for `${NAME}` in warehouse addresses.
    let environment: [String: String]
    /// Where relative paths start: the package folder.
    let workingDirectory: String
    /// The path of the running executable, which is also the worker.
    let executable: String
    /// Where results and messages go.
    let terminal: Terminal

    /// The context of this process.
    static func process(registry: FeatureRegistry) -> Context {
        let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return Context(
            registry: registry,
            environment: ProcessInfo.processInfo.environment,
            workingDirectory: FileManager.default.currentDirectoryPath,
            executable: executable ?? CommandLine.arguments[0],
            terminal: .standard)
    }
}
