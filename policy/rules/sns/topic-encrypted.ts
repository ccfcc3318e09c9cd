import { defineRule } from "../../rule";
import { TOPIC } from "../../services/backup/types";
import { given } from "../../services/given";
import { originRecorded } from "../../services/referring";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const PROPERTY = "kmsMasterKeyId";

export const topicEncrypted = defineRule({
  id: "sns-topic-encrypted",
  title: "An SNS topic is encrypted with a key",
  service: "SNS",
  severity: "medium",
  why: "Without a key nobody can say, or take away, who reads what waits to be delivered.",
  fix: "Set kmsMasterKeyId to a key of your own, whose policy lets in the services that publish.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
  types: [TOPIC],
  check(topic, graph) {
    const key = given(topic, PROPERTY, graph);
    if (key.kind === "known" && key.value !== "") return compliant();
    if (key.kind === "unknown") return originRecorded(topic, PROPERTY) ? compliant() : unread(PROPERTY, key);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "a key of your own",
      message: "Its messages are not encrypted with a key while they wait to be delivered.",
    });
  },
});
