public import Contracts
public import FeatureStore

/// The tables that a warehouse really has, read and never written, all as they stood at one instant.
///
/// A warehouse that verifies is given rows of its own making and touches nothing else; this is the other thing: the user's
/// tables. An engine implements six members; what is asked of the tables is written once, in extensions.
public protocol LiveTables: Sendable {
    /// Which engine, and its version.
    var engine: EngineDescription { get }

    /// How this engine writes the few things that differ between engines.
    var dialect: any LiveDialect { get }

    /// A source's table, or nil when there is none.
    ///
    /// - Throws: ``WarehouseError`` when the engine cannot say.
    func describe(_ source: Source) async throws -> LiveTable?

    /// Runs one statement and hands its rows over in batches of a few thousand, in the engine's order.
    ///
    /// - Throws: ``WarehouseError``, which names table, column and row of a cell that its type cannot hold; what `each`
    ///   throws; `CancellationError`.
    func read(_ statement: LiveStatement, _ each: @escaping @Sendable (ColumnBatch) throws -> Void) async throws

    /// What the engine says about itself and this session, each as a name and a value, in a fixed order.
    func settings() async throws -> [LiveSetting]

    /// Ends the snapshot and releases the connection.
    func close() async
}

/// One thing that an engine says about itself.
public struct LiveSetting: Sendable {
    /// What it is about: `server_encoding`.
    public let name: String
    /// What it is: `UTF8`.
    public let value: String

    /// Makes a setting.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// One SELECT over live tables, with its parameters bound and its columns typed.
public struct LiveStatement: Sendable {
    /// The text; parameters are written as the engine's ``LiveDialect`` does.
    public let text: String
    /// The values of the parameters, in order.
    public let parameters: [LiveValue]
    /// The names and types of the columns that it answers with, in order.
    public let columns: [ColumnContract]
    /// The table that it is about, for messages.
    public let table: LiveTable

    /// Makes a statement.
    public init(text: String, parameters: [LiveValue] = [], columns: [ColumnContract], table: LiveTable) {
        self.text = text
        self.parameters = parameters
        self.columns = columns
        self.table = table
    }
}

/// How an engine writes what engines write differently.
///
/// A table always stands in a statement under the name `t`.
public protocol LiveDialect: Sendable {
    /// A column's value in the engine's standing representation of its type; fails the statement where a cell has none.
    func value(of column: ColumnContract, in table: LiveTable) -> String

    /// A key column as it is compared with a parameter of its type, so that an index can be used.
    func comparable(_ column: ColumnContract, in table: LiveTable) -> String

    /// The parameter of this number, counted from 1.
    func parameter(_ number: Int, of type: ValueType) -> String

    /// A numeric expression as a binary64 number.
    func number(_ expression: String) -> String

    /// The seconds from one instant to a later one, as a binary64 number.
    func seconds(from earlier: String, to later: String) -> String
}
