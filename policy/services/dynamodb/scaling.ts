import { APP_SCALING_POLICY, SCALABLE_TARGET } from "../../aws";
import {
  all,
  answer,
  any,
  groupedBy,
  isTreeObject,
  NOT_YET,
  perGraph,
  UndecidedError,
  unknown,
  valueOf,
  type Answer,
  type Graph,
  type Resource,
} from "../../graph";

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

/** All that can scale of a provisioned table. Throws UndecidedError where its indexes are not known. */
export function scalablesOf(table: Resource, name: string, graph: Graph): readonly Scalable[] {
  const { values, open } = graph.values(table, "globalSecondaryIndexes[*]");
  const indexes = values.map((index) => (isTreeObject(index) ? index.name : undefined));
  if (open || !indexes.every((index) => typeof index === "string"))
    throw new UndecidedError("globalSecondaryIndexes", "Its indexes are known only after deployment.");
  return KINDS.flatMap(([word, units]) => [
    { resourceId: `table/${name}`, dimension: `dynamodb:table:${units}`, what: `its ${word}` },
    ...indexes.map((index) => ({
      resourceId: `table/${name}/index/${index}`,
      dimension: `dynamodb:index:${units}`,
      what: `the ${word} of index ${index}`,
    })),
  ]);
}

/** What may make something scale, by its resourceId; "" has what is not known yet. */
const scalersById = perGraph((graph) =>
  groupedBy<string, Resource>(
    graph.ofType(SCALABLE_TARGET, APP_SCALING_POLICY),
    (one) => valueOf(graph.string(one, "resourceId")) ?? "",
  ),
);

/** Whether something scales in a region: it takes a target and a policy. */
export function scales({ resourceId, dimension }: Scalable, region: string | undefined, graph: Graph): Answer {
  const scalers = [resourceId, ""].flatMap((id) => scalersById(graph).get(id) ?? []);
  const near = scalers.filter((one) => region === undefined || one.region === undefined || one.region === region);
  const says = (one: Resource, property: string, wanted: string) => {
    const text = valueOf(graph.string(one, property));
    return text === undefined ? unknown(`The ${property} of ${one.name} ${NOT_YET}.`) : answer(text === wanted);
  };
  return all(
    [SCALABLE_TARGET, APP_SCALING_POLICY].map((type) =>
      any(
        near
          .filter((one) => one.type === type)
          .map((one) => all([says(one, "resourceId", resourceId), says(one, "scalableDimension", dimension)])),
      ),
    ),
  );
}
