internal import Catalogue
internal import Contracts
internal import Parity
internal import Warehouse

/// Makes the result of one finding.
struct SARIFFinding {
    let finding: Finding
    let warehouse: WarehouseVerdict
    let votes: [Vote]
    let pair: PairFacts
    let report: RunReport
    /// The package's folder within the repository; "" for its root.
    let folder: String
    /// What tells this finding from all others of the run, and is the same in the next run.
    let fingerprint: String

    /// The result.
    var result: SARIFResult {
        let shown = FindingText.all(
            finding, warehouse, votes: votes, pair: pair, arguments: report.arguments, examples: 1
        ).first
        let rule = self.rule
        return SARIFResult(
            ruleId: rule, ruleIndex: SARIFRules.position(of: rule) ?? -1, level: .error, message: message(shown),
            locations: [location(of: primary(shown), shown)], relatedLocations: related(shown),
            partialFingerprints: ["featurestore/v1": fingerprint], occurrenceCount: max(finding.count, 1),
            fixes: cause?.edit.map { [fix($0)] }, suppressions: suppressions,
            properties: .init(
                view: pair.view.name, feature: finding.feature, warehouse: warehouse.warehouse,
                engine: warehouse.engine.map { "\($0.name) \($0.version)" }, divergence: ClassText.code(finding.kind),
                causes: finding.smallest?.explanation.map(CauseText.tiedCodes)))
    }

    /// A waiver of the contract, by which the finding does not count.
    private var suppressions: [SARIFResult.Suppression] {
        finding.waiver.map { waiver in
            let place = waiver.location
            return [
                SARIFResult.Suppression(
                    justification: WaiverText.terms(waiver),
                    location: SARIFLocation(
                        id: nil,
                        physicalLocation: physical(
                            place, region: SARIFRegion(startLine: place.line, startColumn: place.column)),
                        logicalLocations: nil, message: nil))
            ]
        } ?? []
    }

    private var name: String { [pair.view.name, finding.feature].compactMap(\.self).joined(separator: ":") }

    private var cause: Cause? { finding.smallest?.explanation?.causes.first }

    /// The class of the likeliest cause where one is known, else that of the divergence.
    private var rule: String {
        cause.flatMap { SARIFRules.position(of: $0.code) == nil ? nil : $0.code } ?? ClassText.code(finding.kind)
    }

    private func message(_ shown: FindingText?) -> SARIFMessage {
        let start = "\(name) on \(warehouse.warehouse): "
        guard let shown else {
            let sentence =
                "\(start)\(ClassHelp.sentence(finding.kind)) \(Counts.text(finding.count, "question")) in all."
            return .plain(sentence)
        }
        let answers = AnswerText.pair(shown.divergence.sql, shown.divergence.swift)
        let helped = cause?.edit.map { " To make them agree, \($0.instruction)." } ?? ""
        let authority = cause?.authority.map {
            " The contract or a fixture says \($0): \(CauseText.followers(cause?.contradicting ?? []))."
        }
        let report = MarkdownText.fenced(shown.lines.joined(separator: "\n"), language: "text")
        return SARIFMessage(
            text: SARIFText.escaped(
                "\(start)\(shown.sentence). SQL: \(answers.sql). Swift: \(answers.swift)."
                    + "\(authority ?? "")\(helped)"),
            markdown: SARIFText.escapedMarkdown("\(MarkdownText.escaped(start + shown.sentence)).\n\n\(report)"))
    }

    /// The half whose line the result is shown at: the one that is known to be wrong or failed alone, else the SQL.
    private func primary(_ shown: FindingText?) -> Side {
        guard let shown, let first = shown.places.first else { return .sql }
        let isSettled = shown.places.count == 1 || !(cause?.contradicting ?? []).isEmpty
        return isSettled && first == shown.locations.swift ? .swift : .sql
    }

    private func place(of side: Side, _ shown: FindingText?) -> SourceLocation {
        switch side {
        case .sql: shown?.locations.sql ?? pair.sqlLocation(of: finding.feature, on: warehouse.warehouse)
        case .swift: shown?.locations.swift ?? pair.swiftLocation(of: finding.feature)
        }
    }

    private func location(of side: Side, _ shown: FindingText?) -> SARIFLocation {
        let place = place(of: side, shown)
        return SARIFLocation(
            id: nil, physicalLocation: physical(place, region: region(place, of: side)),
            logicalLocations: [.init(fullyQualifiedName: name)], message: nil)
    }

    /// The other half, and the case in which it was first seen where that is a file.
    private func related(_ shown: FindingText?) -> [SARIFLocation] {
        let other: Side = primary(shown) == .sql ? .swift : .sql
        let place = place(of: other, shown)
        var related = [
            SARIFLocation(
                id: 1, physicalLocation: physical(place, region: region(place, of: other)), logicalLocations: nil,
                message: .plain("The \(ClassText.name(other)) half of \(name)."))
        ]
        if let question = finding.examples.first?.question, question.origin != .generated {
            let seen = question.location
            related.append(
                SARIFLocation(
                    id: 2,
                    physicalLocation: physical(
                        seen, region: SARIFRegion(startLine: seen.line, startColumn: seen.column)),
                    logicalLocations: nil, message: .plain("First seen in \(question.selector).")))
        }
        return related
    }

    private func physical(_ place: SourceLocation, region: SARIFRegion) -> SARIFLocation.PhysicalLocation {
        .init(artifactLocation: SARIFText.artifact(place.file, folder: folder), region: region)
    }

    /// The place, up to the end of what an edit replaces, with the text of its line.
    private func region(_ place: SourceLocation, of side: Side) -> SARIFRegion {
        var region = SARIFRegion(startLine: place.line, startColumn: place.column)
        if let edit = cause?.edit, edit.side == side, edit.location == place, !edit.original.isEmpty {
            region = Self.region(of: edit)
        }
        let half = side == .sql ? pair.sqlText(on: warehouse.warehouse) : pair.view.swift
        // A snippet is the region's own text, so only a region without an end may show its line.
        if region.endColumn == nil { region.snippet = CodeLine(place, of: half).map { SARIFContent(text: $0.text) } }
        return region
    }

    private func fix(_ edit: SuggestedEdit) -> SARIFFix {
        SARIFFix(
            description: .plain(edit.instruction),
            artifactChanges: [
                .init(
                    artifactLocation: SARIFText.artifact(edit.location.file, folder: folder),
                    replacements: [
                        .init(
                            deletedRegion: Self.region(of: edit),
                            insertedContent: SARIFContent(text: edit.replacement))
                    ])
            ])
    }

    /// What an edit replaces; nothing, at its place, where it only adds.
    private static func region(of edit: SuggestedEdit) -> SARIFRegion {
        let lines = edit.original.split(separator: "\n", omittingEmptySubsequences: false)
        let last = lines.last?.unicodeScalars.count ?? 0
        return SARIFRegion(
            startLine: edit.location.line, startColumn: edit.location.column,
            endLine: edit.location.line + lines.count - 1,
            endColumn: lines.count == 1 ? edit.location.column + last : last + 1)
    }
}
