-- What was said, one row for each saying, in the words of the statement that quotes it most fully.
WITH found AS (
  SELECT y.id FROM saying y WHERE {where} ORDER BY y.dated {direction} NULLS LAST, y.id LIMIT :limit)
SELECT s.id, y.id AS saying,
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', value, 'name', COALESCE(a.name, value)))
    FROM JSON_EACH(COALESCE(y.speakers, '[]')) LEFT JOIN actor a ON a.id = value) AS "speakers:json",
  source_kind, source, mode, cue, y.act, s.text, start, end, date, y.day, venue, addressee, published, publisher,
  report.id AS report, (SELECT MIN(file) FROM report_file WHERE report = n) AS file, evidence AS "evidence:json",
  (SELECT JSON_GROUP_ARRAY(JSON(value)) FROM statement t, JSON_EACH(COALESCE(t.judged, '[]')) WHERE t.saying = y.id) AS "judged:json",
  y.reports, y.origins,
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('report', id, 'file', file, 'statement', local, 'evidence', JSON(evidence))) FROM (
    SELECT report.id, file, t.local, t.evidence FROM statement t JOIN report ON n = t.report
    LEFT JOIN report_file USING (report) WHERE t.saying = y.id ORDER BY published, t.id, file)) AS "mentions:json"
FROM found JOIN saying y USING (id) JOIN statement s ON s.id = y.statement JOIN report ON n = s.report
ORDER BY y.dated {direction} NULLS LAST, y.id
