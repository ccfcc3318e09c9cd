import { TARGET_GROUPS } from "../../aws";
import { propertyRule } from "../../property-rule";

export const targetGroupStickiness = propertyRule({
  id: "elb-target-group-stickiness",
  title: "Target groups should not use sticky sessions",
  practices: ["REL05-BP06"],
  optIn: true,
  service: "Elastic Load Balancing",
  severity: "low",
  why: "Sessions that must go to one target are lost with it, and load stays on the targets that are there while new ones wait.",
  fix: "Keep sessions in a store such as DynamoDB or ElastiCache, and set stickiness.enabled to false.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
  types: TARGET_GROUPS,
  property: "stickiness.enabled",
  wanted: false,
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html: off by default.
  byDefault: false,
  message: "Its users' sessions are bound to one target each, and lost with it.",
});
