import assert from "node:assert/strict";
import type { DeployedResource } from "../../cli/plan";
import { STORES } from "../support/stores";
import { changeWriter } from "./standins/schema/global-databases";
import { nameOf } from "./standins/properties";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { Flips } from "./support/flips";
import { changes } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { assertDataKept, shortName } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

const PRIMARY_REGION = "us-east-1";
const SECONDARY_REGION = "us-west-2";

const GLOBAL_DATABASE = "storefront-ledger";

/** One step after the other, as an operator would run them; each continues from the one before. */
describe("warm standby with every store: flip, failback and flip again on Pulumi's engine", () => {
  let engine: Engine;
  const flips = new Flips(() => engine);

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "stores", shared: { ...STORES, ...QUIET } });
  });
  after(() => engine?.stop());

  describe("the beginning", () => {
    it("deploys both regions", async () => {
      for (const name of ["primary", "secondary"] as const) assertSucceeded(await engine.up(name));
      assert.equal((await instance("secondary", 2)).inputs!["replicateSourceDb"], arnOf("primary", 1));
      await flips.hasNoFurtherChange();
    });
  });

  describe("the primary's region is unavailable", () => {
    it("promotes and grows the secondary, while the primary's region is unavailable", async () => {
      failOverGlobalDatabase("secondary");
      engine.share("holdfast:active", "secondary");
      const failover = await flips.kept("secondary", [], PRIMARY_REGION);
      assert.deepEqual([...new Set(failover.calls.map(({ region }) => region))], [SECONDARY_REGION]);
      await isWriter("secondary", 2);
      const touched = changes(failover).map(({ op, urn }) => `${op} ${shortName(urn)}`);
      for (const change of ["update Instance storefront-orders-2", "create ClusterInstance storefront-ledger-2-2"])
        assert.ok(touched.includes(change), `${change}: ${touched.join(", ")}`);
    });

    it("then has no further change", () => flips.hasNoFurtherChange({ stacks: ["secondary"], dead: PRIMARY_REGION }));
  });

  describe("the primary's region is back", () => {
    it("supersedes the old writer, and keeps it", async () => {
      const back = await flips.kept("primary");
      const old = changes(back).filter(({ urn }) =>
        ["Instance storefront-orders-1", "Cluster storefront-ledger-1"].includes(shortName(urn)),
      );
      // A tag marks it as superseded, and a security group without ingress closes it to writers.
      assert.deepEqual(
        old.map(({ op, urn, differs }) => `${op} ${shortName(urn)} ${differs.join()}`),
        ["update Instance storefront-orders-1 tags,vpcSecurityGroupIds"],
      );
      await flips.hasNoFurtherChange();
    });

    it("reads AWS's own changes with --refresh, and changes nothing", async () => {
      for (const name of ["primary", "secondary"] as const) await flips.kept(name, [], undefined, { refresh: true });
      const { outputs } = await cluster("primary", 1);
      assert.equal(outputs!["replicationSourceIdentifier"], clusterArn("secondary", 2));
      await flips.hasNoFurtherChange();
    });
  });

  describe("the failback", () => {
    it("makes a copy of the secondary's data in the primary's region", async () => {
      extendMembers("primary", "secondary", "primary");
      await flips.kept("primary", ["Instance storefront-orders-3"]);
      await flips.kept("secondary");
      assert.equal((await instance("primary", 3)).inputs!["replicateSourceDb"], arnOf("secondary", 2));
      await flips.hasNoFurtherChange();
    });

    it("makes the primary's region write again", async () => {
      failOverGlobalDatabase("primary");
      engine.share("holdfast:active", "primary");
      await flips.kept("primary");
      await flips.kept("secondary");
      await isWriter("primary", 3);
      await flips.hasNoFurtherChange();
    });

    it("gives the secondary's region a copy again", async () => {
      extendMembers("primary", "secondary", "primary", "secondary");
      await flips.kept("secondary", ["Instance storefront-orders-4"]);
      await flips.kept("primary");
      assert.equal((await instance("secondary", 4)).inputs!["replicateSourceDb"], arnOf("primary", 3));
      await flips.hasNoFurtherChange();
    });
  });

  describe("the second flip, with the database promoted by hand", () => {
    it("is refused by AWS, since there is nothing to promote", async () => {
      failOverGlobalDatabase("secondary");
      engine.world.change(arnOf("secondary", 4), { replicateSourceDb: null });
      engine.share("holdfast:active", "secondary");
      const failed = await engine.up("secondary", { dead: PRIMARY_REGION });
      assert.equal(failed.succeeded, false);
      assert.match(failed.errors.join("\n"), /DB Instance is not a read replica/);
      assertDataKept(failed, engine.state("secondary"));
    });

    it("continues after a refresh of the cluster, while the primary's region is unavailable", async () => {
      const { urn } = await instance("secondary", 4);
      assertSucceeded(await engine.refresh("secondary", { target: [urn], dead: PRIMARY_REGION }));
      const failover = await flips.kept("secondary", [], PRIMARY_REGION);
      assert.deepEqual([...new Set(failover.calls.map(({ region }) => region))], [SECONDARY_REGION]);
      await isWriter("secondary", 4);
      await flips.kept("primary");
      await flips.hasNoFurtherChange();
    });
  });

  /** An operator's command, or AWS by itself: Aurora makes another region's cluster the writer. */
  function failOverGlobalDatabase(to: StackName): void {
    changeWriter(engine.world, GLOBAL_DATABASE, clusterArn(to, to === "primary" ? 1 : 2));
  }

  function extendMembers(...members: StackName[]): void {
    const databases = engine.shared("holdfast:databases");
    engine.share("holdfast:databases", { ...databases, orders: { ...databases.orders, members } });
  }

  async function isWriter(stack: StackName, member: number): Promise<void> {
    const { inputs, outputs } = await instance(stack, member);
    assert.deepEqual([inputs!["replicateSourceDb"], outputs!["replicateSourceDb"]], [undefined, undefined]);
    assert.equal(inputs!["multiAz"], true);
  }

  const instance = (stack: StackName, member: number) => resource(stack, `storefront-orders-${member}`);
  const cluster = (stack: StackName, member: number) => resource(stack, `storefront-ledger-${member}`);

  async function resource(stack: StackName, name: string): Promise<DeployedResource> {
    const { deployment } = engine.state(stack);
    const types = ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"];
    return deployment.resources.find(({ type, urn }) => types.includes(type) && nameOf(urn) === name)!;
  }
});

function arnOf(stack: StackName, member: number): string {
  return `arn:aws:rds:${regionOf(stack)}:123456789012:db:storefront-orders-${member}`;
}

function clusterArn(stack: StackName, member: number): string {
  return `arn:aws:rds:${regionOf(stack)}:123456789012:cluster:storefront-ledger-${member}`;
}

function regionOf(stack: StackName): string {
  return stack === "primary" ? PRIMARY_REGION : SECONDARY_REGION;
}
