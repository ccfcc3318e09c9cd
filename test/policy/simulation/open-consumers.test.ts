import { strict as assert } from "node:assert";
import {
  EVENT_SOURCE_MAPPING,
  IAM_ROLE,
  LAMBDA_FUNCTION,
  QUEUE,
  STREAM,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../../../policy/aws";
import { simulate } from "../../../policy/simulation";
import { graphOf, resource, unknown, type Fixture } from "../fixtures";
import { owned } from "./worked/kept";
import { EAST } from "./worked/stores";

const STATEMENT = { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage" };

/** A topic with two queues, of which the second one's subscription is of the topic, or of one that is not known. */
function topic(second: unknown): Fixture[] {
  const news = owned(TOPIC, "news", "sns", { name: "news" });
  return [
    news,
    ...["first", "second"].flatMap((name) => {
      const policy = JSON.stringify({ Statement: [{ ...STATEMENT, Resource: "*" }] });
      const queue = owned(QUEUE, name, "sqs", { name, policy });
      const of = name === "first" ? news.output("arn") : (second ?? news.output("arn"));
      const inputs = { topic: of, protocol: "sqs", endpoint: queue.output("arn") };
      return [queue, resource(TOPIC_SUBSCRIPTION, name, inputs, { region: EAST })];
    }),
  ];
}

/** A stream with two functions, of which the second one's mapping is of the stream, or of a source that is not known. */
function stream(second: unknown): Fixture[] {
  const clicks = owned(STREAM, "clicks", "kinesis", { name: "clicks", retentionPeriod: 168 });
  const trust = {
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
  };
  const inlinePolicies = [{ policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }) }];
  const role = resource(
    IAM_ROLE,
    "reader",
    { assumeRolePolicy: JSON.stringify(trust), inlinePolicies },
    { region: EAST },
  );
  return [
    clicks,
    role,
    ...["first", "second"].flatMap((name) => {
      const lambda = owned(LAMBDA_FUNCTION, name, "lambda", {
        name,
        role: role.output("arn"),
        handler: "index.handler",
      });
      const eventSourceArn = name === "first" ? clicks.output("arn") : (second ?? clicks.output("arn"));
      const inputs = { eventSourceArn, functionName: lambda.output("name") };
      return [lambda, resource(EVENT_SOURCE_MAPPING, name, inputs, { region: EAST })];
    }),
  ];
}

describe("consumers of which it is not known what they consume", () => {
  const CASES: [title: string, made: (second: unknown) => Fixture[], fn: string][] = [
    ["a subscription of a topic", topic, "process news"],
    ["a mapping of a stream", stream, "process clicks"],
  ];
  for (const [title, made, fn] of CASES)
    it(`leave open whether all is processed: ${title}`, () => {
      const atRest = (second: unknown) =>
        simulate(graphOf(...made(second)), { pairs: false }).functions.find(({ id }) => id === fn)?.atRest;
      assert.deepEqual([atRest(undefined), atRest(unknown)], ["up", "undecided"]);
    });
});
