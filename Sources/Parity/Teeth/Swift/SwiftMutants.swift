public import Contracts

/// The small edits of a pair's Swift half.
///
/// They are made from its tokens alone, so that some do not compile; whoever builds them drops those. The order is that of
/// the text, and the same half gives the same list.
public struct SwiftMutants: Sendable {
    private let view: ViewContract
    private let project: Project

    /// Makes the edits of a view's Swift half.
    public init(view: ViewContract, project: Project) {
        self.view = view
        self.project = project
    }

    /// All edits of what the half says in `extension View` and in declarations of its file alone.
    public func all() -> [SwiftMutant] {
        let parts = SwiftHalfParts(view.swift.text, view: view.name)
        var maker = SwiftMutantMaker(view: view, project: project, tokens: parts.tokens)
        for position in parts.tokens.indices where parts.covers(position) {
            maker.addComparisons(at: position)
            maker.addLogic(at: position)
            maker.addWindows(at: position)
            maker.addTimes(at: position)
            maker.addReductions(at: position)
            maker.addPositions(at: position)
            maker.addNulls(at: position)
            maker.addNumbers(at: position)
            maker.addConstants(at: position)
            maker.addTexts(at: position)
            maker.addColumns(at: position)
        }
        return maker.mutants
    }
}
