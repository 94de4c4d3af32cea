-- How old the clauses are that a notice has from earlier ones: the median of the days since the notice that had them first.
-- {least}, {most}: as in exact-reuse
WITH body AS (
  SELECT notice, hash, issued FROM clauses WHERE hash IS NOT NULL AND size >= {least} AND length(issued) = 10
), first AS (
  SELECT hash, min(issued) AS issued FROM body GROUP BY hash HAVING count(DISTINCT notice) BETWEEN 2 AND {most}
)
SELECT body.notice, count(*) AS borrowed, median(date_diff('day', CAST(first.issued AS DATE), CAST(body.issued AS DATE))) AS median_days
FROM body JOIN first ON body.hash = first.hash
WHERE body.issued > first.issued
GROUP BY body.notice
ORDER BY median_days DESC, body.notice
