/// Why nothing can be asked any more.
struct LaboratoryFailure: Error {
    /// What the verdict says about it.
    let reason: UndecidedReason
}
