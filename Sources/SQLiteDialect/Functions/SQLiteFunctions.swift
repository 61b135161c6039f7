public import SQLite

/// PostgreSQL's operators, functions and aggregates, made callable in SQLite under names that begin with `fs_`.
///
/// They take and give values as ``SQLiteRepresentation`` says, fail in PostgreSQL's words, and share no code with module
/// FeatureStore: a mistake there cannot hide a mistake here.
public enum SQLiteFunctions {
    /// Registers everything that a translated query may call.
    ///
    /// Once for each connection, before the first query and before tables with numeric columns are made.
    public static func register(on connection: Connection) throws(SQLiteError) {
        let registry = FunctionRegistry(connection: connection)
        try registerIntegers(registry)
        try registerFloats(registry)
        try registerTrigonometry(registry)
        try registerNumerics(registry)
        try registerCasts(registry)
        try registerTexts(registry)
        try registerTextShapes(registry)
        try registerPatterns(registry)
        try registerRegularExpressions(registry)
        try registerTimes(registry)
        try registerTimeFields(registry)
        try registerIntervals(registry)
        try registerZones(registry)
        try registerTimeMaking(registry)
        try registerTimePatterns(registry)
        try registerNumberPatterns(registry)
        try registerClockTimes(registry)
        try registerChoices(registry)
        try registerAggregates(registry)
        try registerOrderedAggregates(registry)
        try registerRowFunctions(registry)
        try registerArrays(registry)
        try registerJSON(registry)
    }
}
