package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.local.ses.Ses;
import dev.rebound.mail.Mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers what it was asked, and fails once as it is told. */
final class FakeSes implements Ses {
    final List<Address> unlisted = new ArrayList<>();
    final List<String> sent = new ArrayList<>();
    final Map<String, List<Map<String, Object>>> remembered = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    final Map<Address, RuntimeException> troubles = new HashMap<>();
    RuntimeException before;
    RuntimeException after;

    @Override
    public Accepted send(Mail mail, int attempt) {
        fail(before, () -> before = null);
        fail(troubles.remove(mail.recipient()), () -> {});
        sent.add(mail.recipient() + " " + mail.key() + " " + attempt);
        fail(after, () -> after = null);
        return new Accepted("ses-" + sent.size(), "set");
    }

    private static void fail(RuntimeException fault, Runnable mend) {
        if (fault == null) return;
        mend.run();
        throw fault;
    }

    @Override
    public void remove(Address address) {
        unlisted.add(address);
    }

    @Override
    public List<Map<String, Object>> events(String messageId) {
        asked.add(messageId);
        return remembered.getOrDefault(messageId, List.of());
    }
}
