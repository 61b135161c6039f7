extension Corpus {
    /// Times as text, made of parts, and of day alone, at the instants where calendars are hard.
    static let timePatterns = CorpusGroup(
        "clocks and patterns",
        #"""
        to_char(p.w, 'YYYY-MM-DD HH24:MI:SS.US')  -- TIM-08 TIM-09
        to_char(p.w, 'YYYY-MM-DD"T"HH24:MI:SS.MSOF')  -- TIM-09
        to_char(p.w, 'Y,YYY YYY YY Y CC AD B.C. bc a.d.')
        to_char(p.w, 'IYYY IYY IY I IW ID IDDD')  -- TIM-07
        to_char(p.w, 'WW W Q DDD D J')  -- TIM-06
        to_char(p.w, 'Month MONTH month Mon MON mon RM rm')
        to_char(p.w, 'Day DAY day Dy DY dy')
        to_char(p.w, 'FMMonth FMDay, FMDDth FMHH12:FMMI FMDDD FMRM FMYYYY FMIW FMCC')
        to_char(p.w, 'DDTH DDDth MMth YYYYth HH24TH MSth SSSSth Qth Dth')
        to_char(p.w, 'HH HH12 AM A.M. pm p.m. SSSS SSSSS')
        to_char(p.w, 'FF1 FF2 FF3 FF4 FF5 FF6 MS US')
        to_char(p.w, 'yyyy mm dd hh24 mi ss ms us iw q j cc')
        to_char(p.w, 'TZ tz TZH TZM OF FMOF')
        to_char(p.w, '"Year" YYYY "it\"s" \"q\" é 日 unclosed "DD')
        to_char(p.w, 'Yyyy mOn dAY Hh24 FXYYYY FMFMDD xyz ,./;:- ')
        to_char(p.w, 'FM"x" FMFXDD FX"q" FXth SPDDSP FM')
        to_char(p.w, '')
        to_char(p.w AT TIME ZONE p.place, 'Dy, DD Mon YYYY HH24:MI:SS TZ')  -- TIM-16
        to_char(p.w AT TIME ZONE 'Asia/Kathmandu', 'TZH:TZM OF')
        to_char(p.d, 'Day DD Month YYYY')
        to_char(p.w, 'IYYY-"W"IW-ID') = to_char(p.w2, 'IYYY-"W"IW-ID')
        to_char(p.w2 - p.w, 'DD HH24:MI:SS.MS')
        to_char(age(p.w2, p.w), 'YYYY-MM-DD HH24:MI:SS.US')
        to_char(age(p.w2, p.w), 'FMYYYY FMMM FMDD FMHH24 FMMI FMSS HH12 HH DDD SSSS AM')
        to_char(s.as_of - p.w, 'Day')  -- fails
        to_char(p.w::time, 'HH24:MI')
        to_char(p.n, '999,999,990.00')
        to_char(p.n, 'FM999,999,990.09')
        to_char(p.m, '9999.9999')
        to_char(p.m, 'FM0999999999.990999')
        to_char(p.m, '.99')
        to_char(p.i4, '999')
        to_char(p.i4, 'FM9,999,999,999')
        to_char(p.i2, '0099,999')
        to_char(p.i8, '9,999,999,999,999,999,999.00')
        to_char(p.i2, 'FM9990.0')
        to_char(p.f, '9999990.999')
        to_char(p.g, 'FM9990.0000000000000009')
        to_char(p.f, '"f" 9-9 9.9 "x\"y" 0,')
        to_char(p.n, '')
        to_char(s.id, '9.9.9')  -- fails
        p.w::time
        (p.w AT TIME ZONE p.place)::time
        (p.w2 - p.w)::time
        p.w::time < p.w2::time
        p.w::time = time '07:00'
        p.w::time BETWEEN time '06:00' AND time '22:00:00'
        p.w::time + INTERVAL '1 month 3 days 25:30:00'
        p.w::time - INTERVAL '90 minutes'
        p.w::time - p.w2::time
        p.w::time - (p.w2 - p.w)
        p.d + p.w::time
        p.w::time + p.d
        p.w::time::interval
        extract(hour FROM p.w::time)
        extract(second FROM p.w::time)
        extract(milliseconds FROM p.w::time)
        extract(epoch FROM p.w::time)
        date_part('epoch', p.w::time)
        date_part('second', p.w::time)
        extract(day FROM s.as_of::time)  -- fails
        extract(hour FROM s.as_of::date)  -- fails
        extract(julian FROM p.d)
        make_time(p.i2 % 24, 30, 15.25)
        make_time(24, 0, 0)
        make_time(23, 59, 60)
        make_time(24, 0, p.g)
        make_date(p.i2::int4, 2, 28)
        make_date(-44, 3, 15)
        make_date(p.i4, p.i2::int4, 1)
        make_timestamp(p.i2::int4, 12, 31, 23, 59, p.g)
        make_timestamp(2013, 3, 10, 24, 0, 0)
        make_timestamptz(2013, 3, 10, 2, 30, 59.9999999, 'America/New_York')
        make_timestamptz(2013, 11, 3, 1, 30, 0, p.zone)
        make_timestamptz(2013, 11, 3, 1, 30, 0, '+05:30')
        make_timestamptz(2013, 11, 3, 1, 30, 0, '-0330')
        make_timestamptz(2013, 11, 3, 1, 30, 0, '-3')
        make_timestamptz(2013, 11, 3, 1, 30, 0, 'EST')
        make_timestamptz(2013, 11, 3, 1, 30, 0, 'EST5EDT')
        make_timestamptz(2013, 11, 3, 1, 30, 0, '5')  -- fails
        make_timestamptz(2013, 11, 3, 1, 30, 0, '+16:00')  -- fails
        make_timestamptz(2013, 11, 3, 1, 30, 0, 'Nowhere')  -- fails
        (p.w, p.w2) OVERLAPS (p.ts, p.ts2)  -- TIM-38
        (p.w, p.w2) OVERLAPS (p.w2, p.w)
        (p.w, NULL) OVERLAPS (p.w, p.w2)
        (p.w, INTERVAL '1 day') OVERLAPS (p.w2, INTERVAL '1 month')
        (p.w, p.w2) OVERLAPS (p.ts, INTERVAL '10 years')
        (p.w AT TIME ZONE 'UTC', p.w2 AT TIME ZONE 'UTC') OVERLAPS (p.ts AT TIME ZONE 'UTC', p.ts2 AT TIME ZONE 'UTC')
        (p.w::time, p.w2::time) OVERLAPS (time '06:00', time '12:00')
        (p.i2 || ' days 02:03:04.5')::interval
        (p.i2 || ' mons ' || p.i2 || ' mins')::interval
        (p.w2 - p.w)::text::interval
        age(p.w2, p.w)::text::interval
        ('@ ' || abs(p.i2::int4) || ' weeks ago')::interval
        (p.i2::text)::interval
        (s.id || ' days ' || s.id || ' days')::interval  -- fails
        """#)
}
