internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Cases that are asked together, as the two sides want them: tables with case ids, one spine for each view.
///
/// Case `i` has the case id `i + 1`, a question the spine id that its spine says. A part of a batch keeps the ids of the
/// whole, so that answers to the whole can be compared with answers to the part.
struct CaseBatch: Sendable {
    let cases: [Case]
    /// The positions in `cases` of those that this batch is about, ascending.
    let members: [Int]

    init(_ cases: [Case]) {
        self.init(cases, members: Array(cases.indices))
    }

    private init(_ cases: [Case], members: [Int]) {
        self.cases = cases
        self.members = members
    }

    /// Some of the cases, under their ids.
    func part(_ members: some Sequence<Int>) -> CaseBatch { CaseBatch(cases, members: Array(members)) }

    var isSingleCase: Bool { members.count == 1 }

    /// How many source rows there are.
    var rowCount: Int {
        members.reduce(0) { sum, member in cases[member].tables.reduce(sum) { $0 + $1.rows.rowCount } }
    }

    /// The rows of all cases, one table for each source that has any, in the project's order.
    ///
    /// - Complexity: O(rows); a single case's columns are shared, not copied.
    func tables(_ project: Project) -> [SourceTable] {
        project.sources.compactMap { source in
            var caseIDs = Column(name: "case_id", type: .int)
            var joined: ColumnBatch?
            for member in members {
                guard let table = cases[member].table(of: source.name) else { continue }
                for _ in 0..<table.rows.rowCount { caseIDs.append(Int64(member + 1)) }
                if joined == nil { joined = table.rows } else { joined?.append(contentsOf: table.rows) }
            }
            guard let joined else { return nil }
            let rows = ColumnBatch(columns: [caseIDs] + joined.columns, rowCount: joined.rowCount)
            return SourceTable(source: source, rows: rows)
        }
    }

    /// The questions to a view: those about its entity that give all of its request columns.
    ///
    /// - Complexity: O(questions).
    func questions(to view: ViewContract, only: QuestionFilter) -> BatchQuestions {
        var caseIDs = Column(name: "case_id", type: .int)
        var spineIDs = Column(name: "spine_id", type: .int)
        let contracts = view.spineColumns
        var columns = contracts.map { Column(name: $0.name, type: $0.type) }
        var result = BatchQuestions(view: view)
        for member in members {
            let asked = cases[member]
            guard let spine = asked.spine(of: view.entity.name) else { continue }
            let rows = (0..<spine.rows.rowCount).filter { only.allows(asked.name, spineID: spine.spineIDs[$0]) }
            let answerable = rows.filter { row in view.request.allSatisfy { spine.given[$0.name]?[row] ?? false } }
            guard !rows.isEmpty else { continue }
            result.inapplicableQuestions += rows.count - answerable.count
            if answerable.isEmpty {
                result.inapplicableCases.append(asked.name)
                continue
            }
            result.counts[asked.origin] += answerable.count
            for row in answerable {
                caseIDs.append(Int64(member + 1))
                spineIDs.append(spine.spineIDs[row])
            }
            for (index, contract) in contracts.enumerated() {
                guard let column = spine.rows.column(contract.name) else { continue }
                if answerable.count == column.count, column.type == contract.type {
                    columns[index].append(contentsOf: column)
                } else {
                    for row in answerable { columns[index].append(cell: row, of: column) }
                }
            }
        }
        let batch = ColumnBatch(columns: [caseIDs, spineIDs] + columns, rowCount: caseIDs.count)
        result.spine = SpineTable(rows: batch, columns: contracts, isSingleCase: isSingleCase)
        return result
    }

    /// What is expected of a view by hand, with the ids of the questions.
    func expectations(of view: ViewContract) -> [AskedExpectation] {
        members.flatMap { member -> [AskedExpectation] in
            guard let spine = cases[member].spine(of: view.entity.name) else { return [] }
            return spine.expectations.filter { $0.view == view.name }.map {
                AskedExpectation(
                    caseID: Int64(member + 1), spineID: spine.spineIDs[$0.question], expectation: $0)
            }
        }
    }

