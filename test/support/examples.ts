import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packConfigOf } from "../../cli/commands/check";
import { readConfigFiles } from "../../cli/plan";
import { aligned } from "./markdown-table";
import { planned, withPrinted, type PlanOf } from "./readme";

export const EXAMPLES = join(__dirname, "../../examples");

/** The examples by their folders' names. */
export const exampleNames = (): string[] =>
  readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** An example's configuration and the pack's, which is the default one where it has none. */
export function exampleOf(name: string): PlanOf {
  const pack = join(EXAMPLES, name, "policy-config.json");
  return {
    folder: join(EXAMPLES, name),
    files: readConfigFiles(join(EXAMPLES, name)),
    ...(existsSync(pack) && { packConfig: packConfigOf(pack) }),
  };
}

const known = new Map<string, ReturnType<typeof planned>>();

/** What `holdfast plan` makes of an example, once in a process. */
export function planOfExample(name: string): ReturnType<typeof planned> {
  const made = known.get(name) ?? planned(exampleOf(name));
  known.set(name, made);
  return made;
}

/** Above what is made anew. */
const MARK = "<!-- examples -->";

export const readmeOf = (name: string): string => readFileSync(join(EXAMPLES, name, "README.md"), "utf8");

export const INDEX = join(EXAMPLES, "README.md");

/** The examples' own README with a row for each: its strategy, and what its README is called. */
export function freshIndex(): string {
  const [head] = readFileSync(INDEX, "utf8").split(MARK);
  const rows = exampleNames().map((name) => {
    const [primary] = exampleOf(name).files.stacks;
    const { strategy } = JSON.parse(primary?.config["holdfast:workload"] ?? "{}") as { strategy?: string };
    const title = /^# (.+)/.exec(readmeOf(name))?.[1] ?? name;
    return [`[${name}](${name}/README.md)`, strategy ?? "", title];
  });
  return `${head}${MARK}\n\n${aligned([["example", "strategy", "what it shows"], ...rows])}\n`;
}

/** An example's README with its plan made anew. */
export const freshReadme = async (name: string): Promise<string> =>
  withPrinted(readmeOf(name), (await planOfExample(name)).text);
