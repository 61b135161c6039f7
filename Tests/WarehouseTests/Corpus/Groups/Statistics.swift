extension Corpus {
    static let statistics = CorpusGroup(
        "statistics", over: .aggregates,
        #"""
        stddev(e.size)  -- FLT-35
        stddev_samp(e.amount)  -- FLT-35
        stddev_pop(e.size)  -- FLT-35
        variance(e.amount)
        var_samp(e.no::int8)
        var_pop(e.size)
        stddev(e.no::float8)
        stddev_pop(e.no::float8 / 7)
        variance(e.no::float8 + 1e9)  -- FLT-34
        var_samp(1e9::float8 + e.no)  -- FLT-34
        corr(e.no::float8, e.size::float8)
        corr(1.0::float8, e.size::float8)  -- FLT-41
        covar_pop(e.no::float8, e.size::float8)
        covar_samp(e.no::float8, e.size::float8)
        regr_slope(e.size::float8, e.no::float8)
        regr_intercept(e.size::float8, e.no::float8)
        regr_r2(e.size::float8, e.no::float8)
        regr_count(e.size::float8, e.no::float8)
        regr_avgx(e.size::float8, e.no::float8)
        regr_sxy(e.size::float8, e.no::float8)
        stddev(e.amount)::float8
        avg(e.amount)::float8
        sqrt(avg(e.amount * e.amount)::float8)
        stddev(e.size) FILTER (WHERE e.size < 100)
        stddev(DISTINCT e.size)
        avg(e.size) / NULLIF(stddev(e.size), 0)
        exp(avg(ln(e.no::float8 + 1)))
        max(e.no) - min(e.no)
        sum(e.amount) / count(e.amount)
        avg(DISTINCT e.amount)
        (avg(e.no) - 3) / NULLIF(stddev_pop(e.no), 0)
        """#)
}
