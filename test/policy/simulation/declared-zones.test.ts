import { strict as assert } from "node:assert";
import { DB_INSTANCE, DB_SUBNET_GROUP, EFS_FILE_SYSTEM, EFS_MOUNT_TARGET } from "../../../policy/aws";
import { simulate } from "../../../policy/simulation";
import { component, graphOf, resource, type Fixture } from "../fixtures";

const EAST = { region: "us-east-1" };
const SUBNETS = ["subnet-a", "subnet-b"];

/** A network that was made elsewhere, as Holdfast declares one. */
const network = (zones: Record<string, string>): Fixture =>
  component("holdfast:network:Network", "network", { outputs: { subnetAvailabilityZones: zones } });

const DECLARED = { "subnet-a": "us-east-1a", "subnet-b": "us-east-1b" };

/** What is in both of the subnets, or in the first one. */
function system(): Fixture[] {
  const files = resource(EFS_FILE_SYSTEM, "files", {}, EAST);
  const group = resource(DB_SUBNET_GROUP, "databases", { subnetIds: SUBNETS }, EAST);
  return [
    files,
    group,
    resource(EFS_MOUNT_TARGET, "files", { fileSystemId: files.id, subnetId: "subnet-a" }, EAST),
    resource(DB_INSTANCE, "orders", { multiAz: true, dbSubnetGroupName: group.output("name") }, EAST),
  ];
}

const words = (...fixtures: Fixture[]) => {
  const { survival } = simulate(graphOf(...system(), ...fixtures), { pairs: false });
  return (fn: string, fault: string) => survival.find((one) => one.function === fn && one.fault === fault)?.word;
};

describe("zones of subnets that were made elsewhere", () => {
  it("are those that a component declares", () => {
    const word = words(network(DECLARED));
    assert.equal(word("write orders", "zone us-east-1a"), "recovers");
    assert.equal(word("write orders", "zone us-east-1b"), "recovers");
    assert.equal(word("write files", "zone us-east-1a"), "waits");
    assert.equal(word("write files", "zone us-east-1b"), "continues");
  });

  it("are in doubt without: no fault of a zone is even known", () => {
    const word = words();
    assert.equal(word("write orders", "region us-east-1 outage"), "waits");
    assert.equal(word("write orders", "zone us-east-1a"), undefined);
  });

  it("are in doubt where one is declared and the other is not", () => {
    const word = words(network({ "subnet-b": "us-east-1b" }));
    assert.equal(word("write files", "zone us-east-1b"), "undecided");
    assert.equal(word("write orders", "zone us-east-1b"), "undecided");
  });
});
