internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Warehouse

/// The books on two versions of one view.
struct VersionBooks {
    let pair: VersionPair
    /// Nil where the engine refuses one of the versions.
    let queries: (former: CompiledQuery, present: CompiledQuery)?
    private(set) var effect: VersionEffect
    private let examples: Int
    private var sql: [Origin: GroupBooks]
    private var swift: [Origin: GroupBooks]

    init(_ pair: VersionPair, warehouse: any Warehouse, examples: Int) {
        self.pair = pair
        self.examples = examples
        let (former, present) = (pair.former.view, pair.present.view)
        var effect = VersionEffect(view: present.name)
        func compiled(_ query: BoundQuery, _ version: String) -> CompiledQuery? {
            do {
                return try warehouse.compile(query)
            } catch {
                let message = (error as? QueryRefusal)?.message ?? "\(error)"
                effect.obstacles.append("The \(version) SQL cannot be run on this warehouse: \(message)")
                return nil
            }
        }
        let (before, now) = (compiled(pair.former, "promoted"), compiled(pair.present, "present"))
        if let before, let now { queries = (before, now) } else { queries = nil }
        let books = GroupBooks(former: former, present: present, examples: examples)
        sql = [.fixture: books, .sample: books]
        swift = sql
        if case .both = pair.swift { effect.swift = HalfEffect() }
        switch pair.swift {
        case .none: break
        case .same, .both: effect.formerHalves = VersionEffect.FormerHalves()
        }
        self.effect = effect
    }

    /// Writes down that something could not be looked at, once.
    mutating func note(_ obstacle: String) {
        if !effect.obstacles.contains(obstacle) { effect.obstacles.append(obstacle) }
    }

    /// Whether anything is asked of either half.
    var asksAnything: Bool {
        if case .none = pair.swift { return queries != nil }
        return true
    }

    /// Writes down which cases that ask about the view's entity the engine cannot be given.
    mutating func leaveOut(_ members: [Int], of batch: CaseBatch) {
        let entity = pair.present.view.entity.name
        effect.notCovered += members.map { batch.cases[$0] }.filter { $0.spine(of: entity) != nil }.map(\.name)
    }

    /// Compares the answers of both SQL halves.
    mutating func addSQL(
        _ shared: SharedQuestions, _ former: VersionAnswers, _ present: VersionAnswers, _ batch: CaseBatch,
        _ origin: Origin
    ) {
        do throws(BrokenPromise) {
            try sql[origin]?.add(shared, former: former, present: present, batch: batch)
        } catch {
            note(error.message)
        }
    }

    /// Compares the answers of both Swift halves.
    mutating func addSwift(
        _ shared: SharedQuestions, _ former: VersionAnswers, _ present: VersionAnswers, _ batch: CaseBatch,
        _ origin: Origin
    ) {
        do throws(BrokenPromise) {
            try swift[origin]?.add(shared, former: former, present: present, batch: batch)
        } catch {
            note(error.message)
        }
    }

    /// Compares the halves of the former version with one another, as verify did when it was promoted.
    mutating func addHalves(
        _ questions: BatchQuestions, sql: VersionAnswers, swift: SwiftAnswers, _ batch: CaseBatch, _ project: Project
    ) {
        guard var halves = effect.formerHalves, sql.failures.isEmpty else { return }
        do throws(BrokenPromise) {
            let view = pair.former.view
            let rows = RowIndices(view: view, project: project, batch: batch)
            let comparison = try Comparator(questions, rows: rows).compare(
                sql: sql.rows, swift: swift, expectations: [])
            halves.compared += comparison.compared
            let ids = questions.ids
            var seen: Set<Int> = []
            for difference in comparison.differences {
                guard let place = difference.question, seen.insert(place).inserted else { continue }
                halves.differing += 1
                guard halves.examples.count < examples, let feature = difference.feature,
                    let question = batch.question(caseID: ids[place].0, spineID: ids[place].1, view: view)
                else { continue }
                func value(_ rows: ColumnBatch, _ row: Int?) -> SideAnswer {
                    row.map { .value(CellValue(rows.columns[feature + 2], row: $0)) } ?? .noRow
                }
                halves.examples.append(
                    EffectExample(
                        question: question, feature: view.features[feature].name,
                        former: value(sql.rows, difference.sqlRow),
                        present: value(swift.rows, difference.swiftRow)))
            }
            effect.formerHalves = halves
        } catch {
            note(error.message)
        }
    }

    /// What the books say.
    var result: VersionEffect {
        var result = effect
        result.sql = Self.half(sql)
        if effect.swift != nil { result.swift = Self.half(swift) }
        return result
    }

    private static func half(_ books: [Origin: GroupBooks]) -> HalfEffect {
        var half = HalfEffect()
        if let fixtures = books[.fixture] { half.fixtures = fixtures.result }
        if let samples = books[.sample] { half.samples = samples.result }
        return half
    }
}
