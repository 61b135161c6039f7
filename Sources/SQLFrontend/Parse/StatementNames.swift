/// What statements are called, by the name of their parse node.
enum StatementNames {
    /// A statement's name with its article: `an INSERT`.
    static func name(of kind: String) -> String {
        switch kind {
        case "InsertStmt": "an INSERT"
        case "UpdateStmt": "an UPDATE"
        case "DeleteStmt": "a DELETE"
        case "MergeStmt": "a MERGE"
        case "CopyStmt": "a COPY"
        case "VariableSetStmt": "a SET"
        case "VariableShowStmt": "a SHOW"
        case "TransactionStmt": "a transaction command"
        case "CreateStmt", "CreateTableAsStmt": "a CREATE TABLE"
        case "ViewStmt": "a CREATE VIEW"
        case "CreateFunctionStmt": "a CREATE FUNCTION"
        case "DropStmt": "a DROP"
        case "TruncateStmt": "a TRUNCATE"
        case "ExplainStmt": "an EXPLAIN"
        case "DoStmt": "a DO"
        case "CallStmt": "a CALL"
        case "LockStmt": "a LOCK"
        case "GrantStmt": "a GRANT"
        case "VacuumStmt": "a VACUUM"
        case "PrepareStmt": "a PREPARE"
        case "ExecuteStmt": "an EXECUTE"
        default: "a \(kind.hasSuffix("Stmt") ? String(kind.dropLast(4)) : kind) statement"
        }
    }
}
