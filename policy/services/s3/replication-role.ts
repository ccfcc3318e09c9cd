import { all, any, unknown, valueOf, YES, type Answer, type Graph, type Named, type Resource } from "../../graph";
import {
  accountOf,
  arnOf,
  keyAt,
  mayAssume,
  mayUseKey,
  OWN_ACCOUNT,
  resourceDecision,
  roleMay,
  roleRequest,
  UNSEEN,
  type RoleOf,
} from "../../permissions";
import { BUCKET_KEY, encryptionOf, hasBucketKey } from "./encryption";
import { regionOf, type ReplicationRule } from "./replication";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
const ON_SOURCE = ["s3:GetReplicationConfiguration", "s3:ListBucket"];
/** Either reads an object's version; the second not where KMS encrypts it (replication-config-for-kms-objects.html#replication-kms-permissions). */
const READING = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersion"];

/** An end of a rule as policies name it. */
interface End {
  readonly arn: string;
  readonly bucket: Resource | undefined;
  readonly account: string | undefined;
}

function endOf(named: Named, account: string | undefined, graph: Graph): End | undefined {
  if (named.is === "resource")
    return { arn: arnOf(named.resource, graph), bucket: named.resource, account: accountOf(named.resource, graph) };
  return named.is === "elsewhere" ? { arn: `arn:aws:s3:::${named.name}`, bucket: undefined, account } : undefined;
}

/** Whether S3 may replicate by a rule with a role: assume it, read the source and write to the destination; without regard to keys. */
export function mayReplicate(rule: ReplicationRule, role: RoleOf, graph: Graph): Answer {
  const { config, path, source, destination } = rule;
  const own = accountOf(config, graph) ?? accountOf(role, graph);
  const [from, to] = [
    endOf(source, own, graph),
    endOf(destination, valueOf(graph.string(config, `${path}.destination.account`)), graph),
  ];
  if (!from || !to) return unknown("Which buckets it replicates is known only after deployment.");
  const may = (action: string, end: End, resource: string): Answer => {
    const request = roleRequest(role, action, resource, graph);
    const policy = end.bucket && resourceDecision(end.bucket, request, OWN_ACCOUNT, graph);
    return roleMay(role, request, policy, end.account ?? own, graph);
  };
  const objects = (end: End) => `${end.arn}/${prefixOf(rule, graph)}${UNSEEN}`;
  const deletes = valueOf(graph.string(config, `${path}.deleteMarkerReplication.status`)) === "Enabled";
  return all([
    mayAssume("s3.amazonaws.com", role, { source: from.arn, account: own }, graph),
    ...ON_SOURCE.map((action) => may(action, from, from.arn)),
    any(READING.map((action) => may(action, from, objects(from)))),
    may("s3:GetObjectVersionAcl", from, objects(from)),
    may("s3:ReplicateObject", to, objects(to)),
    deletes ? may("s3:ReplicateDelete", to, objects(to)) : YES,
  ]);
}

/** The prefix of the objects that a rule replicates. */
function prefixOf({ config, path }: ReplicationRule, graph: Graph): string {
  const places = ["filter.prefix", "filter.and.prefix", "prefix"];
  return (
    places.map((place) => valueOf(graph.string(config, `${path}.${place}`))).find((one) => one !== undefined) ?? ""
  );
}

/**
 * Whether a rule's role may decrypt the source's objects and encrypt the replicas (replication-config-for-kms-objects.html#replication-kms-permissions).
 * Objects with an S3 Bucket Key keep it, and S3 asks for kms:Decrypt of the replicas' key to verify it (#bk-replication of that page).
 */
export function mayUseKeys(rule: ReplicationRule, role: RoleOf, graph: Graph): Answer {
  const { config, path, source, destination } = rule;
  const encryption = source.is === "resource" ? encryptionOf(source.resource, graph) : undefined;
  const uses: Answer[] = [];
  if (encryption?.is === "resource" && source.is === "resource") {
    const property = "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId";
    uses.push(
      use(
        role,
        encryption.resource,
        property,
        "kms:Decrypt",
        { bucket: source, region: regionOf(source, config) },
        graph,
      ),
    );
  }
  const replicas = `${path}.destination.encryptionConfiguration.replicaKmsKeyId`;
  const there = { bucket: destination, region: regionOf(destination) };
  uses.push(use(role, config, replicas, "kms:Encrypt", there, graph));
  if (source.is === "resource" && hasBucketKey(source.resource, graph))
    uses.push(use(role, config, replicas, "kms:Decrypt", there, graph));
  return all(uses);
}

interface Place {
  readonly bucket: Named;
  readonly region: string | undefined;
}

function use(role: RoleOf, holder: Resource, property: string, action: string, place: Place, graph: Graph): Answer {
  const key = keyAt(holder, property, graph);
  // Without a key of the customer it is aws/s3, whose policy allows the principals of the account by way of S3.
  if (key.is === "none" || key.is === "managed") return YES;
  if (key.is === "unknown") return unknown(key.why);
  const { bucket, region } = place;
  const name =
    bucket.is === "resource"
      ? arnOf(bucket.resource, graph)
      : `arn:aws:s3:::${bucket.is === "elsewhere" ? bucket.name : UNSEEN}`;
  // The bucket with an S3 Bucket Key, else the object (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html).
  const withKey = valueOf(graph.boolean(holder, BUCKET_KEY));
  const contexts = [...(withKey === true ? [] : [`${name}/${UNSEEN}`]), ...(withKey === false ? [] : [name])];
  const [first, second = first] = contexts.map((context) =>
    mayUseKey(
      key.key,
      [action],
      (asked, arn) =>
        roleRequest(role, asked, arn, graph, [
          ["kms:viaservice", `s3.${region ?? UNSEEN}.amazonaws.com`],
          ["kms:encryptioncontext:aws:s3:arn", context],
        ]),
      role,
      graph,
    ),
  );
  return first?.is === second?.is && first
    ? first
    : unknown("Whether an S3 Bucket Key is used, which the key's policy tells apart, is not known.");
}
