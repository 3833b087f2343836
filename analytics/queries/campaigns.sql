-- Messages delivered, opened and clicked per campaign (the tag `campaign`) over the last 30 days; mail programs that fetch pictures by themselves make opens look like more.
WITH told AS (
  SELECT
    element_at(element_at(mail.tags, 'campaign'), 1) AS campaign,
    count(DISTINCT IF(eventtype = 'Delivery', mail.messageid)) AS delivered,
    count(DISTINCT IF(eventtype = 'Open', mail.messageid)) AS opened,
    count(DISTINCT IF(eventtype = 'Click', mail.messageid)) AS clicked,
    count(DISTINCT IF(eventtype = 'Subscription', mail.messageid)) AS preferences_changed
  FROM events
  WHERE dt >= cast(current_date - INTERVAL '30' DAY AS varchar)
  GROUP BY 1
)
SELECT
  *,
  round(100e0 * opened / nullif(delivered, 0), 1) AS open_percent,
  round(100e0 * clicked / nullif(delivered, 0), 1) AS click_percent
FROM told
WHERE campaign IS NOT NULL
ORDER BY delivered DESC, campaign
