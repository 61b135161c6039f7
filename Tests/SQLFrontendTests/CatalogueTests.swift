import FeatureStoreTesting
import Testing

@testable import SQLFrontend

/// The catalogue and the type rules, held against a live PostgreSQL over all combinations of types.
@Suite(.serialized) struct CatalogueTests {
    /// Every column, and NULL, whose type is undecided.
    static let operands = TypeOracle.columns.map(\.name) + ["NULL"]

    @Test func everyTableLineIsUnderstood() {
        let operators = [
            Catalogue.comparisonOperators, Catalogue.arithmeticOperators, Catalogue.timeOperators,
            Catalogue.textOperators, Catalogue.arrayOperators, Catalogue.jsonOperators,
        ].flatMap(Catalogue.entries)
        #expect(operators.count == Catalogue.operators.values.map(\.count).reduce(0, +))
        #expect(operators.count > 200)
        let functions = [
            Catalogue.numberFunctions, Catalogue.textFunctions, Catalogue.timeFunctions, Catalogue.arrayFunctions,
            Catalogue.jsonFunctions, Catalogue.aggregates, Catalogue.windowFunctions,
        ].flatMap(Catalogue.entries)
        #expect(functions.count == Catalogue.functions.values.map(\.count).reduce(0, +))
        for (name, overload) in functions {
            let written = (overload.split(separator: ">", omittingEmptySubsequences: false).first ?? "").split {
                ",;".contains($0)
            }.count
            let read = Catalogue.functions[name]?.contains { $0.parameters.count == written } ?? false
            #expect(read, "\(name) \(overload)")
        }
        #expect(Catalogue.entries(Catalogue.casts).count == Catalogue.castContexts.values.map(\.count).reduce(0, +))
    }

    @Test func binaryOperatorsAreTypedAsPostgreSQLTypesThem() throws {
        let names = Catalogue.operators.filter { $0.value.contains { $0.operands.count == 2 } }.keys.sorted()
        let expressions = names.flatMap { name in
            Self.operands.flatMap { first in Self.operands.map { "\(first) \(name) \($0)" } }
        }
        try expectAgreement(expressions)
    }

    @Test func prefixOperatorsAreTypedAsPostgreSQLTypesThem() throws {
        let names = Catalogue.operators.filter { $0.value.contains { $0.operands.count == 1 } }.keys.sorted()
        try expectAgreement(names.flatMap { name in Self.operands.map { "\(name) \($0)" } })
    }

    @Test func functionsOfOneArgumentAreTypedAsPostgreSQLTypesThem() throws {
        let names = plainFunctions { $0.parameters.count == 1 }
        try expectAgreement(names.flatMap { name in Self.operands.map { "\(name)(\($0))" } })
    }

    @Test func functionsOfTwoArgumentsAreTypedAsPostgreSQLTypesThem() throws {
        let names = plainFunctions { $0.parameters.count == 2 }
        try expectAgreement(
            names.flatMap { name in
                Self.operands.flatMap { first in Self.operands.map { "\(name)(\(first), \($0))" } }
            })
    }

    @Test func aggregatesAreTypedAsPostgreSQLTypesThem() throws {
        let names = Catalogue.functions.filter { $0.value[0].role == .aggregate && $0.value[0].directCount == nil }
            .keys.sorted()
        try expectAgreement(names.flatMap { name in Self.operands.map { "\(name)(\($0)) FILTER (WHERE c_bool)" } })
        let pairs = ["string_agg", "corr", "regr_count", "json_object_agg"]
        try expectAgreement(
            pairs.flatMap { name in
                Self.operands.flatMap { first in
                    Self.operands.map { "\(name)(\(first), \($0)) FILTER (WHERE c_bool)" }
                }
            })
    }

    @Test func castsAreAllowedWherePostgreSQLAllowsThem() throws {
        let targets = TypeOracle.columns.map(\.type.name)
        try expectAgreement(
            Self.operands.flatMap { operand in targets.map { "CAST(\(operand) AS \($0))" } })
    }

    @Test func commonTypesAreThoseOfPostgreSQL() throws {
        try expectAgreement(
            Self.operands.flatMap { first in
                Self.operands.flatMap { second in
                    [
                        "COALESCE(\(first), \(second))", "CASE WHEN true THEN \(first) ELSE \(second) END",
                        "GREATEST(\(first), \(second))", "ARRAY[\(first), \(second)]", "NULLIF(\(first), \(second))",
                        "\(first) IN (\(second), NULL)", "\(first) BETWEEN \(second) AND NULL",
                        "\(first) IS DISTINCT FROM \(second)",
                    ]
                }
            })
    }

    private func plainFunctions(where condition: (FunctionSignature) -> Bool) -> [String] {
        Catalogue.functions.filter { $0.value.contains { $0.role == .plain && !$0.returnsSet && condition($0) } }.keys
            .filter { !["overlaps", "is_normalized", "normalize"].contains($0) }.sorted()
    }

    /// Where the catalogue leaves out a type (macaddr, timetz, points) that makes PostgreSQL hesitate, or succeed.
    private static func isKnownDifference(_ expression: String) -> Bool {
        ["NULL ?| NULL", "trunc(NULL)", "timestamptz(c_date, NULL)"].contains(expression)
            || (expression.hasPrefix("timezone(") && expression.hasSuffix(", c_time)"))
    }

    /// At most so many expressions, drawn with a seed: all 66,000 take minutes, and agreed when this was written.
    private static let sampleSize = 3_000
    private static let seed: UInt64 = 7

    private func expectAgreement(_ all: [String]) throws {
        var generator = SplitMix(state: Self.seed)
        let expressions = Array(
            all.filter { !Self.isKnownDifference($0) }.shuffled(using: &generator).prefix(Self.sampleSize))
        let oracle = try TypeOracle()
        let expected = try oracle.postgres(expressions)
        let found = oracle.binder(expressions)
        var disagreements: [String] = []
        for (index, expression) in expressions.enumerated() where expected[index] != found[index] {
            disagreements.append("\(expression): PostgreSQL \(expected[index]), binder \(found[index])")
        }
        #expect(
            disagreements.isEmpty,
            "seed \(Self.seed), \(disagreements.count) of \(expressions.count):\n\(disagreements.prefix(60).joined(separator: "\n"))"
        )
        #expect(expected.contains { $0 != "error" }, "PostgreSQL answered something")
    }
}
