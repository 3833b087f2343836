-- Events per type and day of the last 30 days, each counted once; `lines` counts all that came, and those that were no JSON.
SELECT
  coalesce(substr(coalesce(bounce.timestamp, complaint.timestamp, delivery.timestamp, deliverydelay.timestamp,
    open.timestamp, click.timestamp, subscription.timestamp, mail.timestamp), 1, 10), dt) AS day,
  coalesce(eventtype, '(unreadable)') AS event,
  count(DISTINCT IF(eventtype IS NOT NULL, ROW(mail.messageid, bounce.feedbackid, complaint.feedbackid, delivery, deliverydelay,
    open, click.timestamp, click.link, subscription.timestamp))) AS events,
  count(*) AS lines
FROM events
WHERE dt >= cast(current_date - INTERVAL '30' DAY AS varchar)
GROUP BY 1, 2
ORDER BY 1, 2
