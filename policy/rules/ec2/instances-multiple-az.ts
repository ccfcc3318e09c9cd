import {
  AUTO_SCALING_GROUP,
  EC2_INSTANCE,
  GROUP_ATTACHMENT,
  SUBNETS,
  TARGET_ATTACHMENTS,
  TARGET_GROUPS,
} from "../../aws";
import { z } from "zod";
import { judgeSpan, placeOfSubnet, spanOf, type Place } from "../../services/zones";
import { merged, undecidedIfAny, valueOf, type Found, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { notApplicable } from "../../verdict";

/** The property of the instances: a target group has none for it. */
const PROPERTY = "availabilityZone";
const NOWHERE: Place = { name: undefined, id: undefined };

function zoneGiven(resource: Resource, graph: Graph): string | undefined {
  const zone = valueOf(graph.string(resource, "availabilityZone"));
  // An address outside of the VPC is registered with "all", which is not a zone.
  return zone === "all" ? undefined : zone;
}

function placeOfInstance(instance: ResourceOf<typeof EC2_INSTANCE>, graph: Graph): Place {
  const { certain, complete } = graph.references(instance, "subnetId", SUBNETS);
  const subnet = complete && certain[0] ? placeOfSubnet(certain[0], graph) : NOWHERE;
  return { name: zoneGiven(instance, graph) ?? subnet.name, id: subnet.id };
}

/** The registered instance, or undefined where it is not in this graph. */
function instanceOf(attachment: Resource, graph: Graph): ResourceOf<typeof EC2_INSTANCE> | undefined {
  return graph.references(attachment, "targetId", [EC2_INSTANCE]).certain[0];
}

/** What registers targets for an Auto Scaling group, whose own rule checks its zones. */
function groupsOf(targets: ResourceOf<typeof TARGET_GROUPS>, graph: Graph): Found {
  return merged<Resource>([
    graph.referrers(targets, [AUTO_SCALING_GROUP], "targetGroupArns[*]", TARGET_GROUPS),
    graph.referrers(targets, [GROUP_ATTACHMENT], "lbTargetGroupArn", TARGET_GROUPS),
  ]);
}

export const instancesMultipleAz = defineRule({
  id: "ec2-instances-multiple-az",
  title: "EC2 instances registered with a target group should cover multiple Availability Zones",
  practices: ["REL10-BP01"],
  service: "EC2",
  severity: "high",
  why: "Nothing replaces individually registered instances: those in an impaired Availability Zone are missing until it recovers.",
  fix: "Launch the instances in subnets (subnetId) of at least two Availability Zones, evenly distributed, or use an Auto Scaling group.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html",
  types: TARGET_GROUPS,
  settings: z.object({
    minimumZones: z.int().min(1).max(6).default(2).describe("The minimum number of Availability Zones."),
  }),
  check(targets, graph, { minimumZones }) {
    const type = valueOf(graph.string(targets, "targetType", "instance"));
    if (type !== undefined && !["instance", "ip"].includes(type))
      return notApplicable(`Its targets are of type ${type}, not instances.`);
    const attachments = graph.referrers(targets, TARGET_ATTACHMENTS, "targetGroupArn", TARGET_GROUPS);
    if (attachments.certain.length === 0) {
      undecidedIfAny(attachments.possible, PROPERTY, "registers with it");
      return notApplicable("No instance is registered with it individually.");
    }
    const groups = groupsOf(targets, graph);
    if (groups.certain.length > 0) return notApplicable("An Auto Scaling group registers its instances.");
    const instances = attachments.certain.map((one) => instanceOf(one, graph));
    // One instance may be registered twice, on two ports.
    const fleet = [...new Set(instances.filter((one) => one !== undefined))];
    const places = fleet.map((instance) => placeOfInstance(instance, graph));
    const others = attachments.certain.filter((_, index) => instances[index] === undefined);
    const elsewhere = others.map((one): Place => ({ name: zoneGiven(one, graph), id: undefined }));
    const all = attachments.possible.length === 0 && groups.possible.length === 0;
    const span = spanOf(PROPERTY, [...places, ...elsewhere], all ? 0 : undefined);
    const count = fleet.length + others.length;
    return judgeSpan(
      span,
      minimumZones,
      count === 1 ? "Its only target is in" : `Its ${count} targets are in`,
      count === 1 ? "it, and nothing serves" : "them all, and nothing serves",
    );
  },
});
