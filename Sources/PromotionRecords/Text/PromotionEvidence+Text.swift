extension PromotionEvidence {
    var node: RecordNode {
        .fields([
            ("environment", environment.node),
            ("seed", seed.map(RecordNode.number)),
            (
                "questions",
                .fields([
                    ("fixtures", .number(questions.fixtures)), ("samples", .number(questions.samples)),
                    ("generated", .number(questions.generated)),
                ])
            ),
            ("attack", attack.map(Self.node)),
            (
                "decisions",
                .fields([("checked", .texts(decisions.checked)), ("unchecked", .texts(decisions.unchecked))])
            ),
            ("properties", .texts(properties)),
            ("teeth", .fields([("sql", teeth.sql.map(Self.node)), ("swift", teeth.swift.map(Self.node))])),
            (
                "waivers",
                .list(
                    waivers.map { waiver in
                        RecordNode.entries([
                            ("feature", waiver.feature.map(RecordNode.word)), ("class", .text(waiver.kind)),
                            ("until", .text(waiver.until)), ("because", .text(waiver.because)),
                        ])
                    })
            ),
        ])
    }

    private static func node(_ attack: Attack) -> RecordNode {
        .fields([
            ("cases", .number(attack.cases)), ("covered", .number(attack.covered)), ("total", .number(attack.total)),
        ])
    }

    private static func node(_ share: Share) -> RecordNode {
        .fields([("noticed", .number(share.noticed)), ("total", .number(share.total))])
    }
}

extension PromotionEnvironment {
    fileprivate var node: RecordNode {
        .fields([
            ("warehouse", .text(warehouse)),
            ("engine", .text(engine)),
            ("engine_version", .text(engineVersion)),
            ("libraries", .texts(libraries)),
            ("engine_zones", engineZones.map(RecordNode.text)),
            ("swift_zones", swiftZones.map(RecordNode.text)),
            ("toolchain", toolchain.map(RecordNode.text)),
            ("optimisation", .text(optimisation)),
            ("architecture", .text(architecture)),
        ])
    }
}
