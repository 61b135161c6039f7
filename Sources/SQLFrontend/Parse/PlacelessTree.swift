/// The parse tree of libpg_query without the places of its nodes: what two statements have in common that differ in layout
/// and comments alone.
enum PlacelessTree {
    /// What tells a place in libpg_query's JSON; a text cannot hold them, since its quotes are escaped.
    private static let keys = [#""location""#, #""stmt_location""#, #""stmt_len""#].map { Array($0.utf8) }

    /// Takes the places out of a tree.
    ///
    /// - Complexity: O(bytes).
    static func text(of json: String) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(json.utf8.count)
        var rest = Array(json.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: ":"), kept.last == UInt8(ascii: "\""),
                let key = keys.first(where: { kept.count > $0.count && kept.suffix($0.count).elementsEqual($0) })
            else {
                kept.append(byte)
                continue
            }
            kept.removeLast(key.count)
            rest = rest.drop { $0 == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            if kept.last == UInt8(ascii: ",") {
                kept.removeLast()
            } else if rest.first == UInt8(ascii: ",") {
                rest.removeFirst()
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
