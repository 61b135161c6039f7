import FeatureStore
import Parity

/// Spells single cells in messages; reports have writers of their own.
enum CellWords {
    /// The cell in a few words, cut to so many characters.
    static func text(_ cell: ComparedCell, atMost limit: Int) -> String {
        let text =
            switch cell {
            case .value(.text(let text)): "'\(text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined())'"
            case .value(.int(let number)): "\(number)"
            case .value(.bool(let bool)): "\(bool)"
            case .value(.timestamp(let instant)): "\(instant)"
            case .value(.date(let date)): "\(date)"
            case .value: "NULL"
            case .localTimestamp(let instant): "\(instant)"
            case .bytes(let bytes): "\(bytes.count) bytes"
            case .infinity(let isNegative): isNegative ? "-infinity" : "infinity"
            case .other(let kind, let text): "the \(kind) \(text)"
            }
        return text.count > limit ? text.prefix(limit) + "…" : text
    }
}
