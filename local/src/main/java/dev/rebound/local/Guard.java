package dev.rebound.local;

import dev.rebound.functions.AccountList;
import dev.rebound.functions.Announcer;
import dev.rebound.functions.Casebook;
import dev.rebound.functions.Insights;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Mailer;
import dev.rebound.functions.Once;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.Ports;
import dev.rebound.functions.Quarantine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Stands before and behind each call to a port, which goes by a name such as {@code Ledger.record};
 * what it throws ends the call before it is made, or after it is done.
 */
public interface Guard {
    void before(String call);

    /** Not when the call itself threw. */
    void after(String call);

    default Ports guarded(Ports ports) {
        return new Ports(
                guarded(Ledger.class, ports.ledger()),
                guarded(Once.class, ports.once()),
                guarded(Announcer.class, ports.announcer()),
                guarded(Quarantine.class, ports.quarantine()),
                guarded(Casebook.class, ports.casebook()),
                guarded(AccountList.class, ports.accountList()),
                guarded(Outbox.class, ports.outbox()),
                guarded(Mailer.class, ports.mailer()),
                guarded(Insights.class, ports.insights()),
                ports.telemetry(),
                ports.clock(),
                ports.policy());
    }

    default <T> T guarded(Class<T> port, T real) {
        Class<?>[] ports = {port};
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        ports,
                        (_, method, arguments) -> {
                            String call = port.getSimpleName() + "." + method.getName();
                            before(call);
                            try {
                                Object answer = method.invoke(real, arguments);
                                after(call);
                                return answer;
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        }));
    }
}
