import Contracts
import FeatureStore

/// Resolves the names of one statement and gives every expression its type.
///
/// One binder binds one statement. It lives on the thread that made it.
final class Binder {
    let view: ViewContract
    let project: Project
    /// The statement, as UTF-8.
    let bytes: [UInt8]
    /// What was found wrong so far; binding goes on where it can, so that one run tells all.
    var errors: [BindError] = []
    /// Literals whose reading depends on the session's zone, by offset.
    var zoneDependentLiterals: [(text: String, offset: Int)] = []
    /// Every relation met, by its number.
    private(set) var relations: [RelationID: BoundRelation] = [:]
    private var relationCount = 0
    private var commonTableCount = 0
    /// Reads of sources (nil: the spine) in order of appearance.
    private(set) var reads: [ReadKey: [Int]] = [:]
    private(set) var readOrder: [ReadKey] = []

    /// A column of a source or, without one, of the spine.
    struct ReadKey: Hashable {
        let source: String?
        let column: String
    }

    init(view: ViewContract, project: Project, text: String) {
        self.view = view
        self.project = project
        bytes = Array(text.utf8)
    }

    /// Where the statement's first word stands, behind blanks and comments.
    var startOfStatement: Int {
        var position = 0
        while position < bytes.count {
            let pair = bytes[position...].prefix(2)
            if pair.elementsEqual("--".utf8) {
                position = bytes[position...].firstIndex(of: 10) ?? bytes.count
            } else if pair.elementsEqual("/*".utf8) {
                position += 2
                while position < bytes.count, !bytes[position...].prefix(2).elementsEqual("*/".utf8) { position += 1 }
                position += 2
            } else if [9, 10, 13, 32].contains(bytes[position]) {
                position += 1
            } else {
                return position
            }
        }
        return 0
    }

    /// A new relation's identifier.
    func newRelationID() -> RelationID {
        defer { relationCount += 1 }
        return RelationID(number: relationCount)
    }

    /// A new common table's identifier.
    func newCommonTableID() -> CommonTableID {
        defer { commonTableCount += 1 }
        return CommonTableID(number: commonTableCount)
    }

    /// Remembers a relation, so that reads of its columns can be told.
    func register(_ relation: BoundRelation) {
        relations[relation.id] = relation
    }

    /// Notes that every column of an expression is read where it is named.
    func noteRead(_ expression: BoundExpression, at offset: Int) {
        expression.walk { part in
            guard case .column(let id, let index, _) = part.kind, let relation = relations[id] else { return }
            let key: ReadKey
            switch relation.kind {
            case .source(let source): key = ReadKey(source: source.name, column: source.columns[index].name)
            case .spine: key = ReadKey(source: nil, column: index == 0 ? "spine_id" : view.spineColumns[index - 1].name)
            case .commonTable, .subquery, .function: return
            }
            if reads[key] == nil { readOrder.append(key) }
            reads[key, default: []].append(offset)
        }
    }

    /// Runs a step and notes its error, so that the steps after it are tried too.
    func attempt<Value>(_ step: () throws(BindError) -> Value) -> Value? {
        do throws(BindError) {
            return try step()
        } catch {
            errors.append(error)
            return nil
        }
    }
}
