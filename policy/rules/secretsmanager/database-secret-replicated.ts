import { SECRET_RESOURCE } from "../../aws";
import { defineRule } from "../../rule";
import { valueOf, type Graph, type ResourceOf } from "../../graph";
import { regionOfKey } from "../../services/kms/key";
import { databasesOf } from "../../services/secretsmanager/database-secret";
import { compliant, failuresOf, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const PROPERTY = "replicas";

/** Each replica's key must be in the replica's Region (replicate-secrets_troubleshoot.html): otherwise the replication fails. */
function replicaKeys(secret: ResourceOf<typeof SECRET_RESOURCE>, graph: Graph): readonly Verdict[] {
  const checks = (valueOf(graph.list(secret, PROPERTY)) ?? []).map((_, i) => () => {
    const property = `${PROPERTY}[${i}].kmsKeyId`;
    const region = valueOf(graph.string(secret, `${PROPERTY}[${i}].region`));
    if (region !== undefined && region === secret.region)
      return violation({
        property: `${PROPERTY}[${i}].region`,
        actual: region,
        wanted: "another Region",
        message: `Its replica is in ${region}, its own Region: Secrets Manager refuses that.`,
      });
    const arn = valueOf(graph.string(secret, property));
    const of = arn === undefined ? undefined : regionOfKey(arn);
    if (region === undefined || of === undefined || of === region) return undefined;
    const message = `Its replica in ${region} names a key of ${of}, which does not exist there: the replication fails.`;
    return violation({ property, actual: arn, wanted: `a key in ${region}`, message });
  });
  return verdictsOf(secret, checks);
}

function judge(secret: ResourceOf<typeof SECRET_RESOURCE>, graph: Graph): Verdict {
  const databases = databasesOf(secret, graph);
  if (databases.length === 0) return notApplicable("No known database uses it as password.");
  const { certain: regions, why } = graph.strings(secret, `${PROPERTY}[*].region`);
  if (regions.some((region) => region !== secret.region)) return compliant();
  if (why !== undefined)
    return undecided({ property: PROPERTY, reason: "The Regions of its replicas are known only after deployment." });
  const names = databases.map(({ name }) => name).join(", ");
  return violation({
    property: PROPERTY,
    actual: regions.length > 0 ? regions : undefined,
    wanted: "a replica in another Region",
    message: `The password of ${names} is in ${secret.region ?? "one Region"} only: while that is unavailable, no client can log in to a copy.`,
  });
}

export const databaseSecretReplicated = defineRule({
  id: "secretsmanager-database-secret-replicated",
  title: "Secrets Manager secrets of databases should be replicated to another Region",
  practices: ["REL13-BP02"],
  service: "Secrets Manager",
  severity: "high",
  why: "A database that is promoted or restored elsewhere is useless to a service that can't read its password there.",
  fix: "Set replicas to the Region of the database's copy.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/create-manage-multi-region-secrets.html",
  types: [SECRET_RESOURCE],
  check(secret, graph) {
    const keys = failuresOf(replicaKeys(secret, graph));
    return keys.every(({ verdict }) => verdict === "compliant") ? judge(secret, graph) : keys;
  },
});
