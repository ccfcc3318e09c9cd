import { APP_SCALING_POLICY, SCALABLE_TARGET } from "../../aws";
import { isTreeObject, type Graph, type Resource } from "../../graph";

/** Capacity that can scale: of a table or of one of its global indexes. */
export interface Scalable {
  /** `table/orders`, `table/orders/index/by-customer` */
  readonly resourceId: string;
  /** `dynamodb:table:ReadCapacityUnits` */
  readonly dimension: string;
  /** "its reads", "the writes of index by-customer" */
  readonly what: string;
}

const KINDS = [
  ["reads", "ReadCapacityUnits"],
  ["writes", "WriteCapacityUnits"],
] as const;

/** All that can scale of a provisioned table; undefined where its indexes are not known. */
export function scalablesOf(table: Resource, name: string, graph: Graph): readonly Scalable[] | undefined {
  const { values, open } = graph.values(table, "globalSecondaryIndexes[*]");
  const indexes = values.map((index) => (isTreeObject(index) ? index.name : undefined));
  if (open || !indexes.every((index) => typeof index === "string")) return undefined;
  return KINDS.flatMap(([word, units]) => [
    { resourceId: `table/${name}`, dimension: `dynamodb:table:${units}`, what: `its ${word}` },
    ...indexes.map((index) => ({
      resourceId: `table/${name}/index/${index}`,
      dimension: `dynamodb:index:${units}`,
      what: `the ${word} of index ${index}`,
    })),
  ]);
}

function textOf(resource: Resource, property: string, graph: Graph): string | undefined {
  const reading = graph.string(resource, property);
  return reading.kind === "known" ? reading.value : undefined;
}

/** Whether a resource says, or may turn out to say, that it is for this scalable, in this region. */
function isFor({ resourceId, dimension }: Scalable, region: string | undefined, one: Resource, graph: Graph) {
  if (region !== undefined && one.region !== undefined && one.region !== region) return false;
  const said = [
    [textOf(one, "resourceId", graph), resourceId],
    [textOf(one, "scalableDimension", graph), dimension],
  ] as const;
  if (said.some(([is, wanted]) => is !== undefined && is !== wanted)) return false;
  return said.every(([is]) => is !== undefined) ? true : undefined;
}

/** Whether something scales: it takes a target and a policy; undefined where that is known only after deployment. */
export function scales(scalable: Scalable, region: string | undefined, graph: Graph): boolean | undefined {
  const found = [SCALABLE_TARGET, APP_SCALING_POLICY].map((type) =>
    graph.ofType(type).map((one) => isFor(scalable, region, one, graph)),
  );
  if (found.every((answers) => answers.includes(true))) return true;
  return found.every((answers) => answers.includes(true) || answers.includes(undefined)) ? undefined : false;
}
