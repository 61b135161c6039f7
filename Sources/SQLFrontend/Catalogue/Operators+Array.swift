extension Catalogue {
    /// Operators of arrays.
    static let arrayOperators = #"""
        &&  anyarray,anyarray>bool
        <@  anyarray,anyarray>bool
        @>  anyarray,anyarray>bool
        ||  anycompatible,anycompatiblearray>anycompatiblearray anycompatiblearray,anycompatible>anycompatiblearray
        ||  anycompatiblearray,anycompatiblearray>anycompatiblearray
        """#
}
