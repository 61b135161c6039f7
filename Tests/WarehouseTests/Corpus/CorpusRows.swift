import FeatureStore

/// Rows that aim at what the engines do differently: extremes, ties, -0, NULL, texts that nearly agree.
enum CorpusRows {
    static let columns: [(name: String, type: ValueType, physical: String, values: [Probe])] = [
        ("i2", .int, "int2", [.integer(0), .integer(-32_768), .integer(32_767), .null, .integer(7), .integer(-3)]),
        (
            "i4", .int, "int4",
            [
                .integer(1), .integer(-2_147_483_648), .integer(2_147_483_647), .integer(0), .null, .integer(-7),
                .integer(2),
                .integer(-1), .integer(10), .integer(46_341),
            ]
        ),
        (
            "i8", .int, "int8",
            [
                .integer(5), .integer(.min), .integer(.max), .null, .integer(0), .integer(-1),
                .integer(9_007_199_254_740_993),
                .integer(3_037_000_500),
            ]
        ),
        (
            "f", .double, "float8",
            [
                .double(0), .double(-0.0), .double(1.5), .double(2.5), .double(-2.5), .double(0.1), .null,
                .double(1e308),
                .double(-1.7976931348623157e308), .double(.leastNonzeroMagnitude), .double(.infinity),
                .double(-.infinity),
                .double(1e15),
                .double(123_456_789_012_345_680), .double(0.00001), .double(3.0000000000000004), .double(100),
            ]
        ),
        (
            "g", .double, "float8",
            [.double(2), .double(-0.5), .null, .double(0), .double(1e-300), .double(0.3), .double(7)]
        ),
        (
            "n", .decimal(precision: 12, scale: 2), "numeric(12,2)",
            [
                .numeric("0.00"), .numeric("12.50"), .numeric("-12.50"), .null, .numeric("0.01"),
                .numeric("9999999999.99"),
                .numeric("2.00"), .numeric("-0.50"), .numeric("1.50"), .numeric("2.50"), .numeric("100.00"),
            ]
        ),
        (
            "m", .decimal(precision: 38, scale: 10), "numeric",
            [
                .numeric("1"), .numeric("1.0"), .numeric("0"), .numeric("-3.7"), .null, .numeric("0.0000000001"),
                .numeric("99999999999999999999999999999.5"), .numeric("3"), .numeric("7.000"), .numeric("-2.5"),
                .numeric("10000"), .numeric("0.3333"), .numeric("9223372036854775807.5"),
            ]
        ),
        (
            "t", .text, "text",
            [
                .text("abc"), .text("ABC"), .text(""), .null, .text("abc "), .text(" 42 "), .text("-7"), .text("1e3"),
                .text("é"), .text("e\u{301}"), .text("a%b_c"), .text("a\\b"), .text("O'Hare"), .text("日本語テキスト"),
                .text("\u{1F600}x"), .text("true"), .text("a,b,,c"), .text("99999999999999999999"), .text("0.5"),
            ]
        ),
        ("u", .text, "text", [.text("a"), .text("b"), .text("abc"), .null, .text(""), .text("%b%"), .text("A_C")]),
        ("b", .bool, "bool", [.bool(true), .bool(false), .null]),
        ("c", .bool, "bool", [.bool(false), .bool(false), .null, .bool(true), .bool(true), .null, .bool(true)]),
        (
            "ts", .timestamp, "timestamptz",
            [
                .instant(0), .instant(-1), .instant(1_362_898_800_000_000), .null, .instant(1_363_503_600_000_001),
                .instant(-210_866_803_200_000_000), .instant(9_223_372_036_000_000_000),
                .instant(1_383_458_399_999_999),
                .instant(951_782_400_000_000), .instant(-62_135_596_800_000_001), .instant(1_735_603_200_500_000),
            ]
        ),
        (
            "ts2", .timestamp, "timestamptz",
            [
                .instant(1_363_503_600_000_000), .instant(1), .null, .instant(1_362_898_800_000_000),
                .instant(86_400_000_000),
                .instant(-90_061_000_001),
            ]
        ),
        (
            "d", .date, "date",
            [
                .day(0), .day(-1), .day(15_774), .null, .day(19_722), .day(-2_440_588), .day(11_016), .day(-719_163),
                .day(15_775),
            ]
        ),
        ("d2", .date, "date", [.day(15_774), .null, .day(365), .day(19_723), .day(-25_567)]),
        ("edge", .timestamp, "timestamptz", edges),
        ("zone", .text, "text", zones.map { $0.map { .text($0) } ?? .null }),
        ("line", .text, "text", lines.map { $0.map { .text($0) } ?? .null }),
        ("json", .text, "text", documents.map { $0.map { .text($0) } ?? .null }),
        ("w", .timestamp, "timestamptz", CorpusInstants.instants),
        ("w2", .timestamp, "timestamptz", CorpusInstants.instants.reversed()),
        ("place", .text, "text", CorpusInstants.zones),
    ]

