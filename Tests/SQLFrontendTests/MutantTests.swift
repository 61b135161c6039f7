import SQLFrontend
import Testing

/// The small edits of a query: which are made, what each is called, where it stands.
@Suite struct MutantTests {
    private static let statement = """
        SELECT s.spine_id,
               count(f.dest) FILTER (WHERE f.dest LIKE 'J%' AND length(f.origin) > 3) AS v
        FROM spine s
        LEFT JOIN flights f ON f.tailnum = s.tailnum
          AND f.scheduled_at BETWEEN s.as_of - INTERVAL '7 days' AND s.as_of
        GROUP BY s.spine_id
        UNION ALL
        SELECT 0, 0 FROM spine WHERE as_of < '2013-03-10T07:00:00Z'
        """

    /// `operator cause: original → replacement`.
    private static func edits(hints: MutantHints = MutantHints()) throws -> [String] {
        let (view, project) = try TestProject.load(statement)
        let query = try SQLBinder.bind(view: view, project: project)
        return SQLMutants(query: query, project: project, hints: hints).all().map {
            "\($0.operator.code) \($0.causeCode): \($0.original) → \($0.replacement)"
        }
    }

    @Test(arguments: [
        "LKE CAS: LIKE → ILIKE", "LKE TXT: 'J%' → '%J%'", "LKE TXT: length → octet_length", "ROR CND: > → >=",
        "UNI DUP: UNION ALL → UNION", "WIN WIN: '7 days' → '8 days'", "WIN WIN: '7 days' → '7 hours'",
        "LCR CND: AND → OR", "PAR PAR: f.tailnum = s.tailnum → TRUE", "JOI EMP: LEFT JOIN → JOIN",
        "BND BND: < → <=", "DUP DUP:  → DISTINCT ", "AGR EMP: f.dest → *", "IRT CST: 3 → 4",
        "CAS CAS: f.tailnum = s.tailnum → lower(f.tailnum) = lower(s.tailnum)", "IRC COL: dest → origin",
        "BND BND: f.scheduled_at BETWEEN s.as_of - INTERVAL '7 days' AND s.as_of → "
            + "(f.scheduled_at > s.as_of - INTERVAL '7 days' AND f.scheduled_at <= s.as_of)",
    ])
    func makes(_ edit: String) throws {
        #expect(try Self.edits().contains(edit))
    }

    /// A window of which the Swift half or the contract speaks is tried too.
    @Test func hintsAreTried() throws {
        #expect(try !Self.edits().contains("WIN WIN: '7 days' → '90 minutes'"))
        let hints = MutantHints(durations: [5_400_000_000], numbers: ["15"])
        #expect(try Self.edits(hints: hints).contains("WIN WIN: '7 days' → '90 minutes'"))
        #expect(try Self.edits(hints: hints).contains("IRT CST: 3 → 15"))
    }

    /// What only mirrors a mistake of the other half is made where that is asked for, and nowhere else.
    @Test func mirrorsAreMadeOnDemand() throws {
        let edits = [
            "LKE TXT: LIKE → =", "LAT LAT: '2013-03-10T07:00:00Z' → date_trunc('hour', '2013-03-10T07:00:00Z', 'UTC')",
        ]
        let hints = MutantHints(units: ["hour"], mirrors: true)
        #expect(try Self.edits(hints: hints).filter(edits.contains).sorted() == edits.sorted())
        #expect(try !Self.edits().contains(where: edits.contains))
    }

    /// The place is that of the token in the pair's file, behind the contract.
    @Test func placesAreThoseOfTheFile() throws {
        let (view, project) = try TestProject.load(Self.statement)
        let query = try SQLBinder.bind(view: view, project: project)
        let lines = view.sql.text.split(separator: "\n", omittingEmptySubsequences: false)
        for mutant in SQLMutants(query: query, project: project).all() where mutant.operator == .window {
            let line = lines[mutant.location.line - 1].unicodeScalars.dropFirst(mutant.location.column - 1)
            #expect(String(String.UnicodeScalarView(line)).hasPrefix("'7 days'"))
        }
    }
}
