import { defineRule } from "../../rule";
import { EVENT_ARCHIVE, EVENT_BUS } from "../../services/events/types";
import { referring } from "../../services/referring";
import { compliant, undecided, violation } from "../../verdict";

export const busHasArchive = defineRule({
  id: "events-bus-has-archive",
  title: "What came over an event bus can be replayed",
  service: "EventBridge",
  severity: "low",
  why: "Events that a faulty consumer took and spoiled are gone: no dead-letter queue holds what was delivered.",
  fix: "Add an aws.cloudwatch.EventArchive with the bus's ARN as eventSourceArn; acknowledge a bus whose events nobody will want again.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html",
  types: [EVENT_BUS],
  check(bus, graph) {
    const { certain, possible } = referring(bus, graph, [EVENT_ARCHIVE], "eventSourceArn");
    if (certain.length > 0) return compliant();
    if (possible[0]) {
      return undecided({
        property: "arn",
        reason: `Whether ${possible[0].name} archives it is known only after deployment.`,
      });
    }
    return violation({
      property: "arn",
      actual: undefined,
      wanted: "an archive whose eventSourceArn it is",
      message: "Nothing keeps its events: what a consumer spoiled can't be replayed.",
    });
  },
});
