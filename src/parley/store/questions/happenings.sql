-- Events as the casebook holds them, one row for each, with all that tells of it.
WITH found AS (
  SELECT h.id FROM happening h WHERE {where} ORDER BY h.dated {direction} NULLS LAST, h.id LIMIT :limit)
SELECT id, type, mode, modality, verdict,
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', actor, 'name', COALESCE(name, actor)))
    FROM happening_party LEFT JOIN actor a ON a.id = actor WHERE happening = h.id AND side = 'source') AS "source:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('actor', actor, 'name', COALESCE(name, actor)))
    FROM happening_party LEFT JOIN actor a ON a.id = actor WHERE happening = h.id AND side = 'target') AS "target:json",
  date, first_day, last_day, JSON_OBJECT('name', place, 'country', country) AS "place:json", reports, origins,
  sole_source AS "sole_source:bool", self_serving AS "self_serving:bool",
  vouching AS "vouching:json", denying AS "denying:json", shown AS "shown:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('field', field, 'value', value, 'events', JSON(events), 'origins', origins,
      'according_to', JSON(COALESCE(according_to, '[]')))) FROM happening_version WHERE happening = h.id) AS "versions:json",
  (SELECT JSON_GROUP_ARRAY(JSON_OBJECT('report', id, 'file', file, 'event', local, 'evidence', JSON(evidence))) FROM (
    SELECT e.id AS event, report.id, file, local, evidence FROM event e JOIN report ON n = e.report
    LEFT JOIN report_file USING (report) WHERE e.happening = h.id ORDER BY published, event, file)) AS "mentions:json"
FROM found JOIN happening h USING (id) ORDER BY dated {direction} NULLS LAST, id
