import FeatureStore

/// What PostgreSQL can hold; SQLite is held to the same, since it stands in for PostgreSQL.
enum CellLimits {
    /// Instants from 4714-11-24 BC; the last 64-bit one is earlier than PostgreSQL's last.
    static let timestamps: ClosedRange<Int64> = -210_866_803_200_000_000...Int64.max
    /// Days from 4714-11-24 BC to 5874897-12-31.
    static let dates: ClosedRange<Int32> = -2_440_588...2_145_042_905

    /// Why a cell cannot be loaded, or nil.
    static func problem(text: ArraySlice<UInt8>) -> String? {
        text.contains(0) ? "a text with the character U+0000, which PostgreSQL cannot hold" : nil
    }

    /// Why a cell cannot be loaded, or nil.
    static func problem(timestamp: Timestamp) -> String? {
        timestamps.contains(timestamp.microseconds)
            ? nil : "an instant of \(timestamp.microseconds) microseconds, before PostgreSQL's first, 4714-11-24 BC"
    }

    /// Why a cell cannot be loaded, or nil.
    static func problem(date: CalendarDate) -> String? {
        dates.contains(date.daysSinceEpoch)
            ? nil : "a day of number \(date.daysSinceEpoch), outside PostgreSQL's years -4713 to 5874897"
    }
}
