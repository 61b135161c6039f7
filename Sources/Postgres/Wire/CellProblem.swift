/// Why one cell of an answer was not read.
package enum CellProblem: Error {
    /// The declared type cannot hold what was found.
    case unrepresentable(String)
    /// The bytes are none of their type: a fault of the engine or of this program.
    case malformed
}
