import { EVENTBRIDGE_QUOTAS } from "../../../facts/eventbridge";
import { nearest } from "../../../lib/nearest";
import type { Problem } from "../../config/problems";
import type { BusRule, BusTarget } from "../../config/schema/messaging/buses";
import { show } from "../../config/show";
import type { Partly } from "../../config/well-formed";
import type { Parsed } from "../../config/well-formed";

const MOST_TARGETS = EVENTBRIDGE_QUOTAS.data.targets;

const AREAS = { queue: "queues", function: "functions", topic: "topics", stream: "streams" } as const;
type Kind = keyof typeof AREAS;
const KINDS = Object.keys(AREAS) as Kind[];

/** A rule has one to five targets. */
export function countTargets(path: string, targets: Partly<BusRule>["targets"]): Problem[] {
  if (targets === undefined) return [];
  const count = Object.keys(targets).length;
  if (count === 0) return [{ path, message: "{} names no target", fix: "Add one, such as orders: { queue: orders }." }];
  if (count <= MOST_TARGETS) return [];
  const fix = `Allowed: ${MOST_TARGETS} for a rule, EventBridge's limit; a second rule with the same pattern, or a topic.`;
  return [{ path, message: `${count} targets are too many`, fix }];
}

/** A target is one thing, which is there and takes what EventBridge sends. */
export function checkTarget(path: string, target: Partly<BusTarget>, areas: Parsed): Problem[] {
  const kinds = KINDS.filter((kind) => kind in target);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const message = kind === undefined ? "names nothing to send to" : `names ${kinds.join(" and ")}`;
    return [{ path, message, fix: `Allowed: one of ${KINDS.join(", ")}.` }];
  }
  return [...missing(path, kind, target, areas), ...strays(path, kind, target), ...fifo(path, kind, target, areas)];
}

function missing(path: string, kind: Kind, target: Partly<BusTarget>, areas: Parsed): Problem[] {
  const [name, area] = [target[kind], areas[AREAS[kind]]];
  if (name === undefined || area === undefined || name in area) return [];
  const known = Object.keys(area);
  const meant = nearest(name, known);
  const hint = meant === undefined ? "" : `Did you mean ${meant}? `;
  const fix = known.length === 0 ? `Add it to holdfast:${AREAS[kind]}.` : `${hint}Allowed: one of ${known.join(", ")}.`;
  return [{ path: `${path}.${kind}`, message: `${show(name)} is not in holdfast:${AREAS[kind]}`, fix }];
}

/** What only another kind of target can have. */
function strays(path: string, kind: Kind, target: Partly<BusTarget>): Problem[] {
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
 * A FIFO queue demands a group, and an id against doubles that EventBridge does not give
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html). EventBridge takes no FIFO topic
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html).
 */
function fifo(path: string, kind: Kind, target: Partly<BusTarget>, areas: Parsed): Problem[] {
  if (kind === "topic" && areas.topics?.[target.topic ?? ""]?.fifo === true) {
    const fix = "Allowed: a standard topic; or a FIFO queue, which EventBridge does take.";
    return [
      { path: `${path}.topic`, message: `${show(target.topic)} is FIFO, which EventBridge does not send to`, fix },
    ];
  }
  const queue = kind === "queue" ? areas.queues?.[target.queue ?? ""] : undefined;
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
