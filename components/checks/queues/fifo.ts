import type { Problem } from "../../config/problems";

interface Fifo {
  fifo?: boolean;
  contentBasedDeduplication?: boolean;
  highThroughput?: boolean;
}

/**
 * What only a FIFO queue or topic knows (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html,
 * https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html).
 */
export function checkFifo(path: string, settings: Fifo, kind: "queue" | "topic"): Problem[] {
  if (settings.fifo !== false) return [];
  return (["contentBasedDeduplication", "highThroughput"] as const)
    .filter((key) => settings[key] === true)
    .map((key) => ({
      path: `${path}.${key}`,
      message: `true has no meaning for a standard ${kind}`,
      fix: `Leave it out, or set fifo: true (a ${kind} that exists cannot change it).`,
    }));
}
