import { z } from "zod";
import { BEST_PRACTICES, type PracticeId } from "../facts/well-architected";
import { defaultLevel } from "./config";
import type { Judgement } from "./judge";
import { evidenceOf } from "./report";
import type { Peers, Rule } from "./rule";
import { rules as all } from "./rules";

/** The TypeScript of a rule's example: the program that it refuses, and the same as it should be. */
export interface ExampleText {
  readonly wrong: string;
  readonly right: string;
  /** What the rule says of the program that it refuses. */
  readonly says: readonly Pick<Judgement, "resource" | "verdict">[];
}

/** By rule. */
export type ExampleTexts = Readonly<Record<string, ExampleText>>;

/** A text for a cell of a table. */
export function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function typeOf(schema: unknown): string {
  if (typeof schema !== "object" || schema === null) return "any";
  const { type, enum: values, minimum, maximum } = schema as Readonly<Record<string, unknown>>;
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(", ");
  const bounds = [
    typeof minimum === "number" && `from ${minimum}`,
    typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER && `to ${maximum}`,
  ];
  return [String(type), ...bounds.filter((bound) => bound !== false)].join(" ");
}

function settingsTable(rule: Rule): string[] {
  const { properties = {} } = z.toJSONSchema(rule.settings, { io: "input", target: "draft-7" });
  const rows = Object.entries(properties).map(([name, schema]) => {
    const { default: byDefault, description = "" } = typeof schema === "object" ? schema : {};
    return `| \`${name}\` | ${cell(typeOf(schema))} | \`${cell(JSON.stringify(byDefault))}\` | ${cell(description)} |`;
  });
  return rows.length === 0 ? [] : ["", "| Setting | Type | Default | Meaning |", "| --- | --- | --- | --- |", ...rows];
}

function practiceLink(id: PracticeId): string {
  return `[${id}](${BEST_PRACTICES.sources[0]}${BEST_PRACTICES.data[id].page}.html)`;
}

const PEER_NAMES: Readonly<Record<keyof Peers, string>> = {
  securityHub: "Security Hub",
  config: "AWS Config",
  checkov: "checkov",
  cdkNag: "cdk-nag",
  prowler: "Prowler",
};

/** "Security Hub RDS.5; checkov CKV_AWS_157". */
function peersOf(peers: Peers): string {
  const keys = ["securityHub", "config", "checkov", "cdkNag", "prowler"] as const;
  const named = keys.flatMap((key) => (peers[key] ? [`${PEER_NAMES[key]} ${peers[key].join(", ")}`] : []));
  return named.join("; ");
}

/** A heading's anchor, as GitHub makes it: "AWS Backup" is #aws-backup. */
function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(" ", "-");
}

function exampleOf({ wrong, says, right }: ExampleText): string[] {
  const found = says.flatMap(({ resource, verdict }) =>
    verdict.verdict === "violation"
      ? [`> **${resource.name}**: ${verdict.message} \`${evidenceOf(verdict).replaceAll("`", "'")}\``, ">"]
      : [],
  );
  const program = (text: string) => ["", "```ts", text, "```"];
  return ["", "Refused:", ...program(wrong), "", ...found.slice(0, -1), "", "Right:", ...program(right)];
}

function ruleSection(rule: Rule, example: ExampleText | undefined): string[] {
  return [
    `## ${rule.id}`,
    "",
    `${rule.title}. Severity ${rule.severity}, ${defaultLevel(rule)} by default.`,
    "",
    `- **Why:** ${rule.why}`,
    `- **Fix:** ${rule.fix}${rule.remediate ? ' Pulumi fixes it automatically at the level "remediate".' : ""}`,
    `- **Resource types:** ${rule.types.map((type) => `\`${type}\``).join(", ")}`,
    `- **Source:** <${rule.source}>`,
    ...(rule.practices.length > 0 ? [`- **Well-Architected:** ${rule.practices.map(practiceLink).join(", ")}`] : []),
    ...(rule.peers ? [`- **Also checked by:** ${peersOf(rule.peers)}`] : []),
    ...settingsTable(rule),
    ...(example ? exampleOf(example) : []),
    "",
  ];
}

/** The page of a service's rules, in docs/rules: "AWS Backup" is aws-backup.md. */
function pageOf(service: string): string {
  return `${service.toLowerCase().replaceAll(" ", "-")}.md`;
}

/** Where a rule is described, from docs/rules. */
export function ruleLink({ id, service }: Pick<Rule, "id" | "service">): string {
  return `${pageOf(service)}#${id}`;
}

/** Rules by service, each by id. */
function byService(rules: readonly Rule[]): readonly (readonly [string, readonly Rule[]])[] {
  const services = [...new Set(rules.map((rule) => rule.service))].sort((a, b) => a.localeCompare(b));
  const of = (service: string) => rules.filter((rule) => rule.service === service);
  return services.map((service) => [service, [...of(service)].sort((a, b) => a.id.localeCompare(b.id))]);
}

const GENERATED = "<!-- Generated from the rules by `npm run generate`; a test says when it is stale. -->";

/** The pages of docs/rules, by file name: the rules of each service, with their settings and examples. */
export function renderPages(examples: ExampleTexts, rules: readonly Rule[] = all): Readonly<Record<string, string>> {
  const pages = byService(rules).map(([service, own]) => {
    const isShown = own.some(({ id }) => id in examples);
    const text = [
      `# Rules: ${service}`,
      "",
      GENERATED,
      "",
      "[All rules](../../policy/RULES.md)",
      ...(isShown
        ? [
            "",
            "What an example uses and does not create, such as `topic` or `subnetA`, is in [examples](examples). A test runs both",
            "programs of each, and finds the first refused by the rule and the second not.",
          ]
        : []),
      "",
      ...own.flatMap((rule) => ruleSection(rule, examples[rule.id])),
    ];
    return [pageOf(service), text.join("\n")] as const;
  });
  return Object.fromEntries(pages);
}

function tableOf(rules: readonly Rule[], pages: string): string[] {
  const rows = rules.map(
    (rule) =>
      `| [${rule.id}](${pages}/${ruleLink(rule)}) | ${cell(rule.title)} | ${rule.severity} | ${defaultLevel(rule)} |`,
  );
  return ["| Rule | Title | Severity | Default |", "| --- | --- | --- | --- |", ...rows, ""];
}

/**
 * RULES.md: the rules by service, each with a link to its description.
 * @param pages where docs/rules is from there
 */
export function renderRules(pages = "../docs/rules", rules: readonly Rule[] = all): string {
  const services = byService(rules);
  const refusing = rules.filter((rule) => defaultLevel(rule) === "mandatory").length;
  const index = services.map(([service, own]) => `| [${service}](#${anchorOf(service)}) | ${own.length} |`);
  return [
    "# Rules",
    "",
    GENERATED,
    "",
    `${rules.length} rules, ${refusing} of which refuse by default. A rule's id is its policy's name, and the key of its level and settings in the`,
    "configuration (`pulumi preview --policy-pack policy --policy-pack-config FILE`, `holdfast check --pack-config FILE`). Its page says why,",
    "the fix, the settings and AWS's page, and shows programs that are refused and right.",
    "",
    "| Service | Rules |",
    "| --- | --- |",
    ...index,
    "",
    ...services.flatMap(([service, own]) => [`## ${service}`, "", ...tableOf(own, pages)]),
  ].join("\n");
}
