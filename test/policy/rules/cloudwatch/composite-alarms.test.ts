import { compositeAlarms } from "../../../../policy/rules/cloudwatch/composite-alarms";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const topic = resource("aws:sns/topic:Topic", "alerts");
const alarms = (count: number, actions: unknown = [topic.output("arn")]): Fixture[] =>
  Array.from({ length: count }, (_, index) =>
    resource("aws:cloudwatch/metricAlarm:MetricAlarm", `alarm-${index}`, { alarmActions: actions }),
  );
const composite = resource("aws:cloudwatch/compositeAlarm:CompositeAlarm", "outage", {
  alarmActions: [topic.output("arn")],
});

judges(
  compositeAlarms,
  {
    "as many as allowed": [[topic, ...alarms(3)], "compliant"],
    "one more": [[topic, ...alarms(4)], "violation", /^4 metric alarms notify it one by one/],
    "one more, and a composite alarm": [[topic, ...alarms(4), composite], "compliant"],
    "one more of another topic": [[topic, ...alarms(4, ["arn:aws:sns:us-east-1:123456789012:other"])], "notApplicable"],
    "one more of an unknown topic": [[topic, ...alarms(4, unknown)], "undecided"],
    none: [[topic], "notApplicable"],
  },
  { maximumAlarms: 3 },
);
