import assert from "node:assert/strict";
import { assumedBy, meetsRecoveryObjectives } from "../../../../policy/rules/pulumi/meets-recovery-objectives";
import { DEFAULT_SETTINGS, simulationOf } from "../../../../policy/simulation";
import { component, graphOf, judgementsOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const RDS = "aws:rds/instance:Instance";
const zone = { rto: "2m", rpo: "0s" };

/** A program that declares objectives, in one stack of one Region. */
const wants = (objectives: object | undefined) =>
  component("shop:index:Shop", "shop", objectives === undefined ? {} : { outputs: { objectives } });

const database = (inputs: Record<string, unknown> = {}, options: { stack?: string; region?: string } = {}) =>
  resource(
    RDS,
    "orders",
    { availabilityZone: "us-east-1a", multiAz: false, backupRetentionPeriod: 7, engine: "postgres", ...inputs },
    { region: "us-east-1", ...options },
  );

const subnet = (letter: string) =>
  resource("aws:ec2/subnet:Subnet", letter, { availabilityZone: `us-east-1${letter}` }, { region: "us-east-1" });

const WITH_STANDBY = { multiAz: true, availabilityZone: "us-east-1a" };

interface Case {
  readonly parts: readonly Fixture[];
  readonly says: string;
  readonly message?: RegExp;
  readonly settings?: Record<string, unknown>;
}

const CASES: Readonly<Record<string, Case>> = {
  "no objectives": { parts: [wants(undefined), database()], says: "notApplicable" },
  "an objective that is met by times which are assumed": {
    parts: [wants({ infrastructure: { rto: "1h", rpo: "0s" } }), database()],
    says: "compliant",
  },
  "one zone": {
    parts: [wants({ zone }), subnet("a"), subnet("b"), database()],
    says: "violation",
    message: /misses its objective under zone us-east-1a: .*2 more: holdfast simulate/,
  },
  "a standby in another zone": {
    parts: [wants({ zone }), subnet("a"), subnet("b"), database(WITH_STANDBY)],
    says: "compliant",
  },
  "a standby, and an objective below what RDS takes to fail over": {
    parts: [wants({ zone: { rto: "1m", rpo: "0s" } }), subnet("a"), subnet("b"), database(WITH_STANDBY)],
    says: "violation",
    message: /fail over orders: 120 s/,
  },
  "a standby that is not known": {
    parts: [wants({ zone }), subnet("a"), subnet("b"), database({ multiAz: unknown })],
    says: "undecided",
  },
  "the loss of the Region, seen from one stack": {
    parts: [wants({ region: { rto: "15m", rpo: "1m" } }), database()],
    says: "undecided",
    message: /judge both together/,
  },
  "the loss of the Region, seen from both stacks": {
    parts: [
      wants({ region: { rto: "15m", rpo: "1m" } }),
      database(),
      resource("aws:sqs/queue:Queue", "jobs", {}, { region: "us-west-2", stack: "secondary" }),
    ],
    says: "violation",
    message: /region us-east-1 gone: lost\. /,
  },
  "a replica of a database that is not judged": {
    parts: [
      wants({ zone }),
      subnet("a"),
      database({ replicateSourceDb: "arn:aws:rds:us-west-2:123456789012:db:orders" }),
    ],
    says: "undecided",
  },
};

describe("meets-recovery-objectives", () => {
  for (const [title, { parts, says, message = /^/, settings }] of Object.entries(CASES)) {
    it(`${says}: ${title}`, () => {
      const graph = graphOf(...parts);
      const own = judgementsOf(meetsRecoveryObjectives, graph, settings).filter(({ name }) => name === "orders");
      assert.deepEqual([...new Set(own.map(({ verdict }) => verdict))], [says]);
      const text = own.map((one) => ("message" in one ? one.message : "reason" in one ? one.reason : "")).join("\n");
      assert.match(text, message);
    });
  }

  it("simulates a graph once, and one without objectives not at all", () => {
    const graph = graphOf(wants({ zone }), subnet("a"), database());
    const before = simulationOf(graph);
    verdicts(meetsRecoveryObjectives, graph);
    assert.equal(simulationOf(graph), before);
  });

  it("assumes what its settings say", () => {
    const said = (reaction?: string) => assumedBy(reaction === undefined ? {} : { reaction });
    assert.deepEqual([said(), said("5m").reaction], [DEFAULT_SETTINGS, 300]);
    assert.deepEqual(assumedBy({ checks: "data" }), { ...DEFAULT_SETTINGS, checks: "data" });
  });
});
