package dev.rebound.local.simulation;

import dev.rebound.functions.AccountList;
import dev.rebound.functions.Announcer;
import dev.rebound.functions.Casebook;
import dev.rebound.functions.Insights;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Mailer;
import dev.rebound.functions.Once;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.Ports;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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

        Died(String moment) {
            super("died " + moment);
        }
    }

    Ports between(Ports ports, Random random) {
        if (equals(NONE)) return ports;
        return new Ports(
                mortal(Ledger.class, ports.ledger(), random),
                mortal(Once.class, ports.once(), random),
                mortal(Announcer.class, ports.announcer(), random),
                ports.quarantine(),
                mortal(Casebook.class, ports.casebook(), random),
                mortal(AccountList.class, ports.accountList(), random),
                mortal(Outbox.class, ports.outbox(), random),
                mortal(Mailer.class, unreliable(ports.mailer(), random), random),
                mortal(Insights.class, ports.insights(), random),
                ports.clock(),
                ports.policy());
    }

    private Mailer unreliable(Mailer mailer, Random random) {
        return (mail, attempt) -> {
            if (random.nextDouble() < throttling)
                throw new Mailer.Busy("Maximum sending rate exceeded.", null);
            Mailer.Accepted accepted = mailer.send(mail, attempt);
            if (random.nextDouble() < lostAnswer) throw new Died("while SES answered");
            return accepted;
        };
    }

    private <T> T mortal(Class<T> port, T real, Random random) {
        Class<?>[] ports = {port};
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        ports,
                        (_, method, arguments) -> {
                            String call = port.getSimpleName() + "." + method.getName();
                            if (random.nextDouble() < death / 2) throw new Died("before " + call);
                            try {
                                Object answer = method.invoke(real, arguments);
                                if (random.nextDouble() < death / 2)
                                    throw new Died("after " + call);
                                return answer;
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        }));
    }
}
