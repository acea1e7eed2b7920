-- Events between actors, one row for each happening, with its values as they are shown and what its first report tells of it.
WITH found AS (
  SELECT h.id FROM happening h WHERE {where} ORDER BY h.dated {direction} NULLS LAST, h.id LIMIT :limit)
SELECT e.id, h.id AS happening, h.verdict, h.type, h.mode, contexts AS "contexts:json", cameo, h.modality, 0 AS "negated:bool",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', actor, 'name', COALESCE(name, actor)))
    FROM happening_party LEFT JOIN actor a ON a.id = actor WHERE happening = h.id AND side = 'source') AS "source:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', actor, 'name', COALESCE(name, actor)))
    FROM happening_party LEFT JOIN actor a ON a.id = actor WHERE happening = h.id AND side = 'target') AS "target:json",
  h.date, h.first_day AS day, h.first_day, h.last_day, JSON_OBJECT('name', h.place, 'country', h.country) AS "place:json",
  according_to AS "according_to:json", rule, published, publisher,
  report.id AS report, (SELECT MIN(file) FROM report_file WHERE report = n) AS file, evidence AS "evidence:json",
  (SELECT JSON_GROUP_ARRAY(JSON(value)) FROM event t, JSON_EACH(COALESCE(t.judged, '[]')) WHERE t.happening = h.id) AS "judged:json",
  h.reports, h.origins, h.sole_source AS "sole_source:bool", h.self_serving AS "self_serving:bool",
  h.vouching AS "vouching:json", h.denying AS "denying:json", h.shown AS "shown:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('field', field, 'value', value, 'events', JSON(events), 'origins', origins,
      'according_to', JSON(COALESCE(according_to, '[]')))) FROM happening_version WHERE happening = h.id) AS "versions:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('report', id, 'file', file, 'event', local, 'evidence', JSON(evidence))) FROM (
    SELECT report.id, file, t.local, t.evidence FROM event t JOIN report ON n = t.report
    LEFT JOIN report_file USING (report) WHERE t.happening = h.id ORDER BY published, t.id, file)) AS "mentions:json"
FROM found JOIN happening h USING (id)
JOIN event e ON e.id = (SELECT t.id FROM event t JOIN report ON n = t.report WHERE t.happening = h.id ORDER BY published NULLS LAST, t.id LIMIT 1)
JOIN report ON n = e.report
ORDER BY h.dated {direction} NULLS LAST, h.id
