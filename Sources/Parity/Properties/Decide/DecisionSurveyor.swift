public import Contracts
internal import FeatureStore
public import SQLFrontend
public import Warehouse

/// Finds out what decisions each side of a pair follows today, by trying every decision that could be declared.
public struct DecisionSurveyor: Sendable {
    private let laboratory: Laboratory
    private let seed: UInt64

    /// Makes a surveyor of one view.
    ///
    /// - Throws: ``QueryRefusal`` when the engine cannot keep the meaning of the SQL.
    public init(
        project: Project, query: BoundQuery, warehouse: any Warehouse, swift: any SwiftSide, seed: UInt64 = 1
    ) throws {
        laboratory = Laboratory(
            project: project, query: try warehouse.compile(query), warehouse: warehouse, swift: swift)
        self.seed = seed
    }

    /// How many of the attack's inputs are tried beside those made for decisions.
    private static let invented = 200

    /// Asks both sides and says what each does.
    public func survey() async throws(SurveyFailure) -> DecisionSurvey {
        do throws(LaboratoryFailure) {
            return try await found()
        } catch {
            throw SurveyFailure(reason: error.reason)
        }
    }

    private func found() async throws(LaboratoryFailure) -> DecisionSurvey {
        var options = AttackOptions()
        options.seed = seed
        var generator = ScenarioGenerator(
            shape: laboratory.shape, query: laboratory.query.query, options: options)
        let editor = RowEditor(shape: laboratory.shape)
        let inputs = DecisionInputs(editor: editor, query: laboratory.query.query)
            .inputs(generator.next(Self.invented))
        let run = ProbeRun(asking: AloneAsking(laboratory: laboratory, sides: [.sql, .swift]))
        var items: [DecisionSurvey.Item] = []
        let questions =
            SurveyQuestions(editor: editor, query: laboratory.query.query).questions
        let tallies = try await run.run(questions.flatMap { $0.candidates.map(\.probe) }, on: inputs)
        var next = 0
        for question in questions {
            let those = Array(tallies[next..<next + question.candidates.count])
            next += question.candidates.count
            for feature in question.features {
                if let item = try await item(question, feature, those, run) { items.append(item) }
            }
        }
        items += try await empties(inputs, editor)
        let order = ["window", "null_values", "duplicates", "ties", "late", "empty"]
        let sources = laboratory.view.reads.map(\.source)
        func rank(_ item: DecisionSurvey.Item) -> [Int] {
            [
                item.feature, item.source.flatMap { sources.firstIndex(of: $0) } ?? sources.count,
                order.firstIndex(of: item.key) ?? order.count,
            ]
        }
        let sorted = items.enumerated().sorted { one, other in
            (rank(one.element) + [one.offset]).lexicographicallyPrecedes(rank(other.element) + [other.offset])
        }
        return DecisionSurvey(view: laboratory.view, items: sorted.map(\.element))
    }

    private func item(
        _ question: SurveyQuestion, _ feature: Int, _ tallies: [ProbeTally], _ run: ProbeRun
    ) async throws(LaboratoryFailure) -> DecisionSurvey.Item? {
        var habits: [DecisionSurvey.Habit] = []
        for side in [Side.sql, .swift] {
            let cell = ProbeTally.Cell(feature: feature, side: side)
            let kept = question.candidates.indices.filter { position in
                tallies[position].kept[cell, default: 0] > 0 && tallies[position].broken[cell, default: 0] == 0
            }
            let broken = question.candidates.indices.filter { tallies[$0].broken[cell, default: 0] > 0 }
            // What nothing contradicts shows only beside something that is contradicted.
            guard let chosen = kept.first, question.isShownAlone || !broken.isEmpty else {
                habits.append(DecisionSurvey.Habit(side: side, value: nil, example: nil))
                continue
            }
            var example: DecisionSurvey.Example?
            let others = broken.sorted { ($0 - chosen).magnitude < ($1 - chosen).magnitude }
            if let other = others.first {
                example = try await self.example(question.candidates[other].probe, feature, side, tallies[other], run)
            }
            habits.append(
                DecisionSurvey.Habit(side: side, value: question.candidates[chosen].words, example: example))
        }
        let declared = question.declared(laboratory.view.features[feature])
        guard declared != nil || habits.contains(where: { $0.value != nil }) else { return nil }
        return DecisionSurvey.Item(
            feature: feature, source: question.source, key: question.key, column: question.column, habits: habits,
            declared: declared)
    }

    /// The experiment that contradicts what a side does not do, on the smallest input that was found.
    private func example(
        _ probe: any SideProbe, _ feature: Int, _ side: Side, _ tally: ProbeTally, _ run: ProbeRun
    ) async throws(LaboratoryFailure) -> DecisionSurvey.Example? {
        let inputs = tally.breaks.filter { $0.key.feature == feature && $0.key.sides.contains(side) }
            .map(\.value.input).sorted { $0.rowCount < $1.rowCount }
        guard let input = inputs.first else { return nil }
        let found = try await run.contradictions(of: probe, feature: feature, sides: [side], in: [input])
        guard let witness = found.first ?? nil else { return nil }
        return DecisionSurvey.Example(
            change: witness.contradiction.change, before: witness.before.value(feature)?.words ?? "no answer",
            after: witness.after.value(feature)?.words ?? "no answer")
    }

    /// What each side answers without any row, where that is always the same.
    private func empties(
        _ inputs: [Scenario], _ editor: RowEditor
    ) async throws(LaboratoryFailure) -> [DecisionSurvey.Item] {
        let empty = inputs.map { input in
            var input = input
            for table in input.tables.indices { input.tables[table].rows = [] }
            return input
        }
        let replies = try await AloneAsking(laboratory: laboratory, sides: [.sql, .swift]).ask(empty)
        return laboratory.view.features.indices.compactMap { feature in
            let habits = [Side.sql, .swift].map { side -> DecisionSurvey.Habit in
                let values = (replies[side] ?? []).compactMap { $0.value(feature) }
                let first = values.first
                let isConstant = values.count > 1 && values.allSatisfy { $0 == first }
                return DecisionSurvey.Habit(
                    side: side, value: isConstant ? first?.contractWords : nil, example: nil)
            }
            let declared = laboratory.view.features[feature].decisions.empty.map { "\($0)" }
            guard declared != nil || habits.contains(where: { $0.value != nil }) else { return nil }
            return DecisionSurvey.Item(
                feature: feature, source: nil, key: "empty", column: nil, habits: habits, declared: declared)
        }
    }
}

extension CellValue {
    /// The value as a contract writes it; nil where it cannot.
    fileprivate var contractWords: String? {
        switch self {
        case .null: "null"
        case .list(let values): values.isEmpty ? "[]" : nil
        case .int(let value): "\(LiteralValue.int(value))"
        case .double(let value): "\(LiteralValue.double(value))"
        case .decimal(let value): "\(LiteralValue.decimal(coefficient: value.coefficient, scale: value.scale))"
        case .text(let value): "\(LiteralValue.text(value))"
        case .bool(let value): "\(LiteralValue.bool(value))"
        case .timestamp(let value): "\(LiteralValue.timestamp(value))"
        case .date(let value): "\(LiteralValue.date(value))"
        }
    }
}
