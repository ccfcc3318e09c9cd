import { TARGET_GROUPS } from "../../aws";
import { z } from "zod";
import { valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "deregistrationDelay";
/** Seconds; https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
const AWS_DEFAULT = 300;

export const targetGroupDeregistrationDelay = defineRule({
  id: "elb-target-group-deregistration-delay",
  title: "Target groups should have a short deregistration delay",
  practices: ["REL11-BP02"],
  service: "Elastic Load Balancing",
  severity: "low",
  why: "Every replacement, release and scale-in waits for this delay, and so does each step of a recovery.",
  fix: "Set deregistrationDelay to slightly more than the longest request that must complete (AWS's default is 300 s).",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay",
  types: TARGET_GROUPS,
  settings: z.object({
    maximumSeconds: z
      .int()
      .min(0)
      .max(3600)
      .default(120)
      .describe("The maximum deregistration delay, in seconds; AWS recommends 120 or more for Network Load Balancers."),
  }),
  check(group, graph, { maximumSeconds }) {
    if (valueOf(graph.string(group, "targetType")) === "lambda")
      return notApplicable("Lambda targets have no deregistration delay.");
    const delay = graph.read.number(group, PROPERTY, AWS_DEFAULT);
    if (delay <= maximumSeconds) return compliant();
    const given = graph.input(group, PROPERTY).kind === "known";
    return violation({
      property: PROPERTY,
      actual: given ? delay : undefined,
      wanted: `at most ${maximumSeconds}`,
      message:
        `Deregistering a target may take ${delay} s${given ? "" : " (AWS's default)"}, ` +
        `${delay - maximumSeconds} s more than the ${maximumSeconds} s allowed, in each step of a release or recovery.`,
    });
  },
});
