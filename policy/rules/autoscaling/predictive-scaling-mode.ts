import { GROUP_SCALING_POLICY } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "predictiveScalingConfiguration.mode";

export const predictiveScalingMode = defineRule({
  id: "autoscaling-predictive-scaling-mode",
  title: "Predictive scaling policies should use the ForecastAndScale mode",
  practices: ["REL07-BP03"],
  service: "Auto Scaling",
  severity: "low",
  why: "In ForecastOnly mode no instance is launched: the morning's load arrives at the night's capacity.",
  fix: 'Once the forecast has proved accurate, set predictiveScalingConfiguration.mode to "ForecastAndScale".',
  source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html",
  types: [GROUP_SCALING_POLICY],
  check(policy, graph) {
    // SimpleScaling is the API's default (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html).
    if (graph.read.string(policy, "policyType", "SimpleScaling") !== "PredictiveScaling")
      return notApplicable("It is not a predictive scaling policy.");
    const mode = graph.read.string(policy, PROPERTY, "ForecastOnly");
    if (mode === "ForecastAndScale") return compliant();
    const actual = graph.actual(policy, PROPERTY, mode);
    const message = "It only forecasts: it launches no instance.";
    return violation({ property: PROPERTY, actual, wanted: "ForecastAndScale", message });
  },
});
