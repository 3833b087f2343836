-- What came more than once within the last 7 days: Firehose and SES deliver at least once.
WITH told AS (
  SELECT
    eventtype,
    mail.messageid AS message_id,
    coalesce(bounce.timestamp, complaint.timestamp, delivery.timestamp, deliverydelay.timestamp, open.timestamp, click.timestamp,
      subscription.timestamp, mail.timestamp) AS happened,
    coalesce(bounce.feedbackid, complaint.feedbackid) AS feedback_id,
    click.link,
    coalesce(
      delivery.recipients,
      transform(bounce.bouncedrecipients, r -> r.emailaddress),
      transform(complaint.complainedrecipients, r -> r.emailaddress),
      transform(deliverydelay.delayedrecipients, r -> r.emailaddress),
      mail.destination) AS recipients,
    dt
  FROM events
  WHERE dt >= cast(current_date - INTERVAL '7' DAY AS varchar)
)
SELECT eventtype, message_id, happened, feedback_id, recipient, count(*) AS copies, min(dt) AS first_day, max(dt) AS last_day
FROM told
CROSS JOIN UNNEST(recipients) AS t (recipient)
GROUP BY eventtype, message_id, happened, feedback_id, link, recipient
HAVING count(*) > 1
ORDER BY copies DESC, happened, message_id, recipient