    /// A question with its values, for showing.
    func question(caseID: Int64, spineID: Int64, view: ViewContract) -> Question? {
        guard caseID > 0, caseID <= cases.count else { return nil }
        let asked = cases[Int(caseID) - 1]
        guard let spine = asked.spine(of: view.entity.name), let row = spine.row(ofSpineID: spineID),
            let asOf = spine.rows.column("as_of"), case .timestamp(let instants) = asOf.cells
        else { return nil }
        func named(_ columns: [ColumnContract]) -> [NamedValue] {
            columns.compactMap { contract in
                spine.rows.column(contract.name).map {
                    NamedValue(name: contract.name, value: CellValue($0, row: row))
                }
            }
        }
        return Question(
            caseName: asked.name, origin: asked.origin, spineID: spineID, entity: view.entity.name,
            keys: named(view.entity.keys), asOf: instants[row], request: named(view.request),
            location: SourceLocation(file: spine.file, line: Int(spine.lines[row])),
            because: spine.expectations.first { $0.question == row && $0.view == view.name }?.because)
    }
}

/// The questions of a batch to one view, and what was left out.
struct BatchQuestions {
    let view: ViewContract
    /// Set by whoever makes it.
    var spine: SpineTable
    var counts = OriginCounts()
    /// The names of cases none of whose questions is one for the view.
    var inapplicableCases: [String] = []
    var inapplicableQuestions = 0

    init(view: ViewContract) {
        self.view = view
        spine = SpineTable(
            rows: ColumnBatch(columns: [], rowCount: 0), columns: view.spineColumns, isSingleCase: false)
    }
}

extension BatchQuestions {
    /// The positions of the cases that are asked, ascending.
    var members: [Int] {
        guard case .int(let cases)? = spine.rows.column("case_id")?.cells else { return [] }
        return Set(cases.map { Int($0) - 1 }).sorted()
    }

    /// Two parts of about equal size, cut between cases where there are several; nil for a single question.
    func halves() -> (BatchQuestions, BatchQuestions)? {
        guard case .int(let cases)? = spine.rows.column("case_id")?.cells, cases.count > 1 else { return nil }
        let middle = cases.count / 2
        // Questions stand in the order of their cases, so that a cut between two cases lies where the id changes.
        let cuts = (1..<cases.count).filter { cases[$0] != cases[$0 - 1] }
        let cut = cuts.min { ($0 - middle).magnitude < ($1 - middle).magnitude } ?? middle
        return (part(0..<cut), part(cut..<cases.count))
    }

    /// Those of the first case alone.
    var ofFirstCase: BatchQuestions {
        guard case .int(let cases)? = spine.rows.column("case_id")?.cells, let first = cases.first else { return self }
        return part(0..<cases.prefix { $0 == first }.count)
    }

    /// Those of some cases alone.
    func only(_ caseIDs: Set<Int64>) -> BatchQuestions {
        guard case .int(let cases)? = spine.rows.column("case_id")?.cells else { return self }
        var part = self
        part.spine = SpineTable(
            rows: spine.rows.gathering(cases.indices.filter { caseIDs.contains(cases[$0]) }), columns: spine.columns,
            isSingleCase: spine.isSingleCase)
        return part
    }

    private func part(_ range: Range<Int>) -> BatchQuestions {
        var part = self
        part.spine = SpineTable(
            rows: spine.rows.rows(range), columns: spine.columns, isSingleCase: spine.isSingleCase)
        return part
    }
}

/// Which questions are asked.
struct QuestionFilter: Sendable {
    /// By case name: all questions, or those with these spine ids; nil when every case is asked.
    private let allowed: [String: Set<Int64>?]?

    init(_ selectors: [CaseSelector]?) {
        allowed = selectors.map { selectors in
            var allowed: [String: Set<Int64>?] = [:]
            for selector in selectors {
                guard let spineID = selector.spineID else {
                    allowed[selector.caseName] = .some(nil)
                    continue
                }
                switch allowed[selector.caseName] {
                case .none: allowed[selector.caseName] = [spineID]
                case .some(.none): break
                case .some(.some(let ids)): allowed[selector.caseName] = ids.union([spineID])
                }
            }
            return allowed
        }
    }

    /// Whether every question of every case is asked.
    var allowsAll: Bool { allowed == nil }

    /// Whether any question of the case is asked.
    func allows(_ caseName: String) -> Bool { allowed.map { $0[caseName] != nil } ?? true }

    /// Whether this question is asked.
    func allows(_ caseName: String, spineID: Int64) -> Bool {
        guard let allowed else { return true }
        guard let ids = allowed[caseName] else { return false }
        return ids.map { $0.contains(spineID) } ?? true
    }
}
