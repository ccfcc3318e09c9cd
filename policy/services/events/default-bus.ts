import { EVENT_BUS } from "../../aws";
import type { Graph, Reading, Resource } from "../../graph";

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html: where no bus is named, it is the default one. */
const DEFAULT = /^(default|arn:[^:]*:events:.*:event-bus\/default)$/;

/** Whether a rule is on the default bus, to which AWS's own events come and which alone runs schedules. */
export function onDefaultBus(rule: Resource, graph: Graph): Reading<boolean> {
  if (graph.references(rule, "eventBusName", [EVENT_BUS]).certain.length > 0) return { kind: "known", value: false };
  const bus = graph.string(rule, "eventBusName", "default");
  return bus.kind === "known" ? { kind: "known", value: DEFAULT.test(bus.value) } : bus;
}
