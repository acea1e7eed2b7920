-- What was said, one row for each time that a report tells it; `saying` is the same for all that tell one saying.
WITH found AS (
  SELECT s.id FROM statement s WHERE {where} ORDER BY s.dated {direction} NULLS LAST, s.id LIMIT :limit)
SELECT s.id, s.saying,
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', actor, 'name', COALESCE(name, actor)))
    FROM statement_speaker LEFT JOIN actor a ON a.id = actor WHERE statement = s.id) AS "speakers:json",
  source_kind, source, mode, cue, s.act, s.text, start, end, date, s.day, venue, addressee, published, publisher,
  report.id AS report, (SELECT MIN(file) FROM report_file WHERE report = n) AS file, evidence AS "evidence:json",
  s.judged AS "judged:json", COALESCE(y.reports, 1) AS reports, COALESCE(y.origins, 1) AS origins,
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('report', report.id, 'file', file, 'statement', s.local, 'evidence', JSON(s.evidence)))
    FROM (SELECT file FROM report LEFT JOIN report_file ON report = n WHERE n = s.report ORDER BY file)) AS "mentions:json"
FROM found JOIN statement s USING (id) LEFT JOIN saying y ON y.id = s.saying JOIN report ON n = s.report
ORDER BY s.dated {direction} NULLS LAST, s.id
