import FeatureStore
import Parity
import Testing

@testable import TableComparison

/// Keys as bytes sort as the keys do, and can be read back.
@Suite struct KeyCellsTests {
    private static let words: [Int64] = [.min, .min + 1, -256, -1, 0, 1, 255, 256, 1 << 40, .max - 1, .max]
    private static let texts: [[UInt8]] = [
        [], [0], [0, 0], [0, 1], [0, 255], [1], [97], [97, 0], [97, 0, 0], [97, 0, 98], [97, 1], [97, 98], [98],
        Array("é".utf8), Array("😀".utf8), Array("\u{FFFD}".utf8), [255],
    ]

    private static func key(_ word: Int64, _ text: [UInt8]) -> KeyCells {
        let keys = KeyBuilder()
        text.withUnsafeBytes { keys.append(text: $0) }
        keys.append(word: word)
        keys.keep()
        return keys.finish()
    }

    @Test func theOrderOfBytesIsTheOrderOfKeys() {
        for one in Self.texts {
            for other in Self.texts {
                for word in Self.words {
                    for otherWord in Self.words {
                        let (first, second) = (Self.key(word, one), Self.key(otherWord, other))
                        let expected =
                            one == other
                            ? (word < otherWord ? -1 : word == otherWord ? 0 : 1)
                            : one.lexicographicallyPrecedes(other) ? -1 : 1
                        let order = first.bytes.withUnsafeBytes { bytes in
                            second.bytes.withUnsafeBytes { KeyOrder.compare(bytes, $0).signum() }
                        }
                        #expect(order == expected, "\(one) \(word) against \(other) \(otherWord)")
                    }
                }
            }
        }
    }

    @Test func aKeyIsReadBack() throws {
        for text in Self.texts {
            for word in Self.words {
                let keys = Self.key(word, text)
                let parts = ComparedCell.parts(ofKey: keys.key(0), [.bytes, .int])
                guard case .bytes(let bytes) = parts[0], case .value(.int(let number)) = parts[1] else {
                    Issue.record("\(parts)")
                    return
                }
                #expect(bytes == text)
                #expect(number == word)
            }
        }
    }

    @Test func aDiscardedKeyLeavesNothingBehind() {
        let keys = KeyBuilder()
        keys.append(word: 7)
        keys.keep()
        keys.appendNull()
        keys.append(other: OtherCell(kind: "text", text: "x"))
        #expect(keys.hasNull && keys.hasOther)
        keys.discard()
        #expect(!keys.hasNull && !keys.hasOther)
        #expect(keys.finish().bytes == Self.key(7, []).bytes.suffix(9))
    }
}
