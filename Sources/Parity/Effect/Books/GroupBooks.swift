internal import Contracts
internal import FeatureStore

/// The books on what changes in one kind of cases, between two versions of one half.
struct GroupBooks {
    private let former: ViewContract
    private let present: ViewContract
    private(set) var group = EffectGroup()
    private var shelf: ExampleShelf
    /// By feature of ``EffectGroup/features``: its column in the former and in the present answers.
    private let columns: [(former: Int, present: Int)]

    init(former: ViewContract, present: ViewContract, examples: Int) {
        self.former = former
        self.present = present
        shelf = ExampleShelf(limit: examples)
        var columns: [(former: Int, present: Int)] = []
        for (position, feature) in present.features.enumerated() {
            guard let before = former.features.firstIndex(where: { $0.name == feature.name }) else { continue }
            columns.append((before + 2, position + 2))
            group.features.append(
                FeatureEffect(
                    name: feature.name,
                    isComparable: CellChange.isComparable(former.features[before].type, feature.type)))
        }
        self.columns = columns
    }

    /// What the books say, with the examples that are shown.
    var result: EffectGroup {
        var result = group
        result.examples = shelf.examples
        return result
    }

    /// Compares what both versions answered to the same questions.
    ///
    /// - Complexity: O(questions × features).
    mutating func add(
        _ shared: SharedQuestions, former before: VersionAnswers, present now: VersionAnswers, batch: CaseBatch
    ) throws(BrokenPromise) {
        let slots = QuestionSlots(shared.present.spine)
        let formerRows = try AnswerIndex(before.rows, slots, view: former)
        let presentRows = try AnswerIndex(now.rows, slots, view: present)
        let formerFailures = Self.failures(before, slots)
        let presentFailures = Self.failures(now, slots)
        group.questions += slots.count
        group.onlyFormer += shared.onlyFormer
        group.onlyPresent += shared.onlyPresent
        group.notAsked += max(before.notAsked, now.notAsked)
        var isChanged = Array(repeating: false, count: slots.count)
        var pairs: [Pair] = []
        let (ids, former, present) = (shared.present.ids, former, present)
        func question(_ slot: Int) -> Question? {
            batch.question(caseID: ids[slot].0, spineID: ids[slot].1, view: present)
        }
        // A question that a version was never asked has no row there, which says nothing.
        let isComplete = before.notAsked == 0 && now.notAsked == 0
        for slot in 0..<slots.count {
            let (failedBefore, failsNow) = (formerFailures[slot], presentFailures[slot])
            if failedBefore != nil || failsNow != nil {
                guard failedBefore == nil || failsNow == nil else {
                    group.failing += 1
                    continue
                }
                isChanged[slot] = true
                if failsNow != nil { group.broken += 1 } else { group.repaired += 1 }
                shelf.offer(ExampleShelf.Key(feature: -1, way: .failure), magnitude: 0) {
                    question(slot).map {
                        EffectExample(
                            question: $0, feature: nil,
                            former: failedBefore ?? Self.answer(before.rows, formerRows, slot, former),
                            present: failsNow ?? Self.answer(now.rows, presentRows, slot, present))
                    }
                }
                continue
            }
            let hadSeveral = formerRows.severalRows[slot] != nil
            let hasSeveral = presentRows.severalRows[slot] != nil
            if hadSeveral || hasSeveral {
                group.several += 1
                isChanged[slot] = hadSeveral != hasSeveral
                continue
            }
            let (one, other) = (formerRows.onlyRow(slot), presentRows.onlyRow(slot))
            guard isComplete || one != nil && other != nil else { continue }
            if (one == nil) != (other == nil) {
                isChanged[slot] = true
                if one == nil { group.appeared += 1 } else { group.vanished += 1 }
                shelf.offer(ExampleShelf.Key(feature: -1, way: .row), magnitude: 0) {
                    question(slot).map {
                        EffectExample(
                            question: $0, feature: nil,
                            former: Self.answer(before.rows, formerRows, slot, former),
                            present: Self.answer(now.rows, presentRows, slot, present))
                    }
                }
            }
            pairs.append(Pair(slot: slot, former: one, present: other))
        }
        for feature in group.features.indices where group.features[feature].isComparable {
            compare(feature, before.rows, now.rows, pairs, question, &isChanged)
        }
        group.changed += isChanged.count { $0 }
    }

    private struct Pair {
        let slot: Int
        let former: Int?
        let present: Int?
    }

    private mutating func compare(
        _ feature: Int, _ before: ColumnBatch, _ now: ColumnBatch, _ pairs: [Pair], _ question: (Int) -> Question?,
        _ isChanged: inout [Bool]
    ) {
        let change = CellChange(before.columns[columns[feature].former], now.columns[columns[feature].present])
        var effect = group.features[feature]
        for pair in pairs {
            effect.compared += 1
            // No row for a question means NULL for each feature.
            let one = pair.former.flatMap { change.former.validity[$0] ? $0 : nil }
            let other = pair.present.flatMap { change.present.validity[$0] ? $0 : nil }
            let way: ExampleShelf.Key.Way
            var magnitude = 0.0
            switch (one, other) {
            case (nil, nil): continue
            case (nil, _?):
                effect.nullToValue += 1
                way = .nullToValue
            case (_?, nil):
                effect.valueToNull += 1
                way = .valueToNull
            case (let one?, let other?):
                guard !change.isSame(one, other) else { continue }
                way = .value
                if let movement = change.movement(one, other) {
                    magnitude = movement.distance.magnitude
                    var all = effect.movement ?? FeatureEffect.Movement()
                    all.add(movement)
                    effect.movement = all
                }
            }
            effect.changed += 1
            isChanged[pair.slot] = true
            // A row that comes or goes is an example of its own.
            guard pair.former != nil, pair.present != nil else { continue }
            shelf.offer(ExampleShelf.Key(feature: feature, way: way), magnitude: magnitude) {
                question(pair.slot).map {
                    EffectExample(
                        question: $0, feature: effect.name,
                        former: .value(one.map { CellValue(change.former, row: $0) } ?? .null),
                        present: .value(other.map { CellValue(change.present, row: $0) } ?? .null))
                }
            }
        }
        group.features[feature] = effect
    }

    private static func failures(_ answers: VersionAnswers, _ slots: QuestionSlots) -> [Int: SideAnswer] {
        var failures: [Int: SideAnswer] = [:]
        for failure in answers.failures {
            if let slot = slots.row(caseID: failure.caseID, spineID: failure.spineID) {
                failures[slot] = failure.answer
            }
        }
        return failures
    }

    /// The whole answer of a version to one question.
    private static func answer(
        _ rows: ColumnBatch, _ index: AnswerIndex, _ slot: Int, _ view: ViewContract
    ) -> SideAnswer {
        guard let row = index.onlyRow(slot) else { return .noRow }
        return .row(
            view.features.indices.map {
                NamedValue(name: view.features[$0].name, value: CellValue(rows.columns[$0 + 2], row: row))
            })
    }
}
