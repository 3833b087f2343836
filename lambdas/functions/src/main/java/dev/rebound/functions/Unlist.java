package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.core.Address;
import dev.rebound.core.Decision;
import dev.rebound.core.EventType;
import dev.rebound.core.RecipientHistory;
import dev.rebound.json.Json;

import java.util.Map;

/**
 * Takes an address that is not at fault off SES's own list, so that it can be sent to again. A
 * state of its own, since SES allows one such request a second.
 */
public final class Unlist extends Effect {
    public Unlist() {
        this(Production.ports());
    }

    public Unlist(Ports ports) {
        super(ports);
    }

    /** A message may be sent again several times, and its address be listed each time. */
    @Override
    String subject(Decision decision) {
        return decision.key() + decision.resendAt().map(at -> "/" + at).orElse("");
    }

    @Override
    Map<String, Object> apply(Decision decision, Map<String, Object> input) {
        return isListed(decision) ? unlist(decision.recipient(), ports) : outcome("not-listed");
    }

    /** What is sent again may also have been listed for the sake of another message. */
    private boolean isListed(Decision decision) {
        if (decision.hard() || decision.type() == EventType.COMPLAINT) return true;
        return decision.resendAt().isPresent()
                && ports.ledger().history(decision.recipient()).lastListed().isPresent();
    }

    /**
     * The same for an address that may be sent to although SES has put it on its list, as after a
     * pause: once for each time that SES did.
     */
    static void beforeSending(RecipientHistory history, Ports ports, Context context) {
        history.lastListed()
                .map(strike -> "Unlist/" + strike.key())
                .ifPresent(
                        key ->
                                ports.once()
                                        .run(
                                                key,
                                                context,
                                                () ->
                                                        Json.text(
                                                                unlist(
                                                                        history.recipient(),
                                                                        ports))));
    }

    private static Map<String, Object> unlist(Address address, Ports ports) {
        ports.accountList().remove(address);
        ports.telemetry().emit(Signals.unlisted(address));
        return outcome("unlisted");
    }
}
