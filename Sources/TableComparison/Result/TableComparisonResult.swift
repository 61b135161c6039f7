/// What a comparison found; it never holds formatted text.
package struct TableComparisonResult: Sendable {
    /// The side that was compared.
    package let first: ComparedSideResult
    /// The side that it was compared with.
    package let second: ComparedSideResult
    /// The columns of the key.
    package let key: [KeyColumn]
    /// The columns that were compared, in the order of the first side.
    package let columns: [ColumnResult]
    /// The columns that were left out because somebody said so.
    package let ignored: [IgnoredColumn]
    /// What was found in the rows.
    package let rows: RowFindings

    /// A column of the key.
    package struct KeyColumn: Sendable {
        /// Its name.
        package let name: String
        /// What it was compared as.
        package let type: ComparedType
    }

    /// What the comparison says on the whole.
    package enum Conclusion: String, Sendable {
        /// Every row has its counterpart, and every cell agrees with it by its column's policy.
        case equal
        /// Something differs, or rows could not be told apart by their keys.
        case different
        /// Neither side has a row, so nothing was compared.
        case undecided
    }

    /// What the comparison says on the whole.
    package var conclusion: Conclusion {
        let isSuspicious =
            rows.missing.count > 0 || rows.extra.count > 0 || rows.duplicates.keys > 0
            || [first, second].contains { $0.nullKeys.count > 0 || $0.otherKeys.count > 0 }
            || columns.contains { $0.differing > 0 }
        return isSuspicious ? .different : rows.compared > 0 ? .equal : .undecided
    }
}

/// One side, as it was read.
package struct ComparedSideResult: Sendable {
    /// How it was called; never holds a secret.
    package let name: String
    /// What was read there: `table flights`, `query`, `file`.
    package let relation: String
    /// What read it, and which version.
    package let engine: String
    /// How many rows it delivered.
    package let rowCount: Int
    /// Rows with a NULL in their key, which take no part.
    package let nullKeys: KeyFinding
    /// Rows with a part of their key that is no value of its column's type, which take no part.
    package let otherKeys: KeyFinding
}

/// What was found in one column.
package struct ColumnResult: Sendable {
    /// The column's name.
    package let name: String
    /// What it was compared as.
    package let type: ComparedType
    /// How far apart its values may lie.
    package let policy: CellPolicy
    /// How many pairs of cells are not the same but within the policy.
    package let withinPolicy: Int
    /// What differs, by class, in the order of ``DifferenceClass``; classes without a case are left out.
    package let differences: [ClassResult]

    /// How many pairs of cells differ.
    package var differing: Int { differences.reduce(0) { $0 + $1.count } }
}

/// One class of differences in one column.
package struct ClassResult: Sendable {
    /// The class.
    package let kind: DifferenceClass
    /// How many pairs of cells differ so.
    package let count: Int
    /// The first, in the order of their keys.
    package let examples: [CellExample]
}

/// Two cells that differ, and where.
package struct CellExample: Sendable {
    /// The key of both rows.
    package let key: [ComparedCell]
    /// The cell of the first side.
    package let first: ComparedCell
    /// The cell of the second side.
    package let second: ComparedCell
}

/// A column that was left out.
package struct IgnoredColumn: Sendable {
    /// Its name.
    package let name: String
    /// Whether the first side has it.
    package let isInFirst: Bool
    /// Whether the second side has it.
    package let isInSecond: Bool
}
