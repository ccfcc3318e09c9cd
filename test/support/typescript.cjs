// Runs the repository's TypeScript in tests. One run of esbuild compiles all of it, which is kept in node_modules/.cache by each file's content: tsx, which
// compiles file by file, asks the file system about each import and has Node read the source maps of every package, takes longer to load the program and
// the pack than a plan takes.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { SourceMap } = require("node:module");
const path = require("node:path");

const ROOT = path.join(__dirname, "../..");
const FOLDER = path.join(ROOT, "node_modules/.cache/holdfast");
const APART = ["node_modules", "dist", "out", ".git"];

const OPTIONS = { format: "cjs", platform: "node", target: "node20", minifyWhitespace: true };
const MAPPED = { sourcemap: "external", sourcesContent: false, logLevel: "silent" };
/** What other options or another version have made is of no use. */
const KIND = JSON.stringify([OPTIONS, require("esbuild/package.json").version]);

/**
 * Of each file, by its path from the root: the digest of its source, its code, and its size and time of change, by which files to compile again are found
 * without reading them.
 *
 * @typedef {{ digest: string, size: number, changed: number, code: string }} Compiled
 * @type {Record<string, Compiled>}
 */
const kept = upToDate(read("typescript.json") ?? {});

/** Source maps, by the code's digest; read when the first error is shown. */
let maps;

function upToDate(known) {
  const now = Object.fromEntries(sources(ROOT).map((name) => [name, fs.statSync(path.join(ROOT, name))]));
  const isCurrent = ([name, { size, mtimeMs }]) => known[name]?.size === size && known[name].changed === mtimeMs;
  const stale = Object.entries(now).filter((one) => !isCurrent(one));
  if (stale.length === 0) return known;
  const made = compiled(stale.map(([name]) => name));
  if (!made) return known;
  const same = Object.fromEntries(Object.entries(known).filter(([name]) => name in now));
  const all = { ...same };
  for (const [name, { size, mtimeMs }] of stale)
    all[name] = { digest: made[name].digest, size, changed: mtimeMs, code: made[name].code };
  const mapped = { ...read("typescript-maps.json") };
  for (const { code, map } of Object.values(made)) mapped[digestOf(code)] = map;
  const used = new Set(Object.values(all).map(({ code }) => digestOf(code)));
  write("typescript-maps.json", Object.fromEntries(Object.entries(mapped).filter(([digest]) => used.has(digest))));
  write("typescript.json", all);
  return all;
}

/** The paths of all sources below a folder, from the root. */
function sources(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return APART.includes(entry.name) ? [] : sources(file);
    return entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts") ? [path.relative(ROOT, file)] : [];
  });
}

/** Undefined where one of them does not compile: each then is, when it is loaded, and says so itself. */
function compiled(names) {
  const digests = names.map((name) => digestOf(fs.readFileSync(path.join(ROOT, name))));
  let outputFiles;
  try {
    const places = { absWorkingDir: ROOT, entryPoints: names, outbase: ROOT, outdir: ROOT, write: false };
    ({ outputFiles } = require("esbuild").buildSync({ ...places, ...OPTIONS, ...MAPPED }));
  } catch (error) {
    if (error.errors) return undefined;
    throw error;
  }
  const texts = new Map(outputFiles.map((file) => [path.relative(ROOT, file.path), file.text]));
  const made = names.map((name, i) => {
    const output = name.replace(/ts$/, "js");
    return [name, { digest: digests[i], code: texts.get(output), map: texts.get(`${output}.map`) }];
  });
  return Object.fromEntries(made);
}

function read(name) {
  try {
    const { kind, files } = JSON.parse(fs.readFileSync(path.join(FOLDER, name), "utf8"));
    return kind === KIND ? files : undefined;
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Whole or not at all: a reader never sees half a file. */
function write(name, files) {
  const unfinished = path.join(FOLDER, `${name}.${process.pid}`);
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(unfinished, JSON.stringify({ kind: KIND, files }));
  fs.renameSync(unfinished, path.join(FOLDER, name));
}

function digestOf(content) {
  return createHash("sha1").update(content).digest("base64");
}

function load(module, filename) {
  const source = fs.readFileSync(filename);
  const known = kept[path.relative(ROOT, filename)];
  module._compile(known?.digest === digestOf(source) ? known.code : codeOf(source.toString(), filename), filename);
}

// First: Node looks for endings in this order, and where there are x.ts and x.json, `import "./x"` means x.ts.
const others = Object.entries(require.extensions);
for (const [ending] of others) Reflect.deleteProperty(require.extensions, ending);
Object.assign(require.extensions, { ".ts": load }, Object.fromEntries(others));

function codeOf(source, sourcefile) {
  return require("esbuild").transformSync(source, { ...OPTIONS, loader: "ts", sourcefile }).code;
}

/** Node's own form of a stack, with the places in the sources. */
Error.prepareStackTrace = (error, frames) => {
  const head = safely(() => Error.prototype.toString.call(error)) ?? "<error>";
  return [head, ...frames.map((frame) => `    at ${placed(frame)}`)].join("\n");
};

function placed(frame) {
  const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()];
  const known = file?.endsWith(".ts") ? kept[path.relative(ROOT, file)] : undefined;
  if (!known) return frame;
  maps ??= read("typescript-maps.json") ?? {};
  const map = maps[digestOf(known.code)];
  const found = map && new SourceMap(JSON.parse(map)).findEntry(line - 1, column - 1);
  if (found?.originalLine === undefined) return frame;
  return String(frame).replace(`:${line}:${column}`, `:${found.originalLine + 1}:${found.originalColumn + 1}`);
}

function safely(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
