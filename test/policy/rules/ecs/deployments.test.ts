import { deploymentMinHealthy } from "../../../../policy/rules/ecs/deployment-min-healthy";
import { desiredCountIgnored } from "../../../../policy/rules/ecs/desired-count-ignored";
import { resource, unknown, type Fixture, type FixtureOptions } from "../../fixtures";
import { judges } from "../../judges";

const SERVED = { loadBalancers: [{ targetGroupArn: "arn", containerName: "web", containerPort: 80 }] };
const HERE = { region: "us-east-1" };
const service = (inputs: Record<string, unknown> = {}, options: FixtureOptions = {}): Fixture =>
  resource("aws:ecs/service:Service", "web", { name: "web", ...inputs }, { ...HERE, ...options });
const least = (deploymentMinimumHealthyPercent: unknown, more: object = SERVED) =>
  service({ deploymentMinimumHealthyPercent, ...more });

judges(deploymentMinHealthy, {
  "the default": [[least(undefined)], "compliant"],
  "half of the tasks": [[least(50)], "compliant"],
  "a hundredth, which is rounded up to a task": [[least(1)], "compliant"],
  "none of the tasks": [[least(0)], "violation", /each deployment is an outage/],
  "a worker": [[least(0, {})], "notApplicable"],
  "a daemon": [[least(0, { ...SERVED, schedulingStrategy: "DAEMON" })], "notApplicable"],
  "a service that CodeDeploy deploys": [
    [least(0, { ...SERVED, deploymentController: { type: "CODE_DEPLOY" } })],
    "notApplicable",
  ],
  "an unknown share": [[least(unknown)], "undecided"],
  "unknown load balancers": [[least(0, { loadBalancers: unknown })], "undecided"],
});

const target = (resourceId: unknown = "service/shop/web", region = "us-east-1"): Fixture =>
  resource(
    "aws:appautoscaling/target:Target",
    "tasks",
    { resourceId, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: "ecs" },
    { region },
  );

judges(desiredCountIgnored, {
  "a count that each deployment resets": [
    [service({ desiredCount: 3 }), target()],
    "violation",
    /^tasks changes it, and a deployment changes it back/,
  ],
  "one that is ignored": [[service({ desiredCount: 3 }, { ignoreChanges: ["desiredCount"] }), target()], "compliant"],
  "all that is ignored": [[service({ desiredCount: 3 }, { ignoreChanges: ["*"] }), target()], "compliant"],
  "another setting that is ignored": [
    [service({ desiredCount: 3 }, { ignoreChanges: ["taskDefinition"] }), target()],
    "violation",
  ],
  "no count": [[service(), target()], "notApplicable"],
  "a service that nothing scales": [[service({ desiredCount: 3 })], "notApplicable"],
  "a service of another name": [[service({ desiredCount: 3 }), target("service/shop/api")], "notApplicable"],
  "scaling in another Region": [[service({ desiredCount: 3 }), target(undefined, "us-west-2")], "notApplicable"],
  "scaling of what is not known": [[service({ desiredCount: 3 }), target(unknown)], "undecided"],
});
