package dev.rebound.local.ses;

import dev.rebound.functions.AccountList;
import dev.rebound.functions.Insights;
import dev.rebound.functions.Mailer;

/** Everything that Rebound asks of SES. */
public interface Ses extends Mailer, AccountList, Insights {}
