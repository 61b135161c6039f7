internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Which classes an edit and a lens speak for, read with what the smallest input is like.
extension CauseRanking {
    /// The classes that what was found speaks for: of two edits at once the likeliest of each.
    func codes(of found: RepairTrials.Found) -> [String] {
        guard !found.parts.isEmpty else { return codes(of: found.mutant) }
        var codes: [String] = []
        for part in found.parts {
            if let code = self.codes(of: part).first, !codes.contains(code) { codes.append(code) }
        }
        return codes
    }

    /// The classes that an edit speaks for, the likeliest first.
    func codes(of mutant: SQLMutant) -> [String] {
        if let codes = codesBySurroundings(of: mutant) { return codes }
        let isBare = subject.scenario.rowCount == 0
        // A test of NULL that the row of an outer join passes is mended where it stands, whatever else may be.
        if isBare, mutant.operator == .nullTest { return ["NUL", "EMP"] }
        // Whatever makes the sides agree where there is no row, it is about the answer of nothing.
        if isBare, isNothingAgainstSomething { return ["EMP"] }
        switch mutant.operator {
        // What is known only later is NULL until then.
        case .nullPolicy where mutant.original.isEmpty && mutant.replacement.contains(" <= ") && hasUnknownYet:
            return ["LAT", "NUL"]
        // What a join repeats has nothing to do with what is unknown in it.
        case .join where mutant.causeCode == "FAN" && !isBare: return ["FAN", "DUP"]
        case .counting, .join, .nullPolicy, .nullTest, .empty:
            if mutant.causeCode == "OVF" { return [mutant.causeCode] }
            if isBare { return ["EMP"] }
            if restores("NUL") { return ["NUL"] }
            return mentionsKey(mutant) && mutant.operator == .nullPolicy ? ["KEY", "NUL"] : [mutant.causeCode]
        case .textNormalisation:
            if !mechanisms.has(.folding), mechanisms.has(.reading) { return ["TXT", "CAS"] }
            return mentionsKey(mutant) && !differsInSpelling ? ["KEY", "CAS"] : ["CAS"]
        case .duplicates, .union:
            return restores("FAN") && subject.scenario.tables.count(where: { !$0.rows.isEmpty }) > 1
                ? ["FAN", "DUP"] : ["DUP"]
        // Several versions of one row in the smallest input are there for a reason.
        case .partition where hasVersions && restores("VER"): return ["VER", "PAR"]
        case .condition, .partition, .relational, .logic:
            if mentionsVersions(mutant) { return ["VER"] }
            // Whether a bound itself counts has nothing to do with what was known.
            if mutant.isAboutEquality { return [mutant.causeCode] }
            if mutant.causeCode != "PAR", hasFutureRow || restores("LAT") { return ["LAT"] }
            if mutant.operator == .condition, mutant.causeCode == "NUL", isBare { return ["EMP"] }
            return [mutant.causeCode]
        case .order, .tie, .column, .arrival:
            if mentionsVersions(mutant) || ordersVersions(mutant) { return ["VER", mutant.causeCode] }
            return mutant.operator == .order && restores("TIE") ? ["TIE", "ORD"] : [mutant.causeCode]
        case .frame:
            // A frame of another number of rows is off by that number.
            return Int(mutant.original) == nil ? ["FRM"] : ["RNG", "FRM"]
        case .zone: return restores("DSEC") && !restores("TZ") ? ["TZ", "DSEC"] : ["TZ"]
        // What stands in for an answer, where nothing counts.
        case .constant where isBare && isStandIn(mutant): return ["EMP"]
        default: return [mutant.causeCode]
        }
    }

