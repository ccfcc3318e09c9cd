import { aligned } from "../markdown-table";
import { matrixOf, worstOf, type Column } from "../../../cli/report/survival/matrix";
import { time, wordOf } from "../../../cli/report/survival/words";
import { objectiveCounts } from "../../../cli/report/simulation-json";
import { groupedBy } from "../../../policy/graph";
import { DEFAULT_SETTINGS, type Simulation, type Survival } from "../../../policy/simulation";
import { simulationOf } from "../simulations";
import { shippedStrategies, type Shipped } from "./strategies";

const PREFACE = `<!-- From \`holdfast simulate\` of the shipped configuration in each strategy, by \`npm run generate\`. -->

# What each strategy survives

The shipped configuration in all five strategies, as the [simulation](simulation.md) computes it from the planned resources. A cell is the worst that any fault of its
column does: a time until all of the load is carried again, or one of the [words](simulation.md#words). Of \`keep\` it is the age of what is left, at most. \`*\` marks what
waits for an operator, who is taken to begin after ${time(DEFAULT_SETTINGS.reaction)}; "idle" is down without any fault, as a standby is; \`✖\` a missed objective, which is explained below the table. Faults are single ones. "Gone" is a Region that does not
come back, "contents" data that were spoilt or deleted, "release" one with which no new instance, task or function works, and which no person rolls back.
`;

/** docs/survival.md. */
export async function survivalDocument(): Promise<string> {
  const parts: string[] = [PREFACE];
  for (const shipped of shippedStrategies()) parts.push(strategyPart(shipped, await simulationOf(shipped.variant)));
  return parts.join("\n");
}

function strategyPart({ strategy, changes }: Shipped, simulation: Simulation): string {
  const { met, unproven, missed, undecided } = objectiveCounts(simulation);
  const counts = `Objectives, by fault and function: ${met} met, ${unproven} met by typical or assumed times, ${missed} missed, ${undecided} undecided.`;
  return [
    `## ${strategy}\n`,
    `Changed for it: ${changes}.\n`,
    tableOf(simulation),
    `${counts}\n`,
    ...(missed > 0 ? [missedText(simulation)] : []),
  ].join("\n");
}

/** What users notice, and the stores and queue of the settings; not the workload's own buckets. */
const SHOWN = /^(serve |(write|keep|process) storefront-(orders|carts|receipts|uploads)\b)/;

function tableOf(simulation: Simulation): string {
  const { functions, survival, faults, steps } = simulation;
  const of = (title: string, chosen: (fault: (typeof faults)[number]) => boolean): Column => {
    return { title, faults: new Set(faults.filter(chosen).map(({ id }) => id)) };
  };
  const columns = [
    ...matrixOf(simulation, "all").columns,
    of("us-east-1 gone", ({ id }) => id === "region us-east-1 gone"),
    of("contents", ({ kind }) => kind === "content"),
  ];
  const people = new Set(steps.filter(({ by }) => by === "person").map(({ id }) => id));
  const byFunction = groupedBy(survival, (one) => one.function);
  const rows = functions
    .filter(({ id }) => SHOWN.test(id))
    .map(({ id, kind, atRest }) => {
      const own = byFunction.get(id) ?? [];
      const cells = columns.map(({ faults: some }) => {
        const worst = worstOf(own.filter(({ fault }) => some.has(fault)));
        if (worst === undefined) return "-";
        return atRest === "down" && worst.word !== "recovers" ? "idle" : cellText(worst, kind, people);
      });
      return `| ${[`\`${id}\``, ...cells].join(" | ")} |`;
    });
  const head = ["", ...columns.map(({ title }) => title)];
  return [`| ${head.join(" | ")} |`, `| ${head.map(() => "---").join(" | ")} |`, ...rows, ""].join("\n");
}

function cellText(one: Survival, kind: string, people: ReadonlySet<string>): string {
  const isManual = one.word === "recovers" && one.steps.some((step) => people.has(step));
  const mark = `${isManual ? "*" : ""}${one.objective?.met === "no" ? " ✖" : ""}`;
  if (kind !== "keep") return wordOf(one) + mark;
  const age = one.rpo ? time(one.rpo.seconds) : undefined;
  return `${one.word === "lost" || one.word === "undecided" ? one.word : (age ?? "0 s")}${mark}`;
}

/** Each objective that is missed, with the arithmetic; what is the same of several functions or faults is said once. */
function missedText({ survival }: Simulation): string {
  const missed = survival.filter(({ objective }) => objective?.met === "no");
  const said = missed.map((one) => ({ fn: one.function, fault: one.fault, says: whyMissed(one) }));
  const byFunction = [...groupedBy(said, ({ fn, says }) => `${fn}\n${says}`).values()].map((alike) => {
    return { fn: alike[0]!.fn, faults: alike.map(({ fault }) => `\`${fault}\``).join(", "), says: alike[0]!.says };
  });
  const lines = [...groupedBy(byFunction, ({ faults, says }) => `under ${faults}: ${says}`)].map(
    ([text, alike]) => `- ${alike.map(({ fn }) => `\`${fn}\``).join(", ")} ${text}`,
  );
  return `Missed:\n\n${lines.join("\n")}\n`;
}

function whyMissed({ objective, word, rto, rpo, because }: Survival): string {
  const { rto: wantedTime, rpo: wantedAge } = objective!;
  const wanted = [
    ...(wantedTime === undefined ? [] : [time(wantedTime)]),
    ...(wantedAge === undefined ? [] : [`${time(wantedAge)} of data`]),
  ];
  const isLate = wantedTime !== undefined && word === "recovers" && (rto?.seconds ?? 0) > wantedTime;
  const isOld = wantedAge !== undefined && (rpo?.seconds ?? 0) > wantedAge;
  const why = [
    ...(isLate ? [`${time(rto!.seconds)} (${rto!.arithmetic})`] : []),
    ...(isOld ? [`up to ${time(rpo!.seconds)} of data (${rpo!.arithmetic}; ${rpo!.source})`] : []),
    ...(isLate || isOld
      ? []
      : [`${word}. ${because.split(" No person can ").slice(0, 2).join(" No person can ").replace(/\.$/, "")}`]),
  ];
  return `${why.join("; ")}. The objective is ${wanted.join(" and ")}.`;
}

const OUTAGE = "region us-east-1 outage";
/** The README's table: what the outage of the primary's Region does, in each strategy. */
const COLUMNS = {
  "users are answered": "serve shop.example.com",
  "orders are written": "write storefront-orders-1",
  both: "serve shop.example.com with its data",
  "orders given up": "keep storefront-orders-1",
} as const;

/** The README with its table of strategies made anew, between its two comments. */
export async function withStrategies(readme: string): Promise<string> {
  const rows = await Promise.all(
    shippedStrategies().map(async ({ strategy, variant }) => {
      const { survival, steps } = await simulationOf(variant);
      const people = new Set(steps.filter(({ by }) => by === "person").map(({ id }) => id));
      const cells = Object.values(COLUMNS).map((fn) => {
        const one = survival.find((answer) => answer.fault === OUTAGE && answer.function === fn)!;
        return cellText(one, fn.split(" ")[0]!, people);
      });
      return [strategy, ...cells];
    }),
  );
  const table = aligned([["strategy", ...Object.keys(COLUMNS)], ...rows]);
  return readme.replace(/(<!-- strategies -->\n\n)[^]*?(\n\n<!-- \/strategies -->)/, `$1${table}$2`);
}
