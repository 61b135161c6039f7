/*
entity: hotel
reads: { bookings: 365d }
request: { night: date }
features:
  occupied:
    type: int
    about: >-
      Bookings made in the trailing 365 days and not cancelled by now whose guests sleep there in the night that is asked about, of 1 to
      60 nights; the day of departure is none.
    decisions: { bookings: { window: "(as_of - 365d, as_of]" }, empty: 0 }
  days_ahead:
    type: int
    about: Days from today in London to the night; negative for one that is over.
    decisions: { zone: Europe/London }
  is_weekend:
    type: bool
    about: Whether the night begins on a Saturday or a Sunday.
owner: rooms
*/
SELECT s.spine_id,
       (SELECT count(*)
        FROM bookings b
        WHERE b.hotel_code = s.hotel_code
          AND b.booked_at > s.as_of - INTERVAL '8760 hours'
          AND b.booked_at <= s.as_of
          AND COALESCE(b.cancelled_at > s.as_of, true)
          AND b.nights BETWEEN 1 AND 60
          AND s.night - b.arrives_on >= 0
          AND s.night - b.arrives_on < b.nights)              AS occupied,
       s.night - (s.as_of AT TIME ZONE 'Europe/London')::date AS days_ahead,
       extract(dow FROM s.night) IN (6, 7)                    AS is_weekend
FROM spine s
