import { resource, type Fixture, type FixtureOptions } from "../../fixtures";

/** A bus, a rule of it and queues, as a program would make them. */
export const bus = (name: string, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:cloudwatch/eventBus:EventBus", name, { name, ...inputs });

export const eventRule = (name: string, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:cloudwatch/eventRule:EventRule", name, { name, ...inputs });

export const target = (inputs: Record<string, unknown> = {}, options: FixtureOptions = {}): Fixture =>
  resource("aws:cloudwatch/eventTarget:EventTarget", "to", { rule: "placed", ...inputs }, options);

export const queue = (name: string, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:sqs/queue:Queue", name, inputs);

export const endpoint = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:cloudwatch/eventEndpoint:EventEndpoint", "both", inputs);
