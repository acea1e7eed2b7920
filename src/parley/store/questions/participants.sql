-- Delegations of rounds, one row for each.
WITH found AS (
  SELECT r.id AS round, p.actor FROM round r JOIN round_seat p ON p.round = r.id WHERE {where}
  ORDER BY r.first_day {direction} NULLS LAST, r.id, p.actor LIMIT :limit)
SELECT p.round, p.actor, COALESCE(a.name, p.actor) AS name, p.side, p.role, p.attendance, p.level, p.size, p.verdict,
  p.sole_source AS "sole_source:bool", p.self_serving AS "self_serving:bool",
  p.vouching AS "vouching:json", p.denying AS "denying:json", p.judged AS "judged:json", r.status, r.start, r.first_day,
  JSON_OBJECT('name', r.place, 'country', r.country, 'venue', r.venue) AS "place:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('report', id, 'file', file, 'talk', local, 'seat', seat, 'evidence', JSON(evidence)))
    FROM (SELECT report.id, file, t.local, s.local AS seat, s.evidence FROM talk t JOIN report ON n = t.report
      JOIN seat s ON s.talk = t.id LEFT JOIN report_file USING (report)
      WHERE t.round = r.id AND (r.rejected OR NOT t.rejected) AND (s.actor = p.actor OR (
        s.actor NOT IN (SELECT actor FROM round_seat WHERE round = r.id)
        AND s.actor IN (SELECT JSON_EXTRACT(value, '$.actor') FROM account, JSON_EACH(told, '$.seats')
          WHERE talk = t.id AND JSON_EXTRACT(value, '$.side') = p.side)))
      ORDER BY published, t.id, s.local, file)) AS "mentions:json"
FROM found JOIN round_seat p USING (round, actor) JOIN round r ON r.id = p.round LEFT JOIN actor a ON a.id = p.actor
ORDER BY r.first_day {direction} NULLS LAST, r.id, p.actor
