import {
  BACKUP_PLAN,
  BACKUP_VAULT,
  BUCKETS,
  BUCKET_REPLICATION,
  BUCKET_VERSIONING,
  DYNAMODB_TABLE,
  EVENT_RULE,
  EVENT_TARGET,
  QUEUE,
  STREAM,
} from "../../../aws";
import { valueOf, type Graph, type Resource } from "../../../graph";
import { settingsOrPossible } from "../../../services/s3/bucket-settings";
import type { Candidate } from "../change";
import { beside, one, turnOn, type Lever } from "./lever";

/** Tables, buckets, backups, and how long queues and streams keep what they hold. */
export const STORES: readonly Lever[] = [
  turnOn([DYNAMODB_TABLE], ["time", "loss", "end"], "pointInTimeRecovery.enabled", "dollars"),
  { types: [DYNAMODB_TABLE], aims: ["time", "loss", "end"], candidates: replicaOfTable },
  { types: BUCKETS, aims: ["time", "loss", "end"], candidates: versions },
  { types: BUCKETS, aims: ["loss"], candidates: timeControl },
  { types: BUCKETS, aims: ["time", "loss", "end"], candidates: replicaOfBucket },
  { types: [BACKUP_PLAN], aims: ["loss"], candidates: soonerBackups },
  { types: [BACKUP_PLAN], aims: ["time", "loss", "end"], candidates: copiesElsewhere },
  {
    types: [QUEUE],
    aims: ["loss"],
    // The longest (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html).
    candidates: (queue, graph) => keptFor(queue, graph, "messageRetentionSeconds", 345_600, 1_209_600),
  },
  {
    types: [STREAM],
    aims: ["loss"],
    // In hours (https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html).
    candidates: (stream, graph) => keptFor(stream, graph, "retentionPeriod", 24, 168),
  },
  {
    types: [EVENT_RULE],
    aims: ["loss"],
    // The longest (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html).
    candidates: (rule, graph) =>
      graph
        .referrers(rule, [EVENT_TARGET], "rule")
        .certain.flatMap((target) => keptFor(target, graph, "retryPolicy.maximumEventAgeInSeconds", 86_400, 86_400)),
  },
];

function keptFor(source: Resource, graph: Graph, property: string, byDefault: number, longest: number): Candidate[] {
  const now = valueOf(graph.number(source, property, byDefault));
  return now === undefined || now >= longest ? [] : [one(source, graph, "free", { [property]: longest })];
}

/** The first Region that the program is in besides that of a resource. */
function otherRegion({ region }: Resource, graph: Graph): string | undefined {
  const all = new Set(graph.resources.flatMap((each) => each.region ?? []));
  return [...all].filter((its) => its !== region).sort()[0];
}

/** A replica in another Region that the program is in. */
function replicaOfTable(table: Resource, graph: Graph): readonly Candidate[] {
  const replicas = graph.list(table, "replicas");
  const isNone = replicas.kind === "missing" || (replicas.kind === "known" && replicas.value.length === 0);
  const regionName = otherRegion(table, graph);
  if (!isNone || regionName === undefined) return [];
  const stream = { streamEnabled: true, streamViewType: "NEW_AND_OLD_IMAGES" };
  return [one(table, graph, "region", { ...stream, replicas: [{ regionName }] })];
}

const ENABLED = { versioningConfiguration: { status: "Enabled" } };

function versions(bucket: Resource, graph: Graph): readonly Candidate[] {
  const own = settingsOrPossible(bucket, [BUCKET_VERSIONING], graph);
  const status = "versioningConfiguration.status";
  if (own.is === "resource") {
    const now = valueOf(graph.string(own.resource, status));
    return now === "Enabled" ? [] : [one(own.resource, graph, "dollars", { [status]: "Enabled" })];
  }
  const isInline = valueOf(graph.boolean(bucket, "versioning.enabled", false)) !== false;
  if (own.is !== "none" || isInline || bucket.id === undefined) return [];
  return [{ changes: [withVersions(bucket, bucket.id)], cost: "dollars" }];
}

