import assert from "node:assert/strict";
import { queueConcurrency as rule } from "../../../../policy/rules/lambda/queue-concurrency";
import { graphOf, judgementsOf, previewOf, unknown, verdicts, type Fixture } from "../../fixtures";
import { alias, lambda, mapping, OTHER, queue, QUEUE_ARN, STREAM_ARN, unnamed } from "./functions";

const RESERVED = { reservedConcurrentExecutions: 10 };
const of = (name: string, functionName: unknown, maximumConcurrency?: unknown) =>
  mapping(
    {
      eventSourceArn: QUEUE_ARN,
      functionName,
      ...(maximumConcurrency !== undefined && { scalingConfig: { maximumConcurrency } }),
    },
    name,
  );

describe("lambda-queue-concurrency", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => judgementsOf(rule, build(...fixtures));

    it(`adds up what its queues may use, by its name, its ARN or an alias, ${when}`, () => {
      for (const make of [lambda, unnamed]) {
        const worker = make(RESERVED);
        const live = alias(worker);
        const called = [worker.output("name"), worker.output("arn"), live.output("arn")];
        for (const functionName of called) {
          const judgedWith = (...maxima: number[]) =>
            judged(queue(), worker, live, ...maxima.map((most, i) => of(`queue-${i}`, functionName, most)));
          assert.equal(judgedWith(4, 6)[0]?.verdict, "compliant");
          const [found] = judgedWith(5, 6);
          assert.equal(found?.verdict, "violation");
          assert.equal(found.wanted, "11 or more");
          assert.match(found.message, /invoke it 11 times at once, but 10 invocations may run/);
        }
      }
    });

    it(`refuses a queue's mapping without a maximum, ${when}`, () => {
      const worker = lambda(RESERVED);
      const [found] = judged(worker, of("orders", worker.output("arn")));
      assert.equal(found?.verdict, "violation");
      assert.match(
        found.message,
        /^The mapping orders has no scalingConfig\.maximumConcurrency: it receives messages for up to 1000/,
      );
    });
  }

  it("knows a function by its bare name and by name and alias", () => {
    for (const functionName of [
      "storefront-worker",
      "storefront-worker:live",
      "arn:aws:lambda:us-east-1:123456789012:function:storefront-worker:live",
    ])
      assert.deepEqual(verdicts(rule, graphOf(lambda(RESERVED), of("orders", functionName, 11))), {
        worker: "violation",
      });
  });

  it("counts only the function's own Region, where the other has a function of the same name", () => {
    const west = { region: "us-west-2", stack: "secondary" };
    const there = lambda({ reservedConcurrentExecutions: 20 }, west);
    for (const functionName of ["storefront-worker", "storefront-worker:live"]) {
      const reads = { eventSourceArn: QUEUE_ARN, functionName, scalingConfig: { maximumConcurrency: 15 } };
      const graph = graphOf(lambda(RESERVED), there, mapping(reads, "there", west));
      assert.deepEqual(
        judgementsOf(rule, graph).map(({ verdict }) => verdict),
        ["notApplicable", "compliant"],
      );
      assert.deepEqual(verdicts(rule, graphOf(lambda(RESERVED), mapping(reads, "there", west))), {
        worker: "notApplicable",
      });
    }
  });

  it("is not applicable to a function without a reservation, without queues, and other functions' queues", () => {
    const worker = lambda(RESERVED);
    const none = lambda();
    assert.deepEqual(verdicts(rule, graphOf(none, of("orders", none.output("arn")))), { worker: "notApplicable" });
    const reads = mapping({ eventSourceArn: STREAM_ARN, functionName: worker.output("arn") });
    assert.deepEqual(verdicts(rule, graphOf(worker, reads)), { worker: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(worker, of("orders", "another", 20))), { worker: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(OTHER)), {});
  });

  it("is undecided on what is unknown: the reservation, a maximum, a source, whose mapping it is", () => {
    assert.deepEqual(verdicts(rule, graphOf(lambda({ reservedConcurrentExecutions: unknown }))), {
      worker: "undecided",
    });
    const worker = lambda(RESERVED);
    for (const one of [
      of("orders", worker.output("arn"), unknown),
      mapping({ functionName: worker.output("arn"), eventSourceArn: unknown }),
      of("orders", unknown, 20),
    ])
      assert.deepEqual(verdicts(rule, graphOf(worker, one)), { worker: "undecided" });
  });
});
