extension Catalogue {
    /// Operators of numbers and bits.
    static let arithmeticOperators = #"""
        #  int8,int8>int8 int2,int2>int2 int4,int4>int4
        %  int8,int8>int8 int2,int2>int2 int4,int4>int4 numeric,numeric>numeric
        &  int8,int8>int8 int2,int2>int2 int4,int4>int4
        *  int8,int8>int8 int8,int2>int8 int8,int4>int8 int2,int8>int8 int2,int2>int2 int2,int4>int4 int4,int8>int8
        *  int4,int2>int4 int4,int4>int4 float4,float4>float4 float4,float8>float8 float8,float4>float8
        *  float8,float8>float8 numeric,numeric>numeric
        +  int8>int8 int2>int2 int4>int4 float4>float4 float8>float8 numeric>numeric int8,int8>int8 int8,int2>int8
        +  int8,int4>int8 int2,int8>int8 int2,int2>int2 int2,int4>int4 int4,int8>int8 int4,int2>int4 int4,int4>int4
        +  float4,float4>float4 float4,float8>float8 float8,float4>float8 float8,float8>float8 numeric,numeric>numeric
        -  int8>int8 int2>int2 int4>int4 float4>float4 float8>float8 numeric>numeric int8,int8>int8 int8,int2>int8
        -  int8,int4>int8 int2,int8>int8 int2,int2>int2 int2,int4>int4 int4,int8>int8 int4,int2>int4 int4,int4>int4
        -  float4,float4>float4 float4,float8>float8 float8,float4>float8 float8,float8>float8 numeric,numeric>numeric
        /  int8,int8>int8 int8,int2>int8 int8,int4>int8 int2,int8>int8 int2,int2>int2 int2,int4>int4 int4,int8>int8
        /  int4,int2>int4 int4,int4>int4 float4,float4>float4 float4,float8>float8 float8,float4>float8
        /  float8,float8>float8 numeric,numeric>numeric
        <<  int8,int4>int8 int2,int4>int2 int4,int4>int4
        >>  int8,int4>int8 int2,int4>int2 int4,int4>int4
        @  int8>int8 int2>int2 int4>int4 float4>float4 float8>float8 numeric>numeric
        ^  float8,float8>float8 numeric,numeric>numeric
        |  int8,int8>int8 int2,int2>int2 int4,int4>int4
        |/  float8>float8
        ||/  float8>float8
        ~  int8>int8 int2>int2 int4>int4
        """#
}
