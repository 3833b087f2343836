package dev.rebound.cdk.emulator;

import dev.rebound.cdk.Synthesis;
import dev.rebound.cdk.assembly.CloudAssembly;
import dev.rebound.core.Address;
import dev.rebound.functions.DynamoLedger;
import dev.rebound.functions.Ledger;
import dev.rebound.runtime.ExecutionEnvironment;
import dev.rebound.runtime.FunctionConfiguration;
import dev.rebound.runtime.Sandbox;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole stack, deployed to the emulator, its functions in processes of this machine. */
final class EmulatedStack implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(400);

    /** So long somebody may still be at what a killed function had begun. */
    static final Duration UNDER_WAY = Duration.ofSeconds(31);

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final FunctionHost host = new FunctionHost();
    private final MiniStack aws;
    private final Map<String, Sandbox> sandboxes = new HashMap<>();
    private final Map<String, String> outputs;
    private final Set<String> leftOut;
    private final EventBridgeClient events;
    private final SfnClient workflows;
    private final SqsClient queues;
    private final LambdaClient functions;
    private final DynamoDbClient tables;

    /**
     * @param folder empty, for code and templates
     */
    EmulatedStack(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        CloudAssembly whole = CloudAssembly.of(Synthesis.of().folder());
        aws = MiniStack.start(urls(whole));
        Deployment deployment = new Deployment(aws.environment());
        deployment.deploy(whole, Files.createDirectories(folder.resolve("cdk.out")));
        leftOut = deployment.leftOut();
        events = client(EventBridgeClient.builder());
        workflows = client(SfnClient.builder());
        queues = client(SqsClient.builder());
        functions = client(LambdaClient.builder());
        tables = client(DynamoDbClient.builder());
        outputs = outputs();
        output("Queues").forEach(this::handOutAgainSoon);
        host.host(this::start);
    }

    private Map<String, String> urls(CloudAssembly whole) {
        return whole.functions().values().stream()
                .map(function -> function.configuration().name())
                .collect(Collectors.toMap(name -> name, host::url));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(URI.create(aws.url()))
                .region(Region.of(aws.environment().get("AWS_REGION")))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(ExecutionEnvironment.ACCOUNT, "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private Map<String, String> outputs() {
        try (CloudFormationClient stacks = client(CloudFormationClient.builder())) {
            return stacks.describeStacks().stacks().stream()
                    .flatMap(stack -> stack.outputs().stream())
                    .collect(
                            Collectors.toMap(
                                    Output::outputKey, Output::outputValue, (one, _) -> one));
        }
    }

    /** What a killed function had taken: in seconds, for which the stack has minutes. */
    private void handOutAgainSoon(String queue) {
        queues.setQueueAttributes(
                r ->
                        r.queueUrl(queue)
                                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "15")));
    }

    private Stream<String> output(String name) {
        return Stream.of(outputs.get(name).split(","));
    }

    /** From what Lambda was given, not from what we meant to give it. */
    private ExecutionEnvironment start(String name) {
        GetFunctionResponse deployed = functions.getFunction(r -> r.functionName(name));
        var told = deployed.configuration();
        FunctionConfiguration function =
                new FunctionConfiguration(
                        name,
                        told.handler(),
                        told.memorySize(),
                        Duration.ofSeconds(told.timeout()),
                        told.environment().variables(),
                        true);
        return ExecutionEnvironment.start(
                function, sandbox(told.codeSha256(), deployed), aws.url(), () -> {});
    }

    private synchronized Sandbox sandbox(String hash, GetFunctionResponse deployed) {
        return sandboxes.computeIfAbsent(hash, _ -> unpacked(deployed.code().location()));
    }

    private Sandbox unpacked(String url) {
        Path own = folder.resolve("code-" + sandboxes.size());
        Path zip = folder.resolve(own.getFileName() + ".zip");
        try (InputStream in = URI.create(url).toURL().openStream()) {
            Files.copy(in, zip);
            return Sandbox.of(zip, Files.createDirectories(own));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What of it the emulator does not know. */
    Set<String> leftOut() {
        return leftOut;
    }

    FunctionHost host() {
        return host;
    }

    Map<String, String> environment() {
        return aws.environment();
    }

    /** Puts an event on the default bus; gives the id that it got. */
    String put(Map<String, Object> event) {
        PutEventsRequestEntry entry =
                PutEventsRequestEntry.builder()
                        .source("rebound.intake") // nobody may say aws.ses but AWS
                        .detailType((String) event.get("detail-type"))
                        .detail(dev.rebound.json.Json.text(event.get("detail")))
                        .build();
        PutEventsResultEntry result = events.putEvents(r -> r.entries(entry)).entries().getFirst();
        if (result.errorCode() != null) throw new IllegalStateException(result.errorMessage());
        return result.eventId();
    }

    void enqueue(String body) {
        String intake =
                output("Queues").filter(url -> url.endsWith("-intake")).findFirst().orElseThrow();
        queues.sendMessage(r -> r.queueUrl(intake).messageBody(body));
    }

    /**
     * Waits until nobody is at work.
     *
     * @throws IllegalStateException when that takes longer than {@link #LIMIT}
     */
    void settle() throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        Instant quietSince = Instant.now();
        while (Duration.between(quietSince, Instant.now()).compareTo(QUIET) < 0) {
            if (Instant.now().isAfter(end))
                throw new IllegalStateException(
                        "still at work: %d executions, queues %s"
                                .formatted(running(), queuesAreEmpty() ? "empty" : "not empty"));
            int calls = host.calls();
            boolean quiet = host.isIdle() && queuesAreEmpty() && running() == 0;
            if (!quiet || host.calls() != calls) quietSince = Instant.now();
            Thread.sleep(50);
        }
    }

    /** What the tasks of an execution gave. */
    List<String> outputs(String execution) {
        return workflows
                .getExecutionHistoryPaginator(r -> r.executionArn(execution))
                .events()
                .stream()
                .filter(event -> event.taskSucceededEventDetails() != null)
                .map(event -> event.taskSucceededEventDetails().output())
                .toList();
    }

    private long running() {
        return executions(ExecutionStatus.RUNNING);
    }

    long executions(ExecutionStatus status) {
        return output("Workflows")
                .mapToLong(
                        workflow ->
                                workflows
                                        .listExecutionsPaginator(
                                                r ->
                                                        r.stateMachineArn(workflow)
                                                                .statusFilter(status))
                                        .executions()
                                        .stream()
                                        .count())
                .sum();
    }

    private boolean queuesAreEmpty() {
        return output("Queues").allMatch(url -> waiting(url) == 0);
    }

    long deadLetters() {
        return output("DeadLetterQueues").mapToLong(this::waiting).sum();
    }

    private long waiting(String queue) {
        return queues
                .getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(each -> each.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToLong(each -> Long.parseLong(each.getValue()))
                .sum();
    }

    Ledger ledger() {
        return new DynamoLedger(tables, outputs.get("LedgerTable"), InstantSource.system());
    }

    List<Ledger.Entry> timeline(String recipient) {
        return ledger().timeline(Address.parse(recipient));
    }

    @Override
    public void close() {
        host.close();
        aws.close();
    }
}
