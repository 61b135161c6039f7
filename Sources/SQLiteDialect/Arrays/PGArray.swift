public import SQLite

/// A value of one of PostgreSQL's array types, its elements stored as the element type is.
public struct PGArray: Hashable, Sendable {
    /// How the elements are stored and compared; the letter stands first in what is stored.
    public enum ElementKind: String, Hashable, Sendable, CaseIterable {
        /// Integers, truth values, dates and instants: INTEGER.
        case integer = "i"
        /// Doubles: REAL.
        case real = "r"
        /// Texts: TEXT, compared byte by byte.
        case text = "t"
        /// Numerics: TEXT, compared as numbers.
        case numeric = "n"
        /// Intervals: TEXT, compared as spans of time.
        case interval = "v"
    }

    /// One dimension.
    public struct Dimension: Hashable, Sendable {
        /// The subscript of the first element; 1 unless the query says otherwise.
        public let lower: Int
        /// How many elements, at least one.
        public let count: Int

        /// Makes a dimension.
        public init(lower: Int = 1, count: Int) {
            self.lower = lower
            self.count = count
        }
    }

    /// How the elements are stored.
    public let kind: ElementKind
    /// The dimensions, outermost first; an empty array has none.
    public let dimensions: [Dimension]
    /// All elements, the last subscript running fastest.
    public let elements: [SQLiteValue]

    /// Makes an array; the counts of the dimensions multiply to the number of elements.
    init(kind: ElementKind, dimensions: [Dimension], elements: [SQLiteValue]) {
        self.kind = kind
        self.dimensions = elements.isEmpty ? [] : dimensions
        self.elements = elements
    }

    /// Makes an array of one dimension, its subscripts from 1; without elements an empty one.
    public init(kind: ElementKind, _ elements: [SQLiteValue], lower: Int = 1) {
        self.init(kind: kind, dimensions: [Dimension(lower: lower, count: elements.count)], elements: elements)
    }

    /// PostgreSQL's largest number of dimensions.
    static let largestDimensionCount = 6
}
