/*
entity: donor
reads: { donations: all }
features:
  ml_this_year:
    type: int
    about: What was given since the year began in London, as it is recorded by now.
    decisions: { donations: { window: "[start_of_year, as_of]", null_values: { volume_ml: skip }, late: count }, empty: 0, zone: Europe/London }
  wait_days:
    type: int
    about: Days until 56 days of London's calendar have passed since the last donation; 0 where they have, or nothing was given.
    decisions: { empty: 0, zone: Europe/London }
  is_low:
    type: bool?
    about: Whether the last known haemoglobin is below 12.5; of donations at one instant that of the largest id.
    decisions: { donations: { null_values: { haemoglobin: skip } }, empty: null }
owner: bank
*/
WITH valid AS (
    SELECT DISTINCT ON (q.spine_id, d.donation_id)
           q.spine_id, q.donor_no AS asked, d.donor_no, d.donation_id, d.given_at, d.is_void, d.volume_ml, d.haemoglobin
    FROM spine q
    JOIN donations d ON d.recorded_at <= q.as_of
    ORDER BY q.spine_id, d.donation_id, d.recorded_at DESC
)
SELECT s.spine_id,
       COALESCE(sum(v.volume_ml) FILTER (WHERE v.given_at >= date_trunc('year', s.as_of, 'Europe/London')), 0) AS ml_this_year,
       GREATEST(0, 56 - ((s.as_of AT TIME ZONE 'Europe/London')::date
                         - (max(v.given_at) AT TIME ZONE 'Europe/London')::date))                        AS wait_days,
       (array_agg(v.haemoglobin ORDER BY v.given_at DESC, v.donation_id DESC)
            FILTER (WHERE v.haemoglobin IS NOT NULL))[1] < 12.5                                          AS is_low
FROM spine s
LEFT JOIN valid v
       ON v.spine_id = s.spine_id
      AND v.donor_no = v.asked
      AND v.is_void IS NOT TRUE
      AND v.given_at <= s.as_of
GROUP BY s.spine_id, s.as_of
