extension PhysicalType {
    /// Reads a type as SQL declares it: `int4`, `numeric(10, 2)`, `timestamp with time zone`, `text[]`.
    ///
    /// Letter case and blanks do not matter. Nil for what is no type of ``SQLType``, and for a modifier that PostgreSQL would
    /// refuse.
    public init?(declaration: String) {
        var words = declaration.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var dimensions = 0
        while words.hasSuffix("[]") {
            words.removeLast(2)
            while words.hasSuffix(" ") { words.removeLast() }
            dimensions += 1
        }
        var numbers: [Int] = []
        if let open = words.firstIndex(of: "("), let close = words.firstIndex(of: ")"), open < close {
            let inside = words[words.index(after: open)..<close]
            for part in inside.split(separator: ",", omittingEmptySubsequences: false) {
                guard let number = Int(part.filter { !$0.isWhitespace }) else { return nil }
                numbers.append(number)
            }
            words.removeSubrange(open...close)
            words = words.split(separator: " ").joined(separator: " ")
        }
        guard let base = Self.baseNamed[words] else { return nil }
        guard let scalar = PhysicalType(base, modifiers: numbers) else { return nil }
        self = dimensions == 0 ? scalar : PhysicalType(.array(scalar.base), modifier: scalar.modifier)
    }

    /// A type with the numbers that stand in parentheses behind its name; nil when PostgreSQL would refuse them.
    init?(_ base: SQLType, modifiers numbers: [Int]) {
        switch (base, numbers.count) {
        case (_, 0):
            self.init(base, modifier: base == .bpchar ? .length(1) : nil)
        case (.numeric, 1), (.numeric, 2):
            let scale = numbers.count == 2 ? numbers[1] : 0
            guard (1...1000).contains(numbers[0]), (-1000...1000).contains(scale) else { return nil }
            self.init(base, modifier: .precision(numbers[0], scale: scale))
        case (.varchar, 1), (.bpchar, 1):
            guard (1...10_485_760).contains(numbers[0]) else { return nil }
            self.init(base, modifier: .length(numbers[0]))
        case (.timestamptz, 1), (.timestamp, 1), (.time, 1), (.interval, 1):
            guard (0...6).contains(numbers[0]) else { return nil }
            self.init(base, modifier: .fraction(numbers[0]))
        default:
            return nil
        }
    }

    /// Types by each of their names.
    static let baseNamed: [String: SQLType] = {
        var names: [String: SQLType] = [
            "decimal": .numeric, "int": .int4, "float": .float8, "char": .bpchar, "timestamp": .timestamp,
            "time": .time,
        ]
        for type in SQLType.scalars {
            names[type.name] = type
            names[type.catalogueName] = type
        }
        return names
    }()
}