    /// The classes that a lens speaks for: a failure on large numbers is an overflow, another answer a loss of digits.
    func codes(of lens: Lens) -> [String] {
        if lens.codes.contains("CAS"), lens.codes.contains("NUL") { return emptyTextCodes }
        if lens.codes == ["KEY", "CAS"], differsInSpelling { return ["CAS", "KEY"] }
        guard lens.codes.contains("OVF") else { return lens.codes }
        let fails: Bool =
            switch subject.smallest.kind {
            case .swiftCrash, .swiftError, .sqlError, .swiftExit: true
            default: false
            }
        return fails ? ["OVF"] : lens.codes.filter { $0 != "OVF" } + ["OVF"]
    }

    /// Whether the answers are one text but for case, blanks or normal form: no key that is read in two ways.
    private var differsInSpelling: Bool { signs.contains { $0.code == "CAS" && $0.score >= 50 } }

    /// What is wrong with empty texts: how they are read, whether they count as none.
    private var emptyTextCodes: [String] {
        mechanisms.has(.emptyTexts)
            ? ["NUL", "TXT", "CAS"] : mechanisms.has(.reading) ? ["TXT", "NUL"] : ["NUL", "CAS"]
    }

    /// Whether a lens whose first class this is restores agreement.
    func restores(_ code: String) -> Bool {
        lenses.found.contains { $0.restores && $0.lens.codes.first == code }
    }

    /// Whether one side has no answer where the other has one.
    private var isNothingAgainstSomething: Bool {
        switch subject.smallest.kind {
        case .nullAgainstValue, .nullInNotNull, .missingRow, .swiftCrash, .swiftError, .sqlError: true
        default: false
        }
    }

    private var hasFutureRow: Bool {
        subject.withoutRows.contains { effect in
            subject.eventTime(of: effect).map { $0 > subject.asOf } == true && !effect.counted.isEmpty
        }
    }

    /// Whether the smallest input tells of something that becomes known behind the question.
    private var hasUnknownYet: Bool {
        zip(subject.laboratory.shape.sources, subject.scenario.tables).contains { source, table in
            let known = LensInput.knowledgeColumns(of: source)
            return source.columns.indices.contains { position in
                known.contains(source.columns[position].name)
                    && table.rows.contains { row in
                        if case .timestamp(let instant) = row[position] { instant > subject.asOf } else { false }
                    }
            }
        }
    }

    private func mentionsKey(_ mutant: SQLMutant) -> Bool {
        let input = LensInput(shape: subject.laboratory.shape, scenario: subject.scenario)
        let keys =
            subject.laboratory.shape.sources.flatMap { input.keyColumns(of: $0) }
            + subject.view.entity.keys.map(\.name)
        let words = Self.words(mutant.original)
        return keys.contains { words.contains($0) }
    }

    private func mentionsVersions(_ mutant: SQLMutant) -> Bool {
        let words = Self.words(mutant.original + " " + mutant.replacement)
        return subject.laboratory.shape.sources.contains { source in
            guard let versions = source.versions else { return false }
            return words.contains(versions.by) || versions.deleted.map { words.contains($0) } == true
        }
    }

    /// Whether an edit turns the order of versions round, of which the smallest input holds several.
    private func ordersVersions(_ mutant: SQLMutant) -> Bool {
        guard hasVersions, let start = mutant.edits.first?.range.lowerBound else { return false }
        let before = subject.laboratory.query.query.text.utf8.prefix(start)
        let word = String(decoding: before, as: UTF8.self).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.last
        return subject.laboratory.shape.sources.contains { $0.versions?.by == word.map(String.init) }
    }

    /// Whether an edited constant is the last argument of a COALESCE.
    private func isStandIn(_ mutant: SQLMutant) -> Bool {
        guard let range = mutant.edits.first?.range else { return false }
        let bytes = Array(subject.laboratory.query.query.text.utf8)
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
        let next = bytes[range.upperBound...].first { !isBlank($0) }
        let last = bytes[..<range.lowerBound].last { !isBlank($0) }
        return next == UInt8(ascii: ")") && last == UInt8(ascii: ",")
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    }
}
