internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Finds clues in a bound query.
struct StatementClues {
    let query: BoundQuery
    let origins: ColumnOrigins

    init(_ query: BoundQuery, shape: ScenarioShape) {
        self.query = query
        origins = ColumnOrigins(query.statement, shape: shape)
    }

    func read(into clues: inout Clues) {
        clues.hasUnstableOrder = query.lints.contains { $0.code == .unstableOrder }
        for literal in query.literals { readLiteral(literal.value, into: &clues) }
        var expressions: [BoundExpression] = []
        query.statement.walkDeep { expressions.append($0) }
        for expression in expressions { read(expression, into: &clues) }
    }

    private func readLiteral(_ value: BoundConstant, into clues: inout Clues) {
        switch value {
        case .integer(let number):
            clues.integers.append(number)
            if let count = Int(exactly: number) { clues.rowCounts.append(count) }
        case .numeric(let text): if let number = try? ExactDecimal(text) { clues.numbers.append(number) }
        case .double(let number): if let number = try? ExactDecimal("\(number)") { clues.numbers.append(number) }
        case .text(let text):
            if text.contains("/") || text == "UTC", let zone = try? Zone(text) {
                if zone != .utc { clues.zones.append(zone) }
            } else if let unit = Moment.Unit(field: text) {
                clues.units.append(unit)
            } else if text.lowercased() == "epoch" {
                clues.tellsSeconds = true
            } else {
                clues.texts.append(text)
            }
        case .interval(let months, let days, let microseconds):
            let length = Int64(days) * 86_400_000_000 + microseconds
            if length != 0 { clues.spans.append(abs(length)) }
            if months != 0 { clues.months.append(Int(months.magnitude)) }
        case .timestamp(let microseconds): clues.instants.append(Timestamp(microseconds: microseconds))
        case .date(let days): clues.dates.append(CalendarDate(daysSinceEpoch: days))
        case .time(let microseconds): clues.timesOfDay.append(microseconds)
        case .null, .bool, .literal: break
        }
    }

    private func read(_ expression: BoundExpression, into clues: inout Clues) {
        switch expression.kind {
        case .operator(let found, let operands):
            readOperator(found, operands, isWide: expression.type.base == .int8, into: &clues)
        case .function(let function, let arguments): readFunction(function, arguments, into: &clues)
        case .cast(let operand, _): readCast(operand, to: expression.type.base, into: &clues)
        case .isDistinct(_, let first, let second, _), .nullIf(_, let first, let second):
            compare(first, second, into: &clues)
        case .inList(let value, _, let list, _): for element in list { compare(value, element, into: &clues) }
        case .quantifiedArray(let value, _, let array, _):
            // What a column of lists is searched for is an element of it.
            for element in array.children.isEmpty ? [array] : array.children { compare(value, element, into: &clues) }
        case .coalesce(let operands), .extremum(_, let operands):
            if case .extremum = expression.kind { mark(operands, in: &clues) { $0.isChosenAmongEquals = true } }
            for operand in operands.dropFirst() { compare(operands[0], operand, into: &clues) }
        case .quantifiedSubquery(let values, _, _, _):
            for value in values { compare(value, expression, into: &clues) }
        case .rowComparison(_, _, let first, let second):
            for (one, other) in zip(first, second) { compare(one, other, into: &clues) }
        case .aggregate(let aggregate):
            readAggregate(aggregate.function.name, aggregate.arguments, aggregate.orderBy, &clues)
            if aggregate.isDistinct { mark(aggregate.arguments, in: &clues) { $0.isChosenAmongEquals = true } }
        case .window(let call): readAggregate(call.function.name, call.arguments, [], &clues)
        default: break
        }
    }

    private func readOperator(
        _ found: BoundOperator, _ operands: [BoundExpression], isWide: Bool, into clues: inout Clues
    ) {
        guard operands.count == 2 else { return }
        switch found.name {
        case "=", "<>", "!=", "<", "<=", ">", ">=": compare(operands[0], operands[1], into: &clues)
        case "+", "-", "/", "%": mark(operands, in: &clues) { $0.isCalculated = true }
        case "*" where operands.contains(where: Self.isScale): mark(operands, in: &clues) { $0.isScaled = true }
        case "*", "^":
            let isNarrow = found.name == "^" || !isWide || operands.flatMap(origins.columns).count > 2
            mark(operands, in: &clues) {
                $0.isMultiplied = true
                $0.isMultipliedNarrowly = $0.isMultipliedNarrowly || isNarrow
            }
        case "~~", "!~~", "~~*", "!~~*", "~", "!~", "~*", "!~*":
            mark([operands[0]], in: &clues) { $0.isTakenApart = true }
            guard found.name.contains("~~") else { return readExpression(operands[1], of: operands[0], &clues) }
            guard case .constant(.text(let pattern)) = operands[1].kind else { return }
            for place in origins.columns(in: operands[0]) { clues.patterns[place, default: []].append(pattern) }
        case "->", "->>", "#>", "#>>": mark([operands[0]], in: &clues) { $0.readAs = .jsonb }
        default: break
        }
    }

