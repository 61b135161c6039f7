/// In which way two cells that belong together differ.
package enum DifferenceClass: String, CaseIterable, Sendable {
    /// Two values, further apart than the policy allows.
    case value
    /// NULL on one side, a value on the other.
    case nullAgainstValue = "null-against-value"
    /// NaN on one side, NULL on the other.
    case nanAgainstNull = "nan-against-null"
    /// NaN on one side, a number on the other.
    case nanAgainstValue = "nan-against-value"
    /// 0 on one side, -0 on the other, where the policy is exact.
    case negativeZero = "negative-zero"
    /// A cell that is no value of its column's type: a text in an integer column of SQLite, a field of CSV that is no number.
    case otherType = "other-type"

    /// The position among all classes.
    var index: Int {
        switch self {
        case .value: 0
        case .nullAgainstValue: 1
        case .nanAgainstNull: 2
        case .nanAgainstValue: 3
        case .negativeZero: 4
        case .otherType: 5
        }
    }
}
