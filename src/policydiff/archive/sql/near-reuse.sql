-- Clauses most of which stands in a clause of another notice: those that share rare shingles, then those that share enough of all.
-- {least}: characters of a clause; {rare}: clauses that may share a shingle; {shared}: rare shingles that two must share; {coverage}: share of the first
-- clause's shingles that the second must have; {keep}: one shingle in so many is looked at, the same ones everywhere
WITH body AS (
  SELECT notice, id AS clause, issued, sketch FROM clauses WHERE hash IS NOT NULL AND size >= {least}
), spread AS (
  SELECT notice, clause, unnest(sketch) AS shingle FROM body
), thinned AS (
  SELECT notice, clause, shingle FROM spread WHERE shingle % {keep} = 0
), rare AS (
  SELECT shingle FROM thinned GROUP BY shingle HAVING count(*) BETWEEN 2 AND {rare}
), few AS (
  SELECT thinned.notice, thinned.clause, thinned.shingle FROM thinned JOIN rare ON thinned.shingle = rare.shingle
), likely AS (
  SELECT mine.notice, mine.clause, other.notice AS source, other.clause AS source_clause
  FROM few AS mine JOIN few AS other ON mine.shingle = other.shingle
  WHERE mine.notice <> other.notice
  GROUP BY mine.notice, mine.clause, other.notice, other.clause HAVING count(*) >= {shared}
), verified AS (
  SELECT likely.notice, likely.clause, mine.issued, likely.source, likely.source_clause, other.issued AS source_issued,
    array_length(array_intersect(mine.sketch, other.sketch)) * CAST(1 AS DOUBLE) / array_length(mine.sketch) AS coverage
  FROM likely
  JOIN body AS mine ON likely.notice = mine.notice AND likely.clause = mine.clause
  JOIN body AS other ON likely.source = other.notice AND likely.source_clause = other.clause
)
SELECT notice, clause, issued, source, source_clause, source_issued, round(coverage, 4) AS coverage
FROM verified WHERE coverage >= {coverage}
ORDER BY notice, clause, source, source_clause
