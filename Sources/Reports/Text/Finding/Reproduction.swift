internal import Contracts
internal import Parity

/// The command that shows a divergence again.
struct Reproduction {
    /// What selected the views and cases of the run.
    let arguments: [String]
    /// What the attack did, or nil where there was none.
    let attack: AttackSummary?

    /// The command; nil where the divergence is about no question of ours.
    func command(_ divergence: Divergence) -> String? {
        guard let question = divergence.question else { return nil }
        let warehouse = arguments.contains("--warehouse") ? [] : ["--warehouse", divergence.warehouse]
        let selection =
            question.origin == .generated ? invented(question) : ["--case", "\(question.selector)"] + arguments
        return "featurestore verify \(divergence.view) "
            + (warehouse + selection).map(ShellText.quoted).joined(separator: " ")
    }

    /// Invents the same cases again, up to this one: the seed makes them the same.
    private func invented(_ question: Question) -> [String] {
        let seed = attack.map { ["--seed", "\($0.seed)"] } ?? []
        let number = question.caseName.split(separator: "/").last.flatMap { Int($0) } ?? attack?.cases
        return ["--no-fixtures"] + seed + (number.map { ["--cases", "\($0)"] } ?? [])
    }
}
