-- Who sat with whom in rounds that came about, by month; by year where no month is told.
SELECT IIF(COALESCE(start, end) GLOB '[0-9][0-9][0-9][0-9]-[0-9W]*', SUBSTR(first_day, 1, 7), SUBSTR(first_day, 1, 4)) AS month,
  x.actor AS a, COALESCE((SELECT name FROM actor WHERE id = x.actor), x.actor) AS a_name,
  y.actor AS b, COALESCE((SELECT name FROM actor WHERE id = y.actor), y.actor) AS b_name,
  COUNT(*) AS number, JSON_GROUP_ARRAY(r.id) AS "rounds:json",
  JSON_GROUP_ARRAY(JSON((SELECT JSON_GROUP_ARRAY(id) FROM talk WHERE round = r.id AND NOT rejected))) AS "talks:json"
FROM round r JOIN round_seat x ON x.round = r.id JOIN round_seat y ON y.round = r.id AND y.actor > x.actor
WHERE {where}
  AND x.attendance NOT IN ('declined', 'disinvited', 'excluded', 'absent')
  AND y.attendance NOT IN ('declined', 'disinvited', 'excluded', 'absent')
GROUP BY 1, x.actor, y.actor ORDER BY 1 {direction} NULLS LAST, number DESC, x.actor, y.actor LIMIT :limit
