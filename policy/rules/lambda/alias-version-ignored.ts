import { LAMBDA_ALIAS } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { groupOf, isLeft, possibleGroups } from "../../services/codedeploy/lambda";
import { calledBy } from "../../services/lambda/calls";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "functionVersion";

const NONE = notApplicable("No CodeDeploy deployment group is known to deploy it.");

export const aliasVersionIgnored = defineRule({
  id: "lambda-alias-version-ignored",
  title: "Lambda aliases that CodeDeploy deploys should ignore changes of functionVersion",
  practices: ["REL08-BP05"],
  service: "Lambda",
  severity: "medium",
  why: "An update that sets the alias sends all calls to the new version before CodeDeploy has shifted any, and takes back what CodeDeploy has deployed or rolled back.",
  fix: 'Give the alias the resource option ignoreChanges: ["functionVersion", "routingConfig"].',
  source: "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html",
  types: [LAMBDA_ALIAS],
  check(alias, graph) {
    const { lambda } = calledBy(alias, "functionName", graph);
    const group = lambda && groupOf(lambda, graph);
    if (isLeft(alias)) return group ? compliant() : NONE;
    if (!alias.inputsSeen) return NONE;
    if (!group) {
      undecidedIfAny(possibleGroups(alias, graph), PROPERTY, "deploys it");
      return NONE;
    }
    return violation({
      property: PROPERTY,
      actual: graph.read.given(alias, PROPERTY),
      wanted: "ignored",
      message: `${group.name} sets it, and an update sets it too.`,
    });
  },
});
