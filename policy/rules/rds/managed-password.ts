import { DATABASES, DB_CLUSTER } from "../../aws";
import {
  valueOf,
  NOT_YET,
  SECRET,
  undecidedIfAny,
  UndecidedError,
  UNKNOWN,
  type Graph,
  type Resource,
} from "../../graph";
import { defineRule } from "../../rule";
import { isGiven, namesOf } from "../../services/rds/database";
import { copiesOf, sourceOf } from "../../services/rds/copies";
import { isSecondary, membershipOf } from "../../services/rds/global-database";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const MANAGED = "manageMasterUserPassword";
const RANDOM_PASSWORD = "random:index/randomPassword:RandomPassword";
/** The origins that include a master user. */
const ORIGINS = ["snapshotIdentifier", "restoreToPointInTime", "s3Import"];

/** The limits of https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations and its page for RDS. */
function judgeManaged(database: Resource, graph: Graph, password: string): Verdict {
  const managed = (message: string) =>
    violation({ property: MANAGED, actual: true, wanted: `false, and a secret value as ${password}`, message });
  if (isGiven(database, password, graph).is === "yes") {
    return managed(`It also has a ${password}: AWS accepts only one of the two.`);
  }
  const membership = database.type === DB_CLUSTER ? membershipOf(database, graph) : { kind: "missing" as const };
  if (membership.kind === "known") {
    return managed(`It is a member of the global database ${membership.value.name}, whose password RDS can't manage.`);
  }
  const { certain, possible } = copiesOf(database, graph);
  const replicas = certain.filter((copy) => copy.path === "replica").map((copy) => copy.resource);
  // Only RDS for SQL Server can replicate a source whose password RDS manages.
  const sqlServer = valueOf(graph.string(database, "engine"))?.startsWith("sqlserver") === true;
  if (replicas.length > 0 && !sqlServer) {
    return managed(
      `${namesOf(replicas)} replicates it: AWS creates no replica of a database whose password RDS manages.`,
    );
  }
  if (membership.kind === "unknown") throw new UndecidedError("globalClusterIdentifier", membership.reason, database);
  if (!sqlServer) undecidedIfAny(possible, MANAGED, "replicates it, which AWS then refuses,");
  return compliant();
}

function fromRandomPassword(database: Resource, password: string, graph: Graph): boolean {
  const origins = database.propertyDependencies[password] ?? [];
  return origins.some((urn) => graph.get(urn)?.type === RANDOM_PASSWORD);
}

function judgePassword(database: Resource, graph: Graph, password: string): Verdict {
  const user = database.type === DB_CLUSTER ? "masterUsername" : "username";
  const value = graph.value(database, password);
  const raw = database.inputs[password] ?? database.outputs[password];
  if (raw === SECRET || isGiven(database, `${password}Wo`, graph).is === "yes") return compliant();
  if (value.kind === "missing" || valueOf(value) === "") {
    if (ORIGINS.some((one) => isGiven(database, one, graph).is !== "no")) return compliant();
    // AWS creates no database without a master user; a promoted replica keeps its source's.
    if (graph.input(database, user).kind === "missing") {
      return notApplicable("It sets no master user: it has that of the database of which it was a copy.");
    }
    return violation({
      property: MANAGED,
      actual: undefined,
      wanted: `true, or a secret value as ${password}`,
      message: `It has a ${user} but no password: AWS refuses to create it.`,
    });
  }
  // The result of a RandomPassword is a secret wherever it goes.
  if (fromRandomPassword(database, password, graph)) return compliant();
  if (raw === UNKNOWN) throw new UndecidedError(password, NOT_YET, database);
  if (database.id === undefined) {
    return undecided({
      property: password,
      reason: `Pulumi does not mark its ${password} as a secret in a preview: only an export shows whether it is one.`,
    });
  }
  return violation({
    property: password,
    actual: "(plain text)",
    wanted: "a secret value",
    message: `Its ${password} is plain text in the state: anyone who reads an export, a log or a backup of it has access to the database.`,
  });
}

export const managedPassword = defineRule({
  id: "rds-managed-password",
  title: "RDS master passwords should be managed by RDS or set from a secret",
  practices: [],
  service: "RDS",
  severity: "high",
  why: "A password in plain text exposes the data. RDS can't manage the password of a database with replicas or in a global database: the standby can't be created.",
  fix: "Set manageMasterUserPassword to true. If the database has replicas or is in a global database, store a RandomPassword's result in Secrets Manager and set it as password (masterPassword).",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations",
  types: DATABASES,
  check(database, graph) {
    if (sourceOf(database, graph)) return notApplicable("It is a replica, and has its source's master user.");
    const password = database.type === DB_CLUSTER ? "masterPassword" : "password";
    if (graph.read.boolean(database, MANAGED, false)) return judgeManaged(database, graph, password);
    if (database.type === DB_CLUSTER && isSecondary(database, graph)) {
      return notApplicable("It is a secondary of a global database, and has the master user of its primary cluster.");
    }
    return judgePassword(database, graph, password);
  },
});
