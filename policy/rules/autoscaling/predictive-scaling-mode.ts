import { SCALING_POLICY } from "../../services/types";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "predictiveScalingConfiguration.mode";

export const predictiveScalingMode = defineRule({
  id: "autoscaling-predictive-scaling-mode",
  title: "A predictive scaling policy scales, and does not only forecast",
  service: "Auto Scaling",
  severity: "low",
  why: "A forecast that nobody acts on launches nothing: the morning's load finds the night's instances.",
  fix: 'Once the forecast has proved right, set predictiveScalingConfiguration.mode to "ForecastAndScale".',
  source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html",
  types: [SCALING_POLICY],
  check(policy, graph) {
    // SimpleScaling is the API's default (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html).
    const type = graph.string(policy, "policyType", "SimpleScaling");
    if (type.kind === "unknown") return undecided({ property: "policyType", reason: `Its policyType ${type.reason}.` });
    if (type.value !== "PredictiveScaling") return notApplicable("It forecasts nothing.");
    const mode = graph.string(policy, PROPERTY, "ForecastOnly");
    if (mode.kind === "unknown") return undecided({ property: PROPERTY, reason: `Its mode ${mode.reason}.` });
    if (mode.value === "ForecastAndScale") return compliant();
    const actual = graph.input(policy, PROPERTY).kind === "missing" ? undefined : mode.value;
    const message = "It forecasts the load and launches nothing.";
    return violation({ property: PROPERTY, actual, wanted: "ForecastAndScale", message });
  },
});
