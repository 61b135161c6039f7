/*
entity: viewer
reads: { plan_changes: all }
features:
  plan:
    type: text?
    about: The plan in effect, as it is recorded by now; of changes that take effect at one instant that of the largest id.
    decisions: { plan_changes: { null_values: { plan: count } }, empty: null }
  monthly:
    type: decimal(6,2)?
    about: What it costs; NULL where that change does not say.
    decisions: { plan_changes: { null_values: { monthly: count } }, empty: null }
  is_upgrade:
    type: bool?
    about: Whether it costs more than the plan before it, where both say so.
    decisions: { empty: null }
owner: streaming
*/
WITH recorded AS (
    SELECT DISTINCT ON (q.spine_id, c.change_id)
           q.spine_id, q.as_of, q.viewer_id AS asked,
           c.viewer_id, c.change_id, c.effective_at, c.recorded_at, c.is_void, c.plan, c.monthly
    FROM spine q
    JOIN plan_changes c ON c.recorded_at <= q.as_of
    ORDER BY q.spine_id, c.change_id, c.recorded_at DESC
),
ranked AS (
    SELECT r.spine_id, r.plan, r.monthly,
           row_number() OVER (PARTITION BY r.spine_id ORDER BY r.effective_at DESC, r.change_id) AS age
    FROM recorded r
    WHERE r.viewer_id = r.asked
      AND r.is_void IS NOT TRUE
      AND r.effective_at <= r.as_of
)
SELECT s.spine_id, n.plan, n.monthly, n.monthly > b.monthly AS is_upgrade
FROM spine s
LEFT JOIN ranked n ON n.spine_id = s.spine_id AND n.age = 1
LEFT JOIN ranked b ON b.spine_id = s.spine_id AND b.age = 2
