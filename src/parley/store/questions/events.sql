-- Events between actors, one row for each time that a report tells one; `happening` is the same for all that tell one event.
WITH found AS (
  SELECT e.id FROM event e WHERE {where} ORDER BY e.dated {direction} NULLS LAST, e.id LIMIT :limit)
SELECT e.id, e.happening, h.verdict, e.type, e.mode, contexts AS "contexts:json", cameo, e.modality, negated AS "negated:bool",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', actor, 'name', COALESCE(name, actor)))
    FROM event_party LEFT JOIN actor a ON a.id = actor WHERE event = e.id AND side = 'source') AS "source:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', actor, 'name', COALESCE(name, actor)))
    FROM event_party LEFT JOIN actor a ON a.id = actor WHERE event = e.id AND side = 'target') AS "target:json",
  e.date, day, h.first_day, h.last_day, JSON_OBJECT('name', e.place, 'country', e.country) AS "place:json", according_to AS "according_to:json", rule, published, publisher,
  report.id AS report, (SELECT MIN(file) FROM report_file WHERE report = n) AS file, evidence AS "evidence:json", e.judged AS "judged:json",
  COALESCE(h.reports, 1) AS reports, COALESCE(h.origins, 1) AS origins,
  h.sole_source AS "sole_source:bool", h.self_serving AS "self_serving:bool",
  h.vouching AS "vouching:json", h.denying AS "denying:json", h.shown AS "shown:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('field', field, 'value', value, 'events', JSON(events), 'origins', origins,
      'according_to', JSON(COALESCE(according_to, '[]')))) FROM happening_version WHERE happening = h.id) AS "versions:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('report', report.id, 'file', file, 'event', e.local, 'evidence', JSON(e.evidence)))
    FROM (SELECT file FROM report LEFT JOIN report_file ON report = n WHERE n = e.report ORDER BY file)) AS "mentions:json"
FROM found JOIN event e USING (id) JOIN report ON n = e.report LEFT JOIN happening h ON h.id = e.happening ORDER BY e.dated {direction} NULLS LAST, e.id
