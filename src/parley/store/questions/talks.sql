-- Rounds of talks as they are shown, with all that tells of them.
WITH found AS (
  SELECT r.id FROM round r WHERE {where} ORDER BY r.first_day {direction} NULLS LAST, r.id LIMIT :limit)
SELECT id, process, (SELECT p.name FROM process p WHERE p.id = r.process) AS process_name, name, status, verdict, format,
  publicity, start, end, first_day, last_day,
  JSON_OBJECT('name', place, 'country', country, 'venue', venue, 'latitude', latitude, 'longitude', longitude) AS "place:json", outcome, reports, origins,
  sole_source AS "sole_source:bool", self_serving AS "self_serving:bool",
  vouching AS "vouching:json", denying AS "denying:json", shown AS "shown:json", judged AS "judged:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', s.actor, 'name', COALESCE(a.name, s.actor), 'side', s.side, 'role', s.role,
      'attendance', s.attendance, 'level', s.level, 'size', s.size, 'verdict', s.verdict))
    FROM round_seat s LEFT JOIN actor a ON a.id = s.actor WHERE s.round = r.id) AS "participants:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', NULLIF(actor, ''), 'field', field, 'value', value, 'talks', JSON(talks),
      'origins', origins, 'according_to', JSON(COALESCE(according_to, '[]'))))
    FROM version WHERE round = r.id) AS "versions:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('from', a, 'to', b, 'type', type, 'grounds', grounds, 'reasons', JSON(reasons)))
    FROM (SELECT * FROM round_link WHERE a = r.id UNION SELECT * FROM round_link WHERE b = r.id)) AS "links:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('report', id, 'file', file, 'talk', local)) FROM (
    SELECT t.id AS talk, report.id, file, local FROM talk t JOIN report ON n = t.report
    LEFT JOIN report_file USING (report) WHERE t.round = r.id AND (r.rejected OR NOT t.rejected) ORDER BY published, talk, file)) AS "mentions:json"
FROM found JOIN round r USING (id) ORDER BY first_day {direction} NULLS LAST, id
