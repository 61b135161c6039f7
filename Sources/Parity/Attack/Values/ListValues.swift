internal import Contracts
internal import FeatureStore

/// The lists that a column may be given.
///
/// What a column of single values shows only in two rows, a column of lists shows in two elements of one list, or in two
/// lists: texts that fold alike, NaN beside numbers, extremes that do not add up. So each list is made of few elements
/// that belong together, and what is odd stands before and behind something plain.
struct ListValues {
    private(set) var sought: [CellValue] = []
    private(set) var near: [CellValue] = []
    private(set) var common: [CellValue] = []
    private(set) var rare: [CellValue] = []
    private(set) var groups: [[CellValue]] = []

    /// How many lists are made of values just beside what the pair mentions, and of odd ones: each is a case of its own.
    private static let mostOfAKind = 16

    /// - Parameter element: what a column would be given that held one of the elements.
    init(elements element: ValuePool, nullElements: Bool) {
        let values = Array((element.sought + element.common + element.near).prefix(6))
        guard let first = values.first, let last = values.last else {
            common = [.list([])]
            return
        }
        sought = element.sought.prefix(6).map { .list([$0]) }
        var lists: [[CellValue]] = [[first], [], [first, first], [first, last], [last, first], values]
        if nullElements { lists += [[.null], [.null, first], [first, .null], [.null, .null]] }
        common = lists.map { .list($0) }
        near = Self.beside(first, Array(element.near.prefix(Self.mostOfAKind)))
        rare = element.groups.map { .list($0) } + Self.beside(first, Array(element.rare.prefix(Self.mostOfAKind)))
        // The same elements in lists of their own, so that one row's stand beside another's.
        groups = element.groups.map { group in group.map { .list([$0]) } }
        groups.append([.list([first, last]), .list([last, first]), .list([first]), .list([])])
    }

    /// An odd element alone, or behind or before a plain one, in turn.
    private static func beside(_ plain: CellValue, _ odd: [CellValue]) -> [CellValue] {
        odd.enumerated().flatMap { position, value -> [CellValue] in
            let both = position.isMultiple(of: 2) ? [plain, value] : [value, plain]
            return [.list(both), .list([value])]
        }
    }
}
