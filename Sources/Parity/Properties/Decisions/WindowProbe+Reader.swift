internal import Contracts

extension WindowProbe {
    /// Reads from the answers to one experiment whether rows count where the window says.
    struct Reader: Sendable {
        let row: String
        let bound: WindowDecision.Bound
        let end: End
        /// How far from the end the row was put: outside, on it, twice inside, and further inside.
        let places: [Int64]
        /// How far inside a shorter window would begin.
        let shorter: [Int64]
        /// Whether the row is known where it must count first.
        let isKnown: Bool
        let isAboutEvents: Bool

        /// Where the inputs stand: without the row, with it far outside, and with it at the first of the places.
        private enum Input { static let (without, far, placed) = (0, 1, 2) }

        func outcome(_ answers: ExperimentAnswers) -> Experiment.Outcome {
            for position in 0...1 where position == 0 || !bound.isClosed {
                guard counts(Input.placed + position, answers) == true else { continue }
                return .broken(
                    Experiment.Contradiction(
                        before: Input.without, after: Input.placed + position,
                        change: "\(row) is at \(words(places[position])) instead of absent",
                        expected: "a row at \(words(places[position])) does not count"))
            }
            // Known rows alone must count, and only a row that does a microsecond further in shows that it would.
            let first = Input.placed + (bound.isClosed ? 1 : 2)
            guard isKnown, let countsFirst = counts(first, answers) else { return .silent }
            if countsFirst { return .kept }
            if counts(first + 1, answers) == true, weighsAlike(first + 1, answers) {
                return missing(first + 1, places[first + 1 - Input.placed], at: first)
            }
            // Or it begins to count further in, exactly where one of the halves' own lengths of time ends.
            for (turn, distance) in shorter.enumerated() {
                let start = Input.placed + places.count + 3 * turn
                if counts(start, answers) == false, counts(start + 1, answers) == false,
                    counts(start + 2, answers) == true
                {
                    return missing(start + 2, distance + 1, at: start)
                }
            }
            return .silent
        }

        private func counts(_ input: Int, _ answers: ExperimentAnswers) -> Bool? {
            guard let differs = answers.isSame(Input.without, input).map({ !$0 }) else { return nil }
            guard differs, !isAboutEvents else { return differs }
            return answers.isSame(Input.far, input).map { !$0 }
        }

        /// Whether a row weighs the same further inside, or is all that there is: a weight that grows from nothing is
        /// no sign of a window.
        private func weighsAlike(_ input: Int, _ answers: ExperimentAnswers) -> Bool {
            answers.value(Input.without)?.isNull == true
                || answers.isSame(input, Input.placed + places.count - 1) == true
        }

        private func missing(_ shown: Int, _ distance: Int64, at first: Int) -> Experiment.Outcome {
            let place = words(places[bound.isClosed ? 1 : 2])
            // Where a unit of the calendar begins, a wrong zone is wrong on some days only.
            let isPresumed = if case .start = bound.anchor { false } else { true }
            return .broken(
                Experiment.Contradiction(
                    before: shown, after: first, change: "\(row) is at \(place) instead of \(words(distance))",
                    expected: "a row at \(place) counts", isPresumed: isPresumed))
        }

        private func words(_ distance: Int64) -> String { TimeWords.sum("\(bound)", distance) }
    }
}
