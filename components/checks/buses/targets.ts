import type { Areas } from "../../config/schema";
import { EVENTBRIDGE_QUOTAS } from "../../../facts/eventbridge";
import type { Problem } from "../../config/problems";
import type { BusRule, BusTarget } from "../../config/schema/messaging/buses";
import { entryOf } from "../../config/references";
import { show } from "../../config/show";

const MOST_TARGETS = EVENTBRIDGE_QUOTAS.data.targets;

const KINDS = ["queue", "function", "topic", "stream"] as const;
type Kind = (typeof KINDS)[number];

/** A rule has one to five targets. */
export function countTargets(path: string, targets: BusRule["targets"]): Problem[] {
  const count = Object.keys(targets).length;
  if (count === 0) return [{ path, message: "{} names no target", fix: "Add one, such as orders: { queue: orders }." }];
  if (count <= MOST_TARGETS) return [];
  const fix = `Allowed: ${MOST_TARGETS} for a rule, EventBridge's limit; a second rule with the same pattern, or a topic.`;
  return [{ path, message: `${count} targets are too many`, fix }];
}

/** A target is one thing, which is there and takes what EventBridge sends. */
export function checkTarget(path: string, target: BusTarget, areas: Pick<Areas, "queues" | "topics">): Problem[] {
  const kinds = KINDS.filter((kind) => kind in target);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const message = kind === undefined ? "names nothing to send to" : `names ${kinds.join(" and ")}`;
    return [{ path, message, fix: `Allowed: one of ${KINDS.join(", ")}.` }];
  }
  return [...strays(path, kind, target), ...fifo(path, kind, target, areas)];
}

/** What only another kind of target can have. */
function strays(path: string, kind: Kind, target: BusTarget): Problem[] {
  const wrong = [
    ...("messageGroupId" in target && kind !== "queue" ? [["messageGroupId", "a queue"]] : []),
    ...("partitionKeyPath" in target && kind !== "stream" ? [["partitionKeyPath", "a stream"]] : []),
  ];
  return wrong.map(([setting, owner]) => ({
    path: `${path}.${setting}`,
    message: `has no meaning for a ${kind}`,
    fix: `Allowed: for ${owner} alone.`,
  }));
}

/**
 * A FIFO queue requires a group, and a deduplication id that EventBridge does not set
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html). EventBridge takes no FIFO topic
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html).
 */
function fifo(path: string, kind: Kind, target: BusTarget, areas: Pick<Areas, "queues" | "topics">): Problem[] {
  if (kind === "topic" && entryOf(areas.topics, target.topic ?? "")?.fifo === true) {
    const fix = "Allowed: a standard topic; or a FIFO queue, which EventBridge does take.";
    return [
      { path: `${path}.topic`, message: `${show(target.topic)} is FIFO, which EventBridge does not send to`, fix },
    ];
  }
  const queue = kind === "queue" ? entryOf(areas.queues, target.queue ?? "") : undefined;
  if (queue?.fifo !== true) return [];
  const group: Problem[] =
    "messageGroupId" in target
      ? []
      : [
          {
            path: `${path}.messageGroupId`,
            message: `is missing: ${show(target.queue)} is a FIFO queue`,
            fix: "Add it: the name of the group that all these events are in, one after the other.",
          },
        ];
  const double: Problem[] =
    queue.contentBasedDeduplication === false
      ? [
          {
            path: `${path}.queue`,
            message: `${show(target.queue)} is FIFO without contentBasedDeduplication, and refuses what EventBridge sends`,
            fix: `Allowed: holdfast:queues.${target.queue}.contentBasedDeduplication: true.`,
          },
        ]
      : [];
  return [...group, ...double];
}
