extension Catalogue {
    /// Operators of text: concatenation, LIKE, regular expressions.
    static let textOperators = #"""
        !~  text,text>bool bpchar,text>bool
        !~*  text,text>bool bpchar,text>bool
        !~~  text,text>bool bpchar,text>bool
        !~~*  text,text>bool bpchar,text>bool
        ^@  text,text>bool
        ||  text,text>text text,anynonarray>text anynonarray,text>text
        ~  text,text>bool bpchar,text>bool
        ~*  text,text>bool bpchar,text>bool
        ~~  text,text>bool bpchar,text>bool
        ~~*  text,text>bool bpchar,text>bool
        """#
}
