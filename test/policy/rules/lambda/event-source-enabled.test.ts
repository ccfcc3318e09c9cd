import assert from "node:assert/strict";
import { eventSourceEnabled as rule } from "../../../../policy/rules/lambda/event-source-enabled";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const ofTable = (region: string) => `arn:aws:dynamodb:${region}:123456789012:table/orders/stream/1`;
const mapping = (
  enabled: unknown,
  name = "reads",
  region = "us-east-1",
  functionName: unknown = "worker",
  eventSourceArn: unknown = ofTable(region),
) =>
  resource(
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    name,
    { functionName, enabled, eventSourceArn },
    { region, stack: region },
  );

describe("lambda-event-source-enabled", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`refuses a disabled mapping, ${when}, and is undecided while one stack alone is seen`, () => {
      const other = resource("aws:sqs/queue:Queue", "jobs", {}, { stack: "us-west-2" });
      assert.deepEqual(verdicts(rule, build(mapping(false), other)), { reads: "violation" });
      assert.deepEqual(verdicts(rule, build(mapping(false))), { reads: "undecided" });
      for (const enabled of [true, undefined])
        assert.deepEqual(verdicts(rule, build(mapping(enabled))), { reads: "compliant" });
      assert.deepEqual(verdicts(rule, build(mapping(unknown))), { reads: "undecided" });
      assert.deepEqual(verdicts(rule, build(mapping({}))), { reads: "undecided" });
    });

    it(`accepts one that waits while its function reads in the other Region, ${when}`, () => {
      const graph = (twin: unknown, name: unknown = "arn:aws:lambda:us-west-2:123456789012:function:worker:live") =>
        build(mapping(false), mapping(twin, "twin", "us-west-2", name));
      assert.equal(verdicts(rule, graph(true)).reads, "notApplicable");
      assert.equal(verdicts(rule, graph(false)).reads, "violation");
      assert.equal(verdicts(rule, graph(true, "another")).reads, "violation");
      // A queue has its own messages in each Region.
      const queue = "arn:aws:sqs:us-east-1:123456789012:jobs";
      const both = build(mapping(false, "reads", "us-east-1", "worker", queue), mapping(true, "twin", "us-west-2"));
      assert.equal(verdicts(rule, both).reads, "violation");
    });

    it(`is undecided on one that waits beside the other Region's queue of the same name, ${when}`, () => {
      const ofQueue = (region: string, name: string) => `arn:aws:sqs:${region}:123456789012:${name}`;
      const graph = (twin: unknown, queue: string) =>
        build(
          mapping(false, "reads", "us-west-2", "worker", ofQueue("us-west-2", "jobs")),
          mapping(twin, "twin", "us-east-1", "worker", ofQueue("us-east-1", queue)),
        );
      assert.equal(verdicts(rule, graph(true, "jobs")).reads, "undecided");
      assert.equal(verdicts(rule, graph(false, "jobs")).reads, "violation");
      assert.equal(verdicts(rule, graph(true, "mail")).reads, "violation");
    });
  }

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
