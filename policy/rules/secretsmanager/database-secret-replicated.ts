import { SECRET_RESOURCE } from "../../aws";
import { defineRule } from "../../rule";
import { databasesOf } from "../../services/secretsmanager/database-secret";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "replicas";

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
  },
});
