/*
entity: hotel
reads: { bookings: 60d }
features:
  cancelled_share:
    type: double?
    about: The share of the bookings made in the trailing 60 days that are cancelled by now.
    decisions: { bookings: { window: "(as_of - 60d, as_of]" }, empty: null }
  revenue:
    type: decimal(22,2)
    about: Nights times rate of those that are not cancelled, where both are known.
    decisions: { bookings: { window: "(as_of - 60d, as_of]", null_values: { nights: skip, rate: skip } }, empty: 0.00 }
  longest_lead_days:
    type: int?
    about: The most days from the day in London on which one was made to that of its arrival; negative where the guest came before.
    decisions: { bookings: { window: "(as_of - 60d, as_of]", null_values: { arrives_on: skip } }, empty: null, zone: Europe/London }
owner: rooms
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE b.cancelled_at <= s.as_of)::float8
           / NULLIF(count(b.booking_id), 0)                                                  AS cancelled_share,
       COALESCE(sum(b.nights * b.rate)
                    FILTER (WHERE b.cancelled_at IS NULL OR b.cancelled_at > s.as_of), 0.00) AS revenue,
       max(b.arrives_on - (b.booked_at AT TIME ZONE 'Europe/London')::date)                  AS longest_lead_days
FROM spine s
LEFT JOIN bookings b
       ON b.hotel_code = s.hotel_code
      AND b.booked_at > s.as_of - INTERVAL '1440 hours'
      AND b.booked_at <= s.as_of
GROUP BY s.spine_id
