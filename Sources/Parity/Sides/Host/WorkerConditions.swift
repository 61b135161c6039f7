import Subprocess

/// The surroundings in which a worker answers, none of which an answer may depend on.
///
/// Two askings follow one another within seconds: they tell a view that reads the clock to the second, not one that
/// only asks which day it is.
enum WorkerConditions: Sendable {
    /// The first asking.
    case first
    /// The second asking: another zone, another locale, another hash seed, questions in reversed order.
    case second

    /// The environment of the worker's process.
    var environment: Environment {
        switch self {
        case .first:
            .inherit.updating([
                "TZ": "UTC", "LANG": "C", "LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1",
                // The backtrace of a trap takes seconds, and its first line is all that is reported.
                "SWIFT_BACKTRACE": "enable=no",
            ])
        case .second:
            // As far from UTC as zones go, and a locale in which an upper-case i is not I.
            .inherit.updating([
                "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8",
                "SWIFT_DETERMINISTIC_HASHING": nil, "SWIFT_BACKTRACE": "enable=no",
            ])
        }
    }

    /// What differs from the first asking, for the report of an impure answer.
    var description: String {
        switch self {
        case .first: "TZ=UTC LANG=C LC_ALL=C SWIFT_DETERMINISTIC_HASHING=1"
        case .second:
            "a fresh process with TZ=Pacific/Kiritimati LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8, a random hash seed "
                + "and the questions in reversed order"
        }
    }

    /// The order in which questions are asked.
    func ordered(_ positions: [UInt32]) -> [UInt32] {
        switch self {
        case .first: positions
        case .second: positions.reversed()
        }
    }
}
