/** What the tests of permissions are made of: resources whose ARNs are as AWS would have them. */
import { resource, type Fixture, type FixtureOptions } from "../fixtures";

export const ACCOUNT = "123456789012";
const HERE = "us-east-1";

type Inputs = Record<string, unknown>;

/** A resource in us-east-1 whose ARN is that of the service and the tail. */
function named(type: string, name: string, arn: string, inputs: Inputs, options: FixtureOptions = {}): Fixture {
  return resource(type, name, { name, ...inputs }, { region: HERE, outputs: { arn }, ...options });
}

const arn = (service: string, tail: string, region = HERE) => `arn:aws:${service}:${region}:${ACCOUNT}:${tail}`;

export const queue = (name: string, inputs: Inputs = {}, region = HERE): Fixture =>
  named("aws:sqs/queue:Queue", name, arn("sqs", name, region), inputs, {
    region,
    outputs: { arn: arn("sqs", name, region) },
  });
export const topic = (name: string, inputs: Inputs = {}, region = HERE): Fixture =>
  named("aws:sns/topic:Topic", name, arn("sns", name, region), inputs, {
    region,
    outputs: { arn: arn("sns", name, region) },
  });
export const alarm = (name: string, inputs: Inputs = {}): Fixture =>
  named("aws:cloudwatch/metricAlarm:MetricAlarm", name, arn("cloudwatch", `alarm:${name}`), inputs);
export const rule = (name: string, inputs: Inputs = {}): Fixture =>
  named("aws:cloudwatch/eventRule:EventRule", name, arn("events", `rule/${name}`), inputs);
export const lambda = (name: string, inputs: Inputs = {}): Fixture =>
  named("aws:lambda/function:Function", name, arn("lambda", `function:${name}`), inputs);
export const role = (name: string, trusted: string, statements: object[], inputs: Inputs = {}): Fixture =>
  named("aws:iam/role:Role", name, `arn:aws:iam::${ACCOUNT}:role/${name}`, {
    assumeRolePolicy: policy({ ...allow(trusted, "sts:AssumeRole"), Resource: undefined }),
    inlinePolicies: [{ name: "p", policy: policy(...statements) }],
    ...inputs,
  });

/** A statement that allows a service an action on everything. */
export const allow = (Service: string, Action: string | string[], more: object = {}) => ({
  Effect: "Allow",
  Principal: { Service },
  Action,
  Resource: "*",
  ...more,
});
export const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
export const from = (key: string, value: string) => ({ Condition: { ArnLike: { [key]: value } } });

/** A resource with a region, such as a target, a subscription or a permission. */
export const here = (type: string, name: string, inputs: Inputs): Fixture =>
  resource(type, name, inputs, { region: HERE });
export const arnOf = arn;
