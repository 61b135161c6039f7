extension Catalogue {
    /// Casts between types: e only where the query asks, a when a column is assigned, i wherever it helps.
    static let casts = #"""
        bool  int4:e text:a bpchar:a varchar:a
        int8  int2:a int4:a float4:i float8:i numeric:i
        int2  int8:i int4:i float4:i float8:i numeric:i
        int4  bool:e int8:i int2:a float4:i float8:i numeric:i
        text  bpchar:i varchar:i
        json  jsonb:a
        float4  int8:a int2:a int4:a float8:i numeric:a
        float8  int8:a int2:a int4:a float4:a numeric:a
        bpchar  text:i varchar:i
        varchar  text:i bpchar:i
        date  timestamp:i timestamptz:i
        time  interval:i
        timestamp  date:a time:a timestamptz:i
        timestamptz  date:a time:a timestamp:a
        interval  time:a
        numeric  int8:a int2:a int4:a float4:i float8:i
        jsonb  bool:e int8:e int2:e int4:e json:a float4:e float8:e numeric:e
        """#
}
