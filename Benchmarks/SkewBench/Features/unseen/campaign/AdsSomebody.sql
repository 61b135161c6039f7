/*
entity: campaign
reads: { impressions: 7d }
features:
  click_rate:
    type: decimal(20,4)?
    about: Clicks by now for each impression of the trailing 7 days, to four places; bots, as far as they are known, do not count.
    decisions: { impressions: { window: "(as_of - 7d, as_of]", null_values: { is_bot: count } }, empty: null, rounding: half_away }
  reach:
    type: int
    about: How many different visitors are known to have seen it.
    decisions: { impressions: { window: "(as_of - 7d, as_of]", null_values: { visitor: skip } }, empty: 0 }
  quickest_click_ms:
    type: int?
    about: The fewest whole milliseconds from an impression to its click by now, rounded down.
    decisions: { impressions: { window: "(as_of - 7d, as_of]", null_values: { clicked_at: skip } }, empty: null, rounding: floor }
  spend_cents:
    type: int
    about: What the impressions cost together, of 10,000 micros a cent, rounded down.
    decisions: { impressions: { window: "(as_of - 7d, as_of]", null_values: { price_micros: skip } }, empty: 0, rounding: floor }
owner: marketing
*/
SELECT s.spine_id,
       round(count(*) FILTER (WHERE i.clicked_at <= s.as_of)::numeric
                 / NULLIF(count(i.impression_id), 0), 4)                              AS click_rate,
       count(DISTINCT i.visitor)                                                      AS reach,
       min(floor(extract(epoch FROM i.clicked_at - i.shown_at) * 1000))
           FILTER (WHERE i.clicked_at <= s.as_of)::bigint                             AS quickest_click_ms,
       floor(COALESCE(sum(i.price_micros), 0) / 10000.0)::bigint                      AS spend_cents
FROM spine s
LEFT JOIN impressions i
       ON i.campaign_id = s.campaign_id
      AND i.is_bot IS NOT TRUE
      AND i.shown_at > s.as_of - INTERVAL '168 hours'
      AND i.shown_at <= s.as_of
GROUP BY s.spine_id
