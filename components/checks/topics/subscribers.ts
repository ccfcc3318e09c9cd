import type { Areas } from "../../config/schema";
import type { Problem } from "../../config/problems";
import type { Subscription, Topic } from "../../config/schema/messaging/topics";
import { entryOf } from "../../config/references";
import { show } from "../../config/show";

type Told = Subscription;

/** Subscribers that are not there, that a topic of this kind cannot have, or that it has already. */
export function checkSubscribers(path: string, topic: Topic, queues: Areas["queues"]): Problem[] {
  const all = Object.entries(topic.subscriptions);
  return all.flatMap(([key, told], i) => {
    const at = `${path}.subscriptions.${key}`;
    const before = all
      .slice(0, i)
      .find(([, other]) => endpoint(other) !== undefined && endpoint(other) === endpoint(told));
    if (before) return [twice(`${at}.${kindOf(told)}`, told, before[0])];
    return wrongKind(at, told, topic, queues);
  });
}

function kindOf(told: Told): "queue" | "function" | "url" {
  return "queue" in told ? "queue" : "function" in told ? "function" : "url";
}

function nameOf(told: Told): string | undefined {
  if ("queue" in told) return told.queue;
  return "function" in told ? told.function : "url" in told ? told.url : undefined;
}

function endpoint(told: Told): string | undefined {
  const name = nameOf(told);
  return name === undefined ? undefined : `${kindOf(told)} ${name}`;
}

/** SNS knows a subscription by its endpoint (https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html). */
function twice(path: string, told: Told, other: string): Problem {
  const message = `${show(nameOf(told))} is subscribed as ${other} already, and SNS keeps one subscription of it`;
  return { path, message, fix: "Leave one out; one filter can hold what both should be told of." };
}

function wrongKind(at: string, told: Told, { fifo }: Topic, queues: Areas["queues"]): Problem[] {
  if (fifo === true && kindOf(told) !== "queue") {
    const what = kindOf(told) === "function" ? "a function" : "an address";
    return [
      {
        path: `${at}.${kindOf(told)}`,
        message: `a FIFO topic cannot tell ${what}: SNS brings its messages to SQS queues alone`,
        // https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
        fix: "Allowed: a queue, from which a function may take them; or a standard topic.",
      },
    ];
  }
  const name = nameOf(told);
  if (fifo !== false || kindOf(told) !== "queue" || name === undefined || entryOf(queues, name)?.fifo !== true)
    return [];
  return [
    {
      path: `${at}.queue`,
      message: `${show(name)} is a FIFO queue, which a standard topic cannot fill`,
      // https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html
      fix: "Allowed: a standard queue, or fifo: true on the topic.",
    },
  ];
}
