package dev.rebound.local;

import dev.rebound.database.Database;
import dev.rebound.functions.Bodies;

import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

import java.util.Map;

/** {@link Bodies} in a database. */
final class StoredBodies implements Bodies {
    private final Database database;
    private final Map<String, byte[]> bodies;

    StoredBodies(Database database) {
        this.database = database;
        this.bodies = database.map("bodies", StringDataType.INSTANCE, ByteArrayDataType.INSTANCE);
    }

    @Override
    public void put(String name, byte[] body) {
        database.write(() -> bodies.put(name, body));
    }

    @Override
    public byte[] get(String name) {
        return database.read(() -> bodies.get(name));
    }
}
