-- Who sat with whom in rounds that came about, by month; by year where no month is told.
WITH met AS MATERIALIZED (
  SELECT IIF(COALESCE(start, end) GLOB '[0-9][0-9][0-9][0-9]-[0-9W]*', SUBSTR(first_day, 1, 7), SUBSTR(first_day, 1, 4)) AS month,
    x.actor AS a, y.actor AS b, COUNT(*) AS number, JSON_GROUP_ARRAY(r.id) AS rounds
  FROM round r JOIN round_seat x ON x.round = r.id JOIN round_seat y ON y.round = r.id AND y.actor > x.actor
  WHERE {where}
    AND x.attendance NOT IN ('declined', 'disinvited', 'excluded', 'absent')
    AND y.attendance NOT IN ('declined', 'disinvited', 'excluded', 'absent')
  GROUP BY 1, x.actor, y.actor ORDER BY 1 {direction} NULLS LAST, number DESC, x.actor, y.actor LIMIT :limit)
SELECT month, a, COALESCE((SELECT name FROM actor WHERE id = a), a) AS a_name,
  b, COALESCE((SELECT name FROM actor WHERE id = b), b) AS b_name, number, rounds AS "rounds:json",
  (SELECT JSON_GROUP_ARRAY(JSON((SELECT JSON_GROUP_ARRAY(id) FROM talk WHERE round = value AND NOT rejected)))
    FROM JSON_EACH(rounds)) AS "talks:json"
FROM met ORDER BY month {direction} NULLS LAST, number DESC, a, b
