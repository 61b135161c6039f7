internal import SQLite

extension PGArray {
    /// By what the elements are put in order.
    var sortKind: SortKind {
        switch kind {
        case .integer, .real, .text: .stored
        case .numeric: .numeric
        case .interval: .interval
        }
    }

    /// The elements in the form in which they are compared; nil for NULL.
    func sortableElements() throws(FunctionFailure) -> [SortableValue?] {
        var result: [SortableValue?] = []
        for element in elements { result.append(try sortKind.key(element)) }
        return result
    }
}

/// An array in the form in which it is compared.
struct SortableArray {
    let elements: [SortableValue?]
    let dimensions: [PGArray.Dimension]

    init(_ array: PGArray) throws(FunctionFailure) {
        elements = try array.sortableElements()
        dimensions = array.dimensions
    }

    /// Negative, zero or positive, as this array is before, equal to or behind another in PostgreSQL's order.
    ///
    /// Elements decide first, a NULL being behind every value and equal to NULL; then the number of elements, of dimensions,
    /// and the dimensions themselves (`array_cmp` in PostgreSQL's arrayfuncs.c).
    func compare(to other: SortableArray) -> Int32 {
        for (first, second) in zip(elements, other.elements) {
            switch (first, second) {
            case (nil, nil): continue
            case (nil, _?): return 1
            case (_?, nil): return -1
            case (let one?, let two?):
                let result = one.compare(to: two)
                if result != 0 { return result }
            }
        }
        let shapes =
            [(elements.count, other.elements.count), (dimensions.count, other.dimensions.count)]
            + zip(dimensions, other.dimensions).map { ($0.count, $1.count) }
            + zip(dimensions, other.dimensions).map { ($0.lower, $1.lower) }
        guard let difference = shapes.first(where: { $0.0 != $0.1 }) else { return 0 }
        return difference.0 < difference.1 ? -1 : 1
    }
}
