extension Corpus {
    static let regularExpressions = CorpusGroup(
        "regular expressions",
        #"""
        p.line ~ 'gate=[A-Z][0-9]+'
        p.line !~ '[0-9]'
        p.line ~* '^aa'  -- TXT-33
        p.line !~* 'ua|aa'
        p.line ~ '^[A-Z]{2}[ -]?[0-9]{2,4}$'
        p.line ~ '^N[0-9]{1,5}[A-Z]{0,2}$'
        p.line ~ '^\d+$'  -- TXT-32
        p.line ~ '^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$'
        p.line ~ '^[^@\s]+@[^@\s]+\.[a-z]{2,}$'
        p.line ~ 'a.b'
        p.line ~ '\mtwo\M'
        p.line ~ '\ytwo\y'
        p.line ~ '[[:alpha:]]+ [[:digit:]]+'
        p.line ~ '[[:space:]]{2}'
        p.line ~ '^\s*$'
        p.line ~ 'tab.and.new'  -- TXT-31
        p.line ~ '(?n)^new'
        p.line ~ '(?i)warn|DELAY'
        p.line ~ '(?x) gate = \w \d{2}  # the gate'
        p.line ~ '***=a.b'
        p.line ~ 'WARN(?=.*delay)'
        p.line ~ '^(?!AA)'
        p.line ~ '(a|ab)(c|bcd)*'
        p.line ~ '(.)\1'
        p.line ~ p.u
        p.t ~ p.u
        p.t ~* p.u
        p.t ~ '^[a-c]+$'
        p.t ~ '[^ -~]'
        p.t SIMILAR TO '(a|A)(b|B)%'
        p.line SIMILAR TO '[A-Z]{2}[ -][0-9]+'
        p.line NOT SIMILAR TO '%[0-9]%'
        regexp_replace(p.line, '[0-9]+', '#')  -- TXT-30
        regexp_replace(p.line, '[0-9]+', '#', 'g')  -- TXT-30
        regexp_replace(p.line, '\s+', ' ', 'g')
        regexp_replace(p.line, '[^a-z]', '', 'gi')
        regexp_replace(p.line, '(\w+)=(\w+)', '\2=\1', 'g')
        regexp_replace(p.line, '^\s+|\s+$', '', 'g')
        regexp_replace(p.line, '(.)', '<\1>', 1, 2)
        regexp_replace(p.line, 'a', '[\&]', 'g')
        regexp_replace(p.line, '', '-', 'g')
        regexp_replace(p.line, '\D', '', 'g')
        substring(p.line from '[0-9]+')
        substring(p.line from 'delay=(\d+)min')
        substring(p.line from '(\w+)@')
        substring(p.line similar '%#"[0-9]+#"%' escape '#')
        (regexp_match(p.line, '(\w+)=(\w+)'))[2]
        (regexp_match(p.line, '[A-Z]+'))[1]
        regexp_match(p.line, '(\d+)-(\d+)')
        regexp_substr(p.line, '\d+')
        regexp_substr(p.line, '(\w)(\d+)', 1, 1, 'i', 2)
        regexp_substr(p.line, '\d+', 1, 2)
        regexp_count(p.line, '\d')
        regexp_count(p.line, 'delay', 1, 'i')
        regexp_count(p.line, '')
        regexp_instr(p.line, '[0-9]+')
        regexp_instr(p.line, '[0-9]+', 1, 2, 1)
        regexp_like(p.line, '^aa', 'i')
        regexp_like(p.line, 'foo\.')
        regexp_split_to_array(p.line, ',')
        regexp_split_to_array(p.line, '\s*[;,]\s*')
        (regexp_split_to_array(p.line, '[ =]+'))[2]
        length(regexp_replace(p.line, '[^,]', '', 'g'))
        regexp_replace(p.line, '.*?(\d+).*', '\1')
        substring(p.line from '.*?\d')
        substring(p.line from '(a+?)(b*)')
        regexp_replace(p.line, '(?<=a)b', 'X')
        regexp_replace(p.line, '\$|,', '', 'g')
        p.line ~ '[\w.]+@[\w.]+'
        p.line ~ '[a'  -- fails
        p.line ~ '*a'  -- fails
        CASE WHEN p.line ~ '^[0-9]+$' THEN p.line::int4 END  -- REL-21
        SELECT s.spine_id, count(*) AS v FROM spine s JOIN event e ON e.id = s.id WHERE e.kind ~ '^[xy]$' GROUP BY s.spine_id
        SELECT s.spine_id, m.g[1] AS v FROM spine s JOIN probe p ON p.id = s.id CROSS JOIN LATERAL regexp_matches(p.line, '(\d+)', 'g') AS m(g)
        """#)
}
