import { strict as assert } from "node:assert";
import { EC2_INSTANCE, HEALTH_CHECK, RECORD } from "../../../policy/aws";
import { buildScene, type Atom } from "../../../policy/simulation";
import { levelOf } from "../../../policy/simulation/engine/share";
import { Player } from "../../../policy/simulation/engine/player";
import { elementsOf } from "../../../policy/simulation/flow";
import { graphOf, resource, type Fixture } from "../fixtures";
import {
  servedBy,
  type Range,
  type ReferenceCheck,
  type ReferencePolicy,
  type ReferenceRecord,
  type ReferenceSet,
} from "./route53-reference";
import { randomOf } from "./scenes";

const SCENES = process.env.HOLDFAST_ALL ? 10_000 : 200;
const EAST = { region: "us-east-1" };
const POLICIES = ["simple", "failover", "weighted", "multivalue answer", "latency", "geolocation"] as const;
const PLACES = [
  { country: "US", subdivision: "CA", size: 0 },
  { country: "US", size: 1 },
  { country: "FR", size: 1 },
  { continent: "NA", size: 2 },
  { continent: "EU", size: 2 },
  { country: "*", size: 3 },
];

/** A random system of names, as a program would write it and as the reference has it. */
class System {
  readonly fixtures: Fixture[] = [];
  readonly set: ReferenceSet;
  /** Shares of clients by location are in no resource. */
  isExact = true;
  private readonly count: number;
  private checks = 0;

  constructor(private readonly random: () => number) {
    this.count = 2 + this.pick(4);
    for (let number = 0; number < this.count; number += 1) {
      const outputs = { publicIp: `192.0.2.${number}`, availabilityZone: "us-east-1a" };
      this.fixtures.push(resource(EC2_INSTANCE, `i${number}`, {}, { ...EAST, outputs }));
    }
    this.set = this.addSet("shop", 0);
  }

  failing(): number[] {
    return Array.from({ length: this.count }, (_, number) => number).filter(() => this.random() < 0.4);
  }

  private pick(count: number): number {
    return Math.floor(this.random() * count);
  }

  private addSet(name: string, depth: number): ReferenceSet {
    const policy = POLICIES[this.pick(POLICIES.length)]!;
    if (policy === "latency" || policy === "geolocation") this.isExact = false;
    const count = policy === "simple" ? 1 : policy === "failover" ? 1 + this.pick(2) : 1 + this.pick(4);
    const shift = this.pick(PLACES.length);
    const records = Array.from({ length: count }, (_, index) => {
      const { inputs, reference } = this.routed(policy, index, shift);
      const { check, fixture } = this.random() < 0.6 ? this.addCheck() : {};
      // A multivalue answer record is no alias.
      const isNested = depth < 2 && policy !== "multivalue answer" && this.random() < 0.4;
      const inner = `${name}-${index}`;
      const to = isNested ? this.addSet(inner, depth + 1) : this.pick(this.count);
      const evaluates = this.random() < 0.5;
      const aliases = [{ name: `${inner}.example.com`, zoneId: "Z1", evaluateTargetHealth: evaluates }];
      const leads = typeof to === "number" ? { ttl: 60, records: [`192.0.2.${to}`] } : { aliases };
      this.fixtures.push(
        resource(RECORD, inner, {
          ...{ zoneId: "Z1", name: `${name}.example.com`, type: "A", ...inputs, ...leads },
          ...(fixture && { healthCheckId: fixture.id }),
        }),
      );
      return { ...reference, check, to, evaluates };
    });
    return { policy, records };
  }

  private routed(policy: ReferencePolicy, index: number, shift: number) {
    const own = (inputs: object, reference: Partial<ReferenceRecord> = {}) => {
      const setIdentifier = policy === "simple" ? {} : { setIdentifier: `${index}` };
      return { inputs: { ...setIdentifier, ...inputs }, reference };
    };
    if (policy === "failover") {
      const side = index === 0 ? "PRIMARY" : "SECONDARY";
      return own({ failoverRoutingPolicies: [{ type: side }] }, { side });
    }
    if (policy === "weighted") {
      const weight = this.pick(4);
      return own({ weightedRoutingPolicies: [{ weight }] }, { weight });
    }
    if (policy === "latency") return own({ latencyRoutingPolicies: [{ region: `us-east-${index}` }] });
    if (policy === "multivalue answer") return own({ multivalueAnswerRoutingPolicy: true });
    if (policy === "simple") return own({});
    const { size, ...place } = PLACES[(index + shift) % PLACES.length]!;
    return own({ geolocationRoutingPolicies: [place] }, { size });
  }

  private addCheck(): { check: ReferenceCheck; fixture: Fixture } {
    const [inverted, disabled] = [this.random() < 0.15, this.random() < 0.1];
    const switches = { invertHealthcheck: inverted, disabled };
    const name = `c${(this.checks += 1)}`;
    if (this.random() < 0.7) {
      const endpoint = this.pick(this.count);
      const asked = { type: "TCP", ipAddress: `192.0.2.${endpoint}`, port: 80 };
      const fixture = resource(HEALTH_CHECK, name, { ...asked, ...switches });
      this.fixtures.push(fixture);
      return { check: { endpoint, inverted, disabled }, fixture };
    }
    const children = Array.from({ length: 1 + this.pick(3) }, () => this.addCheck());
    const threshold = this.pick(children.length + 2);
    const childHealthchecks = children.map((child) => child.fixture.id);
    const inputs = { type: "CALCULATED", childHealthchecks, childHealthThreshold: threshold, ...switches };
    const fixture = resource(HEALTH_CHECK, name, inputs);
    this.fixtures.push(fixture);
    return { check: { children: children.map((child) => child.check), threshold, inverted, disabled }, fixture };
  }
}

/** What clients get that ask for the name, capacity left aside, long after some instances failed. */
function simulated(fixtures: readonly Fixture[]) {
  const graph = graphOf(...fixtures);
  const scene = buildScene(graph);
  const record = graph.ofType(RECORD).find(({ inputs }) => inputs.name === "shop.example.com")!;
  const { flow, probe = flow } = scene.served(record);
  const player = new Player(scene.elements, elementsOf(probe));
  return (failing: readonly number[]): Range => {
    const replay = player.play(failing.map((number): Atom => `host:i${number}`));
    return levelOf(probe, (id) => replay.stateAt(id, Infinity));
  };
}

const kindOf = (share: number): string => (share < 1e-9 ? "none" : share > 1 - 1e-9 ? "all" : "some");

describe("names, against Route 53 written from its pages alone", () => {
  it(`serve the same clients in ${SCENES} random systems of sets, checks and endpoints`, () => {
    let compared = 0;
    for (let seed = 0; seed < SCENES; seed += 1) {
      const system = new System(randomOf(seed + 9e6));
      const levels = simulated(system.fixtures);
      for (let turn = 0; turn < 4; turn += 1) {
        const failing = turn === 0 ? [] : system.failing();
        const [ours, theirs] = [levels(failing), servedBy(system.set, new Set(failing))];
        const isSame = system.isExact
          ? Math.abs(ours.least - theirs.least) < 1e-3 && Math.abs(ours.most - theirs.most) < 1e-3
          : kindOf(ours.least) === kindOf(theirs.least) && kindOf(ours.most) === kindOf(theirs.most);
        const shown = () => `seed ${seed}, ${failing.join()} fail: ${JSON.stringify([ours, theirs, system.set])}`;
        if (!isSame) assert.fail(shown());
        compared += 1;
      }
    }
    assert.equal(compared, 4 * SCENES);
  });
});
