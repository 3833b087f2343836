-- Bounce and complaint rate of the last 30 days per configuration set, template (the tag `template`) and recipient domain, as AWS counts them; below 100 recipients a rate says nothing.
WITH counted AS (
  SELECT DISTINCT
    element_at(element_at(mail.tags, 'ses:configuration-set'), 1) AS configuration_set,
    element_at(element_at(mail.tags, 'template'), 1) AS template,
    regexp_extract(lower(address), '[^@]+$') AS domain,
    eventtype,
    mail.messageid AS message_id,
    coalesce(complaint.feedbackid, lower(address)) AS counted_once -- a complaint names everyone it may have been
  FROM events
  CROSS JOIN UNNEST(CASE
    WHEN eventtype = 'Send' THEN mail.destination
    WHEN bounce.bouncetype = 'Permanent'
      AND coalesce(bounce.bouncesubtype, '-') NOT IN ('OnAccountSuppressionList', 'OnTenantSuppressionList', 'UnsubscribedRecipient')
      THEN transform(bounce.bouncedrecipients, r -> r.emailaddress)
    WHEN eventtype = 'Complaint' AND complaint.complaintsubtype IS NULL -- else SES did not even send
      AND coalesce(complaint.complaintfeedbacktype, 'abuse') NOT IN ('not-spam', 'auth-failure')
      THEN transform(complaint.complainedrecipients, r -> r.emailaddress)
  END) AS t (address)
  WHERE dt >= cast(current_date - INTERVAL '30' DAY AS varchar)
),
summed AS (
  SELECT
    per,
    name,
    count_if(eventtype = 'Send') AS sent,
    count_if(eventtype = 'Bounce') AS hard_bounces,
    count_if(eventtype = 'Complaint') AS complaints
  FROM counted
  CROSS JOIN UNNEST(
    ARRAY['configuration set', 'template', 'domain'],
    ARRAY[configuration_set, template, domain]) AS t (per, name)
  WHERE name IS NOT NULL
  GROUP BY per, name
)
SELECT
  *,
  round(100e0 * hard_bounces / sent, 2) AS bounce_percent,
  round(100e0 * complaints / sent, 2) AS complaint_percent
FROM summed
WHERE sent >= 100
ORDER BY per, bounce_percent DESC, complaint_percent DESC, name
