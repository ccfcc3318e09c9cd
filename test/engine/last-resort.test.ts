import assert from "node:assert/strict";
import { nameOf, typeOf } from "./standins/properties";
import { assertProtected, assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { shortName, urnsOf } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

const RECORD = "aws:route53/record:Record";
const USERS_NAME = "shop.example.com";

const BOTH_ORDERS: [StackName, StackName][] = [
  ["secondary", "primary"],
  ["primary", "secondary"],
];

/** Each test continues from the one before. Route 53 refuses a second PRIMARY or SECONDARY record of a name. */
describe("standby.lastResort of a deployed workload is changed", () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "last-resort", shared: QUIET });
    for (const name of ["primary", "secondary"] as const) assertSucceeded(await engine.up(name));
  });
  after(() => engine?.stop());

  for (const order of BOTH_ORDERS) {
    it(`to false, the ${order.join(" before the ")}: the users' name always has its two records`, async () => {
      engine.share("holdfast:standby", { lastResort: false });
      const [page] = urnsOf(engine.state("secondary"), "aws:s3/bucket:Bucket", "page");
      assertProtected(await engine.preview("secondary"), page!);
      engine.unprotect("secondary", page!);
      await apply(order);
      assert.deepEqual(targets(), ["PRIMARY us-east-1", "SECONDARY us-west-2"]);
    });

    it(`to true, the ${order.join(" before the ")}: the users' name always has its two records`, async () => {
      engine.share("holdfast:standby", { lastResort: true });
      await apply(order);
      assert.deepEqual(targets(), ["PRIMARY regions", "SECONDARY page"]);
    });
  }

  it("and a record has the logical name that it had in earlier versions, without being made again", async () => {
    engine.share("holdfast:standby", { lastResort: false });
    const [page] = urnsOf(engine.state("secondary"), "aws:s3/bucket:Bucket", "page");
    engine.unprotect("secondary", page!);
    await apply(BOTH_ORDERS[0]!);
    for (const [name, now] of [
      ["primary", "storefront-live-regions"],
      ["secondary", "storefront-live-page"],
    ] as const) {
      const [urn] = urnsOf(engine.state(name), RECORD).filter((one) => nameOf(one) === now);
      engine.command("state", "rename", urn!, "storefront-live", "--yes", "--stack", name);
      const outcome = await engine.up(name);
      assertSucceeded(outcome);
      assert.deepEqual([changes(outcome), outcome.calls], [[], []]);
    }
  });

  async function apply(order: readonly StackName[]): Promise<void> {
    for (const name of order) {
      const outcome = await engine.up(name);
      assertSucceeded(outcome);
      const ofUsersName = changes(outcome).filter(
        ({ urn }) => typeOf(urn) === RECORD && !urn.endsWith("storefront-live"),
      );
      const [primary, secondary] = ["storefront-live-regions", "storefront-live-page"];
      assert.deepEqual(
        ofUsersName.map(({ op, urn }) => `${op} ${nameOf(urn)}`),
        [`update ${name === "primary" ? primary : secondary}`],
      );
      assert.deepEqual(
        targets().map((target) => target.split(" ")[0]),
        ["PRIMARY", "SECONDARY"],
      );
    }
    for (const name of order) {
      const again = await engine.up(name);
      assert.deepEqual([changes(again).map(({ urn }) => shortName(urn)), again.calls], [[], []]);
    }
  }

  /** The records of the users' name that there are: which one, and its set identifier. */
  function targets(): string[] {
    const records = engine.world.live.ofType(RECORD).map(({ properties }) => properties);
    return records
      .filter(({ name }) => name === USERS_NAME)
      .map((one) => {
        const [policy] = one["failoverRoutingPolicies"] as { type: string }[];
        return `${policy!.type} ${String(one["setIdentifier"])}`;
      })
      .sort();
  }
});
