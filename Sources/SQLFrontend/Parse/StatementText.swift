import Contracts

/// The statement within a pair's SQL file: what stands behind the leading contract comment.
struct StatementText {
    /// The statement and whatever follows it.
    let text: String
    /// How many UTF-8 bytes of the file stand before it.
    let offset: Int

    /// Finds the statement: the contract and the blanks around it are left out.
    ///
    /// A file without a contract, which only hand-made views have, is a statement from its start.
    init(half: PairHalf) {
        let bytes = Array(half.text.utf8)
        var start = (try? ContractComment.find(in: half))?.end ?? 0
        let byteOrderMark = Array("\u{FEFF}".utf8)
        if start == 0, bytes.starts(with: byteOrderMark) { start = byteOrderMark.count }
        while start < bytes.count, [9, 10, 13, 32].contains(bytes[start]) { start += 1 }
        text = String(decoding: bytes[start...], as: UTF8.self)
        offset = start
    }
}
