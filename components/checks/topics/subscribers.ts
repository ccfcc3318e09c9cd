import type { Areas } from "../../config/schema";
import type { Problem } from "../../config/problems";
import type { Subscription, Topic } from "../../config/schema/messaging/topics";
import { entryOf } from "../../config/references";
import { show } from "../../config/show";

/** Subscribers that a topic of this kind cannot have, or that it has already. */
export function checkSubscribers(path: string, topic: Topic): Problem[] {
  const all = Object.entries(topic.subscriptions);
  return all.flatMap(([key, subscription], i) => {
    const at = `${path}.subscriptions.${key}`;
    const before = all
      .slice(0, i)
      .find(([, other]) => endpoint(other) !== undefined && endpoint(other) === endpoint(subscription));
    if (before) return [twice(`${at}.${kindOf(subscription)}`, subscription, before[0])];
    return wrongKind(at, subscription, topic);
  });
}

function kindOf(subscription: Subscription): "queue" | "function" | "url" {
  return "queue" in subscription ? "queue" : "function" in subscription ? "function" : "url";
}

function nameOf(subscription: Subscription): string | undefined {
  if ("queue" in subscription) return subscription.queue;
  return "function" in subscription ? subscription.function : "url" in subscription ? subscription.url : undefined;
}

function endpoint(subscription: Subscription): string | undefined {
  const name = nameOf(subscription);
  return name === undefined ? undefined : `${kindOf(subscription)} ${name}`;
}

/** SNS knows a subscription by its endpoint (https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html). */
function twice(path: string, subscription: Subscription, other: string): Problem {
  const message = `${show(nameOf(subscription))} is subscribed as ${other} already, and SNS keeps one subscription of it`;
  return { path, message, fix: "Leave one out; one filter can hold the messages of both." };
}

function wrongKind(at: string, subscription: Subscription, { fifo }: Topic): Problem[] {
  if (!fifo || kindOf(subscription) === "queue") return [];
  const what = kindOf(subscription) === "function" ? "a function" : "an address";
  return [
    {
      path: `${at}.${kindOf(subscription)}`,
      message: `a FIFO topic cannot notify ${what}: SNS delivers its messages to SQS queues only`,
      // https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
      fix: "Allowed: a queue, from which a function may take them; or a standard topic.",
    },
  ];
}

/** Queues that a topic of this kind cannot fill; what is subscribed already is reported as that alone. */
export function checkQueueKinds(path: string, { fifo, subscriptions }: Topic, queues: Areas["queues"]): Problem[] {
  const seen = new Set<string>();
  return Object.entries(subscriptions).flatMap(([key, subscription]) => {
    if (fifo || !("queue" in subscription) || seen.has(subscription.queue)) return [];
    const name = subscription.queue;
    seen.add(name);
    if (entryOf(queues, name)?.fifo !== true) return [];
    return [
      {
        path: `${path}.subscriptions.${key}.queue`,
        message: `${show(name)} is a FIFO queue, which a standard topic cannot fill`,
        // https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html
        fix: "Allowed: a standard queue, or fifo: true on the topic.",
      },
    ];
  });
}
