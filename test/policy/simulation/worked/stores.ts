import { strict as assert } from "node:assert";
import { DB_SUBNET_GROUP, SUBNET } from "../../../../policy/aws";
import { buildScene, type Atom } from "../../../../policy/simulation";
import { storesOf } from "../../../../policy/simulation/stores";
import { graphOf, resource, type Fixture } from "../../fixtures";
import { outcomeOf } from "../outcome";
import { solved, type Table, type Worked } from "./worked";

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
export interface StoreCase extends Worked {
  readonly resources: () => Fixture[];
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

const made = ({ resources }: Pick<StoreCase, "resources">): Fixture[] => [...east.all, ...west.all, ...resources()];

/** What a fault does to reads and writes of the store `orders`. */
function outcomes({ resources, expected }: StoreCase): Record<string, string> {
  const scene = buildScene(graphOf(...made({ resources })));
  const store = storesOf(scene).find((one) => one.name === "orders");
  assert.ok(store);
  const found = Object.keys(expected).map((question) => {
    const [use, ...fault] = question.split(" ");
    const { serves } = use === "write" ? store.write : store.read;
    return [question, outcomeOf(scene, serves, FAULTS[fault.join(" ")]!)];
  });
  return Object.fromEntries(found);
}

function phrase(question: string, answer: string): string {
  const [use, ...fault] = question.split(" ");
  const [word, seconds] = answer.split(" ");
  return `${fault.join(" ")}: ${use}s ${word === "after" ? `are back after ${seconds} s` : SAID[answer]}`;
}

const SAID: Readonly<Record<string, string>> = {
  continues: "continue",
  down: "fail until it is over",
  undecided: "are undecided",
  broken: "fail, as they do without a fault",
};

export function storeTable(title: string, cases: readonly StoreCase[]): Table {
  const asks = "Whether the store can be read and written under a fault, and after how long.";
  return { title, asks, cases: solved(cases, made, outcomes), phrase };
}
