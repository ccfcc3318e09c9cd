import assert from "node:assert/strict";
import { explain } from "../../../cli/commands/explain";
import { AREA_NAMES } from "../../../components/config/schema";
import { UsageError } from "../../../cli/errors";
import { holdfast } from "./run";

describe("holdfast explain", () => {
  it("says what a setting means, its type, default, bounds and an example, and what contradicts it", () => {
    const { text, exitCode } = explain("holdfast:compute.min");
    assert.equal(exitCode, 0);
    assert.match(
      text,
      /^holdfast:compute\.min {2}with type: auto-scaling or containers\n {2}Meaning {3}The fewest instances\. .*\n(.*\n)* {2}Type {6}a whole number\n {2}Allowed {3}0 to 1000\n {2}Default {3}none\n {2}Example {3}holdfast:compute:\n {14}min: 6\n {2}Refused {3}20 is above max \(18\)\. Allowed: 0 to 18, or a larger max\.\n/,
    );
    for (const line of text.split("\n")) assert.ok(line.length <= 100, line);
  });

  it("lists what is in a group, with the defaults", () => {
    const { text } = explain("compute.warmPool");
    assert.match(text, /\n {2}Default {3}its parts'\n/);
    assert.match(text, /\n {2}state {5}stopped {2}How instances wait/);
    assert.match(text, /\n {2}reuse {5}false {4}Whether/);
  });

  it("takes names of the user's, items of lists, and either spelling of a path", () => {
    const first = (path: string) => explain(path).text.split("\n")[0];
    assert.equal(first("databases.orders.multiAz"), "holdfast:databases.<name>.multiAz  with type: rds-instance");
    assert.equal(first("network.zones[0]"), "holdfast:network.zones  with vpc: new");
    assert.equal(first("holdfast:dns"), "holdfast:dns");
  });

  it("says all there is where kinds differ", () => {
    const heads = explain("compute.load").text.match(/^holdfast:.*$/gm);
    assert.deepEqual(heads, [
      "holdfast:compute.load  with type: auto-scaling or containers",
      "holdfast:compute.load  with type: fixed",
    ]);
  });

  it("lists the areas without a setting", () => {
    const { text } = explain(undefined);
    assert.match(text, /^holdfast:workload {5}The service that must survive/);
    assert.equal(text.match(/^holdfast:/gm)?.length, AREA_NAMES.length);
  });

  const MISTAKES: [written: string, says: RegExp][] = [
    [
      "dns.healthCheck.treshold",
      /Did you mean dns\.healthCheck\.threshold\? Known in dns\.healthCheck: path, interval, /,
    ],
    ["warmpool", /Did you mean compute\.warmPool\?/],
    ["natGateways", /There is network\.natGateways\.$/],
    ["compute.port.number", /explain compute\.port\.number: is not a setting\./],
    ["xyzzy", /is not a setting\. Known areas: workload, role, /],
  ];
  for (const [written, says] of MISTAKES)
    it(`refuses ${written}, and says what is near`, () => {
      assert.throws(
        () => explain(written),
        (error) => error instanceof UsageError && says.test(error.message),
      );
    });

  it("exits with 2 for what is no setting", () => {
    const { code, stdout, stderr } = holdfast(["explain", "natGateways"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^holdfast: explain natGateways: is not a setting\. There is network\.natGateways\.\n$/);
  });
});
