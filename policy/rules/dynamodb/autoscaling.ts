import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../aws";
import { foundBy, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { inlineReplicas, nameOf, tableOf } from "../../services/dynamodb/replicas";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { scalablesOf, scales, type Scalable } from "../../services/dynamodb/scaling";
import { compliant, failuresOf, notApplicable, undecided, undecidedOn, violation, type Verdict } from "../../verdict";

const MODE = "billingMode";

function listed(scalables: readonly Scalable[]): string {
  return scalables.map(({ what }) => what).join(", ");
}

/** Where a table's capacity is used: the table itself, a TableReplica, or a replica in the table's own argument. */
interface Place {
  readonly region: string | undefined;
  readonly isTable: boolean;
  readonly property: string;
}

function judge(table: Resource, place: Place, graph: Graph): Verdict {
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html: the provider's default is PROVISIONED.
  if (graph.read.string(table, MODE, "PROVISIONED") !== "PROVISIONED")
    return notApplicable("It has on-demand capacity.");
  const name = nameOf(table, graph);
  if (name === undefined) return undecided({ property: "name", reason: "Its name is known only after deployment." });
  const all = scalablesOf(table, name, graph);
  // DynamoDB synchronizes the auto scaling of writes in all replicas; reads are configured per Region
  // (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html#V2globaltables_HowItWorks.setting-synchronization).
  const wanted = place.isTable ? all : all.filter(({ dimension }) => dimension.endsWith("ReadCapacityUnits"));
  const { certain, possible } = foundBy(wanted, (scalable) => scales(scalable, place.region, graph));
  const off = wanted.filter((scalable) => !certain.includes(scalable) && !possible.includes(scalable));
  const where = place.isTable ? "" : ` in ${place.region ?? "its Region"}`;
  if (off.length > 0) {
    // What scales a replica in the table's own argument is in the stack of its Region.
    if (place.property.startsWith("replicas") && graph.stacks.size === 1)
      return undecided({
        property: place.property,
        reason: `What scales ${listed(off)}${where} was not found: ${JUDGE_BOTH}.`,
      });
    return violation({
      property: place.property,
      actual: place.isTable ? "PROVISIONED" : undefined,
      wanted: `a scaling target and policy for ${listed(off)}${where}`,
      message: `Nothing scales ${listed(off)}${where}: more requests than its capacity are throttled, at a peak as after a failover, and AWS adds no replica to a table without auto scaling of writes.`,
    });
  }
  if (possible.length === 0) return compliant();
  return undecided({ property: MODE, reason: `What scales ${listed(possible)} is known only after deployment.` });
}

export const autoscaling = defineRule({
  id: "dynamodb-autoscaling",
  title: "DynamoDB tables and indexes with provisioned capacity should use auto scaling",
  practices: ["REL01-BP03", "REL07-BP01"],
  peers: {
    securityHub: ["DynamoDB.1"],
    config: ["DYNAMODB_AUTOSCALING_ENABLED"],
    checkov: ["CKV2_AWS_16"],
    cdkNag: ["DynamoDBAutoScalingEnabled"],
    prowler: ["dynamodb_table_autoscaling_enabled"],
  },
  service: "DynamoDB",
  severity: "high",
  why: "Fixed capacity throttles requests at a peak, or when a failover doubles the load. A throttled global secondary index also throttles writes to its table.",
  fix: "Add an aws.appautoscaling.Target and Policy for reads and writes of the table and of every global secondary index, in each replica's Region. Or set billingMode to PAY_PER_REQUEST.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html",
  types: [DYNAMODB_TABLE, TABLE_REPLICA],
  check(resource, graph) {
    const { region } = resource;
    if (resource.type === DYNAMODB_TABLE) {
      const own = judge(resource, { region, isTable: true, property: MODE }, graph);
      const replicas = inlineReplicas(resource, graph);
      if (own.verdict === "notApplicable" || replicas.kind === "missing") return own;
      if (replicas.kind === "unknown") return [own, undecidedOn("replicas", replicas)];
      const inline = replicas.value.map((one) => ({
        region: one.region,
        isTable: false,
        property: `${one.path}.regionName`,
      }));
      return failuresOf([own, ...inline.map((place) => judge(resource, place, graph))]);
    }
    const table = tableOf(resource, graph);
    if (table) return judge(table, { region, isTable: false, property: "globalTableArn" }, graph);
    return undecided({
      property: "globalTableArn",
      reason: `The table that it replicates was not found: ${JUDGE_BOTH}.`,
    });
  },
});