    /// Instants at which a zone's clock jumps, months and years end, and rules of zones begin or go on.
    private static let edges: [Probe] =
        [
            1_362_898_799_999_999, 1_362_898_800_000_000,  // New York's gap
            1_383_456_600_000_000, 1_383_460_200_000_000,  // both half past ones of its overlap
            1_362_882_600_000_000, 1_383_442_200_000_000,  // their wall clocks, read in UTC
            1_364_691_600_000_000, 1_365_260_400_000_000, 1_380_987_000_000_000,  // London, Lord Howe
            504_901_800_000_000, 1_325_239_199_999_999, 1_325_239_200_000_000,  // Kathmandu, Apia's missing day
            1_706_702_400_000_000, 1_709_251_199_999_999, 1_388_361_600_000_000, 1_609_714_800_000_000,
            -62_135_596_800_000_000, 253_402_300_799_999_999, -62_167_219_200_000_001, -2_717_650_800_000_000,
            2_215_062_000_000_000, 4_118_083_200_000_000, 0,
        ].map { .instant($0) } + [.null]

    private static let zones: [String?] = [
        "America/New_York", "UTC", "Europe/London", "Australia/Lord_Howe", nil, "Asia/Kathmandu", "Pacific/Apia",
    ]

    /// What analysts take apart with patterns: log lines, addresses, numbers, dates, lists, odd spaces.
    private static let lines: [String?] = [
        "2013-03-10 07:00:00 WARN gate=B42 delay=17min", "AA 1234", "aa1234", "UA-99", "N14228", "n14228 ", "", nil,
        "user.name+tag@example.co.uk", "not an address", "key=value;other=;third=3", "a,b,,c", "  two  spaces  ",
        "tab\tand\nnew line", "(212) 555-0199", "$1,234.50", "-12.5e3", "JFK>LAX>SFO", "foo.bar.baz", "É\u{301}tat 42",
        "aaa", "abab", "[x] {y} (z) \\ ^$", "100%", "0", "x1y22z333", "Delay: 5; Delay: 12; delay: 7",
    ]

    /// JSON as services send it, with what readers take differently: duplicate keys, scales, escapes, null against missing.
    private static let documents: [String?] = [
        #"{"a": 1, "b": {"c": "x"}, "list": [1, 2, 3]}"#, #"{"a": 1.10, "b": null, "tags": ["x", "y", null]}"#,
        #"{"b":{"c":null},"a":"text","a":"last"}"#, nil, "[]", "{}", "null", "[1, [2, [3]], {\"k\": \"v\"}]",
        #""plain \u00e9 \"quoted\"""#, "12345678901234567890", "-0.50", "1e3", "true",
        #"{"a": [], "b": {"c": {"d": 5}}, "": 0, "0": "zero", "list": ["a", 1, true, null, 2.50]}"#,
        #"{"bbb": 1, "aa": 2, "c": 3, "list": [{"n": 1}, {"n": 2}]}"#, "  [ 1 , \"two\" , false ]  ",
    ]

    /// How many rows there are; the columns' lists have different lengths, so the rows combine them differently.
    static let count = 60

    static func value(row: Int, column: Int) -> Probe {
        let values = columns[column].values
        // From the second round on, each column moves at a pace of its own.
        return values[(row + (row / 17) * (column + 1)) % values.count]
    }
}
