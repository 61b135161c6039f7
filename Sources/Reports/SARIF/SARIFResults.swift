internal import Contracts
internal import Parity
internal import SQLFrontend
internal import Warehouse

/// Makes the results of a run, in the order of its verdict, and the notifications of what could not be decided.
struct SARIFResults {
    let report: RunReport
    /// The package's folder within the repository; "" for its root.
    let folder: String

    /// One result for each finding, each dependence on a session's zone, each fault and each lint.
    var results: [SARIFResult] {
        report.verdict.views.flatMap { view -> [SARIFResult] in
            guard let pair = report.pairs[view.view.name] else { return [] }
            return view.warehouses.flatMap { warehouse in
                findings(warehouse, of: view, pair: pair) + zones(warehouse, pair: pair) + faults(warehouse, pair: pair)
            } + lints(pair)
        }
    }

    /// What could not be decided, by view and warehouse.
    var notifications: [SARIFInvocation.Notification] {
        report.verdict.views.flatMap { view in
            view.warehouses.flatMap { warehouse in
                warehouse.reasons.compactMap { reason -> SARIFInvocation.Notification? in
                    switch reason {
                    case .sqlNotUnderstood, .waiversExpired: return nil
                    default: break
                    }
                    var place = view.view.location
                    if case .refusedByEngine(_, _, let location) = reason { place = location }
                    let sentence = ReasonText.sentence(reason, view: view.view)
                    return SARIFInvocation.Notification(
                        level: .error, message: .plain("\(view.view.name) on \(warehouse.warehouse): \(sentence)"),
                        locations: [location(place, name: view.view.name)])
                }
            }
        }
    }

    private func findings(
        _ warehouse: WarehouseVerdict, of view: ViewVerdict, pair: PairFacts
    ) -> [SARIFResult] {
        var seen: [String: Int] = [:]
        return warehouse.findings.map { finding in
            let key = [pair.view.name, finding.feature ?? "", ClassText.code(finding.kind), warehouse.warehouse]
                .joined(separator: "/")
            seen[key, default: 0] += 1
            let number = seen[key] ?? 1
            return SARIFFinding(
                finding: finding, warehouse: warehouse, votes: view.votes, pair: pair, report: report, folder: folder,
                fingerprint: number == 1 ? key : "\(key)#\(number)"
            ).result
        }
    }

    private func zones(_ warehouse: WarehouseVerdict, pair: PairFacts) -> [SARIFResult] {
        let level: SARIFLevel = ZoneText.isError(warehouse) ? .error : .warning
        return warehouse.zoneDependences.map { found in
            let name = [pair.view.name, found.feature].compactMap(\.self).joined(separator: ":")
            return plain(
                rule: Lint.Code.zoneDependent.rawValue, level: level, name: name, feature: found.feature, pair: pair,
                warehouse: warehouse, at: pair.sqlLocation(of: found.feature, on: warehouse.warehouse),
                message: "\(name) on \(warehouse.warehouse): \(ZoneText.sentence(found)).",
                fingerprint: "\(pair.view.name)/\(found.feature ?? "")/\(found.zone)/\(warehouse.warehouse)",
                count: found.count)
        }
    }

    private func faults(_ warehouse: WarehouseVerdict, pair: PairFacts) -> [SARIFResult] {
        warehouse.reasons.flatMap { reason -> [SARIFResult] in
            let faults: [(place: SourceLocation, message: String)] =
                switch reason {
                case .sqlNotUnderstood(let faults):
                    faults.map { ($0.location, $0.message + ($0.hint.map { "; \($0)" } ?? "")) }
                case .waiversExpired(let waivers): waivers.map { ($0.location, $0.expiry.message) }
                default: []
                }
            return faults.map { fault in
                plain(
                    rule: SARIFRules.misconfigured, level: .error, name: pair.view.name, feature: nil, pair: pair,
                    warehouse: warehouse, at: fault.place, message: "\(pair.view.name): \(fault.message)",
                    fingerprint: "\(pair.view.name)/\(fault.place)/\(warehouse.warehouse)", count: nil)
            }
        }
    }

    private func lints(_ pair: PairFacts) -> [SARIFResult] {
        pair.lints.map { lint in
            plain(
                rule: lint.code.rawValue, level: .warning, name: pair.view.name, feature: nil, pair: pair,
                warehouse: nil, at: lint.location, message: "\(lint.message); \(lint.suggestion)",
                fingerprint: "\(pair.view.name)/\(lint.location)", count: nil)
        }
    }

    /// A result about one line of the SQL.
    private func plain(
        rule: String, level: SARIFLevel, name: String, feature: String?, pair: PairFacts, warehouse: WarehouseVerdict?,
        at place: SourceLocation, message: String, fingerprint: String, count: Int?
    ) -> SARIFResult {
        SARIFResult(
            ruleId: rule, ruleIndex: SARIFRules.position(of: rule) ?? -1, level: level, message: .plain(message),
            locations: [location(place, name: name)], relatedLocations: [],
            partialFingerprints: ["featurestore/v1": fingerprint], occurrenceCount: count, fixes: nil,
            suppressions: [],
            properties: .init(
                view: pair.view.name, feature: feature, warehouse: warehouse?.warehouse,
                engine: warehouse?.engine.map { "\($0.name) \($0.version)" }, divergence: nil, causes: nil))
    }

    private func location(_ place: SourceLocation, name: String) -> SARIFLocation {
        SARIFLocation(
            id: nil,
            physicalLocation: .init(
                artifactLocation: SARIFText.artifact(place.file, folder: folder),
                region: SARIFRegion(startLine: place.line, startColumn: place.column)),
            logicalLocations: [.init(fullyQualifiedName: name)], message: nil)
    }
}
