-- Bounces of the last 30 days that came after the delivery of the same message to the same recipient, the latest first.
WITH delivered AS (
  SELECT mail.messageid AS message_id, lower(address) AS recipient, min(try(from_iso8601_timestamp(delivery.timestamp))) AS delivered
  FROM events
  CROSS JOIN UNNEST(delivery.recipients) AS t (address)
  WHERE dt >= cast(current_date - INTERVAL '37' DAY AS varchar)
  GROUP BY 1, 2
),
bounced AS (
  SELECT mail.messageid AS message_id, lower(emailaddress) AS recipient, min(try(from_iso8601_timestamp(bounce.timestamp))) AS bounced,
    min(bounce.bouncetype) AS type, min(status) AS status, min(diagnosticcode) AS diagnostic_code
  FROM events
  CROSS JOIN UNNEST(bounce.bouncedrecipients) AS t (emailaddress, action, status, diagnosticcode)
  WHERE dt >= cast(current_date - INTERVAL '30' DAY AS varchar)
  GROUP BY 1, 2
)
SELECT
  message_id,
  recipient,
  delivered,
  bounced,
  round(date_diff('second', delivered, bounced) / 60e0, 1) AS minutes_late,
  type,
  status,
  diagnostic_code
FROM delivered
JOIN bounced USING (message_id, recipient)
WHERE bounced > delivered
ORDER BY minutes_late DESC, 1, 2
