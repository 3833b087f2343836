-- Why she did not get my mail: all that was told within 90 days about the message id, or the address, that is the parameter; an Open or Click names everyone who got the message.
WITH told AS (
  SELECT DISTINCT
    coalesce(bounce.timestamp, complaint.timestamp, delivery.timestamp, deliverydelay.timestamp, open.timestamp, click.timestamp,
      subscription.timestamp, mail.timestamp) AS happened,
    mail.messageid AS message_id,
    eventtype AS event,
    coalesce(
      delivery.recipients,
      transform(bounce.bouncedrecipients, r -> r.emailaddress),
      transform(complaint.complainedrecipients, r -> r.emailaddress),
      transform(deliverydelay.delayedrecipients, r -> r.emailaddress),
      mail.destination) AS recipients,
    CASE eventtype
      WHEN 'Send' THEN mail.commonheaders.subject
      WHEN 'Delivery' THEN delivery.smtpresponse
      WHEN 'Bounce' THEN concat_ws(' ', bounce.bouncetype, bounce.bouncesubtype,
        nullif(array_join(transform(bounce.bouncedrecipients, r -> r.diagnosticcode), ' / '), ''))
      WHEN 'Complaint' THEN concat_ws(' ', complaint.complaintfeedbacktype, complaint.complaintsubtype)
      WHEN 'DeliveryDelay' THEN concat_ws(' ', deliverydelay.delaytype,
        nullif(array_join(transform(deliverydelay.delayedrecipients, r -> r.diagnosticcode), ' / '), ''))
      WHEN 'Reject' THEN reject.reason
      WHEN 'Rendering Failure' THEN concat_ws(': ', failure.templatename, failure.errormessage)
      WHEN 'Open' THEN open.useragent
      WHEN 'Click' THEN click.link
      WHEN 'Subscription' THEN subscription.source
    END AS detail
  FROM events
  WHERE dt >= cast(current_date - INTERVAL '90' DAY AS varchar)
)
SELECT happened, message_id, event, array_join(recipients, ', ') AS recipients, detail
FROM told
WHERE contains(transform(recipients, r -> lower(r)) || message_id, lower(?))
ORDER BY happened, message_id, event
