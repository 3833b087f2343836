-- The mail that is lost: sent within 7 days, more than 15 hours ago (SES gives up after 14), and neither delivered nor refused.
WITH sent AS (
  SELECT
    mail.messageid AS message_id,
    lower(address) AS recipient,
    min(try(from_iso8601_timestamp(mail.timestamp))) AS sent,
    min(element_at(element_at(mail.tags, 'ses:configuration-set'), 1)) AS configuration_set,
    count(deliverydelay.timestamp) > 0 AS delayed
  FROM events
  CROSS JOIN UNNEST(mail.destination) AS t (address)
  WHERE dt >= cast(current_date - INTERVAL '8' DAY AS varchar)
  GROUP BY 1, 2
),
ended AS (
  SELECT mail.messageid AS message_id, lower(address) AS recipient
  FROM events
  CROSS JOIN UNNEST(CASE
    WHEN eventtype = 'Delivery' THEN delivery.recipients
    WHEN eventtype = 'Bounce' THEN transform(bounce.bouncedrecipients, r -> r.emailaddress)
    WHEN eventtype = 'Complaint' THEN transform(complaint.complainedrecipients, r -> r.emailaddress)
    WHEN eventtype IN ('Reject', 'Rendering Failure') THEN mail.destination
    WHEN eventtype IN ('Open', 'Click') AND cardinality(mail.destination) = 1 THEN mail.destination -- else it may be anyone's
  END) AS t (address)
  WHERE dt >= cast(current_date - INTERVAL '8' DAY AS varchar)
)
SELECT sent, message_id, recipient, configuration_set, delayed
FROM sent
WHERE sent BETWEEN current_timestamp - INTERVAL '7' DAY AND current_timestamp - INTERVAL '15' HOUR
  AND NOT EXISTS (SELECT 1 FROM ended WHERE ended.message_id = sent.message_id AND ended.recipient = sent.recipient)
ORDER BY sent, message_id, recipient
