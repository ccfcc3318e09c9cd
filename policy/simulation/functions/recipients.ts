import { RESPONSE_PLAN, SLACK_CHANNEL, TEAMS_CHANNEL, TOPIC, TOPIC_SUBSCRIPTION } from "../../aws";
import { valueOf, type Resource } from "../../graph";
import type { Scene } from "../scene";
import { TO_PEOPLE } from "./warn";

/** Who is notified by an alarm, for certain. Addresses stay out: reports are posted where others read them. */
export function recipientsOf(alarm: Resource, scene: Scene): string[] {
  const { graph } = scene;
  const actions = graph.references(alarm, "alarmActions[*]", [TOPIC, RESPONSE_PLAN]).certain;
  return actions.flatMap((action) => {
    if (action.type === RESPONSE_PLAN) return [`the contacts of ${scene.nameOf(action)}`];
    const protocols = graph
      .referrers(action, [TOPIC_SUBSCRIPTION], "topic")
      .certain.map((one) => valueOf(graph.string(one, "protocol")) ?? "")
      .filter((protocol) => TO_PEOPLE.includes(protocol));
    const channels = graph.referrers(action, [SLACK_CHANNEL, TEAMS_CHANNEL], "snsTopicArns[*]").certain;
    const kinds = [...new Set([...protocols, ...(channels.length > 0 ? ["chat"] : [])])].sort();
    return kinds.length > 0 ? [`the ${kinds.join(" and ")} subscribers of ${scene.nameOf(action)}`] : [];
  });
}