function withVersions(bucket: Resource, id: string) {
  const inputs = { bucket: id, ...ENABLED };
  const adds = [beside(bucket, { type: BUCKET_VERSIONING, name: `${bucket.name}-versioning`, inputs })];
  return { of: bucket.urn, property: "versioning", from: undefined, to: "Enabled", adds };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html: priced by what is replicated. */
function timeControl(bucket: Resource, graph: Graph): readonly Candidate[] {
  const own = settingsOrPossible(bucket, [BUCKET_REPLICATION], graph);
  if (own.is !== "resource") return [];
  const rules = valueOf(graph.list(own.resource, "rules")) ?? [];
  const minutes = 15;
  return rules.flatMap((_, index) => {
    const to = `rules[${index}].destination`;
    if (valueOf(graph.string(own.resource, `${to}.replicationTime.status`)) === "Enabled") return [];
    const time = { status: "Enabled", time: { minutes } };
    const metrics = { status: "Enabled", eventThreshold: { minutes } };
    return [one(own.resource, graph, "dollars", { [`${to}.replicationTime`]: time, [`${to}.metrics`]: metrics })];
  });
}

/** A bucket in another Region that the program is in, to which all objects are replicated; both keep versions, as S3 requires. */
function replicaOfBucket(bucket: Resource, graph: Graph): readonly Candidate[] {
  const region = otherRegion(bucket, graph);
  const isReplicated = settingsOrPossible(bucket, [BUCKET_REPLICATION], graph).is !== "none";
  const versioning = settingsOrPossible(bucket, [BUCKET_VERSIONING], graph);
  if (region === undefined || bucket.id === undefined || isReplicated || versioning.is === "unknown") return [];
  const name = `${bucket.id}-replica`;
  const replica = beside(bucket, { type: bucket.type, name, id: name, region, inputs: { bucket: name } });
  const rule = { id: "all", status: "Enabled", destination: { bucket: name } };
  const inputs = { bucket: bucket.id, rules: [rule] };
  const config = beside(bucket, { type: BUCKET_REPLICATION, name: `${bucket.name}-replication`, inputs });
  const adds = [replica, ...withVersions(replica, name).adds, config];
  const own = versions(bucket, graph).flatMap(({ changes }) => changes);
  return [
    {
      changes: [
        ...own,
        { of: bucket.urn, property: "replication", from: undefined, to: `a bucket in ${region}`, adds },
      ],
      cost: "region",
    },
  ];
}

/** A rule that must be done within its start window and an hour, and one that is due each hour. */
function soonerBackups(plan: Resource, graph: Graph): readonly Candidate[] {
  const rules = valueOf(graph.list(plan, "rules")) ?? [];
  return rules.flatMap((_, index) => {
    const rule = `rules[${index}]`;
    const window = valueOf(graph.number(plan, `${rule}.completionWindow`, 180));
    const start = valueOf(graph.number(plan, `${rule}.startWindow`, 60)) ?? 60;
    const schedule = valueOf(graph.string(plan, `${rule}.schedule`));
    const hourly = "cron(0 * ? * * *)";
    return [
      ...(window !== undefined && window > start + 60
        ? [one(plan, graph, "free", { [`${rule}.completionWindow`]: start + 60 })]
        : []),
      ...(schedule !== undefined && schedule !== hourly
        ? [one(plan, graph, "dollars", { [`${rule}.schedule`]: hourly })]
        : []),
    ];
  });
}

/** Copies in the vault of another Region that the program has. */
function copiesElsewhere(plan: Resource, graph: Graph): readonly Candidate[] {
  const vault = graph.ofType(BACKUP_VAULT).find(({ region }) => region !== undefined && region !== plan.region);
  const destinationVaultArn = vault && valueOf(graph.string(vault, "arn"));
  const rules = valueOf(graph.list(plan, "rules")) ?? [];
  if (destinationVaultArn === undefined) return [];
  return rules.flatMap((_, index) => {
    const path = `rules[${index}].copyActions`;
    return graph.given(plan, path).kind === "missing"
      ? [one(plan, graph, "region", { [path]: [{ destinationVaultArn }] })]
      : [];
  });
}
