internal import Catalogue
internal import Contracts
internal import SQLFrontend
internal import Warehouse

/// The mutants of one view, as results that nothing has come of yet, and those that can be tried.
struct MutantList {
    let view: ViewContract
    private(set) var results: [MutantResult] = []
    private(set) var trials: [MutantTrial] = []
    /// By position: what is edited, for the contract's `accepted_mutants`.
    private var places: [Place] = []

    private struct Place {
        let text: String
        let range: Range<Int>
    }

    init(view: ViewContract) {
        self.view = view
    }

    /// Adds the mutants of the SQL half; what the engine refuses is not tried.
    mutating func addSQL(_ query: BoundQuery, project: Project, warehouse: any Warehouse) {
        let lines = Self.lines(view.sql.text)
        let own = (try? warehouse.compile(query))?.text
        for bound in SQLMutants(query: query, project: project).allBound() {
            let mutant = bound.mutant
            guard let first = mutant.edits.first, let last = mutant.edits.last else { continue }
            var outcome = MutantResult.Outcome.survived(cases: 0)
            do {
                let compiled = try warehouse.compile(bound.query)
                if compiled.text == own {
                    outcome = .equivalent("\(warehouse.engine.name) is given the same statement")
                } else if let reason = CountEquivalence.reason(mutant.original, mutant.replacement) {
                    outcome = .equivalent(reason)
                } else {
                    trials.append(MutantTrial(position: results.count, subject: .sql(compiled)))
                }
            } catch let refusal as QueryRefusal {
                outcome = .unmeasured("\(warehouse.engine.name) refuses it: \(refusal.message)")
            } catch {
                outcome = .unmeasured("\(error)")
            }
            places.append(Place(text: query.text, range: first.range.lowerBound..<last.range.upperBound))
            results.append(
                MutantResult(
                    side: .sql, code: mutant.operator.code,
                    cause: CauseClass(rawValue: mutant.causeCode) ?? .condition, original: mutant.original,
                    replacement: mutant.replacement, location: mutant.location,
                    line: Self.line(mutant.location.line, of: lines), outcome: outcome))
        }
    }

    /// Adds the mutants of the Swift half that were built, and those that the compiler says mean the same.
    mutating func addSwift(_ built: BuiltSwiftMutants) {
        for member in built.members where member.view.name == view.name {
            trials.append(MutantTrial(position: results.count, subject: .swift(member.contract)))
            add(member.mutant, .survived(cases: 0))
        }
        for (member, reason) in built.equivalents where member.view.name == view.name {
            add(member.mutant, .equivalent(reason))
        }
    }

    private mutating func add(_ mutant: SwiftMutant, _ outcome: MutantResult.Outcome) {
        guard let first = mutant.edits.first, let last = mutant.edits.last else { return }
        places.append(Place(text: view.swift.text, range: first.range.lowerBound..<last.range.upperBound))
        results.append(
            MutantResult(
                side: .swift, code: mutant.operator.code, cause: mutant.operator.cause, original: mutant.original,
                replacement: mutant.replacement, location: mutant.location,
                line: Self.line(mutant.location.line, of: Self.lines(view.swift.text)), outcome: outcome))
    }

    /// Takes accepted survivors out of the count.
    ///
    /// - Returns: the entries that should go: they mean no edit, several, or one that something notices.
    func accept(_ entries: [AcceptedMutant], in results: inout [MutantResult]) -> [TeethReport.IdleAcceptance] {
        var idle: [TeethReport.IdleAcceptance] = []
        let tried = Set(results.map(\.side))
        for entry in entries where tried.contains(entry.half.side) {
            let meant = results.indices.filter { position in
                results[position].side == entry.half.side
                    && entry.means(
                        places[position].range, of: places[position].text, replacedBy: results[position].replacement)
            }
            guard let position = meant.first, meant.count == 1 else {
                idle.append(
                    TeethReport.IdleAcceptance(
                        entry: entry, reason: meant.isEmpty ? .matchesNone : .matchesSeveral(meant.count)))
                continue
            }
            switch results[position].outcome {
            case .survived: results[position].outcome = .accepted(entry.because)
            case .killedByFixtures: idle.append(TeethReport.IdleAcceptance(entry: entry, reason: .isKilled))
            // The attack may always find more: what it notices may still be nothing that fixtures need.
            case .killedByAttack: results[position].outcome = .accepted(entry.because)
            case .equivalent, .accepted, .unmeasured: break
            }
        }
        return idle
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    private static func line(_ number: Int, of lines: [Substring]) -> String {
        guard lines.indices.contains(number - 1) else { return "" }
        let line = lines[number - 1]
        let body = line.drop { $0 == " " || $0 == "\t" }
        return String(body.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}

extension AcceptedMutant.Half {
    /// The side that the half is.
    var side: Side { self == .sql ? .sql : .swift }
}
