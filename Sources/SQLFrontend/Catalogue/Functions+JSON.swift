extension Catalogue {
    /// Functions of json and jsonb.
    static let jsonFunctions = #"""
        json_array_elements  json>*json
        json_array_elements_text  json>*text
        json_array_length  json>int4
        json_build_array  >json any...>json
        json_build_object  >json any...>json
        json_extract_path  json,text...>json
        json_extract_path_text  json,text...>text
        json_object_keys  json>*text
        json_strip_nulls  json>json
        json_typeof  json>text
        jsonb_array_elements  jsonb>*jsonb
        jsonb_array_elements_text  jsonb>*text
        jsonb_array_length  jsonb>int4
        jsonb_build_array  >jsonb any...>jsonb
        jsonb_build_object  >jsonb any...>jsonb
        jsonb_extract_path  jsonb,text...>jsonb
        jsonb_extract_path_text  jsonb,text...>text
        jsonb_object_keys  jsonb>*text
        jsonb_pretty  jsonb>text
        jsonb_set  jsonb,_text,jsonb>jsonb jsonb,_text,jsonb,bool>jsonb
        jsonb_strip_nulls  jsonb>jsonb
        jsonb_typeof  jsonb>text
        to_json  anyelement>json
        to_jsonb  anyelement>jsonb
        """#
}
