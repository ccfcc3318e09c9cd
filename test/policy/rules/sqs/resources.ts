/** What the tests of rules on SQS and SNS are made of. */
import { resource, type Fixture, type FixtureOptions } from "../../fixtures";

const HERE = "us-east-1";

type Inputs = Record<string, unknown>;

export const arnOf = (name: string) => `arn:aws:sqs:${HERE}:123456789012:${name}`;

/** A queue whose ARN is as SQS would have it, so that a policy in JSON can name it. */
export const queue = (name: string, inputs: Inputs = {}, options: FixtureOptions = {}): Fixture =>
  resource(
    "aws:sqs/queue:Queue",
    name,
    { name, ...inputs },
    { region: HERE, outputs: { arn: arnOf(name) }, ...options },
  );

/** A redrive policy of a plan or a deployed stack. */
export const redrive = (to: string, maxReceiveCount = 5) =>
  JSON.stringify({ deadLetterTargetArn: arnOf(to), maxReceiveCount });

/** What a property depends on where its text is not known yet. */
export const from = (property: string, ...fixtures: Fixture[]): FixtureOptions => ({
  propertyDependencies: { [property]: fixtures },
});

export const topic = (name: string, inputs: Inputs = {}): Fixture =>
  resource("aws:sns/topic:Topic", name, { name, ...inputs }, { region: HERE });

export const subscription = (name: string, inputs: Inputs = {}, options: FixtureOptions = {}): Fixture =>
  resource("aws:sns/topicSubscription:TopicSubscription", name, inputs, { region: HERE, ...options });

export const alarm = (name: string, inputs: Inputs = {}): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", name, inputs, { region: HERE });

export const watching = (metricName: unknown, QueueName: unknown): Fixture =>
  alarm("watch", { namespace: "AWS/SQS", metricName, dimensions: { QueueName } });

/** A resource that no rule here is about. */
export const other = resource("aws:ec2/vpc:Vpc", "vpc", {}, { region: HERE });
