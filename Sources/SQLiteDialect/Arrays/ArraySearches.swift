internal import SQLite

extension PGArray {
    /// Where the elements lie that are not distinct from a value, counted from 0.
    func positions(of value: SQLiteValue) throws(FunctionFailure) -> [Int] {
        let wanted = try sortKind.key(value)
        var found: [Int] = []
        for (index, element) in (try sortableElements()).enumerated() {
            switch (element, wanted) {
            case (nil, nil): found.append(index)
            case (let one?, let other?) where one.compare(to: other) == 0: found.append(index)
            default: break
            }
        }
        return found
    }

    /// `@>`: whether every element of another array equals one of this; NULL equals nothing.
    func contains(_ other: PGArray) throws(FunctionFailure) -> Bool {
        let own = (try sortableElements()).compactMap(\.self)
        return (try other.sortableElements()).allSatisfy { wanted in
            guard let wanted else { return false }
            return own.contains { $0.compare(to: wanted) == 0 }
        }
    }

    /// `&&`: whether an element of another array equals one of this; NULL equals nothing.
    func overlaps(_ other: PGArray) throws(FunctionFailure) -> Bool {
        let own = (try sortableElements()).compactMap(\.self)
        return (try other.sortableElements()).contains { wanted in
            guard let wanted else { return false }
            return own.contains { $0.compare(to: wanted) == 0 }
        }
    }

    /// `value operator ANY (array)`, or ALL: decided by one decisive element, else unknown if a comparison is.
    func quantified(_ symbol: String, _ value: SQLiteValue, isAll: Bool) throws(FunctionFailure) -> SQLiteValue {
        let wanted = try sortKind.key(value)
        var sawUnknown = false
        for element in try sortableElements() {
            guard let wanted, let element else {
                sawUnknown = true
                continue
            }
            if Self.holds(symbol, wanted.compare(to: element)) != isAll { return .integer(isAll ? 0 : 1) }
        }
        return sawUnknown ? .null : .integer(isAll ? 1 : 0)
    }

    private static func holds(_ symbol: String, _ order: Int32) -> Bool {
        switch symbol {
        case "=": order == 0
        case "<>": order != 0
        case "<": order < 0
        case "<=": order <= 0
        case ">": order > 0
        default: order >= 0
        }
    }

    fileprivate func requireOneDimension(_ what: String) throws(FunctionFailure) {
        guard dimensions.count <= 1 else {
            throw FunctionFailure("\(what) multidimensional arrays is not supported")
        }
    }
}

extension SQLiteFunctions {
    /// `array_position` and its like, which find NULL as they find any value.
    static func registerArraySearches(_ registry: FunctionRegistry) throws(SQLiteError) {
        for arguments in [Int32(2), 3] {
            try registry.lenient("fs_array_position", arguments) { (values) throws(FunctionFailure) in
                guard !values.isNull(0) else { return .null }
                let array = try values.array(0)
                try array.requireOneDimension("searching for elements in")
                var start = Int64.min
                if arguments == 3 {
                    guard !values.isNull(2) else { throw FunctionFailure("initial position must not be null") }
                    start = values.integer(2)
                }
                let lower = array.dimensions.first?.lower ?? 1
                let found = try array.positions(of: values.value(1)).first { Int64($0 + lower) >= start }
                return found.map { .integer(Int64($0 + lower)) } ?? .null
            }
        }
        try registry.lenient("fs_array_positions", 2) { (values) throws(FunctionFailure) in
            guard !values.isNull(0) else { return .null }
            let array = try values.array(0)
            try array.requireOneDimension("searching for elements in")
            let lower = array.dimensions.first?.lower ?? 1
            let found = try array.positions(of: values.value(1)).map { SQLiteValue.integer(Int64($0 + lower)) }
            return .text(PGArray(kind: .integer, found).stored)
        }
        try registry.lenient("fs_array_remove", 2) { (values) throws(FunctionFailure) in
            guard !values.isNull(0) else { return .null }
            let array = try values.array(0)
            try array.requireOneDimension("removing elements from")
            let found = Set(try array.positions(of: values.value(1)))
            let kept = array.elements.indices.filter { !found.contains($0) }.map { array.elements[$0] }
            return .text(PGArray(kind: array.kind, kept, lower: array.dimensions.first?.lower ?? 1).stored)
        }
        try registry.lenient("fs_array_replace", 3) { (values) throws(FunctionFailure) in
            guard !values.isNull(0) else { return .null }
            let array = try values.array(0)
            var elements = array.elements
            for index in try array.positions(of: values.value(1)) { elements[index] = values.value(2) }
            return .text(PGArray(kind: array.kind, dimensions: array.dimensions, elements: elements).stored)
        }
        try registry.lenient("fs_array_fill", -1) { (values) throws(FunctionFailure) in
            let isNull = (2..<values.count).contains { values.isNull($0) }
            guard !isNull else { throw FunctionFailure("dimension array or low bound array cannot be null") }
            var (counts, lowers) = ([Int64](), [Int64]())
            for element in try values.array(2).elements {
                if case .integer(let count) = element { counts.append(count) }
            }
            lowers = Array(repeating: 1, count: counts.count)
            if values.count > 3 {
                lowers = []
                for element in try values.array(3).elements {
                    if case .integer(let lower) = element { lowers.append(lower) }
                }
            }
            guard counts.count == (try values.array(2).elements.count), lowers.count == counts.count else {
                throw FunctionFailure("dimension values cannot be null, and there are as many as low bounds")
            }
            guard counts.allSatisfy({ $0 >= 0 }), counts.count <= PGArray.largestDimensionCount else {
                throw FunctionFailure("invalid dimensions of array_fill")
            }
            let total = counts.reduce(Int64(1)) { $0.multipliedReportingOverflow(by: $1).partialValue }
            guard !counts.isEmpty, total > 0 else { return .text(PGArray(kind: try values.elementKind(0), []).stored) }
            guard counts.allSatisfy({ $0 <= 1_000_000 }), total <= 1_000_000 else {
                throw .notKept("an array of more than a million elements by array_fill")
            }
            let dimensions = zip(lowers, counts).map { PGArray.Dimension(lower: Int($0), count: Int($1)) }
            return .text(
                PGArray(
                    kind: try values.elementKind(0), dimensions: dimensions,
                    elements: Array(repeating: values.value(1), count: Int(total))
                ).stored)
        }
    }
}
