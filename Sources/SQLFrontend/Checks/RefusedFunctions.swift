/// Functions whose answers depend on more than their arguments.
enum RefusedFunctions {
    /// Functions that read the clock, or say when something happened to the session.
    static let clock: Set<String> = [
        "now", "clock_timestamp", "statement_timestamp", "transaction_timestamp", "timeofday", "current_date",
        "pg_postmaster_start_time", "pg_conf_load_time",
    ]
    /// Functions whose answers nobody can repeat.
    static let chance: Set<String> = [
        "random", "setseed", "gen_random_uuid", "uuid_generate_v4", "uuid_generate_v1", "nextval", "currval", "lastval",
        "setval", "txid_current", "txid_current_if_assigned", "txid_snapshot_xmin", "pg_current_xact_id",
        "random_normal",
    ]
    /// Functions that read or change the server.
    static let session: Set<String> = [
        "current_setting", "set_config", "pg_sleep", "pg_backend_pid", "version", "current_query", "current_user",
        "session_user", "current_database", "current_schema", "pg_read_file", "pg_column_size", "pg_trigger_depth",
    ]

    /// Why a function is refused, or nil if it is not.
    static func refusal(of name: String, argumentCount: Int, at offset: Int) -> BindError? {
        if clock.contains(name) {
            return BindError(
                message: "\(name) reads the clock", offset: offset, hint: "an answer may depend on as_of instead")
        }
        if name == "age", argumentCount == 1 {
            return BindError(
                message: "age of one argument reads the clock", offset: offset, hint: "write age(as_of, …)")
        }
        if chance.contains(name) {
            return BindError(
                message: "\(name) gives another value each time", offset: offset,
                hint: "an answer must follow from the rows alone")
        }
        if session.contains(name) || name.hasPrefix("pg_") || name.hasPrefix("lo_") || name.hasPrefix("txid_") {
            return BindError(
                message: "\(name) asks the server, not the rows", offset: offset,
                hint: "an answer must follow from the rows alone")
        }
        return nil
    }
}

extension Binder {
    /// The refusal of `CURRENT_DATE` and its like, which the grammar treats apart.
    func clockRefusal(_ node: ParseNode) -> BindError {
        let operation = node.text("op") ?? ""
        let name = operation.replacing("SVFOP_", with: "").replacing("_N", with: "")
        let isClock = name.contains("TIME") || name.contains("DATE")
        return BindError(
            message: isClock ? "\(name) reads the clock" : "\(name) asks the server, not the rows", offset: node.offset,
            hint: isClock ? "an answer may depend on as_of instead" : "an answer must follow from the rows alone")
    }
}
