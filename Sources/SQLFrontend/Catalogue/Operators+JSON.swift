extension Catalogue {
    /// Operators of json and jsonb.
    static let jsonOperators = #"""
        #-  jsonb,_text>jsonb
        #>  json,_text>json jsonb,_text>jsonb
        #>>  json,_text>text jsonb,_text>text
        -  jsonb,int4>jsonb jsonb,text>jsonb jsonb,_text>jsonb
        ->  json,int4>json json,text>json jsonb,int4>jsonb jsonb,text>jsonb
        ->>  json,int4>text json,text>text jsonb,int4>text jsonb,text>text
        <@  jsonb,jsonb>bool
        ?  jsonb,text>bool
        ?&  jsonb,_text>bool
        ?|  jsonb,_text>bool
        @>  jsonb,jsonb>bool
        ||  jsonb,jsonb>jsonb
        """#
}
