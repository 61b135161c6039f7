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
                ContractChange(kind: .featureRemoved, subject: name, former: before.type(of: name), present: nil))
        }
        for name in features.1 where !features.0.contains(name) {
            changes.append(
                ContractChange(kind: .featureAdded, subject: name, former: nil, present: now.type(of: name)))
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
        case "type": return [change(.featureType, feature, former, present)]
        case "nullable":
            func spelled(_ value: String?) -> String? { value == "true" ? "NULL allowed" : "never NULL" }
            return [change(.featureNullability, feature, spelled(former), spelled(present))]
        case "compare": return [change(.comparison, feature, former, present)]
        default:
            // `decisions.flights = …`: the source, or the question that is decided for all sources.
            let question = property.split(separator: ".").dropFirst().joined(separator: ".")
            return [change(.decision, "\(feature) \(question.isEmpty ? property : question)", former, present)]
        }
    }
}
