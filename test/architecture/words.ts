import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, posix, relative } from "node:path";

/**
 * Words and phrases that a reader who knows AWS would have to translate, each with the term to use instead. They are looked for in whole files: names,
 * comments, texts and documents alike, in lower case and with names split into words (`deadRegion` is read as "dead region"). On a line
 * that matches `but`, a hit is none; `asWritten` are looked for without splitting names, since AWS's own have the words too.
 */
const WORDS: { word: RegExp; use: string; but?: RegExp; asWritten?: true }[] = [
  { word: /\b(rings?|ringing|rang|rung)\b/g, use: "is in ALARM, goes to ALARM" },
  { word: /\b(tells|told|tellers?)\b/g, use: "notifies, is notified; reports, says", but: /apart/i },
  { word: /\bheed\w*/g, use: "consumers, alarm actions" },
  { word: /\bmend\w*/g, use: "fix, remedy" },
  { word: /\b(?<!on[- ]|capacity with )demand\w*/g, use: "require, assert" },
  { word: /\blets? in(to)?\b/g, use: "allows" },
  { word: /\b(whoever|whomever|whom)\b/g, use: "name the actor" },
  {
    word: /\b(somebody|nobody|anybody)\b/g,
    use: "name the actor: the on-call engineer, an administrator, no subscriber",
  },
  { word: /\bpatience\b/g, use: "probe timeout" },
  { word: /\blineages?\b/g, use: "promoted, restored or superseded cluster" },
  {
    word: /\b(thrown|throw(s|ing)? (a|the|its|this|that|[a-z]+'s) switch)/g,
    use: "engaged, released",
    but: /error|exception|catch|assert/i,
  },
  { word: /\bmade[- ]up\b(?! of)/g, use: "mock" },
  { word: /\bfeign\w*/g, use: "inject, simulate" },
  { word: /\b(bears?|borne)\b/g, use: "has, carries" },
  { word: /\b(lies|lie|lain)\b/g, use: "is" },
  { word: /\b(stands?|stood)\b(?!-ins?\b|[- ]by\b| for\b| in for\b)/g, use: "is, is written, exists", asWritten: true },
  { word: /\b(has|have|had) (its|their|a|the) say\b|'s say\b/g, use: "decides, is included" },
  { word: /\bfail-(over|back)s?\b/g, use: "failover, failback (nouns); fail over, fail back (verbs)" },
  { word: /\bdead letters\b/g, use: "dead-letter queue, DLQ; undelivered messages", asWritten: true },
  {
    word: /\b(dead|lost) regions?\b|\bregions? (is|was|are|were) (dead|lost)\b/g,
    use: "an impaired Region; unavailable, in the runbook",
  },
  { word: /\b(death|dies|died)\b/g, use: "failure; fails" },
  { word: /\bfor ever\b/g, use: "indefinitely, never expires, always" },
  { word: /\bslips? of the pen\b/g, use: "typos" },
  { word: /\bholds? (its|their) peace\b/g, use: "is skipped" },
  { word: /\bby the load balancer's word\b/g, use: "with ELB health checks" },
  { word: /\bleads? nowhere\b/g, use: "has no target" },
  { word: /\bhad back\b/g, use: "restored" },
  { word: /\bfor want of\b|\bin vain\b|\blest\b|\bwhence\b|\bnaught\b|\baught\b|\bbefall\w*/g, use: "plain English" },
  { word: /\bthe house\b/g, use: "repository layout" },
  { word: /\bknownbefore\b/g, use: "known at preview", asWritten: true },
];

/** File names that say nothing to who has not opened the file. */
const NAMES =
  /^(given|unread|way-out|referring|several-stacks|tellers|heeded|followable-alarm|detection-mends)(\.test)?\.ts$/;

/** What is written by a person here, and what is not: data, pictures, recordings, and this list itself. */
const READ = /(^LICENSE|\.([cm]?[jt]s|md|ya?ml|css|sh|py))$/;
const SKIPPED = new Set(["node_modules", "fixtures", "out", ".git", "LICENSE"]);
const OURSELVES = /^test\/architecture\/words(\.test)?\.ts$/;

const ROOT = join(__dirname, "../..");

export interface Finding {
  path: string;
  line: number;
  found: string;
  use: string;
}

/** The words in a text that a reader would have to translate. */
export function wordsIn(path: string, text: string): Finding[] {
  const original = text.split("\n");
  const written = text
    .replace(/https?:\/\/[^\s)"'`>]+/g, "")
    // A phrase goes on in the comment's next line.
    .replace(/\n *(\*|\/\/|#|>)(?= )/g, (start) => `\n${" ".repeat(start.length - 1)}`);
  const split = written.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/_/g, " ");
  const findings = WORDS.flatMap(({ word, use, but, asWritten }) => {
    const searched = (asWritten ? written : split).toLowerCase();
    return [...searched.matchAll(anySpace(word))].flatMap((hit) => {
      const line = searched.slice(0, hit.index).split("\n").length;
      const found = hit[0].replace(/\s+/g, " ");
      return but?.test(original[line - 1] ?? "") ? [] : [{ path, line, found, use }];
    });
  });
  const name = basename(path);
  if (NAMES.test(name)) findings.push({ path, line: 0, found: name, use: "the glossary's name" });
  return findings.sort((a, b) => a.line - b.line);
}

/** A pattern whose spaces also match the end of a line. */
function anySpace(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll(/(?<!\[[^\]]*) /g, "\\s+"), "g");
}

/** The files below a path that are read, from the project's folder. */
export function writtenFiles(path: string): string[] {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!found || OURSELVES.test(path)) return [];
  if (!found.isDirectory()) return READ.test(path) ? [path] : [];
  const names = readdirSync(join(ROOT, path)).filter((name) => !SKIPPED.has(name));
  return names.flatMap((name) => writtenFiles(posix.join(path, name)));
}

/** The words in a file's name and text. */
export function wordsOfFile(path: string): Finding[] {
  const inName = wordsIn(path, basename(path)).map((finding) => ({ ...finding, line: 0 }));
  const inText = wordsIn(path, readFileSync(join(ROOT, path), "utf8")).filter(({ line }) => line > 0);
  return [...inName, ...inText];
}

export function sentence({ path, line, found, use }: Finding): string {
  return `${path}:${line}: "${found}" → ${use}`;
}

/** The folder that a file is counted under: two deep, three under test. */
function folderOf(path: string): string {
  const parts = posix.dirname(path).split("/");
  return parts.slice(0, parts[0] === "test" ? 3 : 2).join("/");
}

/** `node --import tsx test/architecture/words.ts [--counts] [FOLDER or FILE ...]` */
function main(args: string[]): void {
  const paths = args.filter((arg) => !arg.startsWith("--")).map((arg) => relative(ROOT, arg) || ".");
  const findings = (paths.length > 0 ? paths : ["."]).flatMap(writtenFiles).flatMap(wordsOfFile);
  const counts = new Map<string, number>();
  for (const { path } of findings) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  if (!args.includes("--counts")) for (const finding of findings) console.log(sentence(finding));
  else for (const [folder, count] of counts) console.log(`${String(count).padStart(5)}  ${folder}`);
  console.log(`${String(findings.length).padStart(5)}  in all`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

if (require.main === module) main(process.argv.slice(2));
