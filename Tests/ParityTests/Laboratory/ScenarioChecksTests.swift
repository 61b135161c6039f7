import Contracts
import FeatureStore
import Testing

@testable import Parity

@Suite struct ScenarioChecksTests {
    let checks: ScenarioChecks
    /// A scenario that its contracts allow: flight_id, tailnum, origin, scheduled_at, departed_at, dep_delay, load.
    let allowed: Scenario

    init() throws {
        let project = try TestProject.load()
        let shape = ScenarioShape(view: try #require(project.view("Delays")), project: project)
        checks = ScenarioChecks(shape: shape)
        var scenario = shape.empty
        scenario.questions = [[.text("N1"), .timestamp(Timestamp(microseconds: 0))]]
        scenario["flights"] = (1...2).map { number in
            [
                .int(number), .text("N1"), .text("J"), .timestamp(Timestamp(microseconds: 5)),
                .timestamp(Timestamp(microseconds: 9)), .int(1), .double(0.5),
            ]
        }
        allowed = scenario
    }

    @Test func whatCouldNotHappenIsSaid() throws {
        #expect(checks.firstProblem(in: allowed) == nil)
        func problem(_ column: Int, _ value: CellValue) -> String {
            var scenario = allowed
            scenario["flights"][1][column] = value
            return checks.firstProblem(in: scenario) ?? ""
        }
        #expect(problem(0, .int(1)).contains("has the id of row 1"))
        #expect(problem(2, .null).contains("origin is NULL"))
        #expect(problem(5, .text("1")).contains("dep_delay is no int"))
        #expect(problem(1, .text("a\u{0}")).contains("U+0000"))
        #expect(problem(1, .null).isEmpty)
        var scenario = allowed
        scenario.questions[0][0] = .null
        #expect(checks.allows(scenario))
        scenario.questions[0][1] = .null
        #expect(!checks.allows(scenario))
    }

    @Test func physicalTypesAreKept() throws {
        func rule(_ type: ValueType, _ physical: String?) -> CellRule {
            CellRule(ColumnContract(name: "x", type: type, isNullable: false, physicalType: physical))
        }
        #expect(rule(.int, "int2").allows(.int(32_767)) && !rule(.int, "int2").allows(.int(32_768)))
        #expect(rule(.double, "float4").allows(.double(0.5)) && !rule(.double, "float4").allows(.double(0.1)))
        #expect(rule(.text, "varchar(2)").allows(.text("é🇬")) && !rule(.text, "varchar(2)").allows(.text("abc")))
        let money = rule(.decimal(precision: 4, scale: 2), nil)
        for (text, isAllowed) in [("99.990", true), ("100", false), ("0.001", false)] {
            #expect(money.allows(.decimal(try ExactDecimal(text))) == isAllowed)
        }
        let list = rule(.list(element: .int, order: .ordered, nullElements: false), nil)
        #expect(list.allows(.list([.int(1)])) && !list.allows(.list([.null])))
        #expect(list.allows(.list([.int(.max)])))
        let narrow = rule(.list(element: .int, order: .ordered, nullElements: true), "int4[]")
        #expect(
            narrow.allows(.list([.int(2_147_483_647), .null])) && !narrow.allows(.list([.int(1), .int(2_147_483_648)])))
        let short = rule(.list(element: .text, order: .ordered, nullElements: false), "varchar(2)[]")
        #expect(short.allows(.list([.text("ab"), .text("")])) && !short.allows(.list([.text("abc")])))
    }

    @Test func oddThingsAreNamed() {
        #expect(checks.oddities(in: allowed).isEmpty)
        var scenario = allowed
        scenario["flights"][0][4] = .null
        #expect(checks.oddities(in: scenario) == ["flights.dep_delay that is never known"])
        scenario["flights"][0][4] = .timestamp(Timestamp(microseconds: 4))
        #expect(checks.oddities(in: scenario) == ["flights.departed_at before its row"])
    }
}
