import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { run } from "../../../components/checks/check";
import { FUNCTION_CHECKS } from "../../../components/checks/functions";
import { areasWith } from "./areas";
import { recordAgeOf } from "../../../components/topology/streams";
import { RUNTIME_DEPRECATIONS } from "../../../facts/lambda";
import { deprecatedSince, RUNTIME } from "../../../components/checks/functions/code";
import { functions as schema } from "../../../components/config/schema/messaging/functions";
import { variableOf } from "../../../components/topology/functions";

const SMALL = {
  code: { archive: "test/components/fixtures/worker" },
  runtime: "python3.14",
  handler: "worker.handler",
};
const HOUR = 3600;

/** What is reported of one function, `worker`, with all defaults filled in, beside other areas. */
function reported(worker: object, areas: object = {}) {
  return run(
    FUNCTION_CHECKS,
    { ...areasWith(areas), functions: schema.parse({ worker: { ...SMALL, ...worker } }) },
    {},
  );
}

const paths = (problems: { path: string }[]) =>
  problems.map((one) => one.path.replace("holdfast:functions.worker.", ""));
const sources = (all: object) => ({ sources: all });

describe("checks of functions", () => {
  it("refuse queues that may use more than the function: exactly where the sum is above", () => {
    const maximum = fc.integer({ min: 2, max: 40 });
    fc.assert(
      fc.property(
        fc.array(maximum, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 100 }),
        (maxima, reserved) => {
          const all = Object.fromEntries(
            maxima.map((most, i) => [`s-${i}`, { queue: `q-${i}`, maximumConcurrency: most }]),
          );
          const sum = maxima.reduce((a, b) => a + b, 0);
          const found = paths(reported({ reservedConcurrency: reserved, ...sources(all) }));
          assert.deepEqual(found, sum > reserved ? ["reservedConcurrency"] : []);
        },
      ),
    );
  });

  it("leave a function without a reservation alone, and one that only reads streams", () => {
    assert.deepEqual(reported(sources({ a: { queue: "orders" } })), []);
    assert.deepEqual(reported({ reservedConcurrency: 1, ...sources({ a: { stream: "clicks" } }) }), []);
  });

  it("count a held-up shard without rounds where batches are not halved", () => {
    const areas = { streams: { clicks: { retention: 24 * HOUR } } };
    const slow = (bisect: boolean) =>
      reported({ timeout: "15m", ...sources({ a: { stream: "clicks", maximumRetries: 9, bisect } }) }, areas);
    assert.deepEqual(paths(slow(false)), []);
    assert.match(slow(true)[0]!.message, /for 20h \(8 rounds of halves of 100 records x 10 tries x 15m\)/);
    const patient = reported(
      { timeout: "15m", ...sources({ a: { stream: "clicks", maximumRetries: 71, bisect: false } }) },
      areas,
    );
    assert.match(patient[0]!.message, /for 18h \(72 tries x 15m\)/);
  });

  it("offer the most retries that a stream allows", () => {
    const areas = { streams: { clicks: { retention: 24 * HOUR } } };
    const retried = (maximumRetries: number, timeout: string) =>
      reported({ timeout, ...sources({ a: { stream: "clicks", maximumRetries } }) }, areas);
    for (const [timeout, most] of [
      ["15m", 7],
      ["7m", 18],
      ["1s", 8098],
    ] as const) {
      assert.deepEqual(retried(most, timeout), []);
      assert.match(retried(most + 1, timeout)[0]!.fix, new RegExp(`^Allowed: at most ${most}, `));
    }
  });

  it("refuse an upload above Lambda's limit, and take one at it", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "holdfast-"));
    const file = path.join(folder, "worker.zip");
    try {
      writeFileSync(file, "");
      truncateSync(file, 50 * 1024 * 1024);
      assert.deepEqual(reported({ code: { archive: file } }), []);
      truncateSync(file, 50 * 1024 * 1024 + 1);
      const [found] = reported({ code: { archive: file } });
      assert.equal(found!.path, "holdfast:functions.worker.code.archive");
      assert.match(found!.message, /has 52428801 bytes/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("know a release of a region without functions", () => {
    const release = { secondary: { stable: 3 } };
    assert.deepEqual(paths(reported({ release }, { workload: { strategy: "static-site" } })), ["release.secondary"]);
    assert.deepEqual(reported({ release }, { workload: { strategy: "pilot-light" } }), []);
  });

  it("let a function of a VPC out by a NAT gateway, by endpoints, or where the network is not Holdfast's", () => {
    const worker = { vpc: true, uses: { tables: ["carts"] } };
    const network = { vpc: "new", natGateways: "none", gatewayEndpoints: ["s3"] };
    assert.deepEqual(paths(reported(worker, { network })), ["vpc"]);
    assert.deepEqual(reported(worker, { network: { ...network, gatewayEndpoints: ["dynamodb"] } }), []);
    assert.deepEqual(reported(worker, { network: { ...network, natGateways: "single" } }), []);
    assert.deepEqual(reported(worker, { network: { vpc: "existing" } }), []);
    assert.deepEqual(reported({ ...worker, vpc: false }, { network }), []);
  });
});

describe("the age at which a record is given up", () => {
  it("is always one that Lambda takes, and leaves time before the record expires", () => {
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 365 * 24 }), (hours) => {
        const age = recordAgeOf(hours * HOUR);
        assert.ok(Number.isInteger(age) && age >= 60 && age <= 604_800, `${age}`);
        assert.ok(age <= (hours * HOUR * 3) / 4);
      }),
    );
    assert.equal(recordAgeOf(24 * HOUR), 18 * HOUR);
    assert.equal(recordAgeOf(365 * 24 * HOUR), 7 * 24 * HOUR);
  });
});

describe("runtimes", () => {
  it("are deprecated from their day on", () => {
    assert.equal(deprecatedSince("nodejs20.x", new Date("2026-04-29T23:59:59Z")), undefined);
    assert.equal(deprecatedSince("nodejs20.x", new Date("2026-04-30T00:00:00Z")), "2026-04-30");
    assert.equal(deprecatedSince("nodejs99.x", new Date("2099-01-01")), undefined);
    assert.equal(deprecatedSince("toString", new Date("2099-01-01")), undefined);
  });

  it("that are not deprecated yet all look like a runtime", () => {
    const current = Object.entries(RUNTIME_DEPRECATIONS.data).filter(([, day]) => day > "2026-01-01");
    for (const [runtime] of current) assert.match(runtime, RUNTIME);
  });
});

describe("the variable that says where something is", () => {
  it("has capitals and underscores", () => {
    assert.equal(variableOf("tables", "open-carts"), "TABLE_OPEN_CARTS");
    assert.equal(variableOf("buses", "shop"), "BUS_SHOP");
  });
});
