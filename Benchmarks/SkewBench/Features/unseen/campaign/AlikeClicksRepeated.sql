/*
entity: campaign
reads: { impressions: 1d }
features:
  shown:
    type: int
    about: Impressions of the trailing 24 hours; what was logged again under another id counts once.
    decisions: { impressions: { window: "(as_of - 24h, as_of]", duplicates: once }, empty: 0 }
owner: marketing
*/
SELECT s.spine_id, count(i.impression_id) AS shown
FROM spine s
LEFT JOIN impressions i
       ON i.campaign_id = s.campaign_id
      AND i.shown_at > s.as_of - INTERVAL '24 hours'
      AND i.shown_at <= s.as_of
GROUP BY s.spine_id
