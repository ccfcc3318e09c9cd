import { roleTrustsService } from "../../../../policy/rules/iam/role-trusts-service";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";
import { role } from "../../permissions/resources";

const lambdas = role("lambdas", "lambda.amazonaws.com", []);
const regional = role("regional", "states.us-east-1.amazonaws.com", []);
const open = role("open", "lambda.amazonaws.com", [], { assumeRolePolicy: unknown });
const holder = (type: string, inputs: object, region = "us-east-1"): Fixture =>
  resource(type, "holder", { ...inputs }, { region });
const lambda = (of: unknown) => holder("aws:lambda/function:Function", { role: of });
const machine = (of: unknown, region?: string) => holder("aws:sfn/stateMachine:StateMachine", { roleArn: of }, region);

judges(roleTrustsService, {
  "a function with a role for functions": [[lambdas, lambda(lambdas.output("arn"))], "compliant"],
  "a state machine with one": [
    [lambdas, machine(lambdas.output("arn"))],
    "violation",
    /^states.amazonaws.com can't assume its role lambdas/,
  ],
  "the service in one Region": [[regional, machine(regional.output("arn"))], "compliant"],
  "the service in another Region": [[regional, machine(regional.output("arn"), "us-west-2")], "violation"],
  "an instance profile, by the role's name": [
    [lambdas, holder("aws:iam/instanceProfile:InstanceProfile", { role: lambdas.output("name") })],
    "violation",
    /ec2.amazonaws.com/,
  ],
  "one of two roles of a task": [
    [
      lambdas,
      holder("aws:ecs/taskDefinition:TaskDefinition", {
        executionRoleArn: "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
        taskRoleArn: lambdas.output("arn"),
      }),
    ],
    "violation",
    /taskRoleArn/,
  ],
  "a role with a trust policy that is not known": [[open, lambda(open.output("arn"))], "undecided"],
  "a role made elsewhere": [[lambda("arn:aws:iam::123456789012:role/theirs")], "notApplicable"],
  "a role that is not known": [[lambdas, lambda(unknown)], "notApplicable"],
  "no role": [[holder("aws:rds/instance:Instance", {})], "notApplicable"],
});

const HOLDERS: Readonly<Record<string, readonly [type: string, property: string]>> = {
  "vpc-flow-logs.amazonaws.com": ["aws:fis/experimentTemplate:ExperimentTemplate", "roleArn"],
  "monitoring.rds.amazonaws.com": ["aws:rds/clusterInstance:ClusterInstance", "monitoringRoleArn"],
};
const [wrong, right] = Object.entries(HOLDERS).map(([service, [type, property]]) => {
  const trusting = role(`of-${property}`, service, []);
  return [trusting, holder(type, { [property]: trusting.output("arn") })];
});

judges(roleTrustsService, {
  "an experiment with a role for flow logs": [wrong!, "violation", /fis.amazonaws.com can't assume/],
  "an Aurora instance with a role for monitoring": [right!, "compliant"],
});

/** A role that a service may assume for some source alone, as AWS's pages on the roles of FIS and of ECS tasks have it. */
const sourced = (service: string, [type, property]: readonly [string, string], source: string) => {
  const statement = {
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": "123456789012" },
      ArnLike: { "aws:SourceArn": source },
    },
  };
  const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const trusting = role("sourced", service, [], { assumeRolePolicy });
  return [trusting, holder(type, { [property]: trusting.output("arn") })];
};
const experiment = (source: string) =>
  sourced("fis.amazonaws.com", ["aws:fis/experimentTemplate:ExperimentTemplate", "roleArn"], source);
const task = (source: string) =>
  sourced("ecs-tasks.amazonaws.com", ["aws:ecs/taskDefinition:TaskDefinition", "taskRoleArn"], source);

judges(roleTrustsService, {
  "an experiment whose role trusts experiments here": [
    experiment("arn:aws:fis:us-east-1:123456789012:experiment/*"),
    "compliant",
  ],
  "an experiment whose role trusts those of another Region": [
    experiment("arn:aws:fis:us-west-2:123456789012:experiment/*"),
    "violation",
  ],
  "an experiment whose role trusts one experiment": [
    experiment("arn:aws:fis:us-east-1:123456789012:experiment/EXP1a2b"),
    "undecided",
  ],
  "a task whose role trusts tasks here": [task("arn:aws:ecs:us-east-1:123456789012:*"), "compliant"],
  "a task whose role trusts those of another account": [task("arn:aws:ecs:us-east-1:210987654321:*"), "violation"],
});
