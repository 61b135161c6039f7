/// Instants and zones on which calendars differ: gaps, overlaps, month ends, leap days, years before 1 and behind all tables.
enum CorpusInstants {
    static let instants: [Probe] = [
        .instant(-2_717_650_800_000_000),  // 1883-11-18 17:00:00: NY LMT ends
        .instant(-2_717_650_800_000_001),  // 1883-11-18 16:59:59.999999
        .instant(1_362_898_799_999_999),  // 2013-03-10 06:59:59.999999: NY gap
        .instant(1_362_898_800_000_000),  // 2013-03-10 07:00:00
        .instant(1_383_456_600_000_000),  // 2013-11-03 05:30:00: NY overlap
        .instant(1_383_460_200_000_000),  // 2013-11-03 06:30:00
        .instant(1_364_691_600_000_000),  // 2013-03-31 01:00:00: London gap
        .instant(1_382_833_800_000_000),  // 2013-10-27 00:30:00: London overlap
        .instant(1_365_260_400_000_000),  // 2013-04-06 15:00:00: Lord Howe
        .instant(1_380_987_000_000_000),  // 2013-10-05 15:30:00
        .instant(1_325_239_199_500_000),  // 2011-12-30 09:59:59.5: Apia
        .instant(1_325_239_200_000_000),  // 2011-12-30 10:00:00
        .instant(504_901_800_000_000),  // 1985-12-31 18:30:00: Kathmandu
        .instant(1_330_518_896_789_012),  // 2012-02-29 12:34:56.789012: leap day
        .instant(1_359_676_799_999_999),  // 2013-01-31 23:59:59.999999: month end
        .instant(1_483_142_400_000_000),  // 2016-12-31 00:00:00
        .instant(978_303_600_000_000),  // 2000-12-31 23:00:00
        .instant(2_140_668_000_000_000),  // 2037-11-01 06:00:00
        .instant(2_161_598_400_000_000),  // 2038-07-01 12:00:00
        .instant(10_419_865_200_000_000),  // 2300-03-12 07:00:00
        .instant(253_402_300_799_999_999),  // 9999-12-31 23:59:59.999999
        .instant(-62_135_596_800_000_000),  // 0001-01-01 00:00:00
        .instant(-62_167_219_200_000_000),  // 0001-01-01 00:00:00 BC
        .instant(-63_517_780_800_000_000),  // 0044-03-15 12:00:00 BC
        .instant(-210_866_716_800_000_000),  // 4714-11-25 00:00:00 BC
        .instant(-2_203_894_800_000_000),  // 1900-02-28 23:00:00
        .instant(-769_395_600_000_000),  // 1945-08-14 23:00:00: war time
        .instant(1_167_627_599_000_000),  // 2007-01-01 04:59:59
        .instant(1_414_274_400_000_000),  // 2014-10-25 22:00:00: Moscow
        .instant(-999_999),  // 1969-12-31 23:59:59.000001
        .instant(1_362_882_600_000_000),  // 2013-03-10 02:30:00: as a clock, in New York's gap
        .instant(1_383_442_200_000_000),  // 2013-11-03 01:30:00: as a clock, twice in New York
        .instant(1_364_693_400_000_000),  // 2013-03-31 01:30:00: as a clock, in London's gap
        .instant(1_382_837_400_250_000),  // 2013-10-27 01:30:00.25: as a clock, twice in London
        .instant(1_381_025_700_000_000),  // 2013-10-06 02:15:00: as a clock, in Lord Howe's gap of half an hour
        .instant(1_365_299_100_000_000),  // 2013-04-07 01:45:00: as a clock, twice in Lord Howe
        .instant(1_325_246_400_000_000),  // 2011-12-30 12:00:00: as a clock, in the day that Apia left out
        .instant(504_922_200_000_000),  // 1986-01-01 00:10:00: as a clock, in Kathmandu's gap of a quarter
        .instant(1_414_287_000_000_000),  // 2014-10-26 01:30:00: as a clock, twice in Moscow, both of standard time
        .instant(2_530_751_400_000_000),  // 2050-03-13 02:30:00: as a clock, in a gap that only the rule tells
        .instant(-2_717_668_680_000_000),  // 1883-11-18 12:02:00: as a clock, in New York's step from local mean time
        .null,
    ]

    static let zones: [Probe] = [
        .text("America/New_York"),
        .text("Europe/London"),
        .text("Australia/Lord_Howe"),
        .text("Asia/Kathmandu"),
        .text("Pacific/Apia"),
        .text("Europe/Moscow"),
        .text("UTC"),
        .text("America/Sao_Paulo"),
        .text("Africa/Casablanca"),
        .text("Europe/Dublin"),
        .text("Asia/Tehran"),
        .text("Antarctica/Troll"),
        .text("america/new_york"), .text("EST"), .text("edt"), .text("EST5EDT"), .text("UTC+3"), .text("+05:30"), .null,
        .text("<ABC>-3"), .text("Mars/Olympus"), .text("CET-1CEST,M3.5.0,M10.5.0/3"), .text("IST"),
    ]
}
