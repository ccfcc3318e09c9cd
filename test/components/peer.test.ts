import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { planStacks } from "../../cli/plan";
import { loadProgram } from "../../cli/program";
import { programOf } from "../support/parts";
import { STORES } from "../support/stores";
import { VARIANTS, type Variant } from "../support/variants";
import { configOf, planOf } from "./plans";
import { BARE } from "./tuned";

const REFERENCE = "pulumi:pulumi:StackReference";

/** Makes the stores alone: what reads the peer is the same in a part of a Region, which is planned in a tenth of the time. */
const storesAlone = programOf("stores");

/** Deploys both stacks as `pulumi up` does, one after the other: neither sees the other's settings. */
async function deploy(variant: Omit<Variant, "name">, program: () => unknown = loadProgram): Promise<void> {
  const { project, stacks } = configOf({ name: "", ...variant });
  await planStacks(program, project, stacks);
}

/** Deploys the shipped secondary after a primary that has these outputs. */
async function deployAfter(outputs: object, secondary: () => unknown = loadProgram): Promise<void> {
  const { project, stacks } = configOf({ name: "" });
  await planStacks(() => (pulumi.getStack() === "primary" ? outputs : secondary()), project, stacks);
}

/** The primary's block, in the secondary too. */
const SAME_BLOCK = { secondary: { network: { cidr: "10.10.0.0/16" } } };

describe("what a stack knows of its peer", () => {
  it("is nothing in the primary, which goes up first, and the primary's outputs in the secondary", async () => {
    for (const { name } of VARIANTS) {
      const { primary, secondary } = await planOf(name);
      assert.deepEqual(primary.all(REFERENCE), [], name);
      assert.equal(secondary.one(REFERENCE).inputs["name"], "organization/holdfast/primary");
    }
  });

  it("is read from the stack that the settings name", async () => {
    const { project, stacks } = configOf({
      name: "",
      shared: { workload: { stacks: { primary: "elsewhere" } } },
    });
    await assert.rejects(planStacks(storesAlone, project, stacks), /organization\/holdfast\/elsewhere/);
  });

  it("is missing where no deployment of the primary has succeeded, which the error says", async () => {
    await assert.rejects(
      deployAfter({}),
      /stack organization\/holdfast\/primary has no outputs: no `up` of it has succeeded yet\. Nothing was built\. Run `pulumi up -s primary`/,
    );
  });

  it("is out of date where the primary has not all the stores that are copied from it, which the error names", async () => {
    const deployed = { zoneId: "Z1", vpcCidr: "10.10.0.0/16" };
    const stores = { databases: { orders: {} }, tables: { carts: {} }, buckets: { uploads: {} } };
    await assert.rejects(
      deployAfter({ ...deployed, stores }),
      /primary is older than the settings: it does not have holdfast:tables\.receipts\. Nothing was built\. Run `pulumi up -s primary` first/,
    );
    await assert.rejects(deployAfter(deployed), /holdfast:databases\.orders, holdfast:tables\.carts, /);
    const tables = { carts: {}, receipts: {} };
    await deployAfter({ ...deployed, stores: { ...stores, tables } }, storesAlone);
  });

  it("is read, and found wrong, before anything is registered", async () => {
    const { project, stacks } = configOf({ name: "" });
    const made: string[] = [];
    const program = () => {
      if (pulumi.getStack() === "primary") return { zoneId: "Z1", vpcCidr: "10.20.128.0/17" };
      pulumi.runtime.registerStackTransformation(({ type }) => void made.push(type));
      return loadProgram();
    };
    await assert.rejects(planStacks(program, project, stacks));
    assert.deepEqual(made, [REFERENCE]);
  });

  it("refuses a block that overlaps the primary's, at the secondary's deployment", async () => {
    await assert.rejects(deploy(SAME_BLOCK), (error: Error) => {
      assert.match(error.message, /holdfast:network\.cidr/);
      assert.match(error.message, /10\.10\.0\.0\/16 overlaps the primary's 10\.10\.0\.0\/16/);
      return true;
    });
  });

  it("refuses it too where the secondary needs nothing else of the primary, since the zone is known by its id", async () => {
    const block = { network: { ...(BARE.primary!["network"] as object), cidr: "10.10.0.0/16" } };
    await assert.rejects(deploy({ ...BARE, secondary: { ...BARE.secondary, ...block } }), /overlaps the primary's/);
  });

  it("refuses to let an older member of a database write than the primary's stack says", async () => {
    const orders = { ...STORES.databases.orders, members: ["primary", "secondary", "primary"] };
    const flipped = { shared: { databases: { orders } }, secondary: { active: "secondary" } };
    await assert.rejects(
      deploy(flipped, storesAlone),
      /holdfast:databases\.orders\.members\s+member 2 would write.* member 3 has written since/,
    );
    await deploy({ shared: { active: "secondary", databases: { orders } } }, storesAlone);
  });

  it("refuses nothing where the standby has no network", async () => {
    const { secondary } = await planOf("static-site");
    assert.deepEqual(secondary.all("aws:ec2:Vpc"), []);
    assert.ok(!("vpcCidr" in secondary.outputs));
  });
});
