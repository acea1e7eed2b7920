-- What was said, one row for each time that a report tells it; `saying` is the same for all that tell one saying.
WITH found AS (
  SELECT s.id FROM statement s WHERE {where} ORDER BY s.dated {direction} NULLS LAST, s.id LIMIT :limit)
SELECT s.id, s.saying,
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', actor, 'name', COALESCE(name, actor)))
    FROM statement_speaker LEFT JOIN actor a ON a.id = actor WHERE statement = s.id) AS "speakers:json",
  source_kind, source, mode, cue, act, s.text, start, end, date, day, venue, addressee, published, publisher,
  report.id AS report, (SELECT MIN(file) FROM report_file WHERE report = n) AS file, evidence AS "evidence:json", s.judged AS "judged:json"
FROM found JOIN statement s USING (id) JOIN report ON n = s.report ORDER BY s.dated {direction} NULLS LAST, s.id
