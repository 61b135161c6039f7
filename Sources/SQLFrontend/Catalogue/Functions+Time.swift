extension Catalogue {
    /// Functions of dates, instants and intervals; age of one argument reads the clock and is left out.
    static let timeFunctions = #"""
        age  timestamptz,timestamptz>interval timestamp,timestamp>interval
        date  timestamptz>date timestamp>date
        date_bin  interval,timestamp,timestamp>timestamp interval,timestamptz,timestamptz>timestamptz
        date_part  text,timestamptz>float8 text,interval>float8 text,date>float8 text,time>float8
        date_part  text,timestamp>float8
        date_trunc  text,timestamptz>timestamptz text,interval>interval text,timestamp>timestamp
        date_trunc  text,timestamptz,text>timestamptz
        extract  text,date>numeric text,time>numeric text,timestamp>numeric text,timestamptz>numeric
        extract  text,interval>numeric
        interval  time>interval interval,int4>interval
        isfinite  date>bool timestamptz>bool interval>bool timestamp>bool
        justify_days  interval>interval
        justify_hours  interval>interval
        justify_interval  interval>interval
        make_date  int4,int4,int4>date
        make_interval  >interval int4>interval int4,int4>interval int4,int4,int4>interval int4,int4,int4,int4>interval
        make_interval  int4,int4,int4,int4,int4>interval int4,int4,int4,int4,int4,int4>interval
        make_interval  int4,int4,int4,int4,int4,int4,float8>interval
        make_time  int4,int4,float8>time
        make_timestamp  int4,int4,int4,int4,int4,float8>timestamp
        make_timestamptz  int4,int4,int4,int4,int4,float8>timestamptz int4,int4,int4,int4,int4,float8,text>timestamptz
        overlaps  timestamptz,timestamptz,timestamptz,timestamptz>bool timestamptz,interval,timestamptz,interval>bool
        overlaps  timestamptz,timestamptz,timestamptz,interval>bool timestamptz,interval,timestamptz,timestamptz>bool
        overlaps  time,time,time,time>bool time,interval,time,interval>bool time,time,time,interval>bool
        overlaps  time,interval,time,time>bool timestamp,timestamp,timestamp,timestamp>bool
        overlaps  timestamp,interval,timestamp,interval>bool timestamp,timestamp,timestamp,interval>bool
        overlaps  timestamp,interval,timestamp,timestamp>bool
        time  timestamp>time interval>time timestamptz>time time,int4>time
        timestamp  date>timestamp timestamptz>timestamp timestamp,int4>timestamp date,time>timestamp
        timestamptz  date>timestamptz timestamp>timestamptz date,time>timestamptz timestamptz,int4>timestamptz
        timezone  interval,timestamptz>timestamp text,timestamptz>timestamp text,timestamp>timestamptz
        timezone  interval,timestamp>timestamptz
        to_char  interval,text>text timestamptz,text>text numeric,text>text int4,text>text int8,text>text
        to_char  float4,text>text float8,text>text timestamp,text>text
        to_date  text,text>date
        to_timestamp  float8>timestamptz text,text>timestamptz
        """#
}
