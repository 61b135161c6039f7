internal import SQLite

/// Divides a match among the groups of its pattern.
///
/// The order in which divisions are tried is what decides; it follows PostgreSQL's `cdissect` (src/backend/regex/regexec.c).
/// Without back references the first that fits is right, so the time is a small multiple of that of the match.
struct RegexDissection {
    private var scan: RegexScan
    /// What each group got; the whole match at index 0.
    private(set) var captures: [Range<Int>?]

    init(_ scan: RegexScan, groups: Int) {
        self.scan = scan
        captures = Array(repeating: nil, count: groups + 1)
    }

    mutating func clear() {
        for index in captures.indices { captures[index] = nil }
    }

    private mutating func clear(_ node: RegexNode) {
        if node.capture != 0 { captures[node.capture] = nil }
        for child in node.children { clear(child) }
    }

    /// Divides what a node is known to match; false where a back reference does not hold.
    mutating func divide(_ node: RegexNode, _ range: Range<Int>) throws(FunctionFailure) -> Bool {
        let isDivided: Bool
        switch node.operation {
        case .plain: isDivided = true
        case .concatenation: isDivided = try divideConcatenation(node, range)
        case .alternation:
            var isFound = false
            for child in node.children {
                guard try scan.matches(child.program, from: range.lowerBound, to: range.upperBound) else { continue }
                isFound = try divide(child, range)
                if isFound { break }
                clear(child)
            }
            isDivided = isFound
        case .iteration(let least, let most):
            isDivided = try divideIteration(node.children[0], least, most, range)
        case .backReference(let group, let least, let most):
            isDivided = repeats(group, least, most, range)
        case .wrapper: isDivided = try divide(node.children[0], range)
        }
        if isDivided, node.capture != 0 { captures[node.capture] = range }
        return isDivided
    }

    private mutating func divideConcatenation(
        _ node: RegexNode, _ range: Range<Int>
    ) throws(FunctionFailure) -> Bool {
        let (first, second) = (node.children[0], node.children[1])
        let isShorter = first.traits.contains(.prefersShorter)
        let (start, end) = (range.lowerBound, range.upperBound)
        var middle =
            isShorter
            ? try scan.shortest(first.program, from: start, between: start, and: end)
            : try scan.longest(first.program, from: start, to: end)
        while let place = middle {
            if try scan.matches(second.program, from: place, to: end), try divide(first, start..<place),
                try divide(second, place..<end)
            {
                return true
            }
            if isShorter {
                guard place < end else { return false }
                middle = try scan.shortest(first.program, from: start, between: place + 1, and: end)
            } else {
                guard place > start else { return false }
                middle = try scan.longest(first.program, from: start, to: place - 1)
            }
            clear(first)
            clear(second)
        }
        return false
    }

    /// Whether the text is what a group got, so many times.
    private func repeats(_ group: Int, _ least: Int, _ most: Int?, _ range: Range<Int>) -> Bool {
        guard let captured = captures[group] else { return false }
        if captured.isEmpty { return range.isEmpty && least <= most ?? .max }
        if range.isEmpty { return least == 0 }
        let (times, rest) = range.count.quotientAndRemainder(dividingBy: captured.count)
        guard rest == 0, times >= least, times <= most ?? .max else { return false }
        return range.indices.allSatisfy { index in
            let offset = (index - range.lowerBound) % captured.count
            return areEqual(scan.text[index], scan.text[captured.lowerBound + offset])
        }
    }

    /// Whether case is ignored between a group and what refers back to it.
    var ignoresCase = false

    private func areEqual(_ one: UInt32, _ other: UInt32) -> Bool {
        if one == other { return true }
        return ignoresCase && (one ^ other) == 0x20 && (0x61...0x7a).contains(one | 0x20)
    }

