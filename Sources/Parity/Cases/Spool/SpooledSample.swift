internal import Contracts
internal import FeatureStore
internal import Warehouse

/// A sample that lies in a temporary file, to be taken out in chunks of whole entities.
///
/// In memory are only the places of its batches. A chunk holds some entities' questions and all rows that these can see.
struct SpooledSample: Sendable {
    let project: Project
    /// The case's name.
    let name: String
    /// How it was drawn.
    let about: String
    /// Where it is described.
    let location: SourceLocation
    /// The sources' rows, in the order of the description.
    let tables: [Table]
    /// The questions, by entity, in the order of the description.
    let spines: [Spine]
    /// The file with all batches.
    var file: SpoolFile
    /// Whose questions are asked; set by ``cut(for:rowsPerChunk:)``, as is what follows.
    var views: [ViewContract] = []
    /// About how many questions and rows are asked together.
    var rowsPerChunk = 0
    /// Copies of rows by what they are found by.
    var partitions: [RowPath: [[SpoolFile.Segment]]] = [:]
    /// What is asked together.
    var chunks: [[Part]] = []

    /// A source's rows.
    struct Table: Sendable {
        let source: Source
        let spooled: SpooledTable
    }

    /// The questions about one entity.
    struct Spine: Sendable {
        let entity: Entity
        let spooled: SpooledTable
        /// The request columns that all questions give, and those that none gives, with false.
        let given: [String: Bool]
    }

    /// Some of the entities that one spine asks about.
    struct Part: Hashable, Sendable {
        /// The position of the spine.
        let spine: Int
        /// Which part, counted from 0.
        let number: Int
        /// Of how many.
        let count: Int
    }

    /// The batches of one spine or source in which the rows of a part of all keys stand, by some columns.
    struct RowPath: Hashable, Sendable {
        /// Whether questions are meant, and not rows of a source.
        let isSpine: Bool
        /// The position of the spine or of the source.
        let position: Int
        /// What the rows are found by.
        let columns: [String]
        /// How many parts there are.
        let count: Int
    }

    /// All batches of one part, one part being all there is.
    func segments(_ path: RowPath, part: Int) -> [SpoolFile.Segment] {
        if let parts = partitions[path] { return parts[part] }
        return path.isSpine ? spines[path.position].spooled.segments : tables[path.position].spooled.segments
    }

    /// Takes batches out and joins them.
    func rows(_ segments: [SpoolFile.Segment], of columns: [ColumnContract]) throws(SpoolError) -> NumberedRows {
        var joined = NumberedRows(of: columns)
        for segment in segments { joined.append(NumberedRows(try file.batch(segment))) }
        return joined
    }

    /// All rows of all sources as a warehouse is given them, as the case with the id 1.
    var supply: RowSupply {
        RowSupply(tables.map { ($0.source, $0.spooled.rowCount) }) { source, body in
            guard let table = tables.first(where: { $0.source.name == source }) else { return }
            for segment in table.spooled.segments {
                try body(Self.identified(NumberedRows(try file.batch(segment)).rows))
            }
        }
    }

    /// Gives all questions to `body`, batch by batch, with the id of the case.
    func forEachSpineBatch(_ body: (Spine, ColumnBatch) throws -> Void) throws {
        for spine in spines {
            for segment in spine.spooled.segments {
                try body(spine, Self.identified(NumberedRows(try file.batch(segment)).rows))
            }
        }
    }

    private static func identified(_ rows: ColumnBatch) -> ColumnBatch {
        let ids = Column(
            name: "case_id", type: .int, cells: .int(Array(repeating: 1, count: rows.rowCount)),
            validity: Bitmap(repeating: true, count: rows.rowCount))
        return ColumnBatch(columns: [ids] + rows.columns, rowCount: rows.rowCount)
    }
}
