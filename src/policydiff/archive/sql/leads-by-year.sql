-- Who leads what, by the year of the notice: how often each body is named in each role.
SELECT substr(issued, 1, 4) AS year, level, coalesce(canonical, name) AS body, role, count(*) AS tasks, count(DISTINCT notice) AS notices
FROM organisations
WHERE NOT coalesce(open_set, FALSE)
GROUP BY substr(issued, 1, 4), level, coalesce(canonical, name), role
ORDER BY year, tasks DESC, level, body, role
