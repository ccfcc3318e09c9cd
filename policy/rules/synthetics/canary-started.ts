import { CANARY } from "../../aws";
import { propertyRule } from "../../property-rule";

export const canaryStarted = propertyRule({
  id: "synthetics-canary-started",
  title: "CloudWatch Synthetics canaries should be started",
  practices: ["REL11-BP01"],
  service: "CloudWatch Synthetics",
  severity: "medium",
  why: "A canary that is created but not started runs no checks, and its alarms have no data.",
  fix: "Set startCanary to true: the provider's default is false.",
  source: "https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_StartCanary.html",
  types: [CANARY],
  property: "startCanary",
  wanted: true,
  // The provider's default (node_modules/@pulumi/aws/synthetics/canary.d.ts, startCanary).
  byDefault: false,
  message: "It is not started: it runs no checks.",
});
