extension Catalogue {
    /// Functions of numbers, and the casts that are written as calls.
    static let numberFunctions = #"""
        abs  float4>float4 float8>float8 int8>int8 int4>int4 int2>int2 numeric>numeric
        acos  float8>float8
        acosd  float8>float8
        acosh  float8>float8
        asin  float8>float8
        asind  float8>float8
        asinh  float8>float8
        atan  float8>float8
        atan2  float8,float8>float8
        atan2d  float8,float8>float8
        atand  float8>float8
        atanh  float8>float8
        bool  int4>bool jsonb>bool
        cbrt  float8>float8
        ceil  numeric>numeric float8>float8
        ceiling  numeric>numeric float8>float8
        cos  float8>float8
        cosd  float8>float8
        cosh  float8>float8
        cot  float8>float8
        cotd  float8>float8
        degrees  float8>float8
        div  numeric,numeric>numeric
        exp  float8>float8 numeric>numeric
        factorial  int8>numeric
        float4  int2>float4 float8>float4 int4>float4 int8>float4 numeric>float4 jsonb>float4
        float8  int2>float8 float4>float8 int4>float8 int8>float8 numeric>float8 jsonb>float8
        floor  numeric>numeric float8>float8
        gcd  int4,int4>int4 int8,int8>int8 numeric,numeric>numeric
        int2  float8>int2 float4>int2 int4>int2 int8>int2 numeric>int2 jsonb>int2
        int4  int2>int4 float8>int4 float4>int4 int8>int4 numeric>int4 bool>int4 jsonb>int4
        int8  int4>int8 float8>int8 float4>int8 int2>int8 numeric>int8 jsonb>int8
        lcm  int4,int4>int4 int8,int8>int8 numeric,numeric>numeric
        ln  float8>float8 numeric>numeric
        log  float8>float8 numeric>numeric numeric,numeric>numeric
        log10  float8>float8 numeric>numeric
        min_scale  numeric>int4
        mod  int2,int2>int2 int4,int4>int4 int8,int8>int8 numeric,numeric>numeric
        num_nonnulls  any...>int4
        num_nulls  any...>int4
        numeric  int4>numeric float4>numeric float8>numeric int8>numeric int2>numeric jsonb>numeric
        numeric  numeric,int4>numeric
        pi  >float8
        pow  float8,float8>float8 numeric,numeric>numeric
        power  float8,float8>float8 numeric,numeric>numeric
        radians  float8>float8
        round  float8>float8 numeric>numeric numeric,int4>numeric
        scale  numeric>int4
        sign  numeric>numeric float8>float8
        sin  float8>float8
        sind  float8>float8
        sinh  float8>float8
        sqrt  float8>float8 numeric>numeric
        tan  float8>float8
        tand  float8>float8
        tanh  float8>float8
        to_hex  int4>text int8>text
        trim_scale  numeric>numeric
        trunc  float8>float8 numeric>numeric numeric,int4>numeric
        width_bucket  anycompatible,anycompatiblearray>int4 float8,float8,float8,int4>int4
        width_bucket  numeric,numeric,numeric,int4>int4
        """#
}
