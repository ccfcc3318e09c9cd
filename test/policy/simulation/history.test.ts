import { strict as assert } from "node:assert";
import { DB_INSTANCE, DYNAMODB_TABLE, EC2_INSTANCE, SUBNET } from "../../../policy/aws";
import { buildScene, type Scene } from "../../../policy/simulation";
import { historyFaults, SCENARIOS } from "../../../policy/simulation/faults/history";
import { simulate } from "../../../policy/simulation/simulate";
import { storesOf } from "../../../policy/simulation/stores";
import { graphOf, resource } from "../fixtures";
import { outcomeOf } from "./outcome";

const EAST = { region: "us-east-1" };
const WEST = { region: "us-west-2" };

/** A table with a replica that something uses, one without, and a database in one zone. */
function scene(): Scene {
  const subnets = [..."abc"].map((zone) => resource(SUBNET, zone, { availabilityZone: `us-east-1${zone}` }, EAST));
  const away = resource(SUBNET, "west", { availabilityZone: "us-west-2a" }, WEST);
  const table = (name: string, more: Record<string, unknown> = {}) =>
    resource(DYNAMODB_TABLE, name, { name, hashKey: "id", ...more }, EAST);
  return buildScene(
    graphOf(
      ...subnets,
      away,
      resource(EC2_INSTANCE, "web-west", { subnetId: away.id }, WEST),
      table("carts", { replicas: [{ regionName: "us-west-2" }] }),
      table("receipts"),
      resource(DB_INSTANCE, "orders", { engine: "postgres", availabilityZone: "us-east-1a" }, EAST),
    ),
  );
}

function written(of: Scene, store: string, atoms: Parameters<typeof outcomeOf>[2]): string {
  const found = storesOf(of).find(({ name }) => name === store);
  assert.ok(found);
  return outcomeOf(of, found.write.serves, atoms);
}

describe("past events of AWS", () => {
  it("are 20 at least, each with its source, and once", () => {
    assert.ok(SCENARIOS.length >= 20);
    assert.equal(new Set(SCENARIOS.map(({ id }) => id)).size, SCENARIOS.length);
    for (const { id, source, hours, zones, services, planes, links } of SCENARIOS) {
      assert.match(source, /^https:\/\//, id);
      assert.ok(hours > 0, id);
      assert.ok(zones + services.length + planes.length > 0 || links, `${id} takes nothing`);
    }
  });

  it("of 2025-10-20 take a table in us-east-1, and not one with a replica that is used", () => {
    const [fault, ...more] = historyFaults(scene(), { ids: ["2025-10-20"] });
    assert.equal(fault?.id, "scenario 2025-10-20");
    assert.deepEqual(more, []);
    assert.equal(written(scene(), "receipts", fault.atoms), "down");
    assert.equal(written(scene(), "carts", fault.atoms), "continues");
    assert.equal(written(scene(), "orders", fault.atoms), "continues");
  });

  it("that took a zone are a fault for each zone of the Region", () => {
    const faults = historyFaults(scene(), { ids: ["2012-06-29"] });
    assert.deepEqual(
      faults.map(({ id }) => id),
      ["a", "b", "c"].map((zone) => `scenario 2012-06-29 us-east-1${zone}`),
    );
    assert.equal(written(scene(), "orders", faults[0]!.atoms), "down");
    assert.equal(written(scene(), "orders", faults[1]!.atoms), "continues");
  });

  it("that took two zones leave open what is in three", () => {
    const [fault] = historyFaults(scene(), { ids: ["two-zones"] });
    assert.equal(fault?.id, "scenario two-zones us-east-1 us-east-1a us-east-1b");
    assert.equal(written(scene(), "receipts", fault.atoms), "undecided");
  });

  it("of another Region leave these stacks alone, unless they are to happen here", () => {
    const [there] = historyFaults(scene(), { ids: ["2018-11-22"] });
    assert.deepEqual(there?.atoms, ["service:ec2@ap-northeast-2", "service:lambda@ap-northeast-2"]);
    const here = historyFaults(scene(), { ids: ["2018-11-22"], inOwnRegions: true });
    assert.deepEqual(
      here.map(({ id }) => id),
      ["scenario 2018-11-22 us-east-1", "scenario 2018-11-22 us-west-2"],
    );
  });

  it("are simulated where they are asked for", () => {
    const table = resource(DYNAMODB_TABLE, "receipts", { name: "receipts", hashKey: "id" }, EAST);
    const { faults, survival } = simulate(graphOf(table), { pairs: false, history: { ids: ["2025-10-20"] } });
    assert.equal(faults.filter(({ kind }) => kind === "scenario").length, 1);
    const written = survival.find((one) => one.function === "write receipts" && one.fault === "scenario 2025-10-20");
    assert.equal(written?.word, "waits");
  });

  it("cut links, and control planes by the Region in their name", () => {
    const [links] = historyFaults(scene(), { ids: ["region-connectivity"] });
    assert.deepEqual(links?.atoms, ["link:us-east-1~us-west-2"]);
    const [planes] = historyFaults(scene(), { ids: ["2021-12-07"], inOwnRegions: true }).slice(1);
    assert.ok(planes?.atoms.includes("plane:route53@us-east-1"));
    assert.ok(planes?.atoms.includes("plane:rds@us-west-2"));
  });
});
