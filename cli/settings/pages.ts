import { conditionOf, defaultOf } from "../report/terminal/setting";
import { exampleOf, exampleText, type Examples } from "./examples";
import { ITEM, NAME, pathOf, type Setting } from "./reference";

const GENERATED = "<!-- Generated from the schema by `npm run generate`; a test says when it is stale. -->";

/** Longer lists of what is allowed are cut: `holdfast explain` has them whole. */
const LONGEST = 160;

/** Areas in the order in which a service is described, under what they are about. */
const CHAPTERS: Readonly<Record<string, readonly string[]>> = {
  "The service": ["workload", "role", "active", "network", "ingress", "compute"],
  Failover: ["dns", "standby"],
  Data: ["databases", "tables", "buckets", "volumes", "keys", "backup", "restore"],
  Messages: ["queues", "topics", "streams", "buses", "functions"],
  Operation: ["alerts", "monitoring", "trail", "experiments"],
};

/** The pages of docs/settings/, by file name: an index, and one for each area. */
export function settingPages(reference: readonly Setting[], known: Examples): Map<string, string> {
  const pages = reference.map((area) => [`${area.path[0]}.md`, pageOf(area, known)] as const);
  return new Map([["README.md", indexOf(reference)], ...pages]);
}

function indexOf(reference: readonly Setting[]): string {
  const chaptered = Object.values(CHAPTERS).flat();
  const rest = reference.map(({ path }) => path[0]!).filter((area) => !chaptered.includes(area));
  const chapters = Object.entries({ ...CHAPTERS, ...(rest.length > 0 && { Others: rest }) }).map(([title, areas]) => {
    const rows = areas.flatMap((name) => {
      const area = reference.find(({ path }) => path[0] === name);
      return area ? [`| [\`holdfast:${name}\`](${name}.md) | ${cell(area.meaning)} |`] : [];
    });
    return `## ${title}\n\n| area | what it is |\n| --- | --- |\n${rows.join("\n")}\n`;
  });
  return `# Settings

${GENERATED}

One key of stack configuration for each area. What both Regions share goes into \`Pulumi.yaml\`, below \`value:\`; what differs into the stack file of
the Region, which replaces a whole key. Durations are written \`90s\`, \`5m\`, \`4h\` or \`7d\`. The same in a terminal: \`holdfast explain
compute.warmPool\`. For an editor: the first line \`# yaml-language-server: $schema=…/settings.schema.json\`, a file that \`holdfast schema\` prints.

${chapters.join("\n")}`;
}

function pageOf(area: Setting, known: Examples): string {
  return `# holdfast:${area.path[0]}\n\n${GENERATED}\n\n[All areas](README.md)\n\n${sections(area, known).join("\n")}`;
}

/** A section for each group, the outer before the inner ones. */
function sections(group: Setting, known: Examples): string[] {
  const isArea = group.path.length === 1;
  const condition = conditionOf(group);
  const example = exampleText(group, known);
  const head = [
    ...(isArea ? [] : [`## ${titleOf(group)}\n`]),
    `${group.meaning}${condition === "" ? "" : ` Only ${condition}.`}\n`,
    ...(group.children.length === 0 ? [`${typeLine(group)}\n`] : []),
    ...(example === undefined ? [] : [`\`\`\`yaml\n${example}\n\`\`\`\n`]),
  ];
  const table = group.children.length === 0 ? [] : [tableOf(group.children, known)];
  const own = [group, ...group.children.filter(({ children }) => children.length === 0)];
  return [
    [...head, ...table, ...refusals(own, known)].join("\n"),
    ...inner(group).flatMap((one) => sections(one, known)),
  ];
}

const inner = ({ children }: Setting): Setting[] => children.filter((one) => one.children.length > 0);

const titleOf = (setting: Setting): string => {
  const condition = conditionOf(setting).replace(/^with \w+: /, "");
  return `\`${pathOf(setting)}\`${condition === "" ? "" : ` (${condition})`}`;
};

const typeLine = ({ type, allowed, default: given }: Setting): string =>
  `${capital(type)}${allowed === undefined ? "" : `: ${allowed}`}.${given === undefined ? "" : ` Default: \`${String(given)}\`.`}`;

function tableOf(children: readonly Setting[], known: Examples): string {
  const rows = children.map((one) => {
    const name = one.path.at(-1)!;
    const condition = conditionOf(one);
    const shown = name === NAME || name === ITEM ? escaped(name) : `\`${name}\``;
    const linked = one.children.length > 0 ? `[${shown}](#${anchorOf(titleOf(one))})` : shown;
    const meaning = `${one.meaning}${condition === "" ? "" : ` *${capital(condition)}.*`}`;
    const allowed =
      one.allowed === undefined
        ? one.type
        : one.allowed.startsWith("a duration")
          ? one.allowed.replace(/, written.*/, "")
          : `${one.type.startsWith("one of") ? "one of" : `${one.type}:`} ${short(one.allowed)}`;
    const example = one.children.length > 0 ? undefined : exampleOf(one, known);
    return `| ${linked} | ${cell(meaning)} | ${cell(allowed)} | ${code(defaultOf(one))} | ${example === undefined ? "" : code(JSON.stringify(example))} |`;
  });
  return `| setting | meaning | type, and what is allowed | default | example |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}

function refusals(settings: readonly Setting[], { refused }: Examples): string[] {
  const lines = settings.flatMap((one) =>
    (refused[pathOf(one)] ?? []).map(
      ({ message, fix }) => `- \`${pathOf(one)}\`: ${escaped(message)}. ${escaped(fix)}`,
    ),
  );
  return lines.length === 0 ? [] : [`Refused, for example:\n\n${[...new Set(lines)].join("\n")}\n`];
}

/** As GitHub makes it of a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function short(text: string): string {
  if (text.length <= LONGEST) return text;
  const parts = text.split(", ");
  return parts.length > 8 ? `${parts.slice(0, 4).join(", ")} and ${parts.length - 4} more` : text;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const escaped = (text: string): string => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("*", "\\*");
const cell = (text: string): string => text.replaceAll("<", "&lt;").replaceAll("|", "\\|").replaceAll("\n", " ");
const code = (text: string): string =>
  text.startsWith("none") || text === "its parts'" ? text : `\`${text.replaceAll("|", "\\|")}\``;
