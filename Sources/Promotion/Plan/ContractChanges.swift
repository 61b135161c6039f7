/// Finds out what differs between two contracts.
public enum ContractChanges {
    /// All changes, breaking ones first.
    ///
    /// - Parameters:
    ///   - former: the canonical lines of the promoted contract.
    ///   - present: the canonical lines of the contract as it is.
    public static func between(_ former: String, and present: String) -> [ContractChange] {
        let (before, now) = (ContractLines(former), ContractLines(present))
        let features = (before.names(below: "features"), now.names(below: "features"))
        var changes: [ContractChange] = []
        for name in features.0 where !features.1.contains(name) {
            changes.append(
                ContractChange(
                    kind: .featureRemoved, subject: name, former: before["features.\(name).type"], present: nil))
        }
        for name in features.1 where !features.0.contains(name) {
            changes.append(
                ContractChange(
                    kind: .featureAdded, subject: name, former: nil, present: now["features.\(name).type"]))
        }
        for path in before.paths + now.paths.filter({ before[$0] == nil }) where before[path] != now[path] {
            changes += self.changes(at: path, before[path], now[path], features)
        }
        return ContractChange.Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }
    }

    private static func changes(
        at path: String, _ former: String?, _ present: String?, _ features: ([String], [String])
    ) -> [ContractChange] {
        let words = path.split(separator: ".", maxSplits: 2).map(String.init)
        let subject = words.dropFirst().joined(separator: ".")
        func change(_ kind: ContractChange.Kind, _ subject: String) -> [ContractChange] {
            [ContractChange(kind: kind, subject: subject, former: former, present: present)]
        }
        switch words[0] {
        case "entity": return change(.entity, subject.isEmpty ? path : subject)
        case "request": return change(.request, subject)
        case "reads": return change(.reads, subject)
        case "sources", "source": return change(.source, subject)
        case "features":
            guard words.count == 3, features.0.contains(words[1]), features.1.contains(words[1]) else { return [] }
            return property(words[2], of: words[1], former, present)
        default: return change(.other, path)
        }
    }

    private static func property(
        _ property: String, of feature: String, _ former: String?, _ present: String?
    ) -> [ContractChange] {
        func change(
            _ kind: ContractChange.Kind, _ subject: String, _ former: String?, _ present: String?
        ) -> ContractChange {
            ContractChange(kind: kind, subject: subject, former: former, present: present)
        }
        switch property {
        case "type":
            let (before, now) = (former ?? "", present ?? "")
            let (wasNullable, isNullable) = (before.hasSuffix("?"), now.hasSuffix("?"))
            var changes: [ContractChange] = []
            let bare = (wasNullable ? String(before.dropLast()) : before, isNullable ? String(now.dropLast()) : now)
            if bare.0 != bare.1 { changes.append(change(.featureType, feature, bare.0, bare.1)) }
            if wasNullable != isNullable {
                func spelled(_ isNullable: Bool) -> String { isNullable ? "NULL allowed" : "never NULL" }
                changes.append(
                    change(.featureNullability, feature, spelled(wasNullable), spelled(isNullable)))
            }
            return changes
        case "nullable": return [change(.featureNullability, feature, former, present)]
        case "compare", "comparison": return [change(.comparison, feature, former, present)]
        default:
            let subject = property.hasPrefix("decision") ? "\(feature) \(property)" : "\(feature).\(property)"
            return [change(.decision, subject, former, present)]
        }
    }
}
