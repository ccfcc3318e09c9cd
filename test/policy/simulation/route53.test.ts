import { strict as assert } from "node:assert";
import { RECORD } from "../../../policy/aws";
import { levelOf } from "../../../policy/simulation/engine/share";
import { Player } from "../../../policy/simulation/engine/player";
import { elementsOf } from "../../../policy/simulation/flow";
import { choose, type Candidate } from "../../../policy/simulation/dns/policies";
import { buildScene, type Atom } from "../../../policy/simulation";
import { graphOf, resource } from "../fixtures";
import {
  failover,
  geolocation,
  latency,
  multivalue,
  weighted,
  type Range,
  type ReferenceRecord,
} from "./route53-reference";
import { randomOf } from "./scenes";

const ZONE = { zoneId: "Z1", name: "shop.example.com", type: "A", ttl: 60 };

type Policy = Parameters<typeof choose>[0];

interface Written {
  inputs: Record<string, unknown>;
  reference: Partial<ReferenceRecord>;
}

/** What a policy's flow delivers, for some states of health and of what the records lead to. */
function simulated(policy: Policy, inputs: readonly Record<string, unknown>[]) {
  const graph = graphOf(
    ...inputs.map((own, index) =>
      resource(RECORD, `r${index}`, { ...ZONE, setIdentifier: `r${index}`, ...own, records: [`192.0.2.${index}`] }),
    ),
  );
  const scene = buildScene(graph);
  const candidates = graph.ofType(RECORD).map((record, index): Candidate => {
    const healthy = scene.leaf([`host:health-${index}`], "healthy");
    const element = scene.leaf([`host:target-${index}`], "up");
    const flow = { kind: "gate", element } as const;
    return { record, label: record.name, healthy, seen: healthy, served: { flow, capability: element }, flow };
  });
  const flow = choose(policy, candidates, scene);
  assert.ok(flow);
  const player = new Player(scene.elements, elementsOf(flow));
  return (atoms: readonly Atom[]): Range => {
    const replay = player.play(atoms);
    return levelOf(flow, (id) => replay.stateAt(id, 0));
  };
}

/** A share that is neither nothing nor all may be any where the numbers of clients are not known. */
const kindOf = (share: number): string => (share === 0 ? "none" : share === 1 ? "all" : "some");

function agree(
  policy: Policy,
  records: readonly Written[],
  reference: (records: readonly ReferenceRecord[]) => Range,
  exact: boolean,
): number {
  const levels = simulated(
    policy,
    records.map(({ inputs }) => inputs),
  );
  const random = randomOf(records.length);
  let compared = 0;
  for (let health = 0; health < 2 ** records.length; health += 1) {
    const ups = records.length <= 4 ? 2 ** records.length : 8;
    for (let turn = 0; turn < ups; turn += 1) {
      const up = records.length <= 4 ? turn : Math.floor(random() * 2 ** records.length);
      const states = records.map((one, index) => ({
        ...one.reference,
        healthy: (health >> index) % 2 === 1,
        served: ((up >> index) % 2 === 1 ? { least: 1, most: 1 } : { least: 0, most: 0 }) satisfies Range,
      }));
      const atoms = states.flatMap(({ healthy, served }, index): Atom[] => [
        ...(healthy ? [] : [`host:health-${index}` as const]),
        ...(served.most === 1 ? [] : [`host:target-${index}` as const]),
      ]);
      const [ours, theirs] = [levels(atoms), reference(states)];
      const label = `${policy} ${JSON.stringify(states)}`;
      if (exact) {
        assert.ok(Math.abs(ours.least - theirs.least) < 1e-3 && Math.abs(ours.most - theirs.most) < 1e-3, label);
      } else
        assert.deepEqual([kindOf(ours.least), kindOf(ours.most)], [kindOf(theirs.least), kindOf(theirs.most)], label);
      compared += 1;
    }
  }
  return compared;
}

function written(
  count: number,
  inputs: (index: number) => Record<string, unknown>,
  reference: (index: number) => Partial<ReferenceRecord> = () => ({}),
) {
  return Array.from({ length: count }, (_, index) => ({ inputs: inputs(index), reference: reference(index) }));
}

describe("records, against Route 53 written from its pages alone", () => {
  const sides = ["PRIMARY", "SECONDARY"] as const;
  const failovers = (count: number, from = 0) =>
    written(
      count,
      (index) => ({ failoverRoutingPolicies: [{ type: sides[index + from] }] }),
      (index) => ({ side: sides[index + from]! }),
    );

  it("fails over from PRIMARY to SECONDARY, and back to PRIMARY where both are unhealthy", () => {
    for (const records of [failovers(2), failovers(1), failovers(1, 1)]) agree("failover", records, failover, true);
  });

  for (const weights of [
    [1, 1],
    [1, 0],
    [0, 0],
    [90, 10, 0],
    [0, 0, 1, 1],
    [1, 2, 3, 0, 0],
    [5, 0, 1, 1, 0, 255],
  ]) {
    it(`shares the clients of weights ${weights.join(", ")} among the healthy records`, () => {
      const records = weights.map((weight) => ({
        inputs: { weightedRoutingPolicies: [{ weight }] },
        reference: { weight },
      }));
      assert.ok(agree("weighted", records, weighted, true) >= 16);
    });
  }

  it("answers with every healthy value, or with all", () => {
    for (const count of [1, 2, 3, 4, 5, 6]) {
      agree(
        "multivalue answer",
        written(count, () => ({ multivalueAnswerRoutingPolicy: true })),
        multivalue,
        true,
      );
    }
  });

  it("sends clients to their own Region's record while it is healthy, else to another healthy one", () => {
    for (const count of [1, 2, 3, 4, 5]) {
      const records = written(count, (index) => ({ latencyRoutingPolicies: [{ region: `us-east-${index}` }] }));
      agree("latency", records, latency, false);
    }
  });

  const locations = [
    { country: "US", subdivision: "CA" },
    { country: "US" },
    { country: "FR" },
    { continent: "NA" },
    { continent: "EU" },
    { country: "*" },
  ];
  const sizes = [0, 1, 1, 2, 2, 3];
  for (const chosen of [[5], [1, 5], [0, 1, 3, 5], [1, 2], [0, 3, 4], [0, 1, 2, 3, 4, 5]]) {
    it(`sends clients to the next larger location: ${chosen.map((index) => JSON.stringify(locations[index])).join(", ")}`, () => {
      const records = chosen.map((index) => ({
        inputs: { geolocationRoutingPolicies: [locations[index]] },
        reference: { size: sizes[index]! },
      }));
      agree("geolocation", records, geolocation, false);
    });
  }
});
