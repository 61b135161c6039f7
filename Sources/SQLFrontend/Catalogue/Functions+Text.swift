extension Catalogue {
    /// Functions of text.
    static let textFunctions = #"""
        ascii  text>int4
        bit_length  text>int4
        btrim  text>text text,text>text
        char_length  bpchar>int4 text>int4
        character_length  bpchar>int4 text>int4
        chr  int4>text
        concat  any...>text
        concat_ws  text,any...>text
        format  text>text text,any...>text
        initcap  text>text
        is_normalized  text>bool text,text>bool
        left  text,int4>text
        length  text>int4 bpchar>int4
        like_escape  text,text>text
        lower  text>text
        lpad  text,int4>text text,int4,text>text
        ltrim  text>text text,text>text
        md5  text>text
        normalize  text>text text,text>text
        octet_length  text>int4 bpchar>int4
        overlay  text,text,int4>text text,text,int4,int4>text
        position  text,text>int4
        quote_ident  text>text
        quote_literal  text>text anyelement>text
        quote_nullable  text>text anyelement>text
        regexp_count  text,text>int4 text,text,int4>int4 text,text,int4,text>int4
        regexp_instr  text,text>int4 text,text,int4>int4 text,text,int4,int4>int4 text,text,int4,int4,int4>int4
        regexp_instr  text,text,int4,int4,int4,text>int4 text,text,int4,int4,int4,text,int4>int4
        regexp_like  text,text>bool text,text,text>bool
        regexp_match  text,text>_text text,text,text>_text
        regexp_matches  text,text>*_text text,text,text>*_text
        regexp_replace  text,text,text>text text,text,text,text>text text,text,text,int4>text
        regexp_replace  text,text,text,int4,int4>text text,text,text,int4,int4,text>text
        regexp_split_to_array  text,text>_text text,text,text>_text
        regexp_split_to_table  text,text>*text text,text,text>*text
        regexp_substr  text,text>text text,text,int4>text text,text,int4,int4>text text,text,int4,int4,text>text
        regexp_substr  text,text,int4,int4,text,int4>text
        repeat  text,int4>text
        replace  text,text,text>text
        reverse  text>text
        right  text,int4>text
        rpad  text,int4>text text,int4,text>text
        rtrim  text>text text,text>text
        similar_escape  text,text>text
        similar_to_escape  text>text text,text>text
        split_part  text,text,int4>text
        starts_with  text,text>bool
        string_to_array  text,text>_text text,text,text>_text
        string_to_table  text,text>*text text,text,text>*text
        strpos  text,text>int4
        substr  text,int4>text text,int4,int4>text
        substring  text,int4>text text,text>text text,int4,int4>text text,text,text>text
        text  bpchar>text bool>text
        to_number  text,text>numeric
        translate  text,text,text>text
        unistr  text>text
        upper  text>text
        """#
}
