import { DYNAMODB_TABLE, EVENT_SOURCE_MAPPING, QUEUE, STREAM, TABLE_REPLICA } from "../../aws";
import { perGraph, groupedBy, valueOf, type Graph, type ResourceOf } from "../../graph";
import { calledBy } from "../../services/lambda/calls";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "enabled";
type Mapping = ResourceOf<typeof EVENT_SOURCE_MAPPING>;

/** The function's name: of the function that is called, or as its ARN or a partial ARN has it. */
function functionOf(mapping: Mapping, graph: Graph): string | undefined {
  const { lambda } = calledBy(mapping, "functionName", graph);
  const name = lambda ? valueOf(graph.string(lambda, "name")) : undefined;
  const text = name ?? valueOf(graph.string(mapping, "functionName"));
  return text === undefined ? undefined : (/:function:([^:]+)/.exec(text)?.[1] ?? text);
}

const mappingsByFunction = perGraph((graph) =>
  groupedBy(graph.ofType(EVENT_SOURCE_MAPPING), (mapping) => functionOf(mapping, graph)),
);

function readsTable(mapping: Mapping, graph: Graph): boolean {
  const { certain, external } = graph.references(mapping, "eventSourceArn", [DYNAMODB_TABLE, TABLE_REPLICA]);
  return certain.length > 0 || external.some((arn) => arn.includes(":dynamodb:"));
}

/** The mappings of the same function in other Regions that read there. */
function activeTwins(mapping: Mapping, graph: Graph): readonly Mapping[] {
  const name = functionOf(mapping, graph);
  const others = name === undefined ? [] : (mappingsByFunction(graph).get(name) ?? []);
  return others.filter((one) => one.region !== mapping.region && valueOf(graph.boolean(one, PROPERTY, true)) === true);
}

/** The name of the queue or stream that a mapping reads, or the last part of its ARN. */
function sourceOf(mapping: Mapping, graph: Graph): string | undefined {
  const [made] = graph.references(mapping, "eventSourceArn", [QUEUE, STREAM]).certain;
  const name = made ? valueOf(graph.string(made, "name")) : undefined;
  return name ?? /[^:/]+$/.exec(valueOf(graph.string(mapping, "eventSourceArn")) ?? "")?.[0];
}

export const eventSourceEnabled = defineRule({
  id: "lambda-event-source-enabled",
  title: "Lambda event source mappings should be enabled",
  practices: ["REL11-BP03"],
  service: "Lambda",
  severity: "high",
  why: "A disabled mapping reads nothing: messages wait until they expire, and no invocation, error or alarm shows it.",
  fix: "Set enabled to true, or remove it. Acknowledge a mapping that waits on purpose.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html",
  types: [EVENT_SOURCE_MAPPING],
  check(mapping, graph) {
    // Enabled is the default (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html).
    if (graph.read.boolean(mapping, PROPERTY, true)) return compliant();
    // A global table has the same items in each Region: one reader of its streams is enough.
    const twins = activeTwins(mapping, graph);
    const [twin] = twins;
    if (twin && readsTable(mapping, graph))
      return notApplicable(
        `The function reads in ${twin.region ?? "another Region"} instead; this one waits for a failover.`,
      );
    if (graph.stacks.size === 1 && mapping.region !== undefined)
      return undecided({
        property: PROPERTY,
        reason: `It is disabled. The mapping that reads instead was not found: ${JUDGE_BOTH}.`,
      });
    // A queue and a stream have their own messages in each Region.
    const source = sourceOf(mapping, graph);
    const standsIn = twins.find((one) => {
      const other = sourceOf(one, graph);
      return source === undefined || other === undefined || source === other;
    });
    if (standsIn)
      return undecided({
        property: PROPERTY,
        reason: `It is disabled, and the function reads ${source ?? "a queue or stream"} in ${standsIn.region ?? "another Region"}: right while this Region stands by and nothing is sent to its own.`,
      });
    return violation({
      property: PROPERTY,
      actual: false,
      wanted: true,
      message: "It is disabled: nothing reads its source, whose messages expire.",
    });
  },
});
