import assert from "node:assert/strict";
import { answered, undecidedIfAny, UndecidedError } from "../../policy/graph";
import { compliant, failuresOf, notApplicable, verdictsOf } from "../../policy/verdict";
import { graphOf, resource } from "./fixtures";

describe("several checks on a resource", () => {
  const [one, two] = graphOf(resource("aws:sqs/queue:Queue", "one"), resource("aws:sqs/queue:Queue", "two")).resources;
  assert.ok(one && two);
  const reasons = (checks: Parameters<typeof verdictsOf>[1]) =>
    verdictsOf(one, checks).map((found) => ("reason" in found ? found.reason : found.verdict));

  it("are compliant where none finds anything", () => {
    assert.deepEqual(reasons([() => undefined, () => undefined]), ["compliant"]);
    assert.deepEqual(reasons([]), ["compliant"]);
  });

  it("give the verdict that is given for that where none finds anything", () => {
    assert.deepEqual(verdictsOf(one, [() => undefined], notApplicable("So.")), [notApplicable("So.")]);
  });

  it("are one compliant verdict where none fails, and otherwise those that fail", () => {
    assert.deepEqual(failuresOf([compliant(), compliant()]), [compliant()]);
    assert.deepEqual(failuresOf([compliant(), notApplicable("So.")]), [notApplicable("So.")]);
  });

  it("each give their verdict, though one is undecided", () => {
    const unknown = () => {
      throw new UndecidedError("name", "is a secret", two);
    };
    const possible = (): undefined => {
      undecidedIfAny([], "name", "never belongs to it");
      undecidedIfAny([one, two], "name", "belongs to it");
    };
    assert.deepEqual(reasons([unknown, () => notApplicable("So."), possible]), [
      "The name of two is a secret.",
      "So.",
      "Whether one, two belongs to it is known only after deployment.",
    ]);
  });

  it("fail where one fails", () => {
    const fails = () => {
      throw new Error("boom");
    };
    assert.throws(() => verdictsOf(one, [fails]), /boom/);
  });
});

describe("a question that reads what may be unknown", () => {
  const ask = (error: Error) =>
    answered(() => {
      throw error;
    });

  it("is answered with yes or no, or is unknown with the reason", () => {
    assert.deepEqual([answered(() => true).is, answered(() => false).is], ["yes", "no"]);
    assert.deepEqual(ask(new UndecidedError("name", "So.")), { is: "unknown", why: "So." });
  });

  it("fails on another error", () => {
    assert.throws(() => ask(new Error("boom")), /boom/);
  });
});
