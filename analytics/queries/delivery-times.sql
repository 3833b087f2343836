-- How many seconds SES needed to deliver, per recipient domain, over the last 7 days; at least 100 deliveries.
WITH delivered AS (
  SELECT DISTINCT mail.messageid AS message_id, lower(recipient) AS recipient, delivery.processingtimemillis / 1e3 AS seconds
  FROM events
  CROSS JOIN UNNEST(delivery.recipients) AS t (recipient)
  WHERE dt >= cast(current_date - INTERVAL '7' DAY AS varchar)
)
SELECT
  regexp_extract(recipient, '[^@]+$') AS domain,
  count(*) AS deliveries,
  round(approx_percentile(seconds, 0.5), 1) AS half,
  round(approx_percentile(seconds, 0.95), 1) AS p95,
  round(approx_percentile(seconds, 0.99), 1) AS p99,
  round(max(seconds), 1) AS longest
FROM delivered
GROUP BY 1
HAVING count(*) >= 100
ORDER BY p95 DESC, 1
