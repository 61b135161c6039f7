extension Catalogue {
    /// Operators that compare, with PostgreSQL's own overloads.
    static let comparisonOperators = #"""
        <  bool,bool>bool int8,int8>bool int8,int2>bool int8,int4>bool int2,int8>bool int2,int2>bool int2,int4>bool
        <  int4,int8>bool int4,int2>bool int4,int4>bool text,text>bool float4,float4>bool float4,float8>bool
        <  float8,float4>bool float8,float8>bool bpchar,bpchar>bool date,date>bool date,timestamp>bool
        <  date,timestamptz>bool time,time>bool timestamp,date>bool timestamp,timestamp>bool
        <  timestamp,timestamptz>bool timestamptz,date>bool timestamptz,timestamp>bool timestamptz,timestamptz>bool
        <  interval,interval>bool numeric,numeric>bool anyarray,anyarray>bool jsonb,jsonb>bool
        <=  bool,bool>bool int8,int8>bool int8,int2>bool int8,int4>bool int2,int8>bool int2,int2>bool int2,int4>bool
        <=  int4,int8>bool int4,int2>bool int4,int4>bool text,text>bool float4,float4>bool float4,float8>bool
        <=  float8,float4>bool float8,float8>bool bpchar,bpchar>bool date,date>bool date,timestamp>bool
        <=  date,timestamptz>bool time,time>bool timestamp,date>bool timestamp,timestamp>bool
        <=  timestamp,timestamptz>bool timestamptz,date>bool timestamptz,timestamp>bool timestamptz,timestamptz>bool
        <=  interval,interval>bool numeric,numeric>bool anyarray,anyarray>bool jsonb,jsonb>bool
        <>  bool,bool>bool int8,int8>bool int8,int2>bool int8,int4>bool int2,int8>bool int2,int2>bool int2,int4>bool
        <>  int4,int8>bool int4,int2>bool int4,int4>bool text,text>bool float4,float4>bool float4,float8>bool
        <>  float8,float4>bool float8,float8>bool bpchar,bpchar>bool date,date>bool date,timestamp>bool
        <>  date,timestamptz>bool time,time>bool timestamp,date>bool timestamp,timestamp>bool
        <>  timestamp,timestamptz>bool timestamptz,date>bool timestamptz,timestamp>bool timestamptz,timestamptz>bool
        <>  interval,interval>bool numeric,numeric>bool anyarray,anyarray>bool jsonb,jsonb>bool
        =  bool,bool>bool int8,int8>bool int8,int2>bool int8,int4>bool int2,int8>bool int2,int2>bool int2,int4>bool
        =  int4,int8>bool int4,int2>bool int4,int4>bool text,text>bool float4,float4>bool float4,float8>bool
        =  float8,float4>bool float8,float8>bool bpchar,bpchar>bool date,date>bool date,timestamp>bool
        =  date,timestamptz>bool time,time>bool timestamp,date>bool timestamp,timestamp>bool
        =  timestamp,timestamptz>bool timestamptz,date>bool timestamptz,timestamp>bool timestamptz,timestamptz>bool
        =  interval,interval>bool numeric,numeric>bool anyarray,anyarray>bool jsonb,jsonb>bool
        >  bool,bool>bool int8,int8>bool int8,int2>bool int8,int4>bool int2,int8>bool int2,int2>bool int2,int4>bool
        >  int4,int8>bool int4,int2>bool int4,int4>bool text,text>bool float4,float4>bool float4,float8>bool
        >  float8,float4>bool float8,float8>bool bpchar,bpchar>bool date,date>bool date,timestamp>bool
        >  date,timestamptz>bool time,time>bool timestamp,date>bool timestamp,timestamp>bool
        >  timestamp,timestamptz>bool timestamptz,date>bool timestamptz,timestamp>bool timestamptz,timestamptz>bool
        >  interval,interval>bool numeric,numeric>bool anyarray,anyarray>bool jsonb,jsonb>bool
        >=  bool,bool>bool int8,int8>bool int8,int2>bool int8,int4>bool int2,int8>bool int2,int2>bool int2,int4>bool
        >=  int4,int8>bool int4,int2>bool int4,int4>bool text,text>bool float4,float4>bool float4,float8>bool
        >=  float8,float4>bool float8,float8>bool bpchar,bpchar>bool date,date>bool date,timestamp>bool
        >=  date,timestamptz>bool time,time>bool timestamp,date>bool timestamp,timestamp>bool
        >=  timestamp,timestamptz>bool timestamptz,date>bool timestamptz,timestamp>bool timestamptz,timestamptz>bool
        >=  interval,interval>bool numeric,numeric>bool anyarray,anyarray>bool jsonb,jsonb>bool
        """#
}
