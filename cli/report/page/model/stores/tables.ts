import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../../../../policy/aws";
import type { Graph, Resource } from "../../../../../policy/graph";
import type { StorePicture } from "../picture";
import { booleanOf, textOf, textsOf } from "../read";
import { storeOf, type Found } from "./found";

/** DynamoDB tables with their replicas, which accept writes too, as resources of their own or inline. */
export function tablesIn(graph: Graph): Found {
  const tables = graph.ofType(DYNAMODB_TABLE);
  const replicas = graph.ofType(TABLE_REPLICA);
  const inline = tables.flatMap((table) => inlineReplicas(graph, table));
  const link = (from: string, to: string) =>
    ({ from, to, kind: "replication", both: true, what: "global table" }) as const;
  return {
    stores: [
      ...tables.map((one) => tableOf(graph, one)),
      ...replicas.map((one) =>
        storeOf(one, "DynamoDB", nameOf(graph, one), replicaFacts(graph, one, "pointInTimeRecovery")),
      ),
      ...inline.map(({ store }) => store),
    ],
    copies: [
      ...replicas.flatMap((one) => sourcesOf(graph, one).map((table) => link(table.urn, one.urn))),
      ...inline.map(({ table, store }) => link(table.urn, store.id)),
    ],
  };
}

function tableOf(graph: Graph, table: Resource): StorePicture {
  const onDemand = textOf(graph, table, "billingMode") === "PAY_PER_REQUEST";
  const facts = [onDemand ? "on demand" : "provisioned", ...replicaFacts(graph, table, "pointInTimeRecovery.enabled")];
  return storeOf(table, "DynamoDB", textOf(graph, table, "name") ?? table.name, facts);
}

function replicaFacts(graph: Graph, one: Resource, path: string): (string | undefined)[] {
  return [booleanOf(graph, one, path) ? "point-in-time recovery" : undefined];
}

function sourcesOf(graph: Graph, replica: Resource): readonly Resource[] {
  return graph.references(replica, "globalTableArn", [DYNAMODB_TABLE]).certain;
}

/** A replica has its table's name. */
function nameOf(graph: Graph, replica: Resource): string {
  return textOf(graph, replica, "globalTableArn")?.split("/").at(-1) ?? replica.name;
}

function inlineReplicas(graph: Graph, table: Resource): { table: Resource; store: StorePicture }[] {
  return textsOf(graph, table, "replicas[*].regionName").map((region) => ({
    table,
    store: { ...tableOf(graph, table), id: `${table.urn} ${region}`, region, facts: ["replica"] },
  }));
}
