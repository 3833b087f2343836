package dev.rebound.local.cli;

import dev.rebound.local.Handled;

/** Where each feedback is shown. */
interface Report {
    void add(Handled handled);

    void end();
}
