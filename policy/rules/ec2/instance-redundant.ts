import { CLASSIC_LOAD_BALANCER, EC2_INSTANCE, TARGET_ATTACHMENTS } from "../../aws";
import { undecidedIfAny, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { publicBy, sharesItsName } from "../../services/ec2/reach";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "associatePublicIpAddress";

/** Whether a target group or Classic Load Balancer has the instance registered. */
function isRegistered(instance: ResourceOf<typeof EC2_INSTANCE>, graph: Graph): boolean {
  const targets = graph.referrers(instance, TARGET_ATTACHMENTS, "targetId");
  const classic = graph.referrers(instance, [CLASSIC_LOAD_BALANCER], "instances[*]");
  if (targets.certain.length + classic.certain.length > 0) return true;
  undecidedIfAny([...targets.possible, ...classic.possible], PROPERTY, "sends traffic to it");
  return false;
}

export const instanceRedundant = defineRule({
  id: "ec2-instance-redundant",
  title: "EC2 instances that clients reach should not be alone",
  practices: ["REL10-BP01", "REL11-BP02", "REL11-BP03"],
  service: "EC2",
  severity: "high",
  why: "A standalone instance is a single point of failure: while its Availability Zone is impaired or a deployment fails, the whole service is gone, and no Auto Scaling group launches another.",
  fix: "Launch it from an Auto Scaling group in two Availability Zones behind a load balancer. Acknowledge a bastion or build host.",
  source: "https://docs.aws.amazon.com/wellarchitected/latest/framework/rel_fault_isolation_multiaz_region_system.html",
  types: [EC2_INSTANCE],
  check(instance, graph) {
    if (isRegistered(instance, graph))
      return notApplicable("A load balancer has it as a target: ec2-instances-multiple-az checks all of them.");
    if (sharesItsName(instance, graph)) return compliant();
    const found = publicBy(instance, graph);
    if (found.is === "unknown") return undecided({ property: PROPERTY, reason: found.why });
    if (found.is === "none")
      return undecided({
        property: PROPERTY,
        reason: "It is alone, without a public address or a load balancer: what depends on it is not in the program.",
      });
    return violation({
      property: PROPERTY,
      actual: found.name,
      wanted: "an Auto Scaling group behind a load balancer",
      message: `It is alone, and clients reach it (${found.name}): while it fails, nothing serves.`,
    });
  },
});
