import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../aws";
import { undecidedIfAny, valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { watching } from "../../services/cloudwatch/metric-alarms";
import { inlineReplicas, namedTable, nameOf, tableOf } from "../../services/dynamodb/replicas";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, notApplicable, undecided, undecidedOn, verdictsOf, violation, type Verdict } from "../../verdict";

/** A table and one of the Regions that it is replicated to. */
interface Pair {
  table: Resource | undefined;
  /** The table's name in AWS. */
  name: string | undefined;
  from: string | undefined;
  to: string | undefined;
}

/** ReplicationLatency is published in the Region of the writes, by TableName and ReceivingRegion. */
function judgePair({ table, name, from, to }: Pair, graph: Graph): Verdict {
  const wanted = {
    namespace: "AWS/DynamoDB",
    metricNames: ["ReplicationLatency"],
    dimensions: { TableName: { resource: table, text: name }, ReceivingRegion: { text: to } },
    region: from,
  };
  const { certain, possible } = watching(wanted, graph);
  if (certain.length > 0) return compliant();
  undecidedIfAny(possible, "alarm", "is on its latency");
  // The alarm is in the table's Region, which may be in another stack.
  if (table === undefined && graph.stacks.size === 1)
    return undecided({ property: "alarm", reason: `No alarm on its latency was found: ${JUDGE_BOTH}.` });
  return violation({
    property: "alarm",
    actual: undefined,
    wanted: `an alarm on ReplicationLatency to ${to ?? "the replica's Region"} in ${from ?? "the table's Region"}`,
    message: `Writes in ${from ?? "the table's Region"} are replicated to ${to ?? "another Region"}, and no alarm is on the latency.`,
  });
}

function ofReplica(replica: Resource, graph: Graph): Verdict {
  const table = tableOf(replica, graph);
  const named = namedTable(replica, graph);
  if (!table && !named)
    return undecided({
      property: "globalTableArn",
      reason: "Which table it replicates is known only after deployment.",
    });
  return judgePair(
    {
      table,
      name: table ? nameOf(table, graph) : named?.name,
      from: table?.region ?? named?.region,
      to: replica.region,
    },
    graph,
  );
}

export const replicationLatencyAlarm = defineRule({
  id: "dynamodb-replication-latency-alarm",
  title: "DynamoDB global tables should have an alarm on ReplicationLatency",
  practices: ["REL06-BP01"],
  service: "DynamoDB",
  severity: "medium",
  why: "While a replica lags, an impaired Region loses more data than the objective allows, and no one knows.",
  fix: "Add an aws.cloudwatch.MetricAlarm on AWS/DynamoDB ReplicationLatency with the dimensions TableName and ReceivingRegion, in the table's Region.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_monitoring.html",
  types: [TABLE_REPLICA, DYNAMODB_TABLE],
  check(resource, graph) {
    if (resource.type === TABLE_REPLICA) return ofReplica(resource, graph);
    const inline = inlineReplicas(resource, graph);
    if (inline.kind === "unknown") return undecidedOn("replicas", inline);
    const lagging = (valueOf(inline) ?? []).filter(({ properties }) => properties.consistencyMode !== "STRONG");
    if (lagging.length === 0) return notApplicable("It has no replica that can lag.");
    const name = nameOf(resource, graph);
    return verdictsOf(
      resource,
      lagging.map(
        ({ region }) =>
          () =>
            judgePair({ table: resource, name, from: resource.region, to: region }, graph),
      ),
    );
  },
});
