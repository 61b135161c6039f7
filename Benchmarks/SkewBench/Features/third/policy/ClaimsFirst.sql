/*
entity: policy
reads: { claims: all }
features:
  open_claims:
    type: int
    about: Claims of the policy that are not closed, as far as is recorded; one of unknown status is open.
    decisions: { claims: { window: "(-infinity, as_of]", null_values: { status: count }, late: count }, empty: 0 }
  reserve:
    type: decimal(20,2)
    about: What is reserved for all claims, open or closed.
    decisions: { claims: { window: "(-infinity, as_of]", null_values: { reserve: skip } }, empty: 0.00 }
  newest_loss:
    type: date?
    about: The latest day of a loss.
    decisions: { claims: { window: "(-infinity, as_of]", null_values: { lost_on: skip } }, empty: null }
owner: claims
*/
WITH versions AS (
    SELECT DISTINCT ON (q.spine_id, c.claim_id)
           q.spine_id, c.claim_id, c.policy_no, c.reported_at, c.lost_on, c.reserve, c.status, c.is_withdrawn
    FROM spine q
    JOIN claims c ON c.recorded_at <= q.as_of
    ORDER BY q.spine_id, c.claim_id, c.recorded_at
)
SELECT s.spine_id,
       count(v.claim_id) FILTER (WHERE v.status IS DISTINCT FROM 'closed')  AS open_claims,
       COALESCE(sum(v.reserve), 0.00)                                       AS reserve,
       max(v.lost_on)                                                       AS newest_loss
FROM spine s
LEFT JOIN versions v
       ON v.spine_id = s.spine_id
      AND v.policy_no = s.policy_no
      AND v.reported_at <= s.as_of
      AND v.is_withdrawn IS NOT TRUE
GROUP BY s.spine_id