    /// A whole number of at most a million, or a fraction, that something is multiplied with.
    private static func isScale(_ expression: BoundExpression) -> Bool {
        switch constant(expression) {
        case .integer(let number): number.magnitude <= 1_000_000
        case .numeric(let text), .literal(let text): Double(text).map { abs($0) <= 1_000_000 } ?? false
        default: false
        }
    }

    /// A regular expression, or a pattern of SIMILAR TO.
    private func readExpression(_ pattern: BoundExpression, of text: BoundExpression, _ clues: inout Clues) {
        var (pattern, isSimilar) = (pattern, false)
        if case .function(let function, let arguments) = pattern.kind, function.name.hasPrefix("similar_"),
            let first = arguments.first
        {
            (pattern, isSimilar) = (first, true)
        }
        guard case .text(let written)? = Self.constant(pattern) else { return }
        let texts = PatternTexts(written, isSimilar: isSimilar)
        for place in origins.columns(in: text) { clues.expressions[place, default: []].append(texts) }
    }

    private func readFunction(_ function: BoundFunction, _ arguments: [BoundExpression], into clues: inout Clues) {
        switch function.name {
        case "power", "pow", "exp", "sqrt", "ln", "log":
            mark(arguments, in: &clues) { ($0.isMultiplied, $0.isMultipliedNarrowly) = (true, true) }
        case "mod", "div": mark(arguments, in: &clues) { $0.isCalculated = true }
        case "age":
            // What it tells in months and years turns at those that nobody writes down.
            clues.months += [1, 12]
            clues.units += [.month, .year]
        case "left", "right", "substr", "substring", "split_part", "length", "char_length", "position", "strpos",
            "string_to_array", "replace", "translate", "regexp_replace", "regexp_count", "regexp_match", "btrim",
            "ltrim", "rtrim", "lower", "upper", "starts_with":
            mark(arguments, in: &clues) { $0.isTakenApart = true }
        default: break
        }
        if function.name.hasPrefix("regexp_") || function.name == "substring", arguments.count > 1 {
            readExpression(arguments[1], of: arguments[0], &clues)
        }
    }

    private func readAggregate(
        _ name: String, _ arguments: [BoundExpression], _ order: [BoundSortKey], _ clues: inout Clues
    ) {
        let operands = arguments + order.compactMap(\.expression)
        switch name {
        case "sum", "avg": mark(arguments, in: &clues) { $0.isSummed = true }
        case "max", "min": mark(arguments, in: &clues) { $0.isChosenAmongEquals = true }
        case "percentile_cont", "stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop", "corr",
            "covar_samp", "covar_pop":
            mark(operands, in: &clues) { $0.isSpread = true }
        default: if name.hasPrefix("regr_") { mark(operands, in: &clues) { $0.isSpread = true } }
        }
    }

    private func readCast(_ operand: BoundExpression, to target: SQLType, into clues: inout Clues) {
        if operand.type.base == .timestamptz || operand.type.base == .timestamp, target == .date {
            clues.units.append(.day)
        }
        let source = operand.type.base
        if [.text, .varchar, .bpchar].contains(source), ![.text, .varchar, .bpchar].contains(target) {
            mark([operand], in: &clues) {
                $0.readAs = target
                $0.isReadAsInteger = $0.isReadAsInteger || target.isInteger
            }
        }
        if target == .int4 || target == .int2, source != .int2, source != .bool {
            mark([operand], in: &clues) { $0.isNarrowed = true }
        }
    }

    /// Two sides of a comparison: a constant is a clue for the columns of the other side, columns for each other.
    private func compare(_ first: BoundExpression, _ second: BoundExpression, into clues: inout Clues) {
        for (one, other) in [(first, second), (second, first)] {
            let places = origins.columns(in: one)
            if let constant = Self.constant(other) {
                for place in places { clues.compared[place, default: []].append(constant) }
            } else {
                let others = origins.columns(in: other)
                for place in places {
                    let known = clues.partners[place, default: []]
                    clues.partners[place, default: []] += others.filter { $0 != place && !known.contains($0) }
                }
            }
        }
    }

    /// The constant that an expression is, whatever it was cast to.
    private static func constant(_ expression: BoundExpression) -> BoundConstant? {
        switch expression.kind {
        case .constant(let value): value
        case .cast(let operand, _): constant(operand)
        default: nil
        }
    }

    private func mark(_ operands: [BoundExpression], in clues: inout Clues, _ change: (inout ColumnUse) -> Void) {
        for operand in operands {
            for place in origins.columns(in: operand) { change(&clues.uses[place, default: ColumnUse()]) }
        }
    }
}
