extension Catalogue {
    /// Functions that need OVER.
    static let windowFunctions = #"""
        cume_dist  >float8
        dense_rank  >int8
        first_value  anyelement>anyelement
        lag  anyelement>anyelement anyelement,int4>anyelement anycompatible,int4,anycompatible>anycompatible
        last_value  anyelement>anyelement
        lead  anyelement>anyelement anyelement,int4>anyelement anycompatible,int4,anycompatible>anycompatible
        nth_value  anyelement,int4>anyelement
        ntile  int4>int4
        percent_rank  >float8
        rank  >int8
        row_number  >int8
        """#
}
