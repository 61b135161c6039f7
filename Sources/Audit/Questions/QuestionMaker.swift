import Contracts
import FeatureStore
import Online
import Parity

/// Takes a record apart into questions to views.
struct QuestionMaker: Sendable {
    let project: Project

    /// A part of a record that can be asked again, or why it cannot, with the features that it is about.
    enum Part: Sendable {
        case question(LoggedQuestion)
        case unaskable(UnaskableReason, version: String, features: [String])
    }

    /// The parts of a record, one for each view, in the order of the vector.
    func parts(of logged: LoggedVector) -> [Part] {
        let vector = logged.vector
        var names: [String] = []
        var columns: [String: [Int]] = [:]
        for (position, column) in vector.features.columns.enumerated() {
            let name = String(column.name.prefix { $0 != ":" })
            if columns[name] == nil { names.append(name) }
            columns[name, default: []].append(position)
        }
        return names.map { part(of: logged, view: $0, columns: columns[$0] ?? [], all: names) }
    }

    private func part(of logged: LoggedVector, view name: String, columns: [Int], all: [String]) -> Part {
        let vector = logged.vector
        let served = served(name, vector, all)
        let version = served?.version ?? project.view(named: name).map { "\($0.viewVersion)" } ?? name
        let features = columns.map { Self.feature(vector.features.columns[$0].name) }
        // The version that answered, or else whichever the view has now.
        guard
            let view = project.view(named: version) ?? project.view(named: name)
                ?? ViewVersion(version).flatMap({ project.view($0.family) })
        else {
            return .unaskable(.noView(version), version: version, features: features)
        }
        func lacks(_ what: String) -> Part {
            .unaskable(.otherShape(version: version, missing: what), version: version, features: features)
        }
        var answers: [LoggedQuestion.Feature] = []
        for position in columns {
            let column = vector.features.columns[position]
            let feature = Self.feature(column.name)
            guard let index = view.features.firstIndex(where: { $0.name == feature && $0.type == column.type }) else {
                return lacks("feature \(feature) \(column.type)")
            }
            let status = vector.statuses.indices.contains(position) ? vector.statuses[position] : .present
            answers.append(.init(position: index, value: CellValue(column, row: 0), status: status))
        }
        var spine: [Column] = []
        for contract in view.entity.keys {
            guard let column = vector.keys.column("\(view.entity.name).\(contract.name)"), column.type == contract.type
            else { return lacks("key \(contract.name) \(contract.type)") }
            spine.append(column.named(contract.name))
        }
        var asOf = Column(name: "as_of", type: .timestamp)
        asOf.append(vector.asOf)
        spine.append(asOf)
        for contract in view.request {
            guard let column = vector.request.column(contract.name), column.type == contract.type else {
                return lacks("request column \(contract.name) \(contract.type)")
            }
            spine.append(column)
        }
        return .question(
            LoggedQuestion(
                logged: logged, view: view, version: version, spine: ColumnBatch(columns: spine, rowCount: 1),
                features: answers, rows: served?.rows, through: served?.through))
    }

    /// The entry of the view that features of this name came from: of a pair kept beside the current one, its own version.
    private func served(_ name: String, _ vector: ServedVector, _ all: [String]) -> ServedVector.ServedView? {
        if let kept = ViewVersion(name) ?? ViewVersion(pair: name) {
            return vector.views.first { $0.version == "\(kept)" }
        }
        let others = Set(all.compactMap { (ViewVersion($0) ?? ViewVersion(pair: $0)).map { "\($0)" } })
        return vector.views.first { ViewVersion($0.version)?.family == name && !others.contains($0.version) }
    }

    private static func feature(_ name: String) -> String { String(name.drop { $0 != ":" }.dropFirst()) }
}

extension Column {
    /// The same cells under another name.
    func named(_ name: String) -> Column {
        var column = Column(name: name, type: type)
        column.append(contentsOf: self)
        return column
    }
}
