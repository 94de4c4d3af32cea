-- What is promised of one thing by how many places, and the sum where it may be summed: levels and increases of what adds up, no shares or rates.
SELECT coalesce(canonical, metric) AS metric, base_unit AS unit, basis, year, level, count(*) AS pledges, count(DISTINCT place) AS places,
  CASE WHEN basis IN ('level', 'increase') AND base_unit NOT IN ('%', '百分点', '‰') THEN sum(base_value) END AS total
FROM targets
WHERE base_value IS NOT NULL
GROUP BY coalesce(canonical, metric), base_unit, basis, year, level
ORDER BY places DESC, pledges DESC, metric, unit, basis, year, level
