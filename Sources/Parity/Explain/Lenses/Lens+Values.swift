internal import Contracts
internal import FeatureStore
internal import Foundation

extension Lens {
    /// NULLs, and values that are as good as none.
    static let valueLenses: [Lens] = [
        Lens("NULLs of columns filled", ["NUL"], weight: 9) { input in
            input.mapping { source, column, value in
                guard value.isNull, let source, !LensInput.knowledgeColumns(of: source).contains(column.name),
                    !input.keyColumns(of: source).contains(column.name)
                else { return value }
                return ordinary(column.type) ?? value
            }
        },
        Lens("NULLs among the elements of lists filled", ["NUL"], weight: 10) { input in
            input.mapping { _, column, value in
                guard case .list(let elements) = value, case .list(let element, _, _) = column.type,
                    let filled = ordinary(element)
                else { return value }
                return .list(elements.map { $0.isNull ? filled : $0 })
            }
        },
        Lens("instants that are NULL filled with that of their row", ["NUL"], weight: 7, keepsRows: true) { input in
            input.mappingRows { source, rows in
                guard let event = input.position(source.eventTime, in: source) else { return rows }
                return rows.map { row in
                    var row = row
                    for (position, column) in source.columns.enumerated()
                    where row[position].isNull && column.type == .timestamp && column.name != source.arrivalTime {
                        row[position] = row[event]
                    }
                    return row
                }
            }
        },
        Lens("NULLs of keys filled", ["KEY", "NUL"], weight: 8, ofValues: true) { input in
            input.mapping { source, column, value in
                guard value.isNull else { return value }
                let isKey =
                    source.map { input.keyColumns(of: $0).contains(column.name) }
                    ?? input.shape.view.entity.keys.contains { $0.name == column.name }
                return isKey ? ordinary(column.type) ?? value : value
            }
        },
        Lens("zeros made other numbers", ["NUL", "DIV", "OVF"], weight: 3, ofValues: true) { input in
            input.mapping(questions: false) { source, column, value in
                guard let source, input.isFree(column, of: source) else { return value }
                // A number that stands nowhere else: two rows are not to become alike.
                switch value {
                case .int(0): return .int(11)
                case .double(let number) where number == 0: return .double(11)
                case .decimal(let number) where number == ExactDecimal(0): return .decimal(ExactDecimal(11))
                default: return value
                }
            }
        },
    ]

    /// Texts: case, blanks, normal forms, what is no ASCII.
    static let textLenses: [Lens] = [
        Lens("texts of keys put into one normal form", ["KEY", "CAS"], weight: 10, ofValues: true) { input in
            texts(input, keys: true) { $0.precomposedStringWithCanonicalMapping }
        },
        Lens("texts put into one normal form", ["CAS", "TXT"], weight: 9, ofValues: true) { input in
            texts(input, keys: false) { $0.precomposedStringWithCanonicalMapping }
        },
        Lens("texts in lower case", ["CAS"], weight: 8, ofValues: true) { input in
            texts(input, keys: false) { $0.lowercased() }
        },
        Lens("texts in upper case", ["CAS"], weight: 7, ofValues: true) { input in
            texts(input, keys: false) { $0.uppercased() }
        },
        Lens("texts without blanks at their ends", ["CAS"], weight: 8, ofValues: true) { input in
            texts(input, keys: false) { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        },
        Lens("keys in lower case and without blanks", ["KEY", "CAS"], weight: 8, ofValues: true) { input in
            texts(input, keys: true) { $0.lowercased().trimmingCharacters(in: .whitespacesAndNewlines) }
        },
        Lens("every text ended by a mark", ["KEY", "TXT"], weight: 7.5, ofValues: true) { input in
            texts(input, keys: false) { $0 + "|" }
        },
        Lens("empty texts filled", ["CAS", "NUL"], weight: 7, ofValues: true) { input in
            texts(input, keys: false) { $0.isEmpty ? "filled" : $0 }
        },
        Lens("line ends made blanks", ["TXT"], weight: 9, ofValues: true) { input in
            texts(input, keys: false) { text in
                String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" || $0 == "\n" ? " " : $0 }))
            }
        },
        Lens("characters beyond ASCII replaced, one for one", ["TXT", "CAS"], weight: 6, ofValues: true) { input in
            texts(input, keys: false) { text in
                String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isASCII ? $0 : "x" }))
            }
        },
        Lens("characters other than letters, digits and blanks replaced", ["TXT"], weight: 5, ofValues: true) { input in
            texts(input, keys: false) { text in
                let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
                    let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    return isPlain || scalar == " " || !scalar.isASCII ? scalar : "x"
                }
                return String(String.UnicodeScalarView(scalars))
            }
        },
    ]

    private static func texts(_ input: LensInput, keys: Bool, _ change: (String) -> String) -> Scenario? {
        input.mapping { source, column, value in
            guard case .text(let text) = value else { return value }
            let isKey =
                source.map { input.keyColumns(of: $0).contains(column.name) }
                ?? input.shape.view.entity.keys.contains { $0.name == column.name }
            return isKey == keys ? .text(change(text)) : value
        }
    }

    /// A value of a type that is nothing special.
    static func ordinary(_ type: ValueType) -> CellValue? {
        switch type {
        case .int: .int(7)
        case .double: .double(7)
        case .decimal: .decimal(ExactDecimal(7))
        case .text: .text("filled")
        case .bool: .bool(true)
        case .timestamp, .date, .list: nil
        }
    }
}
