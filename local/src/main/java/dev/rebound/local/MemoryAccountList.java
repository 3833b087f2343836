package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.functions.AccountList;

import java.util.Set;
import java.util.TreeSet;

/** Stands in for SES's list, which exists in AWS alone: remembers what was taken off it. */
public final class MemoryAccountList implements AccountList {
    private final Set<Address> removed = new TreeSet<>();

    @Override
    public synchronized void remove(Address address) {
        removed.add(address);
    }

    public synchronized Set<Address> removed() {
        return Set.copyOf(removed);
    }
}
