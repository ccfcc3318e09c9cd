import { z } from "zod";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const GROUP = "aws:autoscaling/group:Group";
const SUBNETS = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"];

/** The zones that a group is known to span, and in how many more it may be. */
interface Span {
  readonly property: string;
  readonly zones: ReadonlySet<string>;
  /** Subnets whose zone is not known; undefined where even their number is not. */
  readonly unknown: number | undefined;
}

function known(subnet: Resource, graph: Graph, property: string): string | undefined {
  const reading = graph.string(subnet, property);
  return reading.kind === "known" ? reading.value : undefined;
}

function spanOfSubnets(group: Resource, graph: Graph): Span {
  const property = "vpcZoneIdentifiers";
  const subnets = graph.references(group, `${property}[*]`, SUBNETS);
  const by = (zone: string) => subnets.resources.map((subnet) => known(subnet, graph, zone));
  // Names and ids are never mixed: us-east-1a and use1-az1 may be one zone.
  const names = by("availabilityZone");
  const found = names.some((name) => name !== undefined) ? names : by("availabilityZoneId");
  const zones = new Set(found.filter((zone) => zone !== undefined));
  const unnamed = found.filter((zone) => zone === undefined).length + subnets.external.length;
  return { property, zones, unknown: subnets.complete ? unnamed : undefined };
}

function spanOfZones(group: Resource, graph: Graph): Span {
  const property = "availabilityZones";
  const { values, open } = graph.values(group, `${property}[*]`);
  const zones = new Set(values.filter((zone) => typeof zone === "string"));
  return { property, zones, unknown: open ? undefined : values.filter((zone) => typeof zone !== "string").length };
}

function judge(span: Span, wanted: number): Verdict {
  const { property, zones, unknown } = span;
  const named = [...zones].sort();
  if (zones.size >= wanted) return compliant();
  if (unknown === undefined || zones.size + unknown >= wanted) {
    return undecided({
      property,
      reason: `The zones of its subnets are not all known; known are ${named.join(", ") || "none"}.`,
    });
  }
  return violation({
    property,
    actual: named,
    wanted: `at least ${wanted} Availability Zones`,
    message: `It spans ${zones.size + unknown} Availability Zone${zones.size + unknown === 1 ? "" : "s"}${
      named.length > 0 ? ` (${named.join(", ")})` : ""
    }, fewer than ${wanted}.`,
  });
}

export const groupSpansZones = defineRule({
  id: "autoscaling-group-spans-zones",
  title: "An Auto Scaling group spans several Availability Zones",
  service: "Auto Scaling",
  severity: "high",
  why: "The loss of a zone takes every instance of a group that lives in that zone alone.",
  fix: "Give vpcZoneIdentifiers subnets of at least two (better three) Availability Zones.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html",
  types: [GROUP],
  settings: z.object({
    minimumZones: z.int().min(1).max(6).default(2).describe("How many Availability Zones a group must span."),
  }),
  check(group, graph, { minimumZones }) {
    // With subnets, AWS takes the zones from them, and availabilityZones is only its answer.
    const bySubnet = graph.input(group, "vpcZoneIdentifiers").kind !== "missing";
    return judge(bySubnet ? spanOfSubnets(group, graph) : spanOfZones(group, graph), minimumZones);
  },
});
