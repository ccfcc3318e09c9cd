import type { Rule } from "../../rule";
import { deadLetterRetention } from "./dead-letter-retention";
import { deadLetterType } from "./dead-letter-type";
import { deadLettersAlarm } from "./dead-letters-alarm";
import { oldestMessageAlarm } from "./oldest-message-alarm";
import { queueEncrypted } from "./queue-encrypted";
import { queueHasDeadLetters } from "./queue-has-dead-letters";
import { redriveAllowedByQueue } from "./redrive-allowed-by-queue";
import { visibilityOutlastsFunction } from "./visibility-outlasts-function";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  deadLetterRetention,
  deadLetterType,
  deadLettersAlarm,
  oldestMessageAlarm,
  queueEncrypted,
  queueHasDeadLetters,
  redriveAllowedByQueue,
  visibilityOutlastsFunction,
];
