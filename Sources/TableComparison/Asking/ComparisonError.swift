/// Why two sides could not be compared.
package enum ComparisonError: Error, Sendable {
    /// What was asked for cannot be done: a wrong name, query or file, a type that does not fit; one sentence for each.
    case misused([String])
    /// A side could not be read, or not to its end: a server that is down, a locked file, a full disk.
    case unavailable(String)
}

extension ComparisonError: CustomStringConvertible {
    /// What happened and what to do; never a secret.
    package var description: String {
        switch self {
        case .misused(let problems): problems.joined(separator: "\n")
        case .unavailable(let problem): problem
        }
    }
}
