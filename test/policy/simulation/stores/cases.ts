import { strict as assert } from "node:assert";
import { DB_SUBNET_GROUP, SUBNET } from "../../../../policy/aws";
import { buildScene, type Atom } from "../../../../policy/simulation";
import { storesOf } from "../../../../policy/simulation/stores";
import { graphOf, resource, type Fixture } from "../../fixtures";
import { outcomeOf } from "../outcome";

export const EAST = "us-east-1";
export const WEST = "us-west-2";
export const OHIO = "us-east-2";

const zone = (name: string): Atom => `zone:${name.slice(0, -1)}/${name}`;
const region = (name: string): Atom => `region:${name}`;

/** A subnet in each of three zones of a Region, and a DB subnet group over them. */
function network(of: string) {
  const subnets = [..."abc"].map((one) =>
    resource(SUBNET, `${of}${one}`, { availabilityZone: `${of}${one}` }, { region: of }),
  );
  const group = resource(
    DB_SUBNET_GROUP,
    `databases-${of}`,
    { subnetIds: subnets.map(({ id }) => id) },
    { region: of },
  );
  return { subnets, group, all: [...subnets, group] };
}

export const east = network(EAST);
export const west = network(WEST);

/** An architecture, and what faults do to its store: `<use> <fault>` by outcome. */
export interface Case {
  readonly title: string;
  /** AWS's page that the outcomes follow from. */
  readonly source: string;
  readonly resources: () => Fixture[];
  readonly store?: string;
  readonly expected: Readonly<Record<string, string>>;
}

const FAULTS: Readonly<Record<string, readonly Atom[]>> = {
  nothing: [],
  "zone a": [zone("us-east-1a")],
  "zone b": [zone("us-east-1b")],
  "zones a and b": [zone("us-east-1a"), zone("us-east-1b")],
  "us-east-1": [region(EAST)],
  "us-east-2": [region(OHIO)],
  "us-west-2": [region(WEST)],
  "zone c": [zone("us-east-1c")],
  "us-east-1 and us-east-2": [region(EAST), region(OHIO)],
  "us-east-1 and us-west-2": [region(EAST), region(WEST)],
  host: ["host:orders"],
  "host of the writer": ["host:orders-1"],
  content: ["content:orders"],
  key: ["key:orders-key"],
  "rds in us-east-1": ["service:rds@us-east-1"],
  "dynamodb in us-east-1": ["service:dynamodb@us-east-1"],
  "s3 in us-east-1": ["service:s3@us-east-1"],
  "control plane and zone a": [zone("us-east-1a"), "plane:rds@us-east-1"],
};

export function describeCases(what: string, cases: readonly Case[]): void {
  describe(what, () => {
    for (const { title, source, resources, store: name = "orders", expected } of cases) {
      it(`${title} (${source})`, () => {
        const scene = buildScene(graphOf(...east.all, ...west.all, ...resources()));
        const stores = storesOf(scene);
        const store = stores.find((one) => one.name === name);
        assert.ok(store, `no store ${name}, but ${stores.map((one) => one.name).join()}`);
        const found = Object.keys(expected).map((key) => {
          const [use, ...fault] = key.split(" ");
          const { serves } = use === "write" ? store.write : store.read;
          return [key, outcomeOf(scene, serves, FAULTS[fault.join(" ")]!)];
        });
        assert.deepEqual(Object.fromEntries(found), expected);
      });
    }
  });
}
