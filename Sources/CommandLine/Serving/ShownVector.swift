import FeatureStore
import Online

/// A vector as `get` writes it.
struct ShownVector: Encodable {
    let asOf: String
    let snapshot: Int64
    let features: [Feature]

    /// One feature and what is behind it.
    struct Feature: Encodable {
        let feature: String
        let view: String
        let value: ShownCell
        let status: FeatureStatus
        let newestEvent: String?
    }

    init(_ result: LookupResult) {
        asOf = "\(result.asOf)"
        snapshot = result.snapshot.sequence
        features = result.features.columns.enumerated().map { position, column in
            Feature(
                feature: column.name, view: result.views[result.viewOfFeature[position]].version,
                value: ShownCell(column, row: 0), status: result.status(feature: position, row: 0),
                newestEvent: result.newestEvent(feature: position, row: 0)?.description)
        }
    }

    /// A line for each feature.
    var text: String {
        let names = features.map(\.feature.count).max() ?? 0
        let values = features.map(\.value.text.count).max() ?? 0
        func filled(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        let lines = features.map { feature in
            let newest = feature.newestEvent.map { ", newest row of \($0)" } ?? ""
            let status = feature.status.rawValue.replacing("_", with: " ")
            return "\(filled(feature.feature, names))  \(filled(feature.value.text, values))  \(status)\(newest)\n"
        }
        return lines.joined() + "as of \(asOf), from the store's state \(snapshot)\n"
    }
}

/// One value for people and for machines; integers stay whole, what JSON has no number for is a text.
enum ShownCell: Encodable {
    case null
    case int(Int64)
    case double(Double)
    case bool(Bool)
    case text(String)
    case list([ShownCell])

    init(_ column: Column, row: Int) {
        guard column.validity[row] else {
            self = .null
            return
        }
        switch column.cells {
        case .int(let cells): self = .int(cells[row])
        case .double(let cells): self = .double(cells[row])
        case .decimal(let cells): self = .text("\(cells[row])")
        case .text(let cells): self = .text(cells.string(at: row))
        case .bool(let cells): self = .bool(cells[row])
        case .timestamp(let cells): self = .text("\(cells[row])")
        case .date(let cells): self = .text("\(cells[row])")
        case .list(let lists):
            let elements = lists.elements
            self = .list(lists.range(at: row).map { ShownCell(elements, row: $0) })
        }
    }

    /// The value for people.
    var text: String {
        switch self {
        case .null: "NULL"
        case .int(let value): "\(value)"
        case .double(let value): "\(value)"
        case .bool(let value): "\(value)"
        case .text(let value): value.literalWithoutControls
        case .list(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .int(let value): try container.encode(value)
        case .double(let value) where value.isFinite: try container.encode(value)
        case .double(let value):
            try container.encode(value.isNaN ? "NaN" : value > 0 ? "Infinity" : "-Infinity")
        case .bool(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let values): try container.encode(values)
        }
    }
}

extension String {
    /// The text as it stands, or in quotes with escapes where it holds what a terminal would act on.
    fileprivate var literalWithoutControls: String {
        unicodeScalars.contains { $0.properties.generalCategory == .control } ? literal : self
    }
}
