import { LOAD_BALANCERS } from "../../aws";
import { SECRET, UNKNOWN } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "enableDeletionProtection";

export const deletionProtection = defineRule({
  id: "elb-deletion-protection",
  title: "Load balancers should have deletion protection enabled",
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "A deleted load balancer loses its DNS name and addresses. Its replacement has different ones.",
  fix: "Set enableDeletionProtection to true. To delete it, set it to false and deploy that first.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#deletion-protection",
  types: LOAD_BALANCERS,
  check(loadBalancer, graph) {
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
    const enabled = graph.boolean(loadBalancer, PROPERTY, false);
    if (enabled.kind === "unknown")
      return undecided({ property: PROPERTY, reason: `Its ${PROPERTY} ${enabled.reason}.` });
    if (enabled.value) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.input(loadBalancer, PROPERTY).kind === "known" ? false : undefined,
      wanted: true,
      message:
        "One API call, or one wrong change of the program, can delete it, and every DNS name that points to it stops resolving.",
    });
  },
  remediate: (props) =>
    // A value that is unknown at preview may be true.
    [true, UNKNOWN, SECRET].some((value) => props[PROPERTY] === value) ? undefined : { [PROPERTY]: true },
});
