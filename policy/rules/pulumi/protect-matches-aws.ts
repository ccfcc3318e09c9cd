import {
  ALB_LOAD_BALANCER,
  DB_CLUSTER,
  DB_INSTANCE,
  DOCDB_CLUSTER,
  DOCDB_GLOBAL_CLUSTER,
  DYNAMODB_TABLE,
  EKS_CLUSTER,
  GLOBAL_CLUSTER,
  LOAD_BALANCER,
  NEPTUNE_CLUSTER,
  NEPTUNE_GLOBAL_CLUSTER,
  TABLE_REPLICA,
  USER_POOL,
} from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

/** The argument for AWS's deletion protection, whose default is false (documentation of @pulumi/aws). */
const DELETION_PROTECTION: Readonly<Record<string, string>> = {
  [LOAD_BALANCER]: "enableDeletionProtection",
  [ALB_LOAD_BALANCER]: "enableDeletionProtection",
  [DB_INSTANCE]: "deletionProtection",
  [DB_CLUSTER]: "deletionProtection",
  [GLOBAL_CLUSTER]: "deletionProtection",
  [DYNAMODB_TABLE]: "deletionProtectionEnabled",
  [TABLE_REPLICA]: "deletionProtectionEnabled",
  [DOCDB_CLUSTER]: "deletionProtection",
  [DOCDB_GLOBAL_CLUSTER]: "deletionProtection",
  [NEPTUNE_CLUSTER]: "deletionProtection",
  [NEPTUNE_GLOBAL_CLUSTER]: "deletionProtection",
  [USER_POOL]: "deletionProtection",
  [EKS_CLUSTER]: "deletionProtection",
};

function unprotectedByPulumi(property: string): Verdict {
  return violation({
    property: "protect",
    actual: false,
    wanted: true,
    message: `AWS protects it (${property}) but Pulumi does not: \`pulumi destroy\` deletes the resources around it and then fails half-way.`,
  });
}

function unprotectedByAws(property: string, actual: boolean | string | undefined, on: boolean | string): Verdict {
  return violation({
    property,
    actual,
    wanted: on,
    message: "Pulumi protects it but AWS does not: the console or a script can still delete it.",
  });
}

/** The value that enables it, and the value that is set: ACTIVE or INACTIVE for a user pool, true or false for all others. */
function protectionOf(resource: Resource, property: string, graph: Graph) {
  if (resource.type !== USER_POOL) return { on: true, given: graph.boolean(resource, property) };
  return { on: "ACTIVE", given: graph.string(resource, property) };
}

export const protectMatchesAws = defineRule({
  id: "pulumi-protect-matches-aws",
  title: "Pulumi's protect option should match AWS deletion protection",
  practices: ["REL09-BP02"],
  service: "Pulumi",
  severity: "medium",
  why: "If only one of the two is set, the resource can be deleted through the other tool, or a pulumi destroy stops half-way.",
  fix: "Set the resource option protect and the deletion protection to the same value, from one setting.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#deletion-protection",
  types: Object.keys(DELETION_PROTECTION),
  check(resource, graph) {
    const property = DELETION_PROTECTION[resource.type] ?? "deletionProtection";
    const { on, given } = protectionOf(resource, property, graph);
    if (given.kind === "unknown") {
      // An omitted argument is false, even if the preview does not know its output.
      const leftOut = resource.inputsSeen && graph.input(resource, property).kind === "missing";
      if (!leftOut) return undecided({ property, reason: `Its ${property} ${given.reason}.` });
    }
    const actual = given.kind === "known" ? given.value : undefined;
    if ((actual === on) === resource.protect) return compliant();
    return resource.protect ? unprotectedByAws(property, actual, on) : unprotectedByPulumi(property);
  },
});
