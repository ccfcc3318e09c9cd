import { CANARY } from "../../aws";
import { CANARY_RUNTIME_DEPRECATIONS } from "../../../facts/synthetics";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const RUNTIME = "runtimeVersion";
const DEPRECATED = CANARY_RUNTIME_DEPRECATIONS.data;

export const canaryRuntimeSupported = defineRule({
  id: "synthetics-runtime-supported",
  title: "CloudWatch Synthetics canaries should use supported runtimes",
  practices: ["REL08-BP05"],
  service: "CloudWatch Synthetics",
  severity: "medium",
  why: "No canary can be created with a deprecated runtime: neither again after its deletion, nor in a second Region.",
  fix: "Set runtimeVersion to a supported runtime, and test the script with it.",
  source:
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Runtime_Support_Policy.html",
  types: [CANARY],
  check(canary, graph) {
    const runtime = graph.read.string(canary, RUNTIME, "");
    const day = Object.hasOwn(DEPRECATED, runtime) ? DEPRECATED[runtime] : undefined;
    if (day === undefined || Date.now() < Date.parse(day)) return compliant();
    return violation({
      property: RUNTIME,
      actual: runtime,
      wanted: "a supported runtime",
      message: `${runtime} is deprecated since ${day}: AWS creates no canary with it.`,
    });
  },
});
