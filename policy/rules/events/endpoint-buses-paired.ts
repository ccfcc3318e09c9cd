import { EVENT_ENDPOINT } from "../../aws";
import type { Graph, ResourceOf, Tree } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "eventBuses[*].eventBusArn";
const ARN = /^arn:[^:]*:events:([^:]+):\d*:event-bus\/(.+)$/;

function partsOf(arn: Tree): { region: string; name: string } | undefined {
  const [, region, name] = typeof arn === "string" ? (ARN.exec(arn) ?? []) : [];
  return region === undefined || name === undefined ? undefined : { region, name };
}

const ROUTE = "routingConfig.failoverConfig.secondary.route";

/** Events go to the secondary's Region after a failover: it must be that of the other bus. */
function judgeRoute(endpoint: ResourceOf<typeof EVENT_ENDPOINT>, graph: Graph, regions: readonly string[]): Verdict {
  const route = graph.read.string(endpoint, ROUTE);
  if (route === undefined) return compliant();
  const own = endpoint.region;
  if (route !== own && regions.includes(route)) return compliant();
  const other = regions.find((region) => region !== own);
  return violation({
    property: ROUTE,
    actual: route,
    wanted: other ?? "the Region of the other bus",
    message:
      route === own
        ? `It fails over to ${route}, its own Region: an impairment there stops all events.`
        : `It fails over to ${route}, where none of its buses is.`,
  });
}

export const endpointBusesPaired = defineRule({
  id: "events-endpoint-buses-paired",
  title: "EventBridge global endpoints should have event buses with the same name in two Regions",
  practices: ["REL13-BP04"],
  service: "EventBridge",
  severity: "high",
  why: "Senders name one bus: if the other Region has no bus with that name, every event is rejected after a failover.",
  fix: "Give eventBuses the ARNs of two buses with the same name, one in each Region.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html",
  types: [EVENT_ENDPOINT],
  check(endpoint, graph) {
    const { values, open } = graph.values(endpoint, PROPERTY);
    const [one, other] = values.map(partsOf);
    if (open || values.length !== 2 || !one || !other) {
      return undecided({ property: "eventBuses", reason: "Its buses are known only after deployment." });
    }
    if (one.name === other.name && one.region !== other.region)
      return judgeRoute(endpoint, graph, [one.region, other.region]);
    const same = one.region === other.region;
    return violation({
      property: "eventBuses",
      actual: [`${one.name} in ${one.region}`, `${other.name} in ${other.region}`],
      wanted: "two buses with the same name, in two Regions",
      message: same
        ? `Both of its buses are in ${one.region}: if ${one.region} is lost, so are both.`
        : `Its buses are named ${one.name} and ${other.name}: a sender's bus does not exist in the other Region.`,
    });
  },
});
