internal import Contracts

/// Asks each side the same twice: SQL over the same rows, Swift in a fresh process under other surroundings.
struct RepeatedAsking {
    let laboratory: Laboratory
    let sides: [Side]
    private static let name = "asked again"

    /// Tries it and adds what it gave.
    func check(_ inputs: [Scenario], _ result: inout SideProperties.Result) async throws(LaboratoryFailure) {
        guard !inputs.isEmpty else { return }
        if sides.contains(.sql) { try await checkSQL(inputs, &result) }
        if sides.contains(.swift), let worker = laboratory.swift as? WorkerSwiftSide {
            try await checkSwift(inputs, worker, &result)
        }
    }

    private func checkSQL(
        _ inputs: [Scenario], _ result: inout SideProperties.Result
    ) async throws(LaboratoryFailure) {
        let loaded = try await laboratory.load(laboratory.prepare(inputs))
        let first = laboratory.replies(loaded, try await laboratory.askSQL(loaded))
        let second = laboratory.replies(loaded, try await laboratory.askSQL(loaded))
        let equality = AnswerEquality(project: laboratory.project, shape: laboratory.shape)
        var broken: [Int?: (count: Int, input: Int)] = [:]
        let features: [Int?] = [nil] + laboratory.view.features.indices.map { $0 }
        var violated: Set<Int> = []
        for input in inputs.indices {
            let replies = [first[input][0], second[input][0]]
            for feature in features {
                let answers = ExperimentAnswers(
                    scenarios: [inputs[input], inputs[input]], replies: replies, feature: feature,
                    equality: equality)
                guard answers.isSame(0, 1) == false else { continue }
                broken[feature] = ((broken[feature]?.count ?? 0) + 1, broken[feature]?.input ?? input)
                violated.insert(input)
            }
        }
        result.properties.append(
            PropertyCheck(name: Self.name, side: .sql, questions: inputs.count, violations: violated.count))
        for feature in features {
            guard let (count, input) = broken[feature] else { continue }
            result.violations.append(
                SideProperties.Violation(
                    feature: feature, kind: .notRepeatable, count: count, scenario: inputs[input],
                    evidence: AloneEvidence(
                        property: Self.name, sides: [.sql], change: "the same statement runs again over the same rows",
                        before: first[input][0].answer(laboratory.view, feature: feature),
                        after: second[input][0].answer(laboratory.view, feature: feature),
                        expected: "the same question over the same rows has the same answer")))
        }
    }

    private func checkSwift(
        _ inputs: [Scenario], _ worker: WorkerSwiftSide, _ result: inout SideProperties.Result
    ) async throws(LaboratoryFailure) {
        var options = worker.options
        options.repetitionsPerView = inputs.count
        options.startsAhead = false
        let laboratory = Laboratory(
            project: laboratory.project, query: laboratory.query, warehouse: laboratory.warehouse,
            swift: WorkerSwiftSide(options: options))
        let prepared = laboratory.prepare(inputs)
        let answers = try await laboratory.askSwift(prepared)
        result.properties.append(
            PropertyCheck(
                name: Self.name, side: .swift, questions: answers.repeated,
                violations: Set(answers.impurities.map(\.caseID)).count))
        for name in [nil] + laboratory.view.features.map({ Optional($0.name) }) {
            let changed = answers.impurities.filter { $0.feature == name }
            guard let first = changed.first, first.caseID > 0, first.caseID <= inputs.count else { continue }
            result.violations.append(
                SideProperties.Violation(
                    feature: laboratory.view.features.firstIndex { $0.name == name }, kind: .impure,
                    count: changed.count, scenario: inputs[Int(first.caseID) - 1],
                    evidence: AloneEvidence(
                        property: Self.name, sides: [.swift], change: "asked again in \(first.conditions)",
                        before: .value(first.first), after: first.second.map { .value($0) } ?? .notAsked,
                        expected: "an answer depends on nothing but its question and rows")))
        }
    }
}
