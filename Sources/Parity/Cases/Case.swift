public import Contracts
public import FeatureStore

/// Some source rows and the questions asked over them.
///
/// Cases are shared: every view of an entity answers every question that the case asks about that entity.
public struct Case: Sendable {
    /// The case's name: its path below the fixtures folder, without the extension: `aircraft/window_edges`.
    public let name: String
    /// Where it comes from.
    public let origin: Origin
    /// What it is there for, in its author's words.
    public let about: String
    /// Where it is written.
    public let location: SourceLocation
    /// The rows; a source that is not listed is empty.
    public let tables: [CaseTable]
    /// The questions, by entity, in the order of the file.
    public let spines: [CaseSpine]

    /// Makes a case.
    public init(
        name: String, origin: Origin, about: String, location: SourceLocation, tables: [CaseTable],
        spines: [CaseSpine]
    ) {
        self.name = name
        self.origin = origin
        self.about = about
        self.location = location
        self.tables = tables
        self.spines = spines
    }

    /// The questions about this entity, or nil when the case asks none.
    public func spine(of entity: String) -> CaseSpine? { spines.first { $0.entity.name == entity } }

    /// The rows of this source, or nil when it is empty.
    public func table(of source: String) -> CaseTable? { tables.first { $0.source.name == source } }
}

/// The rows of one source in one case.
public struct CaseTable: Sendable {
    /// The source.
    public let source: Source
    /// The source's columns in declared order.
    public let rows: ColumnBatch
    /// The file that holds the rows.
    public let file: String
    /// For each row, the line of `file` on which it starts, counted from 1.
    public let lines: [Int32]

    /// Makes a table; `lines` has one element for each row.
    public init(source: Source, rows: ColumnBatch, file: String, lines: [Int32]) {
        self.source = source
        self.rows = rows
        self.file = file
        self.lines = lines
    }
}

/// The questions about one entity in one case.
///
/// Question `i` has the spine id `i + 1`, except in a part of a case, whose questions keep the ids of the whole.
public struct CaseSpine: Sendable {
    /// The entity.
    public let entity: Entity
    /// The columns of `rows`: the entity's keys, `as_of`, then every request column that some question gives.
    public let columns: [ColumnContract]
    /// The questions.
    public let rows: ColumnBatch
    /// By request column: which questions give it; a question that lacks a view's request column is none for that view.
    public let given: [String: Bitmap]
    /// The file that holds the questions.
    public let file: String
    /// For each question, the line of `file` on which it starts, counted from 1.
    public let lines: [Int32]
    /// Answers worked by hand, in the order of the file.
    public let expectations: [Expectation]
    /// By question: its number in the whole case, from 1 on, ascending.
    public let spineIDs: [Int64]

    /// Makes a spine; `lines` has one element for each question.
    ///
    /// - Parameter spineIDs: nil numbers the questions from 1 on.
    public init(
        entity: Entity, columns: [ColumnContract], rows: ColumnBatch, given: [String: Bitmap], file: String,
        lines: [Int32], expectations: [Expectation], spineIDs: [Int64]? = nil
    ) {
        self.spineIDs = spineIDs ?? (0..<rows.rowCount).map { Int64($0 + 1) }
        self.entity = entity
        self.columns = columns
        self.rows = rows
        self.given = given
        self.file = file
        self.lines = lines
        self.expectations = expectations
    }

    /// The position of the question with this id, or nil.
    ///
    /// - Complexity: O(log questions).
    func row(ofSpineID id: Int64) -> Int? {
        var (low, high) = (0, spineIDs.count)
        while low < high {
            let middle = (low + high) / 2
            if spineIDs[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < spineIDs.count && spineIDs[low] == id ? low : nil
    }
}

/// An answer that a person worked out from the feature's definition, with the reason.
public struct Expectation: Sendable {
    /// The question's position in its spine, counted from 0.
    public let question: Int
    /// The view that is asked.
    public let view: String
    /// The feature.
    public let feature: String
    /// What it must answer.
    public let value: CellValue
    /// Why, or nil.
    public let because: String?
    /// Where it is written.
    public let location: SourceLocation

    /// Makes an expectation.
    public init(
        question: Int, view: String, feature: String, value: CellValue, because: String?, location: SourceLocation
    ) {
        self.question = question
        self.view = view
        self.feature = feature
        self.value = value
        self.because = because
        self.location = location
    }
}
