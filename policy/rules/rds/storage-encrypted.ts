import { BACKUPS_REPLICATION, DATABASES, DB_INSTANCE } from "../../aws";
import { z } from "zod";
import { UndecidedError, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { isGiven } from "../../services/rds/database";
import { judgeKeyRegion, keyOf } from "../../services/kms/key";
import { sourceOf, type Source } from "../../services/rds/copies";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const ENCRYPTED = "storageEncrypted";
const KEY = "kmsKeyId";

function needsKey(message: string): Verdict {
  return violation({ property: KEY, actual: undefined, wanted: "the ARN of a key in its own Region", message });
}

function judgeKey(resource: Resource, graph: Graph, withoutKey: () => Verdict): Verdict {
  const key = keyOf(resource, KEY, graph);
  if (key.kind === "unknown") throw new UndecidedError(KEY, key.reason, resource);
  if (key.kind === "missing") return withoutKey();
  const { name, region } = key.value;
  const message = `Its key ${name} is in ${region} but it is in ${resource.region}: AWS accepts only keys of its own Region.`;
  return judgeKeyRegion(key.value, resource.region, KEY, message);
}

/** The key of a copy in another Region: its source's key does not work there. */
function judgeCopy(copy: Resource, source: Omit<Source, "database">, graph: Graph): Verdict {
  return judgeKey(copy, graph, () =>
    needsKey(
      `It copies ${source.name} from ${source.region ?? "another Region"} without a key: if the source is encrypted, AWS refuses it; otherwise the copy is unencrypted.`,
    ),
  );
}

function judgeEncrypted(database: Resource, graph: Graph): Verdict | undefined {
  if (graph.read.boolean(database, ENCRYPTED, false)) return undefined;
  const given = graph.input(database, ENCRYPTED).kind === "known";
  const restored = ["snapshotIdentifier", "restoreToPointInTime"].find(
    (one) => isGiven(database, one, graph).is !== "no",
  );
  if (restored && !given) return undecided({ property: ENCRYPTED, reason: `It is encrypted like its ${restored}.` });
  return violation({
    property: ENCRYPTED,
    actual: given ? false : undefined,
    wanted: true,
    message:
      "Its storage, snapshots and backups are unencrypted. Only a copy of a snapshot can be encrypted later, which means a new database and an outage.",
  });
}

export const storageEncrypted = defineRule({
  id: "rds-storage-encrypted",
  title: "RDS databases should be encrypted with a customer managed key in their own Region",
  practices: ["REL09-BP02"],
  peers: {
    securityHub: ["RDS.3", "RDS.27"],
    checkov: ["CKV_AWS_16", "CKV_AWS_96"],
    cdkNag: ["RDSStorageEncrypted"],
    prowler: ["rds_instance_storage_encrypted", "rds_cluster_storage_encrypted"],
  },
  service: "RDS",
  severity: "high",
  why: "A KMS key works in one Region: a copy that depends on a key of an impaired Region can't be started or restored.",
  fix: "Set storageEncrypted to true and kmsKeyId to the ARN of a customer managed key in the database's own Region, also on each copy.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
  types: [...DATABASES, BACKUPS_REPLICATION],
  settings: z.object({
    customerKey: z.boolean().default(true).describe("Whether a customer managed key is required, instead of aws/rds."),
  }),
  check(resource, graph, { customerKey }) {
    if (resource.type === BACKUPS_REPLICATION) {
      const [source] = graph.references(resource, "sourceDbInstanceArn", [DB_INSTANCE]).certain;
      const name = source?.name ?? "its source";
      return judgeCopy(resource, { name, region: source?.region }, graph);
    }
    const source = sourceOf(resource, graph);
    if (source) {
      if (source.region !== resource.region || source.region === undefined) return judgeCopy(resource, source, graph);
      return notApplicable("It is a replica in its source's Region, encrypted with the source's key.");
    }
    return (
      judgeEncrypted(resource, graph) ??
      judgeKey(resource, graph, () =>
        customerKey
          ? needsKey(
              "It is encrypted with the AWS managed key (aws/rds), whose policy can't be changed: its snapshots can't be shared with a second account.",
            )
          : compliant(),
      )
    );
  },
});
