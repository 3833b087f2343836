package dev.rebound.local.simulation;

import dev.rebound.functions.Busy;
import dev.rebound.functions.Mailer;
import dev.rebound.functions.Ports;
import dev.rebound.local.Guard;

import java.util.Random;

/**
 * What goes wrong between the handlers and their ports: the process dies before or after any call,
 * SES throttles, SES takes a mail and its answer is lost, DynamoDB throttles.
 *
 * @param death how often a call is the last of its process, half of the times before it is made
 * @param throttling how often SES takes nothing
 * @param lostAnswer how often SES takes a mail and nobody hears of it
 */
public record Faults(double death, double throttling, double lostAnswer) {
    public static final Faults NONE = new Faults(0, 0, 0);

    /** As bad as a bad week. */
    public static final Faults MANY = new Faults(0.01, 0.03, 0.03);

    /** The end of a Lambda environment, throttled or killed; whoever called it calls again. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Without a trace, which costs more than all that a short simulation does. */
        Died(String moment) {
            super("died " + moment, null, false, false);
        }
    }

    Ports between(Ports ports, Random random) {
        if (equals(NONE)) return ports;
        Ports unreliable =
                new Ports(
                        ports.ledger(),
                        ports.once(),
                        ports.announcer(),
                        ports.quarantine(),
                        ports.casebook(),
                        ports.accountList(),
                        ports.outbox(),
                        unreliable(ports.mailer(), random),
                        ports.insights(),
                        ports.telemetry(),
                        ports.clock(),
                        ports.policy());
        return mortal(random).guarded(unreliable);
    }

    private Mailer unreliable(Mailer mailer, Random random) {
        return (mail, attempt) -> {
            if (random.nextDouble() < throttling)
                throw new Busy("Maximum sending rate exceeded.", null);
            Mailer.Accepted accepted = mailer.send(mail, attempt);
            if (random.nextDouble() < lostAnswer) throw new Died("while SES answered");
            return accepted;
        };
    }

    private Guard mortal(Random random) {
        return new Guard() {
            @Override
            public void before(String call) {
                if (random.nextDouble() < death / 2) throw new Died("before " + call);
            }

            @Override
            public void after(String call) {
                if (random.nextDouble() < death / 2) throw new Died("after " + call);
            }
        };
    }
}
