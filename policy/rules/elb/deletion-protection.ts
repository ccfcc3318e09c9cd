import { LOAD_BALANCERS } from "../../aws";
import { propertyRule } from "../../property-rule";

export const deletionProtection = propertyRule({
  id: "elb-deletion-protection",
  title: "Load balancers should have deletion protection enabled",
  practices: [],
  peers: {
    securityHub: ["ELB.6"],
    config: ["ELB_DELETION_PROTECTION_ENABLED"],
    checkov: ["CKV_AWS_150"],
    cdkNag: ["ELBDeletionProtectionEnabled"],
    prowler: ["elbv2_deletion_protection"],
  },
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "A deleted load balancer loses its DNS name and addresses. Its replacement has different ones.",
  fix: "Set enableDeletionProtection to true. To delete it, set it to false and deploy that first.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#deletion-protection",
  types: LOAD_BALANCERS,
  property: "enableDeletionProtection",
  wanted: true,
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
  byDefault: false,
  message:
    "One API call, or one wrong change of the program, can delete it, and every DNS name that points to it stops resolving.",
  remediated: true,
});
