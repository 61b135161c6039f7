public import Contracts
public import FeatureStore

/// Why a version of a view may not be served.
public enum NotServable: Error, Hashable, Sendable {
    /// There is no such view.
    case unknownView(String, known: [String])
    /// There is no record of the version.
    case neverPromoted(ViewVersion)
    /// The sources are no longer those that were promoted.
    case void(ViewVersion, Voiding)
    /// The version was retired, and was not promoted after that.
    case retired(ViewVersion, at: Timestamp, because: String)
    /// The record is an older one than one that is known: somebody brought it back.
    case replayed(ViewVersion, number: Int, known: Int)
    /// The record's file is not taken for a record.
    case unreadable(ViewVersion, RecordError)
    /// The record's signature does not count.
    case signature(ViewVersion, SignatureProblem)
}

/// What of a view's sources differs from what was promoted.
public struct Voiding: Hashable, Sendable {
    /// The hashes that differ: at least one.
    public let changed: [ChangedHash]
    /// The lines of the contract that differ, by path in byte order; empty where the contract's hash is the same.
    public let contract: [ContractLineChange]

    /// A hash that differs.
    public struct ChangedHash: Hashable, Sendable {
        /// What is hashed.
        public let kind: Kind
        /// The hash that was promoted.
        public let promoted: String
        /// The hash of the sources as they are.
        public let now: String

        /// What is hashed.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// The SQL half.
            case sql
            /// The Swift half and what it may use of its module.
            case swift
            /// The resolved contract.
            case contract
        }
    }

    /// Compares a record with the sources as they are; nil where nothing differs.
    public init?(_ record: PromotionRecord, now: Fingerprints) {
        let hashes: [(kind: ChangedHash.Kind, promoted: String, now: String)] = [
            (.sql, record.hashes.sql, now.sql), (.swift, record.hashes.swift, now.swift),
            (.contract, record.hashes.contract, now.contract),
        ]
        changed = hashes.filter { $0.promoted != $0.now }
            .map { ChangedHash(kind: $0.kind, promoted: $0.promoted, now: $0.now) }
        guard !changed.isEmpty else { return nil }
        contract = ContractLineChange.changes(from: record.contract, to: now.contractLines)
    }
}

/// A line of a contract that is not what it was.
public struct ContractLineChange: Hashable, Sendable {
    /// What it says something of: `features.departures_7d.type`.
    public let path: String
    /// What was promoted, or nil where the line is new.
    public let was: String?
    /// What the contract says, or nil where the line is gone.
    public let now: String?

    /// The lines that differ between two contracts in canonical lines, by path in byte order.
    public static func changes(from promoted: String, to present: String) -> [ContractLineChange] {
        let (before, after) = (values(promoted), values(present))
        return Set(before.keys).union(after.keys)
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .filter { before[$0] != after[$0] }
            .map { ContractLineChange(path: $0, was: before[$0], now: after[$0]) }
    }

    private static func values(_ text: String) -> [String: String] {
        var values: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let equals = line.firstRange(of: " = ") else { continue }
            values[String(line[..<equals.lowerBound])] = String(line[equals.upperBound...])
        }
        return values
    }
}

extension NotServable: CustomStringConvertible {
    /// What is wrong, what was expected and found, and what to do.
    public var description: String {
        switch self {
        case .unknownView(let name, let known):
            let nearest = NearestName.suggestion(for: name, among: known)
            return "there is no view '\(name)'"
                + (nearest.map { "; did you mean '\($0)'?" } ?? "; there are \(known.joined(separator: ", "))")
        case .neverPromoted(let view):
            return "\(view) was never promoted. \(Self.advice(view))"
        case .void(let view, let voiding):
            let hashes = voiding.changed.map { change in
                "\(change.kind.rawValue) (promoted \(change.promoted.prefix(12)), now \(change.now.prefix(12)))"
            }
            return "\(view) is not what was promoted: \(hashes.joined(separator: ", ")) changed. \(Self.advice(view))"
        case .retired(let view, let at, let because):
            return "\(view) was retired at \(at): \(because). Serve another version, or promote it again"
        case .replayed(let view, let number, let known):
            return
                "the record of \(view) is its promotion number \(number), and number \(known) is known: an older record "
                + "was brought back. Restore the file from git"
        case .unreadable(_, let error): return error.description
        case .signature(let view, let problem): return "\(view): \(problem)"
        }
    }

    private static func advice(_ view: ViewVersion) -> String {
        "Verify and promote it (featurestore promote \(view)), or allow it by name in featurestore.yaml "
            + "(promotion: { serve_unpromoted: [\(view)] })"
    }
}
