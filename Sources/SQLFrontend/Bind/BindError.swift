/// One thing that is wrong, at a UTF-8 offset of the statement.
struct BindError: Error {
    let message: String
    let offset: Int
    var hint: String?
}
