import type { Rule } from "../../rule";
import { keyDeletionWindow } from "./key-deletion-window";
import { keyRotation } from "./key-rotation";
import { multiRegionKeyReplicated } from "./multi-region-key-replicated";
import { queueKeyLetsSenders } from "./queue-key-lets-senders";
import { topicKeyLetsPublishers } from "./topic-key-lets-publishers";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  keyDeletionWindow,
  keyRotation,
  multiRegionKeyReplicated,
  queueKeyLetsSenders,
  topicKeyLetsPublishers,
];
