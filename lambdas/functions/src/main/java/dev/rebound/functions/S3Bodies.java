package dev.rebound.functions;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** {@link Bodies} in a bucket, whose lifecycle rule ends them. */
public final class S3Bodies implements Bodies {
    private static final String FOLDER = "outbox/";

    private final S3Client client;
    private final String bucket;

    public S3Bodies(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void put(String name, byte[] body) {
        client.putObject(r -> r.bucket(bucket).key(FOLDER + name), RequestBody.fromBytes(body));
    }

    @Override
    public byte[] get(String name) {
        return client.getObjectAsBytes(r -> r.bucket(bucket).key(FOLDER + name)).asByteArray();
    }
}
