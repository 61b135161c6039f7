extension Catalogue {
    /// Aggregates; of ordered-set aggregates, the direct arguments stand before the semicolon.
    static let aggregates = #"""
        array_agg  anynonarray>anyarray anyarray>anyarray
        avg  int8>numeric int4>numeric int2>numeric numeric>numeric float4>float8 float8>float8 interval>interval
        bit_and  int2>int2 int4>int4 int8>int8
        bit_or  int2>int2 int4>int4 int8>int8
        bit_xor  int2>int2 int4>int4 int8>int8
        bool_and  bool>bool
        bool_or  bool>bool
        corr  float8,float8>float8
        count  >int8 any>int8
        covar_pop  float8,float8>float8
        covar_samp  float8,float8>float8
        every  bool>bool
        json_agg  anyelement>json
        json_object_agg  any,any>json
        jsonb_agg  anyelement>jsonb
        jsonb_object_agg  any,any>jsonb
        max  anyarray>anyarray int8>int8 int4>int4 int2>int2 float4>float4 float8>float8 date>date time>time
        max  timestamp>timestamp timestamptz>timestamptz interval>interval text>text numeric>numeric bpchar>bpchar
        min  anyarray>anyarray int8>int8 int4>int4 int2>int2 float4>float4 float8>float8 date>date time>time
        min  timestamp>timestamp timestamptz>timestamptz interval>interval text>text numeric>numeric bpchar>bpchar
        mode  ;anyelement>anyelement
        percentile_cont  float8;float8>float8 float8;interval>interval _float8;float8>_float8
        percentile_cont  _float8;interval>_interval
        percentile_disc  float8;anyelement>anyelement _float8;anyelement>anyarray
        regr_avgx  float8,float8>float8
        regr_avgy  float8,float8>float8
        regr_count  float8,float8>int8
        regr_intercept  float8,float8>float8
        regr_r2  float8,float8>float8
        regr_slope  float8,float8>float8
        regr_sxx  float8,float8>float8
        regr_sxy  float8,float8>float8
        regr_syy  float8,float8>float8
        stddev  int8>numeric int4>numeric int2>numeric float4>float8 float8>float8 numeric>numeric
        stddev_pop  int8>numeric int4>numeric int2>numeric float4>float8 float8>float8 numeric>numeric
        stddev_samp  int8>numeric int4>numeric int2>numeric float4>float8 float8>float8 numeric>numeric
        string_agg  text,text>text
        sum  int8>numeric int4>int8 int2>int8 float4>float4 float8>float8 interval>interval numeric>numeric
        var_pop  int8>numeric int4>numeric int2>numeric float4>float8 float8>float8 numeric>numeric
        var_samp  int8>numeric int4>numeric int2>numeric float4>float8 float8>float8 numeric>numeric
        variance  int8>numeric int4>numeric int2>numeric float4>float8 float8>float8 numeric>numeric
        """#
}
