package dev.rebound.bench.cost;

import dev.rebound.core.Address;
import dev.rebound.local.ses.Ses;
import dev.rebound.mail.Mail;

import java.util.List;
import java.util.Map;

/** The simulated SES with message ids as long as SES's own, since DynamoDB bills bytes. */
record LongIds(Ses ses) implements Ses {
    private static final int LENGTH =
            "0102018f3c5a7b1e-2f4d6c8a-1b3d-4e5f-8a9b-0c1d2e3f4a5b-000000".length();

    static String of(String id) {
        return id + "0".repeat(Math.max(0, LENGTH - id.length()));
    }

    @Override
    public Accepted send(Mail mail, int attempt) {
        Accepted accepted = ses.send(mail, attempt);
        return new Accepted(of(accepted.messageId()), accepted.configurationSet());
    }

    @Override
    public void remove(Address address) {
        ses.remove(address);
    }

    @Override
    public List<Map<String, Object>> events(String messageId) {
        return ses.events(messageId);
    }
}
