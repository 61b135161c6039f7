internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Asks the Swift side the questions of a batch.
struct SwiftAsking: Sendable {
    /// One for each pair, in order.
    let views: [ViewContract]
    let swift: any SwiftSide
    let progress: @Sendable (ProgressEvent) -> Void

    /// What came of asking: one element for each pair, nil where it was not asked, or why nobody was.
    typealias Answers = Result<[SwiftAnswers?], SwiftSideFailure>

    /// Why the Swift side answered nothing.
    struct SwiftSideFailure: Error {
        let reason: UndecidedReason
    }

    /// Asks some of the views.
    ///
    /// - Parameters:
    ///   - asked: positions of views that have questions.
    ///   - shares: for each pair, which of many questions those of the unit are.
    @concurrent
    func ask(_ unit: WarehouseRun.Unit, _ asked: [Int], shares: [ViewQuestions.Share?]? = nil) async -> Answers {
        let questions = asked.map { position in
            ViewQuestions(
                view: views[position], spine: unit.questions[position].spine, share: shares.flatMap { $0[position] })
        }
        let counts = Dictionary(questions.map { ($0.view.name, $0.spine.rows.rowCount) }) { first, _ in first }
        for question in questions {
            progress(.askingSwift(view: question.view.name, answered: 0, questions: question.spine.rows.rowCount))
        }
        do {
            let answers = try await swift.answers(to: questions, over: unit.tables) { [progress] view, answered in
                progress(.askingSwift(view: view, answered: answered, questions: counts[view] ?? 0))
            }
            guard answers.count == questions.count else {
                return .failure(
                    SwiftSideFailure(
                        reason: .brokenPromise(
                            message: "the Swift side answered \(answers.count) views, not \(questions.count)")))
            }
            var byView: [SwiftAnswers?] = Array(repeating: nil, count: views.count)
            for (position, answer) in zip(asked, answers) { byView[position] = answer }
            return .success(byView)
        } catch is CancellationError {
            return .failure(SwiftSideFailure(reason: .cancelled))
        } catch let error as SwiftSideError {
            return .failure(SwiftSideFailure(reason: .swiftSideUnavailable(message: error.message)))
        } catch {
            return .failure(SwiftSideFailure(reason: .swiftSideUnavailable(message: "\(error)")))
        }
    }
}
