internal import Contracts
internal import FeatureStore

/// One cell of a scenario.
struct CellPlace: Hashable {
    /// The table's position, or ``question``.
    let table: Int
    /// The row's position in its table, or the question's.
    let row: Int
    let column: Int

    /// Stands for a table: the cell is one of a question.
    static let question = -1
}

extension CellPlace {
    /// The first cell of the same row.
    var ofRow: CellPlace { CellPlace(table: table, row: row, column: 0) }
}

extension Scenario {
    /// The value of a cell.
    subscript(place: CellPlace) -> CellValue {
        get {
            place.table == CellPlace.question
                ? questions[place.row][place.column] : tables[place.table].rows[place.row][place.column]
        }
        set {
            if place.table == CellPlace.question {
                questions[place.row][place.column] = newValue
            } else {
                tables[place.table].rows[place.row][place.column] = newValue
            }
        }
    }

    /// All cells, those of the questions first.
    var places: [CellPlace] {
        var places: [CellPlace] = []
        for (row, question) in questions.enumerated() {
            places += question.indices.map { CellPlace(table: CellPlace.question, row: row, column: $0) }
        }
        for (position, table) in tables.enumerated() {
            for (row, cells) in table.rows.enumerated() {
                places += cells.indices.map { CellPlace(table: position, row: row, column: $0) }
            }
        }
        return places
    }
}

/// A small change of a scenario that shrinking tries.
enum ScenarioEdit {
    /// Gives cells other values.
    case assign([(place: CellPlace, value: CellValue)])
    /// Moves every instant, and every day by as many whole days.
    case shift(microseconds: Int64)
    /// Puts the rows of each table in an order that means nothing.
    case sort([Int: [Int]])
    /// Leaves a row out, whose numbers are added to those of another.
    case mergeRow(table: Int, row: Int, sums: [(place: CellPlace, value: CellValue)])
    /// Leaves a row out.
    case deleteRow(table: Int, row: Int)
    /// Leaves a question out.
    case deleteQuestion(Int)
}

extension Scenario {
    /// The scenario after some edits, each made for the scenario as it is now; nil when the calendar ends before that.
    ///
    /// An edit of cells that a former one has given other values is left out. The order of the edits is that of their
    /// importance, whatever is done first: rows keep their positions until all cells have their values, and distances
    /// from `as_of` mean the same before and after a shift.
    func applying(_ edits: [ScenarioEdit]) -> Scenario? {
        var result = self
        var touched: Set<CellPlace> = []
        var rows: Set<CellPlace> = []
        var asked: Set<Int> = []
        for edit in edits {
            switch edit {
            case .assign(let cells):
                guard !cells.contains(where: { touched.contains($0.place) }) else { continue }
                for cell in cells {
                    result[cell.place] = cell.value
                    touched.insert(cell.place)
                }
            case .mergeRow(let table, let row, let sums):
                // Two rows are not added to each other.
                guard !sums.contains(where: { touched.contains($0.place) || rows.contains($0.place.ofRow) }) else {
                    continue
                }
                for sum in sums {
                    result[sum.place] = sum.value
                    touched.insert(sum.place)
                }
                rows.insert(CellPlace(table: table, row: row, column: 0))
            case .deleteRow(let table, let row): rows.insert(CellPlace(table: table, row: row, column: 0))
            case .deleteQuestion(let question): asked.insert(question)
            case .shift, .sort: continue
            }
        }
        var orders: [Int: [Int]] = [:]
        for case .sort(let given) in edits { orders = given }
        for position in result.tables.indices {
            let old = result.tables[position].rows
            let order = orders[position] ?? Array(old.indices)
            guard orders[position] != nil || rows.contains(where: { $0.table == position }) else { continue }
            result.tables[position].rows = order.compactMap { row in
                rows.contains(CellPlace(table: position, row: row, column: 0)) ? nil : old[row]
            }
        }
        if !asked.isEmpty {
            result.questions = questions.indices.filter { !asked.contains($0) }.map { result.questions[$0] }
        }
        for case .shift(let distance) in edits {
            guard let shifted = result.shifted(by: distance) else { return nil }
            result = shifted
        }
        return result
    }

    /// The scenario at another time.
    private func shifted(by distance: Int64) -> Scenario? {
        var result = self
        for place in places {
            switch self[place] {
            case .timestamp(let instant):
                let (sum, overflows) = instant.microseconds.addingReportingOverflow(distance)
                guard !overflows else { return nil }
                result[place] = .timestamp(Timestamp(microseconds: sum))
            case .date(let day):
                let days =
                    Int64(day.daysSinceEpoch) + Int64((Double(distance) / Double(HalfLiterals.day)).rounded(.down))
                guard let days = Int32(exactly: days) else { return nil }
                result[place] = .date(CalendarDate(daysSinceEpoch: days))
            default: continue
            }
        }
        return result
    }
}
