extension Catalogue {
    /// Functions of arrays, and those that return rows of them.
    static let arrayFunctions = #"""
        array_append  anycompatiblearray,anycompatible>anycompatiblearray
        array_cat  anycompatiblearray,anycompatiblearray>anycompatiblearray
        array_dims  anyarray>text
        array_fill  anyelement,_int4>anyarray anyelement,_int4,_int4>anyarray
        array_length  anyarray,int4>int4
        array_lower  anyarray,int4>int4
        array_ndims  anyarray>int4
        array_position  anycompatiblearray,anycompatible>int4 anycompatiblearray,anycompatible,int4>int4
        array_positions  anycompatiblearray,anycompatible>_int4
        array_prepend  anycompatible,anycompatiblearray>anycompatiblearray
        array_remove  anycompatiblearray,anycompatible>anycompatiblearray
        array_replace  anycompatiblearray,anycompatible,anycompatible>anycompatiblearray
        array_to_string  anyarray,text>text anyarray,text,text>text
        array_upper  anyarray,int4>int4
        cardinality  anyarray>int4
        generate_series  int4,int4>*int4 int8,int8>*int8 numeric,numeric>*numeric
        generate_series  timestamp,timestamp,interval>*timestamp timestamptz,timestamptz,interval>*timestamptz
        generate_series  int4,int4,int4>*int4 int8,int8,int8>*int8 numeric,numeric,numeric>*numeric
        generate_subscripts  anyarray,int4>*int4 anyarray,int4,bool>*int4
        trim_array  anyarray,int4>anyarray
        unnest  anyarray>*anyelement
        """#
}
