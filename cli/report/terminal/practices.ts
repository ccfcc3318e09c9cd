import type { PracticeResult, PracticeStatus } from "../../../policy/practices";
import type { Screen } from "./screen";
import { plural, wrap } from "./words";

const INDENT = "      ";
const ORDER: readonly PracticeStatus[] = ["broken", "undecided", "met", "unseen"];

/** `efs-backup, rds-backup-retention (3)` */
function named(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([rule, count]) => (count > 1 ? `${rule} (${count})` : rule))
    .join(", ");
}

/** What is said below a practice's title: a line each. */
function detailsOf({ status, violated, undecided, acknowledged, compliant, reason }: PracticeResult): string[] {
  if (status === "unseen") return [reason ?? ""];
  const parts = [
    ["violated", violated],
    ["undecided", undecided],
    ["acknowledged", acknowledged],
    ["compliant", compliant],
  ] as const;
  const shown = status === "met" ? parts : parts.filter(([word]) => word !== "compliant");
  return shown
    .filter(([, counts]) => Object.keys(counts).length > 0)
    .map(([word, counts]) => `${word}: ${named(counts)}`);
}

/** Which best practices of the Reliability pillar a program meets: the broken ones first. */
export function renderPractices(practices: readonly PracticeResult[], { colours, width }: Screen): string {
  const { bold, dim, green, red, yellow } = colours;
  const marks: Record<PracticeStatus, string> = {
    broken: red("✖"),
    undecided: yellow("?"),
    met: green("✔"),
    unseen: dim("-"),
  };
  const count = (status: PracticeStatus) => practices.filter((one) => one.status === status).length;
  const head = [
    count("broken") > 0 ? red(`${count("broken")} broken`) : green("none broken"),
    count("undecided") > 0 ? yellow(`${count("undecided")} undecided`) : "none undecided",
    `${count("met")} met as far as the rules see`,
    dim(`${count("unseen")} unseen`),
  ];
  const lines = ORDER.flatMap((status) => practices.filter((one) => one.status === status)).flatMap((one) => {
    const title = wrap(`${one.id}  ${one.title}`, width - 4, "    ");
    const details = detailsOf(one).map((line) => `${INDENT}${dim(wrap(line, width - INDENT.length, INDENT))}\n`);
    return [`  ${marks[one.status]} ${one.status === "broken" ? bold(title) : title}\n`, ...details];
  });
  const total = plural(practices.length, "best practice");
  return `\n${bold("Practices")}  ${head.join(", ")} of ${total} (AWS Well-Architected, Reliability pillar)\n${lines.join("")}`;
}
