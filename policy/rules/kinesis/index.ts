import type { Rule } from "../../rule";
import { lagAlarm } from "./lag-alarm";
import { streamEncrypted } from "./stream-encrypted";
import { streamRetention } from "./stream-retention";
import { throttlingAlarm } from "./throttling-alarm";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [lagAlarm, streamEncrypted, streamRetention, throttlingAlarm];
