internal import SQLite

extension SQLiteFunctions {
    /// Making, taking apart and comparing arrays.
    static func registerArrays(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registerArrayOrder(registry)
        try registerArrayShapes(registry)
        try registerArraySearches(registry)
        try registerArrayTexts(registry)
        try registerElementCasts(registry)
        try registerArrayAggregates(registry)
    }

    private static func registerArrayOrder(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.connection.registerCollation(SQLiteRepresentation.arrayCollation) { first, second in
            if first.elementsEqual(second) { return 0 }
            // Only arrays get here; anything else is ordered as bytes.
            guard let one = PGArray(stored: first), let other = PGArray(stored: second),
                let first = try? SortableArray(one), let second = try? SortableArray(other)
            else { return first.lexicographicallyPrecedes(second) ? -1 : 1 }
            return first.compare(to: second)
        }
        for isAll in [false, true] {
            try registry.lenient(isAll ? "fs_array_all" : "fs_array_any", 3) { (values) throws(FunctionFailure) in
                guard !values.isNull(2) else { return .null }
                let array = try values.array(2)
                return try array.quantified(values.text(0), values.value(1), isAll: isAll)
            }
        }
        try registry.bool("fs_array_contains", 2) { (values) throws(FunctionFailure) in
            try values.array(0).contains(try values.array(1))
        }
        try registry.bool("fs_array_overlaps", 2) { (values) throws(FunctionFailure) in
            try values.array(0).overlaps(try values.array(1))
        }
    }

    private static func registerArrayShapes(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.lenient("fs_array", -1) { (values) throws(FunctionFailure) in
            .text(PGArray(kind: try values.elementKind(0), values.values(from: 1)).stored)
        }
        try registry.lenient("fs_array_nest", -1) { (values) throws(FunctionFailure) in
            let kind = try values.elementKind(0)
            var parts: [PGArray] = []
            for index in 1..<values.count {
                parts.append(values.isNull(index) ? PGArray(kind: kind, []) : try values.array(index))
            }
            let mismatch = "multidimensional arrays must have array expressions with matching dimensions"
            return .text(try PGArray.nested(parts, kind: kind, mismatch: mismatch).stored)
        }
        try registry.strict("fs_array_element", -1) { (values) throws(FunctionFailure) in
            try values.array(0).element(at: (1..<values.count).map { values.integer($0) })
        }
        try registry.array("fs_array_slice", 3) { (values) throws(FunctionFailure) in
            try values.array(0).slice(from: values.integer(1), to: values.integer(2))
        }
        try registry.array("fs_array_from", 2) { (values) throws(FunctionFailure) in
            try values.array(0).slice(from: values.integer(1), to: nil)
        }
        try registry.array("fs_array_to", 2) { (values) throws(FunctionFailure) in
            try values.array(0).slice(from: nil, to: values.integer(1))
        }
        try registry.array("fs_array_whole", 1) { (values) throws(FunctionFailure) in
            try values.array(0).slice(from: nil, to: nil)
        }
        try registry.lenient("fs_array_append", 3) { (values) throws(FunctionFailure) in
            let array = values.isNull(1) ? PGArray(kind: try values.elementKind(0), []) : try values.array(1)
            return .text(try array.appending(values.value(2)).stored)
        }
        try registry.lenient("fs_array_prepend", 3) { (values) throws(FunctionFailure) in
            let array = values.isNull(2) ? PGArray(kind: try values.elementKind(0), []) : try values.array(2)
            return .text(try array.prepending(values.value(1)).stored)
        }
        try registry.lenient("fs_array_cat", 2) { (values) throws(FunctionFailure) in
            if values.isNull(0) { return values.value(1) }
            if values.isNull(1) { return values.value(0) }
            return .text(try values.array(0).concatenated(with: try values.array(1)).stored)
        }
        try registry.array("fs_array_reshape", 2) { (values) throws(FunctionFailure) in
            let (shape, content) = (try values.array(0), try values.array(1))
            return PGArray(kind: content.kind, dimensions: shape.dimensions, elements: content.elements)
        }
        try registry.array("fs_trim_array", 2) { (values) throws(FunctionFailure) in
            let array = try values.array(0)
            let (count, dropped) = (array.dimensions.first?.count ?? 0, values.integer(1))
            guard dropped >= 0, dropped <= count else {
                throw FunctionFailure("number of elements to trim must be between 0 and \(count)")
            }
            guard let outer = array.dimensions.first else { return array }
            return array.slice(from: nil, to: Int64(outer.lower + outer.count - 1) - dropped)
        }
        try registerArrayMeasures(registry)
    }

    private static func registerArrayMeasures(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.integer("fs_cardinality", 1) { (values) throws(FunctionFailure) in
            Int64(try values.array(0).elements.count)
        }
        try registry.strict("fs_array_ndims", 1) { (values) throws(FunctionFailure) in
            let count = try values.array(0).dimensions.count
            return count == 0 ? .null : .integer(Int64(count))
        }
        let measures: [(name: String, measure: (PGArray.Dimension) -> Int)] = [
            ("fs_array_length", { $0.count }), ("fs_array_lower", { $0.lower }),
            ("fs_array_upper", { $0.lower + $0.count - 1 }),
        ]
        for (name, measure) in measures {
            try registry.strict(name, 2) { (values) throws(FunctionFailure) in
                let dimensions = try values.array(0).dimensions
                let number = values.integer(1)
                guard number >= 1, number <= dimensions.count else { return .null }
                return .integer(Int64(measure(dimensions[Int(number) - 1])))
            }
        }
        try registry.strict("fs_array_dims", 1) { (values) throws(FunctionFailure) in
            let dimensions = try values.array(0).dimensions
            let texts = dimensions.map { "[\($0.lower):\($0.lower + $0.count - 1)]" }
            return texts.isEmpty ? .null : .text(texts.joined())
        }
    }
}
