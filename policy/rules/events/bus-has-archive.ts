import { EVENT_ARCHIVE, EVENT_BUS } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

export const busHasArchive = defineRule({
  id: "events-bus-has-archive",
  title: "EventBridge event buses should have an archive",
  practices: ["REL04-BP02"],
  service: "EventBridge",
  severity: "low",
  why: "A dead-letter queue has only undelivered events. Events that a faulty consumer processed wrongly can be replayed only from an archive.",
  fix: "Add an aws.cloudwatch.EventArchive with the bus's ARN as eventSourceArn. Acknowledge a bus whose events never need a replay.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html",
  types: [EVENT_BUS],
  check(bus, graph) {
    const { certain, possible } = graph.referrers(bus, [EVENT_ARCHIVE], "eventSourceArn");
    if (certain.length > 0) return compliant();
    undecidedIfAny(possible, "arn", "archives it");
    return violation({
      property: "arn",
      actual: undefined,
      wanted: "an archive with its ARN as eventSourceArn",
      message: "It has no archive: events that a consumer processed wrongly can't be replayed.",
    });
  },
});
