import { TOPIC, TOPIC_SUBSCRIPTION } from "../../aws";
import { decided, isAny } from "../../graph";
import { defineRule } from "../../rule";
import { alarmsOf } from "../../services/cloudwatch/alarm-actions";
import { reachedByAlarms } from "../../services/sns/subscribers";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "name";

export const alarmTopicSubscribers = defineRule({
  id: "sns-alarm-topic-subscribers",
  title: "SNS topics of CloudWatch alarms should have subscribers",
  practices: ["REL06-BP03", "REL11-BP06"],
  service: "SNS",
  severity: "high",
  why: "An alarm whose topic has no subscriber goes to ALARM and notifies no one.",
  fix: "Add an aws.sns.TopicSubscription for the on-call engineer. Acknowledge it if the subscribers are managed outside of the program.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html",
  types: [TOPIC],
  check(topic, graph) {
    const alarms = alarmsOf(topic, graph);
    const published = isAny(alarms, "Whether an alarm publishes to it is known only after deployment.");
    const [first] = alarms.certain;
    if (!decided(published, PROPERTY) || !first) return notApplicable("No alarm publishes to it.");
    const reached = reachedByAlarms(topic, graph);
    if (decided(isAny(reached, "Whether a subscriber is reached is known only after deployment."), PROPERTY))
      return compliant();
    const all = graph.referrers(topic, [TOPIC_SUBSCRIPTION], "topic").certain.map(({ name }) => name);
    const more = alarms.certain.length > 1 ? ` and ${alarms.certain.length - 1} more alarms publish` : " publishes";
    const why =
      all.length === 0
        ? "it has no subscriber"
        : `${all.join(", ")} ${all.length === 1 ? "reaches" : "reach"} no one: not confirmed, filtered, not allowed, or a queue that nothing reads`;
    return violation({
      property: PROPERTY,
      actual: all.length === 0 ? undefined : all.join(", "),
      wanted: "an aws.sns.TopicSubscription that reaches a person, a tool or a function",
      message: `${first.name}${more} to it, but ${why}.`,
    });
  },
});
