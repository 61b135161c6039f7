import FeatureStore

/// Reads columns: names with types, the latter short (`int?`) or long (`{ type: int?, physical: int4 }`).
struct ColumnLoader {
    let errors: ErrorCollector

    /// Whether a name is fit for SQL as it stands; reports it otherwise.
    static func check(name: String, _ what: String, at location: SourceLocation, _ errors: ErrorCollector) -> Bool {
        if Names.isColumnName(name) { return true }
        errors.report(
            at: location, "'\(name)' cannot name \(what)",
            expected: "lower-case letters, digits and underscores, at most 63, a letter first",
            advice: name.contains(")")
                ? "Inside { } YAML ends a value at a comma: quote the type before it, as \"decimal(10,2)\"" : nil)
        return false
    }

    /// The columns of a mapping with their places, or nil where it is none; wrong ones are reported and left out.
    func columns(_ value: YAMLValue, of what: String) -> [(column: ColumnContract, location: SourceLocation)]? {
        guard let entries = value.entries(what, example: "{ name: type, … }", errors) else { return nil }
        return entries.compactMap { entry in
            guard Self.check(name: entry.key, "a column", at: entry.location, errors) else { return nil }
            guard !Names.reservedColumns.contains(entry.key) else {
                errors.report(
                    at: entry.location, "'\(entry.key)' names a column of the spine or of PostgreSQL",
                    advice: "Choose another name")
                return nil
            }
            return column(entry, of: what).map { ($0, entry.location) }
        }
    }

    private func column(_ entry: YAMLEntry, of what: String) -> ColumnContract? {
        let example = "\(entry.key): int, or \(entry.key): { type: int, physical: int4 }"
        var typeValue = entry.value
        var physical: YAMLValue?
        if case .mapping = entry.value.content {
            guard
                let fields = entry.value.fields(
                    "the column '\(entry.key)'", known: ["type", "physical"], required: ["type"], example: example,
                    errors),
                let given = fields["type"]
            else { return nil }
            typeValue = given
            physical = fields["physical"]
        }
        guard let parsed = type(typeValue, "the type of '\(entry.key)'", example: example) else { return nil }
        var physicalType: String?
        if let physical, let text = physical.text("the physical type of '\(entry.key)'", example: example, errors) {
            physicalType = PhysicalTypeText.canonical(text, for: parsed.type)
            if physicalType == nil {
                errors.report(
                    at: physical.location, "'\(text)' does not hold \(parsed.type)",
                    expected: PhysicalTypeText.choices(for: parsed.type))
            }
        }
        return ColumnContract(
            name: entry.key, type: parsed.type, isNullable: parsed.isNullable, physicalType: physicalType)
    }

    /// A type, reported where it is none.
    func type(_ value: YAMLValue, _ what: String, example: String) -> TypeText.Parsed? {
        guard let text = value.text(what, example: example, errors) else { return nil }
        do {
            return try TypeText.parse(text)
        } catch {
            errors.report(at: value.location, error.description)
            return nil
        }
    }
}
