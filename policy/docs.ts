import { z } from "zod";
import { BEST_PRACTICES, type PracticeId } from "../facts/well-architected";
import { defaultLevel } from "./config";
import type { Peers, Rule } from "./rule";
import { rules as all } from "./rules";

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

function ruleSection(rule: Rule): string[] {
  return [
    `### ${rule.id}`,
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
    "",
  ];
}

/** A heading's anchor, as GitHub makes it: "AWS Backup" is #aws-backup. */
function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(" ", "-");
}

function tableOf(rules: readonly Rule[]): string[] {
  const rows = rules.map(
    (rule) => `| [${rule.id}](#${rule.id}) | ${cell(rule.title)} | ${rule.severity} | ${defaultLevel(rule)} |`,
  );
  return ["| Rule | Title | Severity | Default |", "| --- | --- | --- | --- |", ...rows, ""];
}

/** The services with their numbers of rules. */
function indexOf(services: readonly string[], of: (service: string) => readonly Rule[]): string[] {
  const rows = services.map((service) => `| [${service}](#${anchorOf(service)}) | ${of(service).length} |`);
  return ["| Service | Rules |", "| --- | --- |", ...rows, ""];
}

/** RULES.md: every rule, by service and id, with its settings. */
export function renderRules(rules: readonly Rule[] = all): string {
  const sorted = [...rules].sort((a, b) => a.service.localeCompare(b.service) || a.id.localeCompare(b.id));
  const services = [...new Set(sorted.map((rule) => rule.service))];
  const of = (service: string) => sorted.filter((rule) => rule.service === service);
  const sections = services.flatMap((service) => [
    `## ${service}`,
    "",
    ...tableOf(of(service)),
    ...of(service).flatMap(ruleSection),
  ]);
  return [
    "# Rules",
    "",
    "<!-- Generated from the rules by `npm run generate`; a test says when it is stale. -->",
    "",
    `${sorted.length} rules. A rule's id is its policy's name, and the key of its level and settings in the`,
    "configuration (`pulumi preview --policy-pack policy --policy-pack-config FILE`, `holdfast check --pack-config FILE`).",
    "[docs/practices.md](../docs/practices.md) has them by Well-Architected best practice and Security Hub control.",
    "",
    ...indexOf(services, of),
    ...sections,
  ].join("\n");
}
