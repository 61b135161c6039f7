internal import Contracts
internal import FeatureStore

/// Reads a fixture's `spine`: the questions, sorted by the entity that they are about.
struct FixtureSpine {
    let project: Project
    let file: String

    private static let example = "spine: [ { tailnum: N1, as_of: 2013-03-17T07:00:00Z } ]"
    private static let extras = ["expect", "because", "entity"]

    /// Reads the questions; `entity` is the one that the whole file names, or nil when their keys tell.
    func read(_ value: YAMLValue, entity: Entity?, _ errors: ErrorCollector) -> [CaseSpine] {
        guard case .sequence(let rows) = value.content, !rows.isEmpty else {
            errors.report(
                at: value.location, "the spine asks nothing", expected: "at least one question: \(Self.example)",
                found: value.isNull ? nil : value.kind)
            return []
        }
        let spines = project.entities.map { SpineColumns($0, project: project) }
        for conflict in spines.flatMap(\.conflicts) {
            errors.report(at: value.location, conflict, advice: "Give one of the two another name")
        }
        var builders: [SpineBuilder] = []
        for row in rows {
            guard let entries = row.entries("a question", example: Self.example, errors).map(BecauseText.joined),
                let columns = columns(for: entries, of: row, entity: entity, among: spines, errors)
            else { continue }
            var position = builders.firstIndex { $0.columns.entity.name == columns.entity.name }
            if position == nil {
                builders.append(SpineBuilder(columns: columns, project: project, file: file))
                position = builders.count - 1
            }
            if let position { builders[position].add(row, entries, errors) }
        }
        guard errors.errors.isEmpty else { return [] }
        return builders.map(\.spine)
    }

    /// The entity whose keys, `as_of` and request columns are what the question holds.
    private func columns(
        for entries: [YAMLEntry], of row: YAMLValue, entity: Entity?, among spines: [SpineColumns],
        _ errors: ErrorCollector
    ) -> SpineColumns? {
        var named = entity?.name
        if let entry = entries.first(where: { $0.key == "entity" }) {
            guard let name = entry.value.text("entity", example: "entity: aircraft", errors) else { return nil }
            guard project.entity(name) != nil else {
                errors.reportUnknown("entity", name, at: entry.value.location, known: project.entities.map(\.name))
                return nil
            }
            named = name
        }
        if let named { return spines.first { $0.entity.name == named } }
        let names = entries.map(\.key).filter { !Self.extras.contains($0) }
        let fitting = spines.filter { spine in
            spine.keyNames.allSatisfy(names.contains)
                && names.allSatisfy { name in spine.columns.contains { $0.name == name } }
        }
        let longest = fitting.map(\.keyNames.count).max() ?? 0
        let best = fitting.filter { $0.keyNames.count == longest }
        if best.count == 1 { return best[0] }
        if best.count > 1 {
            errors.report(
                at: row.location,
                "the question may be about \(best.map(\.entity.name).joined(separator: " or about "))",
                advice: "Say which: add `entity: \(best[0].entity.name)`")
            return nil
        }
        // The entity most of whose columns are there is the one that was meant; its builder says what is wrong.
        let nearest = spines.max { matches($0, names) < matches($1, names) }
        if let nearest, matches(nearest, names) > 0, nearest.keyNames.contains(where: names.contains) { return nearest }
        let known = project.entities.map { "\($0.name) (\($0.keys.map(\.name).joined(separator: ", ")))" }
        errors.report(
            at: row.location, "the question has no entity's keys",
            expected: "the keys of one of \(known.joined(separator: ", "))",
            found: names.isEmpty ? nil : names.joined(separator: ", "))
        return nil
    }

    private func matches(_ spine: SpineColumns, _ names: [String]) -> Int {
        names.count { name in spine.columns.contains { $0.name == name } } * 100 - spine.keyNames.count
    }
}
