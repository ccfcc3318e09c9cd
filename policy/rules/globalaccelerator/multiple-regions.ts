import { ACCELERATOR_LISTENER, ENDPOINT_GROUP } from "../../aws";
import { undecidedIfAny, valueOf, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, undecided, violation } from "../../verdict";

/** The Region of an endpoint group: its own where none is given. */
function regionOf(group: ResourceOf<typeof ENDPOINT_GROUP>, graph: Graph): string | undefined {
  const given = graph.given(group, "endpointGroupRegion");
  return given.kind === "missing" ? group.region : valueOf(graph.string(group, "endpointGroupRegion"));
}

/** Whether no endpoint of a group may get traffic: a weight of 0 takes an endpoint out of failover too (the source page), a traffic dial of 0 does not. */
function isOut(group: ResourceOf<typeof ENDPOINT_GROUP>, graph: Graph): boolean {
  const endpoints = valueOf(graph.list(group, "endpointConfigurations"));
  if (endpoints === undefined || endpoints.length === 0) return false;
  // https://docs.aws.amazon.com/global-accelerator/latest/api/API_EndpointConfiguration.html: 128 by default.
  const weights = endpoints.map((_, i) => valueOf(graph.number(group, `endpointConfigurations[${i}].weight`, 128)));
  return weights.every((weight) => weight === 0);
}

export const multipleRegions = defineRule({
  id: "globalaccelerator-multiple-regions",
  title: "Global Accelerator listeners should have endpoint groups in more than one Region",
  practices: ["REL02-BP01", "REL10-BP01", "REL11-BP02"],
  service: "Global Accelerator",
  severity: "medium",
  why: "Global Accelerator sends traffic to another Region when a Region's endpoints are unhealthy, if there is an endpoint group in another.",
  fix: "Add an aws.globalaccelerator.EndpointGroup with endpointGroupRegion of the other Region, and its endpoints, with a weight above 0.",
  source:
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints-endpoint-weights.unhealthy-endpoints.html",
  types: [ACCELERATOR_LISTENER],
  check(listener, graph) {
    const { certain: all, possible } = graph.referrers(listener, [ENDPOINT_GROUP], "listenerArn");
    const certain = all.filter((group) => !isOut(group, graph));
    const regions = new Set(certain.map((group) => regionOf(group, graph)));
    if (regions.size > 1 && !regions.has(undefined)) return compliant();
    undecidedIfAny(
      [...certain.filter((group) => regionOf(group, graph) === undefined), ...possible],
      "",
      "adds a Region to it",
    );
    if (graph.stacks.size === 1)
      return undecided({ property: "", reason: `No endpoint group in a second Region was found: ${JUDGE_BOTH}.` });
    const named = [...regions].join(", ") || "no Region";
    return violation({
      property: "endpointGroupRegion",
      actual: named,
      wanted: "endpoint groups in two Regions",
      message: `It has endpoints in ${named}: while they are unhealthy, there is nowhere else to send traffic.`,
    });
  },
});
