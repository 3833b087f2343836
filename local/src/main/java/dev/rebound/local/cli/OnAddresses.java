package dev.rebound.local.cli;

import dev.rebound.core.Address;

import picocli.CommandLine.Parameters;

import java.util.List;

/** A command about one or many addresses. */
abstract class OnAddresses extends OnRecords {
    @Parameters(arity = "1..*", paramLabel = "ADDRESS", description = "One or many.")
    List<String> addresses;

    List<Address> parsed() {
        return addresses.stream().map(Address::parse).distinct().toList();
    }
}
