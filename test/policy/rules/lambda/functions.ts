import { resource, type Fixture, type FixtureOptions } from "../../fixtures";

const EAST: FixtureOptions = { region: "us-east-1" };

/** A function called storefront-worker. */
export function lambda(inputs: Record<string, unknown> = {}, options: FixtureOptions = EAST): Fixture {
  return resource("aws:lambda/function:Function", "worker", { name: "storefront-worker", ...inputs }, options);
}

/** A function whose name the provider makes up. */
export function unnamed(inputs: Record<string, unknown> = {}): Fixture {
  return resource("aws:lambda/function:Function", "worker", inputs, EAST);
}

export function alias(of: Fixture, inputs: Record<string, unknown> = {}): Fixture {
  return resource(
    "aws:lambda/alias:Alias",
    "live",
    { name: "live", functionName: of.output("name"), functionVersion: of.output("version"), ...inputs },
    EAST,
  );
}

export function mapping(inputs: Record<string, unknown>, name = "orders", options: FixtureOptions = EAST): Fixture {
  return resource("aws:lambda/eventSourceMapping:EventSourceMapping", name, inputs, options);
}

export function queue(name = "orders"): Fixture {
  return resource("aws:sqs/queue:Queue", name, { name }, EAST);
}

export function stream(name = "clicks"): Fixture {
  return resource("aws:kinesis/stream:Stream", name, { name }, EAST);
}

export function logGroup(inputs: Record<string, unknown> = {}): Fixture {
  return resource(
    "aws:cloudwatch/logGroup:LogGroup",
    "log",
    { name: "/aws/lambda/storefront-worker", retentionInDays: 90, ...inputs },
    EAST,
  );
}

export const QUEUE_ARN = "arn:aws:sqs:us-east-1:123456789012:orders";
export const STREAM_ARN = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
export const OTHER = resource("aws:ec2/subnet:Subnet", "other");
