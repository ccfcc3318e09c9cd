import * as pulumi from "@pulumi/pulumi";
import { Function } from "./functions/function";
import { grant } from "./iam/policy-document";
import type { Channels, MessagingContext } from "./message";
import { Bus } from "./messaging/bus";
import { EventRules } from "./messaging/event-rules";
import { Queue } from "./messaging/queue";
import { Stream } from "./messaging/stream";
import { Topic } from "./messaging/topic";
import { TopicSubscriptions } from "./messaging/topic-subscriptions";

/** All that carries messages in one region, and what works on them. */
export class Messaging extends pulumi.ComponentResource {
  /** By their names in the settings. */
  readonly functions: Readonly<Record<string, Function>>;
  /** By kind and name, what the stack's outputs say of each. */
  readonly facts: Record<string, Record<string, unknown>>;

  constructor(name: string, args: MessagingContext, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:index:Messaging", name, {}, opts);
    const parent = { parent: this };
    const { settings } = args;
    const channels: Channels = {
      queues: built(
        settings.queues,
        (queue, queueSettings) => new Queue(`${name}-${queue}`, { ...args, queue, queueSettings }, parent),
      ),
      topics: built(
        settings.topics,
        (topic, topicSettings) => new Topic(`${name}-${topic}`, { ...args, topic, topicSettings }, parent),
      ),
      streams: built(
        settings.streams,
        (stream, streamSettings) => new Stream(`${name}-${stream}`, { ...args, stream, streamSettings }, parent),
      ),
      buses: built(
        settings.buses,
        (bus, busSettings) => new Bus(`${name}-${bus}`, { ...args, bus, busSettings }, parent),
      ),
    };
    const functions = built(
      settings.functions,
      (lambda, functionSettings) =>
        new Function(`${name}-${lambda}`, { ...args, function: lambda, functionSettings, channels }, parent),
    );
    this.functions = functions;
    // What leads from one to another comes when both are there.
    new TopicSubscriptions(name, { ...args, channels, functions }, parent);
    new EventRules(name, { ...args, channels, functions }, parent);
    this.grant(name, args, channels);
    this.facts = {
      queues: factsOf(channels.queues),
      topics: factsOf(channels.topics),
      streams: factsOf(channels.streams),
      buses: factsOf(channels.buses),
      functions: factsOf(functions),
    };
    this.registerOutputs({});
  }

  /** Lets the service send to and take from all of them, or from those that it uses. */
  private grant(name: string, { services = [] }: MessagingContext, channels: Channels): void {
    for (const { suffix, role, only } of services) {
      const consumes: Partial<Record<keyof Channels, readonly string[]>> = only?.consumes ?? {};
      const each = (Object.keys(channels) as (keyof Channels)[]).flatMap((kind) =>
        Object.entries(channels[kind]).map(([channel, { send, receive }]) => [
          ...(!only || only.uses[kind].includes(channel) ? send : []),
          ...(!only || consumes[kind]?.includes(channel) ? receive : []),
        ]),
      );
      grant(`${name}-messaging${suffix}`, role, each, { parent: this });
    }
  }
}

function built<T, S>(settings: Record<string, T>, build: (name: string, one: T) => S): Record<string, S> {
  return Object.fromEntries(Object.entries(settings).map(([name, one]) => [name, build(name, one)]));
}

function factsOf(all: Record<string, { facts: Record<string, unknown> }>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).map(([name, { facts }]) => [name, facts]));
}
