import { GLOBAL_CLUSTER } from "../../aws";
import { valueOf, undecidedIfAny, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { isGiven, namesOf } from "../../services/rds/database";
import { credentialsOf, membersOf } from "../../services/rds/global-database";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const MEMBERS = "globalClusterMembers";
const ENCRYPTED = "storageEncrypted";
const BACKTRACK = "backtrackWindow";

function judgeRegions(members: readonly Resource[], possible: readonly Resource[], graph: Graph): Verdict | undefined {
  const regions = new Set(members.flatMap((one) => (one.region === undefined ? [] : [one.region])));
  if (regions.size > 1) return undefined;
  undecidedIfAny(possible, MEMBERS, "belongs to it");
  if (members.some((one) => one.region === undefined)) {
    return undecided({ property: MEMBERS, reason: `Not all Regions of ${namesOf(members)} can be determined.` });
  }
  if (graph.stacks.size === 1) {
    return undecided({
      property: MEMBERS,
      reason: `No cluster in another Region was found: ${JUDGE_BOTH}.`,
    });
  }
  const where = [...regions].join(", ");
  return violation({
    property: MEMBERS,
    actual: [...regions],
    wanted: "clusters in 2 Regions",
    message:
      members.length === 0
        ? "It has no cluster."
        : `Its only cluster (${namesOf(members)}) is in ${where}: if ${where} is lost, so is the global database.`,
  });
}

function judgeEncryption(global: ResourceOf<typeof GLOBAL_CLUSTER>, graph: Graph): Verdict | undefined {
  const encrypted = graph.boolean(global, ENCRYPTED, false);
  if (valueOf(encrypted) === true) return undefined;
  const said = graph.input(global, ENCRYPTED).kind === "known";
  // A global database created from a cluster has that cluster's encryption (documentation of @pulumi/aws).
  if (!said && isGiven(global, "sourceDbClusterIdentifier", graph).is === "yes") return undefined;
  graph.read.boolean(global, ENCRYPTED, false);
  return violation({
    property: ENCRYPTED,
    actual: said ? false : undefined,
    wanted: true,
    message: "Its clusters can't be encrypted, now or later: that needs a new database.",
  });
}

function judgeCredentials(members: readonly Resource[], graph: Graph): Verdict | undefined {
  const own = members.filter((one) => credentialsOf(one, graph).length > 0);
  const [, second] = own;
  if (!second) return undefined;
  return violation({
    property: `${second.name}.${credentialsOf(second, graph)[0]}`,
    actual: credentialsOf(second, graph),
    wanted: "master credentials in its primary cluster only",
    message: `${namesOf(own)} each have a master user: AWS refuses a secondary cluster with one, so only the first Region has a cluster.`,
  });
}

function judgeBacktrack(member: Resource, graph: Graph): Verdict | undefined {
  const actual = graph.read.number(member, BACKTRACK, 0);
  if (actual === 0) return undefined;
  return violation({
    property: `${member.name}.${BACKTRACK}`,
    actual,
    wanted: 0,
    message: `${member.name} has backtrack, which a global database does not support: it can't be a member.`,
  });
}

export const globalDatabaseComplete = defineRule({
  id: "rds-global-database-complete",
  title: "Aurora global databases should have encrypted clusters in two Regions and one master user",
  practices: ["REL10-BP01", "REL13-BP02"],
  service: "RDS",
  severity: "high",
  why: "A global database with one cluster is no more available than that cluster. If AWS refuses to add a secondary, this is noticed when the standby is created.",
  fix: "Attach a cluster in another Region with globalClusterIdentifier, without master credentials and backtrackWindow, and set storageEncrypted on the global cluster.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html#aurora-global-database.limitations",
  types: [GLOBAL_CLUSTER],
  check(global, graph) {
    const { certain, possible } = membersOf(global, graph);
    return verdictsOf(global, [
      () => judgeRegions(certain, possible, graph),
      () => judgeEncryption(global, graph),
      () => judgeCredentials(certain, graph),
      ...certain.map((member) => () => judgeBacktrack(member, graph)),
    ]);
  },
});
