import assert from "node:assert/strict";
import { failureDestination as rule } from "../../../../policy/rules/lambda/failure-destination";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { alias, lambda, OTHER, queue } from "./functions";

const EAST = { region: "us-east-1" };
const permission = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:lambda/permission:Permission", "topic", { principal: "sns.amazonaws.com", ...inputs }, EAST);
const config = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "kept", inputs, EAST);
const failures = queue("failures");
const TO = { destinationConfig: { onFailure: { destination: failures.output("arn") } } };

describe("lambda-failure-destination", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => judgementsOf(rule, build(failures, ...fixtures));

    it(`accepts a destination of the very alias that is called, ${when}`, () => {
      const worker = lambda();
      const live = alias(worker);
      const kept = config({ functionName: worker.output("name"), qualifier: "live", ...TO });
      const called = permission({ function: worker.output("name"), qualifier: "live" });
      assert.equal(judged(worker, live, kept, called)[0]?.verdict, "compliant");
      const byAlias = permission({ function: live.output("arn") });
      assert.equal(judged(worker, live, kept, byAlias)[0]?.verdict, "compliant");
    });

    it(`refuses a destination of another qualifier: that of the function is not that of its alias, ${when}`, () => {
      const worker = lambda();
      const kept = config({ functionName: worker.output("name"), ...TO });
      const [found] = judged(worker, kept, permission({ function: worker.output("name"), qualifier: "live" }));
      assert.equal(found?.verdict, "violation");
      assert.equal(
        found.message,
        "sns.amazonaws.com invokes live with topic, and kept keeps the failures of $LATEST only: an event that fails is lost.",
      );
      assert.equal(judged(worker, kept, permission({ function: worker.output("arn") }))[0]?.verdict, "compliant");
    });

    it(`refuses a function that a topic or bus calls and nothing keeps the failures of, ${when}`, () => {
      const worker = lambda();
      for (const principal of ["sns.amazonaws.com", "events.amazonaws.com", "s3.amazonaws.com"]) {
        const bare = config({ functionName: worker.output("name"), maximumRetryAttempts: 0 });
        const [found] = judged(worker, bare, permission({ function: worker.output("name"), principal }));
        assert.equal(found?.verdict, "violation");
        assert.match(found.message, /an event that fails in every attempt is lost\.$/);
      }
    });

    it(`accepts a dead-letter queue, which applies to every version, ${when}`, () => {
      const worker = lambda({ deadLetterConfig: { targetArn: failures.output("arn") } });
      assert.equal(
        judged(worker, permission({ function: worker.output("name"), qualifier: "live" }))[0]?.verdict,
        "compliant",
      );
    });
  }

  it("reads the qualifier of an ARN, as of the argument", () => {
    const worker = lambda();
    const arn = "arn:aws:lambda:us-east-1:123456789012:function:storefront-worker";
    const kept = config({ functionName: worker.output("name"), qualifier: "live", ...TO });
    const of = (called: string) =>
      verdicts(rule, graphOf(failures, worker, kept, permission({ function: called }))).worker;
    assert.deepEqual([`${arn}:live`, `${arn}:7`, arn].map(of), ["compliant", "violation", "violation"]);
  });

  it("is not applicable to synchronous callers, and without callers", () => {
    const worker = lambda();
    const byGateway = permission({ function: worker.output("name"), principal: "apigateway.amazonaws.com" });
    assert.deepEqual(verdicts(rule, graphOf(worker, byGateway)), { worker: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(worker)), { worker: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(OTHER)), {});
  });

  it("is undecided on what is unknown: the caller, the function, the destination, the qualifier", () => {
    const worker = lambda();
    const called = permission({ function: worker.output("name") });
    const graphs = [
      graphOf(worker, permission({ function: worker.output("name"), principal: unknown })),
      graphOf(worker, permission({ function: unknown })),
      graphOf(worker, called, config({ functionName: worker.output("name"), destinationConfig: unknown })),
      graphOf(failures, worker, called, config({ functionName: worker.output("name"), qualifier: unknown, ...TO })),
      graphOf(failures, worker, called, config({ functionName: unknown, ...TO })),
      graphOf(lambda({ deadLetterConfig: unknown })),
    ];
    for (const [i, graph] of graphs.entries())
      assert.deepEqual(verdicts(rule, graph), { worker: "undecided" }, String(i));
  });
});
