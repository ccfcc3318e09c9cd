import assert from "node:assert/strict";
import { VARIANTS } from "../support/variants";
import { planOf, SIDES, type Planned } from "./plans";
import { TUNED } from "./tuned";

/** Those whose settings keep load balancers and stores. */
const KEEPING = [...VARIANTS.map(({ name }) => name), TUNED];

/**
 * What holds data or a name that is lost with it, or all that is in it: the VPC, services, then the stores, their keys, their passwords and their backups, then
 * messages not consumed yet, and the trail's log files.
 */
const PRECIOUS = new Set([
  "aws:ec2/vpc:Vpc",
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:lb/targetGroup:TargetGroup",
  "aws:s3/bucket:Bucket",
  "aws:route53/zone:Zone",
  "aws:rds/globalCluster:GlobalCluster",
  "aws:rds/cluster:Cluster",
  "aws:rds/instance:Instance",
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  "aws:dynamodb/table:Table",
  "aws:dynamodb/tableReplica:TableReplica",
  "aws:ebs/volume:Volume",
  "aws:kms/key:Key",
  "aws:secretsmanager/secret:Secret",
  "aws:secretsmanager/secretVersion:SecretVersion",
  "random:index/randomPassword:RandomPassword",
  "aws:backup/vault:Vault",
  "aws:sqs/queue:Queue",
  "aws:kinesis/stream:Stream",
  "aws:cloudwatch/eventArchive:EventArchive",
  "aws:cloudtrail/trail:Trail",
]);

/** A bucket whose policy protects its contents: Pulumi deletes a policy before its bucket. */
const GUARDED = ["$holdfast:storage:DataBucket$", "$holdfast:audit:Record$"];

/** What canaries found, what an experiment puts on a function, and the notices of alarms, which are in the mails too. */
const EXPENDABLE = ["observability:Canaries", "chaos:Experiments", "observability:Alerts"].map(
  (one) => `$holdfast:${one}$`,
);

function isPrecious({ type, urn }: Planned): boolean {
  const within = (places: string[]) => places.some((place) => urn.includes(place));
  if (type === "aws:s3/bucketPolicy:BucketPolicy") return within(GUARDED);
  return PRECIOUS.has(type) && !within(EXPENDABLE) && !UNDELIVERED.test(urn);
}

/**
 * Queues of what a rule or a subscription could not deliver: they are deleted with it. Their content has raised an alarm until an operator looked, and
 * a bus's archive has it too.
 */
const UNDELIVERED = /\$holdfast:messaging:(Bus|EventRule|TopicSubscriptions?)\$.*-undelivered$/;

/** Whether a variant's settings let go of what belongs to a queue, a bus or a function, or of the trail: `deletionProtection: false`. */
function isLetGo({ urn }: Planned, variant: (typeof KEEPING)[number]): boolean {
  const { shared = {} } = typeof variant === "string" ? VARIANTS.find(({ name }) => name === variant)! : variant;
  const lets = (settings: any) => settings?.deletionProtection === false;
  if (urn.includes("$holdfast:audit:")) return lets(shared["trail"]);
  if (!urn.includes("$holdfast:index:Messaging$")) return false;
  const named = ["queues", "topics", "streams", "buses", "functions"].flatMap((area) =>
    Object.entries((shared[area] ?? {}) as object).filter(([, settings]) => lets(settings)),
  );
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  return named.some(([one]) => name === `storefront-${one}` || name.startsWith(`storefront-${one}-`));
}

describe("what cannot be had again", () => {
  it("is protected: the VPC, load balancers and what requests go to, the zone, and what holds data or opens it, and nothing that a release must replace", async () => {
    const seen = new Set<string>();
    for (const variant of KEEPING) {
      const pair = await planOf(variant);
      for (const r of SIDES.flatMap((side) => pair[side].resources).filter(({ type }) => /^(aws|random):/.test(type))) {
        assert.equal(r.protect ?? false, isPrecious(r) && !isLetGo(r, variant), r.urn);
        seen.add(r.type);
      }
    }
    assert.deepEqual(
      [...PRECIOUS].filter((type) => !seen.has(type)),
      [],
    );
  });
});
