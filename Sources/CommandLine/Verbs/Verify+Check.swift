import ArgumentParser
import PromotionRecords
import Reports

extension Verify {
    /// Compares the records of promotions with the sources, and runs nothing.
    func checkRecords(in context: Context) async throws -> ExitStatus {
        let checker = PromotionChecker(
            context: context, fixtures: fixtures, today: today?.day ?? Clock.now().dayInUTC)
        let check = try await checker.check(names)
        switch format {
        case .json: try context.writeJSON(PromotionCheckJSON(check, strict: strict))
        default: try context.terminal.write(PromotionCheckText.text(check, strict: strict))
        }
        return switch check.conclusion(strict: strict) {
        case .holds: .agreed
        case .nothingPromoted: .undecided
        case .waiverExpired: .misused
        case .broken: .gateNotMet
        }
    }

    /// Refuses options that mean nothing to a check.
    func validateCheck() throws {
        guard check else {
            guard !strict else {
                throw ValidationError("--strict says how --check judges; give --check too.")
            }
            return
        }
        guard format == .text || format == .json else {
            throw ValidationError("--check writes text or json, found --format \(format.rawValue).")
        }
        guard !changed, !save, entities == nil, cases.isEmpty, warehouse.isEmpty, samples.isEmpty else {
            throw ValidationError(
                "--check only compares records with sources; give it names of views, if anything.")
        }
    }
}