    /// An empty text is no repetition where the shortest is preferred, else one if it can be, so that groups get something.
    private mutating func divideIteration(
        _ child: RegexNode, _ least: Int, _ most: Int?, _ range: Range<Int>
    ) throws(FunctionFailure) -> Bool {
        let mayBeNone = least == 0 && range.isEmpty
        if child.traits.contains(.prefersShorter) {
            return try mayBeNone ? true : divideShortIteration(child, least, most, range)
        }
        if try divideLongIteration(child, least, most, range) { return true }
        if mayBeNone { clear(child) }
        return mayBeNone
    }

    /// Ends of repetitions, each as long as can be; a shorter one is tried where the rest does not fit.
    private mutating func divideLongIteration(
        _ child: RegexNode, _ least: Int, _ most: Int?, _ range: Range<Int>
    ) throws(FunctionFailure) -> Bool {
        var state = IterationState(least, most, range)
        let end = range.upperBound
        var limit = end
        while state.count > 0 {
            let start = state.ends[state.count - 1]
            if let found = try scan.longest(child.program, from: start, to: limit) {
                state.set(found)
                if found != end {
                    if state.count >= state.most {
                        state.count -= 1
                    } else if !(found == start && state.needsNoEmpty(until: end)) {
                        state.count += 1
                        limit = end
                        continue
                    }
                } else if state.count >= state.least, try verify(child, &state) {
                    return true
                }
            } else {
                state.count -= 1
            }
            while state.count > 0 {
                let previous = state.ends[state.count - 1]
                if state.ends[state.count] > previous {
                    limit = state.ends[state.count] - 1
                    if limit > previous
                        || (state.count < state.least && state.least - state.count >= end - previous)
                    {
                        break
                    }
                }
                state.count -= 1
            }
        }
        return false
    }

    /// Ends of repetitions, each as short as can be.
    private mutating func divideShortIteration(
        _ child: RegexNode, _ least: Int, _ most: Int?, _ range: Range<Int>
    ) throws(FunctionFailure) -> Bool {
        var state = IterationState(least, most, range)
        let end = range.upperBound
        var limit = range.lowerBound
        while state.count > 0 {
            let start = state.ends[state.count - 1]
            if limit == start, limit != end, state.needsNoEmpty(until: end, from: limit) { limit += 1 }
            if state.count >= state.most { limit = end }
            if let found = try scan.shortest(child.program, from: start, between: limit, and: end) {
                state.set(found)
                if found != end {
                    state.count += 1
                    limit = found
                    continue
                }
                if state.count >= state.least, try verify(child, &state) {
                    return true
                }
            } else {
                state.count -= 1
            }
            while state.count > 0 {
                if state.ends[state.count] < end {
                    limit = state.ends[state.count] + 1
                    break
                }
                state.count -= 1
            }
        }
        return false
    }

    /// Divides the repetitions that were not yet, and says whether all could be.
    private mutating func verify(_ child: RegexNode, _ state: inout IterationState) throws(FunctionFailure) -> Bool {
        while state.verified < state.count {
            clear(child)
            guard try divide(child, state.ends[state.verified]..<state.ends[state.verified + 1]) else { return false }
            state.verified += 1
        }
        return true
    }
}

/// How far the division of an iteration has come.
private struct IterationState {
    /// Where each repetition ends; the start of the first at index 0.
    var ends: [Int]
    /// The repetition that is being placed, from 1.
    var count = 1
    /// How many are known to divide.
    var verified = 0
    let least: Int
    let most: Int

    init(_ least: Int, _ most: Int?, _ range: Range<Int>) {
        self.least = max(least, 1)
        self.most = max(min(range.count, most ?? .max), self.least)
        ends = Array(repeating: range.lowerBound, count: self.most + 1)
    }

    mutating func set(_ end: Int) {
        ends[count] = end
        verified = min(verified, count - 1)
    }

    /// Whether the least number of repetitions is reached without an empty one here.
    func needsNoEmpty(until end: Int, from place: Int? = nil) -> Bool {
        count >= least || least - count < end - (place ?? ends[count])
    }
}
