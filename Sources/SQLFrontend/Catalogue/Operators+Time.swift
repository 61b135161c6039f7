extension Catalogue {
    /// Operators of dates, instants and intervals.
    static let timeOperators = #"""
        *  float8,interval>interval interval,float8>interval
        +  int4,date>date date,int4>date date,time>timestamp date,interval>timestamp time,date>timestamp
        +  time,interval>time timestamp,interval>timestamp timestamptz,interval>timestamptz interval,date>timestamp
        +  interval,time>time interval,timestamp>timestamp interval,timestamptz>timestamptz interval,interval>interval
        -  interval>interval date,int4>date date,date>int4 date,interval>timestamp time,time>interval
        -  time,interval>time timestamp,timestamp>interval timestamp,interval>timestamp
        -  timestamptz,timestamptz>interval timestamptz,interval>timestamptz interval,interval>interval
        /  interval,float8>interval
        """#
}
