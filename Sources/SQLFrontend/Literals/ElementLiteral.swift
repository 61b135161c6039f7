extension BoundConstant {
    /// Reads one element of an array's literal as PostgreSQL reads it: `2013-03-10` of `'{2013-03-10}'::date[]`.
    ///
    /// - Returns: nil for what is no value of the type.
    public static func element(_ text: String, of type: SQLType) -> BoundConstant? {
        try? LiteralReader.read(text, as: type).value
    }
}
