import type { Rule } from "../../rule";
import { alarmTopicHeard } from "./alarm-topic-heard";
import { subscriptionHasDeadLetters } from "./subscription-has-dead-letters";
import { topicEncrypted } from "./topic-encrypted";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [alarmTopicHeard, subscriptionHasDeadLetters, topicEncrypted];
