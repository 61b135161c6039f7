internal import Yams

/// Reads one YAML document into values with places, or says cleanly why it cannot.
package enum YAMLDocument {
    /// Where a document stands within its file: the place of its first character.
    package struct Origin: Sendable {
        let file: String
        let line: Int
        let column: Int

        /// Makes an origin; a document that fills its file begins at 1:1.
        package init(file: String, line: Int = 1, column: Int = 1) {
            self.file = file
            self.line = line
            self.column = column
        }

        /// A place of the document as a place of the file.
        package func location(line: Int, column: Int) -> SourceLocation {
            let line = max(line, 1)
            let column = max(column, 1)
            return SourceLocation(
                file: file, line: self.line + line - 1, column: line == 1 ? self.column + column - 1 : column)
        }
    }

    /// Reads a document.
    ///
    /// - Returns: its value; an empty document is null.
    /// - Throws: ``ContractError`` for malformed YAML, a key that stands twice, several documents, anchors, aliases, tags,
    ///   nesting beyond ``YAMLGuard/deepest`` levels and texts beyond ``YAMLGuard/largest`` bytes.
    package static func read(_ text: String, origin: Origin) throws(ContractError) -> YAMLValue {
        try YAMLGuard.check(text, origin: origin)
        let node: Node?
        do {
            node = try Parser(yaml: text, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw translated(error, lineCount: text.utf8.count { $0 == UInt8(ascii: "\n") } + 1, origin)
        } catch {
            throw ContractError(at: origin.location(line: 1, column: 1), "YAML cannot be read: \(error)")
        }
        guard let node else {
            return YAMLValue(content: .null, location: origin.location(line: 1, column: 1))
        }
        return try value(node, origin)
    }

    /// Recursion is bounded by the guard.
    private static func value(_ node: Node, _ origin: Origin) throws(ContractError) -> YAMLValue {
        let location = origin.location(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        guard node.anchor == nil else {
            throw ContractError(at: location, "YAML anchors and aliases are not read", advice: "Write the value out")
        }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style != .plain && scalar.style != .any
            let isNull = !isQuoted && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            return YAMLValue(
                content: isNull ? .null : .scalar(scalar.string, isQuoted: isQuoted), location: location)
        case .sequence(let sequence):
            var values: [YAMLValue] = []
            for element in sequence { values.append(try value(element, origin)) }
            return YAMLValue(content: .sequence(values), location: location)
        case .mapping(let mapping):
            return YAMLValue(content: .mapping(try entries(mapping, origin)), location: location)
        case .alias:
            throw ContractError(at: location, "YAML anchors and aliases are not read", advice: "Write the value out")
        }
    }

    private static func entries(_ mapping: Node.Mapping, _ origin: Origin) throws(ContractError) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        var seen: Set<String> = []
        for (keyNode, valueNode) in mapping {
            let key = try value(keyNode, origin)
            let name: String
            switch key.content {
            case .scalar(let text, _): name = text
            case .null: name = keyNode.scalar?.string ?? ""
            default:
                throw ContractError(at: key.location, "a key is not a single value", found: key.kind)
            }
            guard seen.insert(name).inserted else {
                throw ContractError(at: key.location, "the key '\(name)' stands here a second time")
            }
            entries.append(YAMLEntry(key: name, location: key.location, value: try value(valueNode, origin)))
        }
        return entries
    }

    private static func translated(_ error: YamlError, lineCount: Int, _ origin: Origin) -> ContractError {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // What is not closed is wrong where it begins, not where the text ends.
            let isAtEnd = mark.line > lineCount || problem.contains("end of stream")
            let place = isAtEnd ? context?.mark ?? mark : mark
            let during = context.map { " (\($0.text))" } ?? ""
            return ContractError(
                at: origin.location(
                    line: min(place.line, lineCount), column: place.line > lineCount ? 1 : place.column),
                "malformed YAML: \(problem)\(during)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ContractError(
                at: origin.location(line: context.mark.line, column: context.mark.column),
                "the key '\(duplicates.first ?? "")' stands twice in one mapping", advice: "Keep one of the two")
        case .reader(let problem, _, _, _):
            return ContractError(at: origin.location(line: 1, column: 1), "malformed YAML: \(problem)")
        default:
            return ContractError(at: origin.location(line: 1, column: 1), "malformed YAML")
        }
    }
}
