internal import Contracts
internal import FeatureStore
internal import Warehouse

/// The chunks of a spooled sample, each taken out and answered by Swift.
struct SampleChunks: Sendable {
    let sample: SpooledSample
    let asking: SwiftAsking
    let project: Project
    let source: CaseSource
    let filter: QuestionFilter

    /// How many chunks there are.
    var count: Int { sample.chunks.count }

    /// What is known of the views when a chunk is taken out.
    struct Openings: Sendable {
        /// By view: whether any warehouse waits for its answers.
        var isOpen: [Bool]
        /// By view: whether Swift failed so often that it is asked no more.
        private(set) var isGivenUp: [Bool]
        /// By view: how many questions it had in former chunks.
        private(set) var askedBefore: [Int]

        init(viewCount: Int) {
            isOpen = Array(repeating: true, count: viewCount)
            isGivenUp = Array(repeating: false, count: viewCount)
            askedBefore = Array(repeating: 0, count: viewCount)
        }

        /// Learns from a chunk.
        mutating func note(_ prepared: Prepared) {
            for (view, questions) in (prepared.unit?.questions ?? []).enumerated() {
                askedBefore[view] += questions.spine.rows.rowCount
            }
            guard case .success(let answers) = prepared.answers else { return }
            for (view, answers) in answers.enumerated() where answers.map({ $0.notAsked > 0 }) ?? false {
                isGivenUp[view] = true
            }
        }
    }

    /// A chunk with what Swift says.
    struct Prepared: Sendable {
        let index: Int
        /// Nil when the chunk cannot be taken out.
        let unit: WarehouseRun.Unit?
        let answers: SwiftAsking.Answers
        /// By view: whether it has questions that Swift was not asked, after too many failures.
        let givenUp: [Bool]
    }

    /// Takes a chunk out and asks Swift.
    @concurrent
    func prepare(_ index: Int, _ openings: Openings) async -> Prepared {
        do throws(SpoolError) {
            let unit = WarehouseRun.Unit(
                CaseBatch([try sample.chunk(index)]), views: asking.views, project: project, source: source,
                filter: filter)
            let open = unit.questions.indices.filter {
                unit.questions[$0].spine.rows.rowCount > 0 && openings.isOpen[$0]
            }
            let asked = open.filter { !openings.isGivenUp[$0] }
            let givenUp = unit.questions.indices.map { open.contains($0) && openings.isGivenUp[$0] }
            guard !asked.isEmpty else {
                let none = Array<SwiftAnswers?>(repeating: nil, count: asking.views.count)
                return Prepared(index: index, unit: unit, answers: .success(none), givenUp: givenUp)
            }
            let shares = asking.views.indices.map { view in
                total(view).map { ViewQuestions.Share(before: openings.askedBefore[view], total: $0) }
            }
            let answers = await asking.ask(unit, asked, shares: shares)
            return Prepared(index: index, unit: unit, answers: answers, givenUp: givenUp)
        } catch {
            return Prepared(
                index: index, unit: nil,
                answers: .failure(SwiftAsking.SwiftSideFailure(reason: .casesUnavailable(message: error.message))),
                givenUp: [])
        }
    }

    /// How many questions a view has in the whole sample; nil when only some of them are asked.
    private func total(_ view: Int) -> Int? {
        guard filter.allowsAll else { return nil }
        return sample.spines.first { $0.entity.name == asking.views[view].entity.name }?.spooled.rowCount
    }
}
