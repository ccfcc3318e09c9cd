import { DATABASES, DB_INSTANCE } from "../../aws";
import { z } from "zod";
import { valueOf, decided, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { besideItsSource, copyRoleOf, sourceProperty } from "../../services/rds/copies";
import { instancesOf, isGiven } from "../../services/rds/database";
import { SERVERLESS, sizeRank } from "../../services/rds/instance-class";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const CLASS = "instanceClass";
const MULTI_AZ = "multiAz";

/** Without a group AWS uses its default: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html */
function judgeGroup(copy: Resource, property: string, graph: Graph, message: string): Verdict | undefined {
  if (decided(isGiven(copy, property, graph), property)) return undefined;
  return violation({ property, actual: undefined, wanted: "a custom group in its Region", message });
}

/** The class of the largest instance, or of the database itself; undefined where none can be compared. */
function largestClass(database: Resource, graph: Graph): { name: string; rank: number } | undefined {
  const machines = database.type === DB_INSTANCE ? [database] : instancesOf(database, graph).certain;
  const classes = machines.flatMap((one) => {
    const name = valueOf(graph.string(one, CLASS)) ?? "";
    const rank = sizeRank(name);
    return rank === undefined ? [] : [{ name, rank }];
  });
  return classes.sort((a, b) => b.rank - a.rank)[0];
}

/**
 * "If the source DB instance is in a different AWS Region than the read replica, specify a valid DB instance ARN"
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html, SourceDBInstanceIdentifier).
 */
function judgeIdentifier(copy: Resource, graph: Graph): Verdict | undefined {
  const property = sourceProperty(copy);
  const given = graph.string(copy, property);
  if (given.kind !== "known" || graph.references(copy, property, DATABASES).certain.length > 0) return undefined;
  const isNamed = (one: Resource) =>
    ["identifier", "clusterIdentifier"].some((name) => valueOf(graph.string(one, name)) === given.value);
  const source = graph.ofType(...DATABASES).find((one) => one.region !== copy.region && isNamed(one));
  if (source === undefined) return undefined;
  const message = `RDS looks for ${given.value} in ${copy.region ?? "the copy's own Region"}, but ${source.name} is in ${source.region ?? "another"}: the copy can't be created.`;
  return violation({ property, actual: given.value, wanted: "the ARN of the source", message });
}

function judgeClass(copy: Resource, source: Resource, graph: Graph): Verdict | undefined {
  const [its, wanted] = [largestClass(copy, graph), largestClass(source, graph)];
  if (copy.type !== DB_INSTANCE && instancesOf(copy, graph).certain.length === 0) return undefined;
  if (!its || !wanted) {
    const serverless = [copy, source].some((one) => isServerless(one, graph));
    return serverless
      ? undefined
      : undecided({ property: CLASS, reason: `Its ${CLASS} can't be compared with that of ${source.name}.` });
  }
  if (its.rank >= wanted.rank) return undefined;
  return violation({
    property: CLASS,
    actual: its.name,
    wanted: `at least the size of ${wanted.name}`,
    message: `It is smaller than ${source.name} (${its.name}, ${wanted.name}): it lags under the same writes, and after its promotion it must carry the whole load.`,
  });
}

function isServerless(database: Resource, graph: Graph): boolean {
  return instancesOf(database, graph).certain.some((one) => valueOf(graph.string(one, CLASS)) === SERVERLESS);
}

function oneReader(copy: Resource, source: Resource, graph: Graph): Verdict | undefined {
  const [its, wanted] = [copy, source].map((one) => instancesOf(one, graph).certain.length);
  // Without any instance it is headless: rds-copy-within-objective checks whether that is in time.
  if (its !== 1 || wanted === undefined || wanted < 2) return undefined;
  return violation({
    property: "clusterIdentifier",
    actual: its,
    wanted: "at least 2 instances",
    message: `${source.name} has ${wanted} instances but it has one: once promoted, it has no reader to fail over to.`,
  });
}

function judgeStandby(copy: Resource, source: Resource, graph: Graph): Verdict | undefined {
  if (copy.type !== DB_INSTANCE) return oneReader(copy, source, graph);
  const [its, wanted] = [copy, source].map((one) => graph.boolean(one, MULTI_AZ, false));
  if ((its?.kind === "known" && its.value) || (wanted?.kind === "known" && !wanted.value)) return undefined;
  for (const one of [copy, source]) graph.read.boolean(one, MULTI_AZ, false);
  return violation({
    property: MULTI_AZ,
    actual: graph.actual(copy, MULTI_AZ, false),
    wanted: true,
    message: `${source.name} is Multi-AZ but it is not: once promoted, it is lost with one host or zone until a standby is created.`,
  });
}

export const copyMatchesSource = defineRule({
  id: "rds-copy-matches-source",
  title: "RDS cross-Region copies should match the configuration of their source",
  practices: ["REL13-BP04"],
  service: "RDS",
  severity: "medium",
  why: "AWS does not copy the source's settings: a copy that is smaller, in the wrong network or with other parameters fails after its promotion, when it is the only database.",
  fix: "Give the copy the source's instanceClass, and a subnet group and parameter group of its own Region.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html",
  types: DATABASES,
  settings: z.object({
    smallerCopy: z
      .boolean()
      .default(false)
      .describe("Whether a copy may have a smaller instance class, to be raised manually."),
    // A standby can be added without an outage by the deployment that promotes; until then it doubles the cost.
    singleZoneCopy: z
      .boolean()
      .default(true)
      .describe("Whether a copy may be Single-AZ (Aurora: with one instance) until it is promoted."),
  }),
  check(copy, graph, { smallerCopy, singleZoneCopy }) {
    const misnamed = judgeIdentifier(copy, graph);
    if (misnamed) return misnamed;
    const role = copyRoleOf(copy, graph);
    if (!role) return notApplicable("It is not a copy.");
    if (besideItsSource(copy, role)) return notApplicable("It is in its source's Region.");
    const { source } = role;
    const parameters = copy.type === DB_INSTANCE ? "parameterGroupName" : "dbClusterParameterGroupName";
    const noSubnets =
      "It has no subnet group: AWS creates it in the Region's default VPC, where the service can't reach it.";
    const noParameters = `It has no ${parameters}: after its promotion it runs with AWS's default parameters instead of its source's.`;
    return verdictsOf(copy, [
      () => judgeGroup(copy, "dbSubnetGroupName", graph, noSubnets),
      () => judgeGroup(copy, parameters, graph, noParameters),
      () => (source ? undefined : undecided({ property: CLASS, reason: `Its source was not found: ${JUDGE_BOTH}.` })),
      () => (source && !smallerCopy ? judgeClass(copy, source, graph) : undefined),
      () => (source && !singleZoneCopy ? judgeStandby(copy, source, graph) : undefined),
    ]);
  },
});
