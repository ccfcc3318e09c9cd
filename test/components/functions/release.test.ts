import assert from "node:assert/strict";
import fc from "fast-check";
import { weights } from "../../../components/functions/release";
import { lambda, planFunctions, SMALL } from "./functions";

const of = async (release: object) => {
  const pair = await planFunctions({ worker: { ...SMALL, release } });
  return [pair.primary, pair.secondary].map((stack) => {
    const { inputs } = stack.one("aws:lambda:Alias", "storefront-worker");
    return {
      version: inputs["functionVersion"],
      routing: inputs["routingConfig"],
      newest: lambda(stack, "worker").outputs["version"],
    };
  });
};

describe("a function's alias", () => {
  it("is on the newest version by default", async () => {
    for (const { version, routing, newest } of await of({})) {
      assert.equal(version, newest);
      assert.equal(routing, undefined);
    }
  });

  it("is on the stable version with a share to the newest, only in the region that the settings name", async () => {
    const [primary, secondary] = await of({ primary: { stable: 7, canary: 10 } });
    assert.equal(primary!.version, "7");
    assert.deepEqual(primary!.routing, { additionalVersionWeights: { [primary!.newest]: 0.1 } });
    assert.deepEqual([secondary!.version, secondary!.routing], [secondary!.newest, undefined]);
  });

  it("is on the stable version alone in a rollback", async () => {
    const [primary, secondary] = await of({ primary: { stable: 7 }, secondary: { stable: 5, canary: 0 } });
    assert.deepEqual([primary!.version, primary!.routing], ["7", undefined]);
    assert.deepEqual([secondary!.version, secondary!.routing], ["5", undefined]);
  });

  it("has ready environments in the region that the settings name", async () => {
    const pair = await planFunctions({ worker: { ...SMALL, provisionedConcurrency: { secondary: 40 } } });
    const type = "aws:lambda:ProvisionedConcurrencyConfig";
    assert.equal(pair.primary.all(type).length, 0);
    const { inputs } = pair.secondary.one(type, "storefront-worker");
    assert.deepEqual(
      [inputs["functionName"], inputs["qualifier"], inputs["provisionedConcurrentExecutions"]],
      ["storefront-worker", "live", 40],
    );
  });

  it("never names one version twice, and its weights never exceed 1", () => {
    const version = fc.integer({ min: 1, max: 50 }).map(String);
    fc.assert(
      fc.property(version, version, fc.integer({ min: 1, max: 99 }), (stable, newest, percent) => {
        const shares = weights(stable, newest, percent);
        assert.ok(!(stable in shares));
        assert.deepEqual(Object.values(shares), stable === newest ? [] : [percent / 100]);
      }),
    );
  });
});
