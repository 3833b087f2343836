-- The hundred most frequent bounce reasons of the last 30 days: status and first eight words, whatever differs from mail to mail left out.
WITH bounced AS (
  SELECT DISTINCT mail.messageid AS message_id, lower(emailaddress) AS recipient, bounce.bouncetype AS type, status, diagnosticcode
  FROM events
  CROSS JOIN UNNEST(bounce.bouncedrecipients) AS t (emailaddress, action, status, diagnosticcode)
  WHERE dt >= cast(current_date - INTERVAL '30' DAY AS varchar)
),
worded AS (
  SELECT *,
    regexp_replace(
      regexp_replace(lower(diagnosticcode), '^\s*(smtp;\s*)?(\d{3}[ -])?(#?\d\.\d{1,3}\.\d{1,3}\b:?)?\s*'), -- the codes in front
      '\S*[@\d]\S*', '*') AS words -- addresses, hosts, queue ids
  FROM bounced
)
SELECT
  type,
  status,
  trim(regexp_extract(words, '^(\S+\s*){1,8}')) AS reason,
  count(*) AS bounces,
  count(DISTINCT regexp_extract(recipient, '[^@]+$')) AS domains,
  min(diagnosticcode) AS example
FROM worded
GROUP BY 1, 2, 3
ORDER BY bounces DESC, 1, 2, 3
LIMIT 100
