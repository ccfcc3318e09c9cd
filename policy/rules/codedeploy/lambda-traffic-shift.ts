import { DEPLOYMENT_GROUP } from "../../aws";
import { decided, NOT_YET, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { isOfLambda, shiftOf } from "../../services/codedeploy/lambda";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "deploymentConfigName";

export const lambdaTrafficShift = defineRule({
  id: "codedeploy-lambda-gradual-traffic-shift",
  title: "CodeDeploy deployment groups of Lambda functions should shift traffic gradually",
  practices: ["REL08-BP04"],
  peers: { config: ["CODEDEPLOY_LAMBDA_ALLATONCE_TRAFFIC_SHIFT_DISABLED"] },
  service: "CodeDeploy",
  severity: "medium",
  why: "All at once, every call meets a broken version before an alarm can roll it back.",
  fix: "Set deploymentConfigName to a canary or linear configuration such as CodeDeployDefault.LambdaCanary10Percent5Minutes.",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/codedeploy-lambda-allatonce-traffic-shift-disabled.html",
  types: [DEPLOYMENT_GROUP],
  check(group, graph) {
    if (!decided(isOfLambda(group, graph), "appName")) return notApplicable("It deploys no Lambda functions.");
    const shift = shiftOf(group, graph);
    if (!shift) throw new UndecidedError(PROPERTY, NOT_YET, group);
    if (shift.kind !== "all-at-once") return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(group, PROPERTY, "CodeDeployDefault.LambdaAllAtOnce"),
      wanted: "a canary or linear configuration",
      message: "It sends all calls to a new version at once.",
    });
  },
});
