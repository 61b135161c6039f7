internal import SQLite

/// Building, joining and cutting arrays, as PostgreSQL's arrayfuncs.c and array_userfuncs.c do.
extension PGArray {
    /// `ARRAY[…]` of arrays, or an aggregate's: one dimension more around equal ones.
    static func nested(_ parts: [PGArray], kind: ElementKind, mismatch: String) throws(FunctionFailure) -> PGArray {
        guard let first = parts.first(where: { !$0.dimensions.isEmpty }) else { return PGArray(kind: kind, []) }
        for part in parts where part.dimensions != first.dimensions { throw FunctionFailure(mismatch) }
        guard first.dimensions.count < largestDimensionCount else {
            throw FunctionFailure("number of array dimensions exceeds the maximum allowed (6)")
        }
        return PGArray(
            kind: kind, dimensions: [Dimension(count: parts.count)] + first.dimensions,
            elements: parts.flatMap(\.elements))
    }

    /// The array with one element more at its end.
    func appending(_ element: SQLiteValue) throws(FunctionFailure) -> PGArray {
        try grown(elements + [element])
    }

    /// The array with one element more at its start; the first subscript stays.
    func prepending(_ element: SQLiteValue) throws(FunctionFailure) -> PGArray {
        try grown([element] + elements)
    }

    private func grown(_ elements: [SQLiteValue]) throws(FunctionFailure) -> PGArray {
        guard dimensions.count <= 1 else { throw FunctionFailure("argument must be empty or one-dimensional array") }
        return PGArray(kind: kind, elements, lower: dimensions.first?.lower ?? 1)
    }

    /// The array with another behind it.
    func concatenated(with other: PGArray) throws(FunctionFailure) -> PGArray {
        if dimensions.isEmpty { return other }
        if other.dimensions.isEmpty { return self }
        let incompatible = FunctionFailure("cannot concatenate incompatible arrays")
        let shape: [Dimension]
        switch dimensions.count - other.dimensions.count {
        case 0:
            guard dimensions.dropFirst() == other.dimensions.dropFirst() else { throw incompatible }
            let first = Dimension(
                lower: dimensions[0].lower, count: dimensions[0].count + other.dimensions[0].count)
            shape = [first] + dimensions.dropFirst()
        case 1:
            guard dimensions.dropFirst() == other.dimensions[...] else { throw incompatible }
            shape = [Dimension(lower: dimensions[0].lower, count: dimensions[0].count + 1)] + dimensions.dropFirst()
        case -1:
            guard other.dimensions.dropFirst() == dimensions[...] else { throw incompatible }
            let outer = other.dimensions[0]
            shape = [Dimension(lower: outer.lower, count: outer.count + 1)] + other.dimensions.dropFirst()
        default: throw incompatible
        }
        return PGArray(kind: kind, dimensions: shape, elements: elements + other.elements)
    }

    /// The element with these subscripts, NULL where there is none.
    func element(at subscripts: [Int64]) -> SQLiteValue {
        guard subscripts.count == dimensions.count, !subscripts.isEmpty else { return .null }
        var position = 0
        for (index, dimension) in zip(subscripts, dimensions) {
            let offset = Int(index) - dimension.lower
            guard offset >= 0, offset < dimension.count else { return .null }
            position = position * dimension.count + offset
        }
        return elements[position]
    }

    /// The elements whose first subscript lies within bounds, all other dimensions whole; subscripts start at 1 anew.
    func slice(from: Int64?, to: Int64?) -> PGArray {
        guard let outer = dimensions.first else { return self }
        let first = max(Int(from ?? Int64(outer.lower)) - outer.lower, 0)
        let last = min(Int(to ?? Int64(outer.lower + outer.count - 1)) - outer.lower, outer.count - 1)
        guard first <= last else { return PGArray(kind: kind, []) }
        let size = elements.count / outer.count
        return PGArray(
            kind: kind,
            dimensions: [Dimension(count: last - first + 1)]
                + dimensions.dropFirst().map { Dimension(count: $0.count) },
            elements: Array(elements[(first * size)..<((last + 1) * size)]))
    }
}
