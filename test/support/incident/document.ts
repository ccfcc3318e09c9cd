import { graphFromExports } from "../../../policy/graph";
import { simulate, type Afterwards, type Simulation } from "../../../policy/simulation";
import { planOf, SIDES } from "../../components/plans";
import { simulationOf } from "../simulations";
import { VARIANTS } from "../variants";
import { FAULTS, LASTS, type Fault } from "./faults";
import { walk, type Change, type Walk } from "./walk";

/** The variant that stands for each strategy. */
export const BY_STRATEGY = {
  "static-site": "static-site",
  "backup-restore": "backup-restore",
  "pilot-light": "pilot-light-network-load-balancer",
  "warm-standby": "shipped",
  "active-active": "active-active",
} as const;

const seen = new Map<Fault, Map<string, Promise<Walk>>>();

/** What is seen of a fault in a variant; walked once. */
export function seenIn(variant: string, fault: Fault): Promise<Walk> {
  const known = seen.get(fault) ?? new Map<string, Promise<Walk>>();
  seen.set(fault, known);
  const walked =
    known.get(variant) ??
    Promise.all([planOf(variant), simulationOf(variant)]).then(([pair, simulation]) => {
      return walk(pair, fault, undefined, { replaced: replacedIn(simulation) });
    });
  known.set(variant, walked);
  return walked;
}

const OUTAGE = "region us-east-1 outage";
const USERS = "serve shop.example.com";

/** The variant that has a latch. */
export const LATCHED = "warm-standby-existing-vpc";

/** Where the simulation says that users go once the primary's Region is back. */
export async function returnIn(variant: string): Promise<Afterwards | undefined> {
  const pair = await planOf(variant);
  const documents = SIDES.map((file) => {
    return { file, document: { version: 3, deployment: { resources: pair[file].resources } } };
  });
  const only = { functions: new Set([USERS]), faults: new Set([OUTAGE]) };
  const { survival } = simulate(graphFromExports(documents), { pairs: false, only });
  return survival[0]?.afterwards;
}

/** Seconds until Auto Scaling has replaced the instances of an Availability Zone, a part of the group at a time. */
function replacedIn({ steps }: Simulation): number {
  const times = steps
    .filter(({ id }) => /^replace storefront(@us-east-1)?#/.test(id))
    .map(({ takes }) => takes.seconds);
  return times.length === 0 ? Infinity : Math.max(...times);
}

const PREFACE = `<!-- From the planned alarms, records and health checks, by \`npm run generate\`. -->

# An incident, minute by minute

What the alarms, Route 53 and SNS do in each fault and strategy until an operator acts. Every fault begins with minute 1 and ends after minute ${LASTS}, without an
operator. States come from the planned alarms' own thresholds, periods and rules, and answers from the planned records and health checks; only the fault's
effect on the metrics is assumed. Who answers users in each minute is what the [simulation](survival.md) says of that time, and what an operator does later
is in [the disaster plan](disaster-plan.md). "Notifies" is SNS, to the addresses of \`holdfast:alerts\`.

The strategies are those of the test variants: ${Object.entries(BY_STRATEGY)
  .map(([strategy, variant]) => (strategy === variant ? strategy : `${strategy} (${variant})`))
  .join(", ")}.
`;

/** docs/incident.md. */
export async function incidentDocument(): Promise<string> {
  const parts = [PREFACE];
  for (const fault of Object.values<Fault>(FAULTS)) {
    parts.push(`## ${fault.title}\n\n${fault.says}\n`);
    for (const [strategy, variant] of Object.entries(BY_STRATEGY))
      parts.push(await strategyPart(strategy, variant, fault));
    if (fault === FAULTS.region) parts.push(await returnPart());
  }
  return parts.join("\n");
}

async function strategyPart(strategy: string, variant: string, fault: Fault): Promise<string> {
  if (!VARIANTS.some(({ name }) => name === variant)) throw new Error(`no variant is called ${variant}`);
  const found = await seenIn(variant, fault);
  const rows = rowsOf(found);
  const table = ["| Minute | Region | Alarms | Effect |", "| --- | --- | --- | --- |", ...rows];
  const asked = found.changes.filter(({ alarm, to }) => to === "ALARM" && ASKING.includes(alarm)).map(quote);
  return [
    `### ${fault.title}: ${strategy}\n`,
    `Users: ${found.users.map(usersText).join("; ")}.\n`,
    `${rows.length > 0 ? table.join("\n") : "No alarm changes its state, and none notifies."}\n`,
    ...asked,
  ].join("\n");
}

/** What follows once the Region answers again: nothing that an operator does, but for the latch's release. */
async function returnPart(): Promise<string> {
  const rows = await Promise.all(
    Object.entries({ ...BY_STRATEGY, "warm-standby with `dns.latch: 15m`": LATCHED }).map(
      async ([strategy, variant]) => {
        const { seconds, heldFrom, heldBy } = (await returnIn(variant))!;
        const back = `by themselves, within ${seconds} s`;
        if (heldFrom === undefined) return `| ${strategy} | ${back} |`;
        const held = `after ${heldFrom} s or more not before an operator releases the switch (\`${heldBy}\`)`;
        return `| ${strategy} | after an outage of less than ${heldFrom} s ${back}; ${held} |`;
      },
    ),
  );
  const table = ["| Strategy | Users go back to us-east-1 |", "| --- | --- |", ...rows];
  return `### The primary's Region is unavailable: once it answers again\n\n${table.join("\n")}\n`;
}

/** The alarms that ask an operator to act on the Region as a whole. */
const ASKING = ["take-over", "standby-lost", "both-regions-impaired"];

function usersText({ minute, answers, served }: Walk["users"][number]): string {
  const when = minute === 0 ? "before" : `from minute ${minute}`;
  return `${when}, ${answers}${served ? "" : " (no answer)"}`;
}

/** Alarms of one Region that enter the same state in the same minute are one row. */
function rowsOf({ changes }: Walk): string[] {
  const rows = new Map<string, { first: Change; alarms: string[]; does: Set<string> }>();
  for (const change of changes) {
    const key = `${change.minute} ${change.region} ${change.to}`;
    const row = rows.get(key) ?? { first: change, alarms: [], does: new Set() };
    row.alarms.push(`\`${change.alarm}\``);
    change.does.forEach((effect) => row.does.add(effect));
    rows.set(key, row);
  }
  return [...rows.values()].map(
    ({ first, alarms, does }) =>
      `| ${first.minute} | ${first.region} | ${first.to}: ${alarms.join(", ")} | ${[...does].sort().join(", ")} |`,
  );
}

function quote({ region, alarm, description }: Change): string {
  return `> ${region} \`${alarm}\`: ${description}\n`;
}
