import assert from "node:assert/strict";
import { alarmActionAllowed } from "../../../../policy/rules/cloudwatch/alarm-action-allowed";
import { pipeDlq } from "../../../../policy/rules/events/pipe-dlq";
import { scheduleDlq } from "../../../../policy/rules/events/schedule-dlq";
import { scheduleRole } from "../../../../policy/rules/events/schedule-role";
import { targetAllowsEventbridge } from "../../../../policy/rules/events/target-allows-eventbridge";
import { notificationDestinationsAllowS3 } from "../../../../policy/rules/s3/notification-destinations-allow-s3";
import { graphOf, judgementsOf, unknown, verdicts, type Fixture } from "../../fixtures";
import { alarm, allow, arnOf, from, here, lambda, policy, queue, role, rule, topic } from "../../permissions/resources";

const EVENTS = "events.amazonaws.com";
const S3 = "s3.amazonaws.com";

describe("events-target-allows-eventbridge", () => {
  const placed = rule("placed");
  const of = (arn: unknown, inputs: object = {}, ...more: Fixture[]) =>
    verdicts(
      targetAllowsEventbridge,
      graphOf(
        placed,
        ...more,
        here("aws:cloudwatch/eventTarget:EventTarget", "t", { rule: placed.output("name"), arn, ...inputs }),
      ),
    )["t"];
  const to = (one: Fixture, ...more: Fixture[]) => of(one.output("arn"), {}, one, ...more);
  const fromRule = from("aws:SourceArn", arnOf("events", "rule/placed"));

  it("requires that a queue or function allows EventBridge for the rule", () => {
    assert.equal(to(queue("work", { policy: policy(allow(EVENTS, "sqs:SendMessage", fromRule)) })), "compliant");
    assert.equal(to(queue("work")), "violation");
    const other = from("aws:SourceArn", arnOf("events", "rule/paid"));
    assert.equal(to(queue("work", { policy: policy(allow(EVENTS, "sqs:SendMessage", other)) })), "violation");
    const worker = lambda("worker");
    const permission = (inputs: object) =>
      here("aws:lambda/permission:Permission", "may", {
        function: worker.output("name"),
        action: "lambda:InvokeFunction",
        principal: EVENTS,
        ...inputs,
      });
    assert.equal(to(worker, permission({ sourceArn: placed.output("arn") })), "compliant");
    assert.equal(to(worker, permission({ principal: "sns.amazonaws.com" })), "violation");
    assert.equal(to(worker), "violation");
  });

  it("requires a role that EventBridge can assume for a stream, a state machine and others", () => {
    const machine = here("aws:sfn/stateMachine:StateMachine", "m", { arn: arnOf("states", "stateMachine:m") });
    const start = { Effect: "Allow", Action: "states:StartExecution", Resource: arnOf("states", "stateMachine:m") };
    const judged = (may?: Fixture) =>
      of(machine.output("arn"), may ? { roleArn: may.output("arn") } : {}, machine, ...(may ? [may] : []));
    assert.equal(judged(role("r", EVENTS, [start])), "compliant");
    assert.equal(judged(role("r", EVENTS, [{ ...start, Action: "states:StopExecution" }])), "violation");
    assert.equal(judged(role("r", "states.amazonaws.com", [start])), "violation");
    assert.equal(judged(), "violation");
    assert.equal(of(arnOf("kinesis", "stream/clicks")), "violation", "no role");
    assert.equal(
      of(arnOf("kinesis", "stream/clicks"), { roleArn: "arn:aws:iam::123456789012:role/theirs" }),
      "undecided",
    );
  });

  it("refuses a target in another Region, except a bus", () => {
    const far = queue("work", { policy: policy(allow(EVENTS, "sqs:SendMessage")) }, "us-west-2");
    assert.equal(to(far), "violation");
    assert.equal(of(arnOf("lambda", "function:w", "us-west-2")), "violation");
    assert.equal(of(arnOf("events", "event-bus/shop", "us-west-2")), "notApplicable");
  });

  it("requires that a resource policy lets EventBridge write to a log group, in its Region", () => {
    const group = here("aws:cloudwatch/logGroup:LogGroup", "all", {
      name: "/aws/events/all",
      arn: arnOf("logs", "log-group:/aws/events/all"),
    });
    const may = (...statements: object[]) =>
      here("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "may", { policyDocument: policy(...statements) });
    const write = allow(EVENTS, ["logs:CreateLogStream", "logs:PutLogEvents"]);
    assert.equal(to(group, may(write)), "compliant");
    assert.equal(to(group), "violation");
    assert.equal(to(group, may({ ...write, Action: "logs:CreateLogStream" })), "violation");
    assert.equal(to(group, may({ ...write, ...fromRule })), "compliant");
    assert.equal(to(group, may({ ...write, ...from("aws:SourceArn", arnOf("events", "rule/paid")) })), "violation");
    assert.equal(to(group, may(write, { ...write, Effect: "Deny" })), "violation");
    assert.equal(of(arnOf("logs", "log-group:theirs")), "undecided");
  });

  it("requires of the role of a bus that it may put events there", () => {
    const put = (Resource: string) => role("r", EVENTS, [{ Effect: "Allow", Action: "events:PutEvents", Resource }]);
    const bus = arnOf("events", "event-bus/shop", "us-west-2");
    const by = (one: Fixture) => of(bus, { roleArn: one.output("arn") }, one);
    assert.equal(by(put(bus)), "compliant");
    assert.equal(by(put(arnOf("events", "event-bus/other", "us-west-2"))), "violation");
    const own = here("aws:cloudwatch/eventBus:EventBus", "shop", {
      name: "shop",
      arn: arnOf("events", "event-bus/shop"),
    });
    const other = put(bus);
    assert.equal(of(own.output("arn"), { roleArn: other.output("arn") }, own, other), "violation");
    assert.equal(to(own), "notApplicable");
  });

  it("leaves topics to their own rule, and is undecided on what it can't read", () => {
    assert.equal(to(topic("people")), "notApplicable");
    assert.equal(of(arnOf("sqs", "theirs")), "undecided");
    assert.equal(of(unknown), "undecided");
    assert.deepEqual(verdicts(targetAllowsEventbridge, graphOf(queue("work"))), {});
  });
});

describe("s3-notification-destinations-allow-s3", () => {
  const uploads = here("aws:s3/bucket:Bucket", "uploads", { bucket: "uploads", arn: "arn:aws:s3:::uploads" });
  const of = (inputs: object, ...more: Fixture[]) =>
    verdicts(
      notificationDestinationsAllowS3,
      graphOf(
        uploads,
        ...more,
        here("aws:s3/bucketNotification:BucketNotification", "n", { bucket: uploads.id, ...inputs }),
      ),
    )["n"];

  it("requires that each queue and function allows S3 for the bucket", () => {
    const allowing = queue("work", {
      policy: policy(allow(S3, "sqs:SendMessage", from("aws:SourceArn", "arn:aws:s3:*:*:uploads"))),
    });
    const bare = queue("bare");
    const worker = lambda("worker");
    const permission = here("aws:lambda/permission:Permission", "may", {
      function: worker.output("name"),
      action: "lambda:InvokeFunction",
      principal: S3,
      sourceArn: uploads.output("arn"),
    });
    const queues = (one: Fixture) => ({ queues: [{ queueArn: one.output("arn"), events: ["s3:ObjectCreated:*"] }] });
    const functions = { lambdaFunctions: [{ lambdaFunctionArn: worker.output("arn") }] };
    assert.equal(of(queues(allowing), allowing), "compliant");
    assert.equal(of(queues(bare), bare), "violation");
    assert.equal(of({ ...queues(allowing), ...functions }, allowing, worker, permission), "compliant");
    assert.equal(of({ ...queues(allowing), ...functions }, allowing, worker), "violation");
    assert.equal(of({ queues: [{ queueArn: arnOf("sqs", "theirs") }] }), "undecided");
    const ordered = here("aws:sqs/queue:Queue", "work.fifo", {
      fifoQueue: true,
      policy: policy(allow(S3, "sqs:SendMessage")),
    });
    assert.equal(of(queues(ordered), ordered), "violation");
    assert.equal(of({ queues: unknown }), "undecided");
    assert.equal(of({ topics: [{ topicArn: arnOf("sns", "people") }] }), "notApplicable");
  });
});

describe("dead-letter queues of schedules and pipes", () => {
  const dead = queue("dead");
  const send = { Effect: "Allow", Action: "sqs:SendMessage", Resource: arnOf("sqs", "dead") };

  it("requires one of a schedule, that its role may send to", () => {
    const of = (statements: object[], deadLetterConfig: unknown = { arn: dead.output("arn") }, to = dead) => {
      const may = role("r", "scheduler.amazonaws.com", statements);
      const target = { arn: arnOf("lambda", "function:w"), roleArn: may.output("arn"), deadLetterConfig };
      return verdicts(scheduleDlq, graphOf(to, may, here("aws:scheduler/schedule:Schedule", "nightly", { target })))[
        "nightly"
      ];
    };
    assert.equal(of([send]), "compliant");
    assert.equal(of([]), "violation");
    const without = here("aws:scheduler/schedule:Schedule", "nightly", { target: { arn: "a", roleArn: "b" } });
    assert.equal(verdicts(scheduleDlq, graphOf(without))["nightly"], "violation");
    const fifo = queue("dead", { fifoQueue: true });
    assert.equal(of([send], { arn: fifo.output("arn") }, fifo), "violation");
  });

  it("requires one of a pipe that reads a stream", () => {
    const of = (statements: object[], parameters: object) => {
      const may = role("r", "pipes.amazonaws.com", statements);
      const inputs = { roleArn: may.output("arn"), sourceParameters: parameters };
      return verdicts(pipeDlq, graphOf(dead, may, here("aws:pipes/pipe:Pipe", "p", inputs)))["p"];
    };
    const kept = { deadLetterConfig: { arn: dead.output("arn") } };
    for (const source of ["kinesisStreamParameters", "dynamodbStreamParameters"]) {
      assert.equal(of([send], { [source]: kept }), "compliant");
      assert.equal(of([], { [source]: kept }), "violation");
      assert.equal(of([send], { [source]: {} }), "violation");
    }
    assert.equal(of([send], { sqsQueueParameters: {} }), "notApplicable");
  });
});

describe("scheduler-schedule-role", () => {
  const graph = (may: Fixture, to: Fixture | string) => {
    const target = { arn: typeof to === "string" ? to : to.output("arn"), roleArn: may.output("arn") };
    const nightly = here("aws:scheduler/schedule:Schedule", "nightly", { target });
    return graphOf(may, nightly, ...(typeof to === "string" ? [] : [to]));
  };
  const of = (may: Fixture, to: Fixture | string) => verdicts(scheduleRole, graph(may, to))["nightly"];
  const invoke = { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: arnOf("lambda", "function:worker") };

  it("requires a role that Scheduler can assume and that may invoke the target", () => {
    const worker = lambda("worker");
    assert.equal(of(role("r", "scheduler.amazonaws.com", [invoke]), worker), "compliant");
    assert.equal(of(role("r", EVENTS, [invoke]), worker), "violation");
    assert.equal(of(role("r", "scheduler.amazonaws.com", []), worker), "violation");
    assert.equal(of(role("r", "scheduler.amazonaws.com", [invoke]), queue("jobs")), "violation");
    assert.equal(
      of(role("r", "scheduler.amazonaws.com", [invoke]), "arn:aws:scheduler:::aws-sdk:ec2:stopInstances"),
      "notApplicable",
    );
  });

  it("says whether AWS refuses the schedule or its invocations fail", () => {
    const messageOf = (may: Fixture) => {
      const [one] = judgementsOf(scheduleRole, graph(may, lambda("worker")));
      return one?.verdict === "violation" ? one.message : "";
    };
    assert.match(messageOf(role("r", EVENTS, [invoke])), /can't assume its role r: AWS refuses the schedule/);
    assert.match(messageOf(role("r", "scheduler.amazonaws.com", [])), /every invocation fails/);
  });
});

describe("cloudwatch-alarm-action-allowed", () => {
  it("requires that a function allows the alarm", () => {
    const worker = lambda("worker");
    const judged = (inputs?: object) => {
      const down = alarm("down", { alarmActions: [worker.output("arn")] });
      const may =
        inputs &&
        here("aws:lambda/permission:Permission", "may", {
          function: worker.output("name"),
          action: "lambda:InvokeFunction",
          ...inputs,
        });
      return verdicts(alarmActionAllowed, graphOf(worker, down, ...(may ? [may] : [])))["down"];
    };
    const principal = "lambda.alarms.cloudwatch.amazonaws.com";
    assert.equal(judged({ principal, sourceArn: arnOf("cloudwatch", "alarm:down") }), "compliant");
    assert.equal(judged({ principal, sourceArn: arnOf("cloudwatch", "alarm:up") }), "violation");
    assert.equal(judged({ principal: "cloudwatch.amazonaws.com" }), "violation");
    assert.equal(judged(), "violation");
    assert.deepEqual(verdicts(alarmActionAllowed, graphOf(alarm("down"))), { down: "notApplicable" });
  });
});
