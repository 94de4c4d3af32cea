-- Clauses that several notices have alike, but for places, levels, figures and marks, each with the notice that had it first.
-- {least}: characters of a clause; {most}: notices that may share one before everybody says it
WITH body AS (
  SELECT notice, id AS clause, issued, place, level, text, hash FROM clauses WHERE hash IS NOT NULL AND size >= {least}
), shared AS (
  SELECT hash, count(DISTINCT notice) AS notices FROM body GROUP BY hash HAVING count(DISTINCT notice) BETWEEN 2 AND {most}
), ranked AS (
  SELECT body.*, shared.notices, row_number() OVER (PARTITION BY body.hash ORDER BY coalesce(issued, '9'), notice, clause) AS rank
  FROM body JOIN shared ON body.hash = shared.hash
)
SELECT later.notice, later.clause, later.issued, later.place, later.text,
  first.notice AS source, first.clause AS source_clause, first.issued AS source_issued, first.place AS source_place, later.notices
FROM ranked AS later JOIN ranked AS first ON later.hash = first.hash AND first.rank = 1
WHERE later.rank > 1 AND later.notice <> first.notice
ORDER BY later.notice, later.clause, source, source_clause
