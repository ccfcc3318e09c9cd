import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { time } from "../../cli/report/survival/words";
import { simulate, type Simulation, type Survival } from "../../policy/simulation";
import { graphOf } from "../policy/fixtures";
import { Site } from "../policy/simulation/worked/serving";
import { simulationOf } from "../support/simulations";

const page = readFileSync(join(__dirname, "../../docs/compare-faultray.md"), "utf8");

/** What the page says that Holdfast says of the stacks which a row of its table begins with. */
function saidOf(stacks: string): string {
  const row = page.split("\n").find((line) => line.startsWith(`| ${stacks}`));
  assert.ok(row, `no row of ${stacks}`);
  return row.split("|").at(-2)!;
}

const [EAST, WEST] = ["region us-east-1 outage", "region us-west-2 outage"];
const side = (type: "PRIMARY" | "SECONDARY") => ({ failoverRoutingPolicies: [{ type }] });
const pair = () => [new Site("us-east-1"), new Site("us-west-2")] as const;
const simulated = (...sites: readonly Site[]) =>
  simulate(graphOf(...sites.flatMap((site) => site.all())), { pairs: false });

function survivalOf({ survival }: Simulation, fault: string, fn = "serve shop.example.com"): Survival {
  const found = survival.find((one) => one.fault === fault && one.function === fn);
  assert.ok(found, `${fn} under ${fault}`);
  return found;
}

/** `recovers 0:0 108:1` */
const course = ({ word, timeline }: Survival) => [word, ...timeline.map(({ at, share }) => `${at}:${share}`)].join(" ");

/** The primary has the check of the standby's endpoint, and the standby none. */
function checkedElsewhere(): Simulation {
  const [east, west] = pair();
  const [web, other] = [east.web(4, 50), west.web(4, 50)];
  east.alias(web, { ...side("PRIMARY"), healthCheckId: west.check("other", other).id });
  west.alias(other, side("SECONDARY"));
  return simulated(east, west);
}

/** The primary's load balancer forwards to two target groups, of which one has no targets. */
function withEmptyGroup(): Simulation {
  const [east, west] = pair();
  const web = east.web(4, 50);
  const empty = east.targetGroup("empty");
  east.listener(web, "empty", east.forward(empty), { port: 8080 });
  east.alias(web, side("PRIMARY"), true);
  west.alias(west.web(4, 50), side("SECONDARY"), true);
  return simulated(east, west);
}

/** Half of the answers each, and only the record of us-west-2 has a check. */
function weighted(): Simulation {
  const [east, west] = pair();
  const half = { weightedRoutingPolicies: [{ weight: 50 }] };
  const other = west.web(4, 40);
  east.alias(east.web(4, 40), half);
  west.alias(other, { ...half, healthCheckId: west.check("other", other).id });
  return simulated(east, west);
}

describe("docs/compare-faultray.md", () => {
  it("says of the shipped plan what Holdfast does", async () => {
    const [said, simulation] = [saidOf("the shipped plan"), await simulationOf("shipped")];
    const lost = survivalOf(simulation, EAST);
    const data = (fault: string) => survivalOf(simulation, fault, "serve shop.example.com with its data");
    const failover = simulation.steps.find(({ id }) => /^fail over .* to /.test(id))!;
    for (const phrase of [
      `${time(lost.rto!.seconds)} in an outage of us-east-1`,
      `with its data ${time(data("zone us-east-1a").rto!.seconds)} for a zone`,
      `${time(data(EAST).rto!.seconds)} for us-east-1`,
      `${time(failover.takes.seconds)} are a person's`,
    ])
      assert.ok(said.includes(phrase), phrase);
    assert.match(said, /continues in one of a zone or of us-west-2/);
    for (const fault of ["zone us-east-1a", WEST])
      assert.equal(course(survivalOf(simulation, fault)), "continues 0:1", fault);
    const single = simulation.cutSets.filter((one) => one.order === 1 && one.function === "serve shop.example.com");
    const kinds = single.map(({ members: [fault = ""] }) => fault.split(" ")[0]);
    assert.deepEqual(kinds.sort(), ["account", "certificate", "rights"]);
    assert.match(said, /three single points of failure, each named: the account, its administrator, the certificate/);
  });

  const CASES: [stacks: string, make: () => Simulation, rows: [fault: string, expected: string, said: RegExp][]][] = [
    [
      "failover between two Regions, where",
      checkedElsewhere,
      [[WEST, "waits 0:1 168:0", /an outage of us-west-2, the standby, takes the whole primary out of service/]],
    ],
    [
      "failover from a load balancer with",
      withEmptyGroup,
      [
        ["zone us-west-2a", "recovers 0:0.9 455:1", /a fault of a zone of us-west-2 is what users notice/],
        [WEST, "undecided 0:0 60:0", /An outage of us-west-2 is undecided/],
        [EAST, "continues 0:1", /one of us-east-1 changes nothing/],
      ],
    ],
    [
      "two weighted records, one of them",
      weighted,
      [
        [EAST, "degraded 0:0.5", /an outage of us-east-1: half of the answers stay wrong, for good/],
        [WEST, "recovers 0:0.5 168:1", /of us-west-2: half for 168 s, then all is served/],
      ],
    ],
  ];
  for (const [stacks, make, rows] of CASES)
    it(`says of ${stacks} what Holdfast does`, () => {
      const [said, simulation] = [saidOf(stacks), make()];
      for (const [fault, expected, phrase] of rows) {
        assert.equal(course(survivalOf(simulation, fault)), expected, fault);
        assert.match(said, phrase);
      }
    });
});
