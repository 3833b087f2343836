package dev.rebound.local.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a state does about its errors: first Retry, then Catch. */
record Recovery(List<Retrier> retry, List<Catcher> catchers) {
    /** Catches some errors. */
    record Catcher(ErrorEquals errors, Transition transition) {}

    static Recovery read(Cursor state, TransitionReader ways) {
        List<Retrier> retry = new ArrayList<>();
        List<Catcher> catchers = new ArrayList<>();
        for (Cursor at : items(state.optional("Retry"))) {
            retry.add(Retrier.read(at));
        }
        for (Cursor at : items(state.optional("Catch"))) {
            at.comment();
            catchers.add(new Catcher(ErrorEquals.read(at.required("ErrorEquals")), ways.next(at)));
        }
        return new Recovery(retry, catchers);
    }

    private static List<Cursor> items(Optional<Cursor> field) {
        List<Cursor> items = field.map(Cursor::items).orElse(List.of());
        for (Cursor item : items) {
            ErrorEquals.check(item.required("ErrorEquals"), item == items.getLast());
        }
        return items;
    }

    Optional<Retrier> retrier(StateFailure failure) {
        return retry.stream().filter(one -> one.errors().match(failure)).findFirst();
    }

    Optional<Catcher> catcher(StateFailure failure) {
        return catchers.stream().filter(one -> one.errors().match(failure)).findFirst();
    }

    /** All ways out of a state that has this one when nothing fails. */
    Stream<Transition> or(Transition transition) {
        return Stream.concat(Stream.of(transition), catchers.stream().map(Catcher::transition));
    }
}
