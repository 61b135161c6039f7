/// The version of this program, as its reports name it.
public enum EngineVersion {
    /// By semantic versioning; raised when the same pairs and cases may be judged otherwise than before.
    public static let current = "0.5.0"
}
